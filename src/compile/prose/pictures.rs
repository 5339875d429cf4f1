//! Pictures in prose: a file beside the page, with words for those who do not see it.

use std::ops::Range;

use super::links;
use super::lower::{Lowering, inline};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::read::{Asset, AssetKind, Scalar};
use crate::site::{Inline, Picture, plain_text};
use crate::{say, site};

/// A picture from its target, title and alternative text; `None` when it cannot be rendered.
pub(crate) fn picture(
    lowering: &mut Lowering<'_>,
    target: &str,
    title: &str,
    alt: Vec<Inline>,
    range: &Range<usize>,
) -> Option<Picture> {
    if plain_text(&alt).trim().is_empty() {
        lowering.problem(
            Code::ImageAlt,
            range,
            say!("图片没有文字说明", "a picture without alternative text"),
            say!(
                "在 ![ ] 的方括号里用一句话写明图上是什么，给看不到图的人听",
                "between the brackets of ![ ] say in a sentence what the picture shows"
            ),
        );
    }
    let (path, width, height) = file(lowering, target, range)?;
    let caption = caption(lowering, title, range);
    Some(Picture { path, width, height, alt, caption })
}

fn file(lowering: &mut Lowering<'_>, target: &str, range: &Range<usize>) -> Option<(String, u32, u32)> {
    let place = lowering.within(range, target);
    let span = lowering.place(&place);
    if !is_beside(target) {
        refuse(lowering, target, &place);
        return None;
    }
    let folder = lowering.scope.folder;
    let path = site::file(target, folder).unwrap_or_else(|| target.to_owned());
    let inside = folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    let asset = lowering.scope.assets.iter().find(|asset| inside && asset.path == path);
    match asset {
        Some(Asset { kind: AssetKind::Picture { width, height }, .. }) => Some((path, *width, *height)),
        Some(_) => {
            lowering.out.push(
                Diagnostic::new(
                    Code::ImageMissing,
                    say!("content/{path} 不是图片", "content/{path} is no picture"),
                )
                .at(span, say!("这里当图片用了", "it is used as one here"))
                .causes(Suppression::Use(path.clone()))
                .help(say!(
                    "图片用 jpg、png 或 webp；附件去掉前面的 !",
                    "a picture is jpg, png or webp; for an attachment drop the `!`"
                )),
            );
            None
        }
        None => {
            lowering.out.push(links::missing(&path, lowering.scope, span));
            None
        }
    }
}

/// Whether a target can only mean a file of this site, beside the page.
fn is_beside(target: &str) -> bool {
    let strange =
        |char: char| char.is_control() || char.is_whitespace() || matches!(char, ':' | '\\' | '?' | '#');
    !target.is_empty() && !target.starts_with('/') && !target.contains(strange)
}

fn refuse(lowering: &mut Lowering<'_>, target: &str, place: &Range<usize>) {
    let written: String = target.chars().take(80).flat_map(char::escape_debug).collect();
    lowering.problem(
        Code::ProseLink,
        place,
        say!("图片地址「{written}」不能用", "the picture address `{written}` is not allowed"),
        say!(
            "把图片下载下来放在页面旁边，只写文件名，例如 ![说明](photo.jpg)",
            "put the picture beside the page and write its name only, as in ![words](photo.jpg)"
        ),
    );
}

/// The title of a picture is its caption, and may hold roles.
fn caption(lowering: &mut Lowering<'_>, title: &str, range: &Range<usize>) -> Vec<Inline> {
    if title.trim().is_empty() {
        return Vec::new();
    }
    let place = lowering.within(range, title);
    let verbatim = lowering.typed(&place) == title;
    let span = lowering.place(&place);
    let verbatim = verbatim && span.range().len() == title.len();
    let scalar = Scalar { text: title.to_owned(), span, verbatim, quoted: true };
    inline(lowering.out, &scalar, lowering.scope)
}
