//! Link targets: which addresses may be in a page, and what a relative one means.

use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic, Suppression, Text};
use crate::say;
use crate::site::{Href, TargetError, file, parse_target};
use crate::text::percent_encoded;
use crate::text::source::Span;

/// Endings of files that lie beside a page; such a link must find its file.
const ATTACHMENTS: [&str; 7] = ["pdf", "xlsx", "csv", "jpg", "jpeg", "png", "webp"];
/// Folders that the build itself fills with files of those kinds.
const GENERATED: [&str; 2] = ["data", "charts"];

/// What a link target in prose means, entities and escapes already undone.
///
/// # Errors
/// `PROSE-LINK` for a target that is not allowed, `IMAGE-MISSING` for an attachment that is not there.
pub(crate) fn resolve(target: &str, scope: &PageScope<'_>, span: Span) -> Result<Href, Diagnostic> {
    let refuse = |why: Text| refused(target, why, span);
    check_characters(target).map_err(refuse)?;
    if let Some(anchor) = target.strip_prefix('#') {
        let href = Href::Anchor { anchor: anchor.to_owned(), span };
        return check_anchor(anchor).map(|()| href).map_err(refuse);
    }
    if let Some((scheme, _)) = scheme(target) {
        return external(target, scheme).map_err(refuse);
    }
    let (path, anchor) = match target.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (target, None),
    };
    anchor.map_or(Ok(()), check_anchor).map_err(refuse)?;
    if let Some(file) = file(path, scope.folder).filter(|file| is_attachment(file))
        && !scope.assets.iter().any(|asset| asset.path == file)
    {
        return Err(missing(&file, scope, span));
    }
    let path = parse_target(path, scope.folder).map_err(|error| refuse(no_address(error)))?;
    if scope.assets.iter().any(|asset| asset.path == path.as_str()) {
        return Ok(Href::File(path));
    }
    Ok(Href::Page { path, anchor: anchor.map(str::to_owned), span })
}

/// Why a target is no address of a site.
fn no_address(error: TargetError) -> Text {
    match error {
        TargetError::Outside => say!("跑到 content/ 外面去了", "this climbs out of content/"),
        TargetError::Path(_) => say!(
            "站内地址只用小写字母、数字和 - _ . /",
            "an address on this site has only lower-case letters, digits and - _ . /"
        ),
    }
}

/// A web address, for values that hold nothing else.
///
/// # Errors
/// Says why the text is no `http://` or `https://` address.
pub(crate) fn web_address(target: &str) -> Result<Href, Text> {
    check_characters(target)?;
    match scheme(target) {
        Some((scheme, _))
            if !scheme.eq_ignore_ascii_case("mailto") && !scheme.eq_ignore_ascii_case("tel") =>
        {
            external(target, scheme)
        }
        _ => Err(say!("不是网址", "not a web address")),
    }
}

fn refused(target: &str, why: Text, span: Span) -> Diagnostic {
    let written: String = target.chars().take(80).flat_map(char::escape_debug).collect();
    // `https：//`: the colon came from a Chinese keyboard.
    let colon = scheme(target).map(|(scheme, _)| scheme.len()).filter(|_| target.contains("：//"));
    let colon = colon.and_then(|at| Some(span.over(target)?.part(at, at + '：'.len_utf8())));
    Diagnostic::new(Code::ProseLink, say!("不能链接到「{written}」", "a link to `{written}` is not allowed"))
        .at(span, why)
        .fix(colon, ":")
        .help(say!(
            "可以写 https://…、mailto:…、tel:…，站内的 ../tongnan/2020-04.md、/about.md，或本页的 #s2",
            "write https://…, mailto:…, tel:…, a page such as ../tongnan/2020-04.md or /about.md, or #s2"
        ))
}

/// Browsers drop tabs and line ends inside an address and take `\` for `/`: none of them may occur.
fn check_characters(target: &str) -> Result<(), Text> {
    if target.is_empty() {
        return Err(say!("地址是空的", "the address is empty"));
    }
    if target.chars().any(|char| char.is_control() || char.is_whitespace()) {
        return Err(say!("地址里有空白或控制字符", "there is a space or control character in the address"));
    }
    if target.starts_with("//") || target.contains('\\') {
        return Err(say!(
            "不能用 // 开头，也不能有反斜杠；请写全 https://",
            "it may not begin with // nor hold a backslash; write https:// in full"
        ));
    }
    Ok(())
}

/// The part before the first colon, when that colon is before any `/`, `?` and `#`.
fn scheme(target: &str) -> Option<(&str, &str)> {
    let head = target.split(['/', '?', '#']).next().unwrap_or_default();
    head.contains([':', '：']).then(|| target.split_once([':', '：'])).flatten()
}

fn external(target: &str, scheme: &str) -> Result<Href, Text> {
    let rest = target.get(scheme.len()..).unwrap_or_default();
    let Some(rest) = rest.strip_prefix(':') else {
        return Err(say!("冒号是全角的，请改成半角 :", "the colon is full-width; write an ASCII one"));
    };
    let scheme = scheme.to_ascii_lowercase();
    let valid = match scheme.as_str() {
        "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
        "mailto" => rest.split_once('@').is_some_and(|(name, host)| is_mail(name) && is_mail(host)),
        "tel" => rest.len() >= 3 && rest.bytes().all(|byte| byte.is_ascii_digit() || b"+-()".contains(&byte)),
        _ => {
            return Err(say!(
                "只允许 http、https、mailto 和 tel",
                "only http, https, mailto and tel are allowed"
            ));
        }
    };
    if !valid {
        return Err(say!(
            "{scheme}: 后面的内容不完整或写错了",
            "what follows `{scheme}:` is incomplete or wrong"
        ));
    }
    Ok(Href::Web(format!("{scheme}:{}", percent_encoded(rest, PLAIN))))
}

fn has_host(rest: &str) -> bool {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty() && !host.starts_with([':', '.']) && !host.contains(['@', '<', '>', '"', '\''])
}

fn is_mail(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._+-".contains(&byte))
}

/// Bytes of an address that may be in it as they are, beside letters, digits and `-._~`.
const PLAIN: &[u8] = b"!#$%&()*+,/:;=?@[\\]";

fn check_anchor(anchor: &str) -> Result<(), Text> {
    let named = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.');
    match !anchor.is_empty() && anchor.chars().all(named) {
        true => Ok(()),
        false => Err(say!(
            "# 后面只能是小节编号，如 #s2（按标题的先后编）",
            "after # comes the number of a section such as #s2, counted by headings"
        )),
    }
}

fn is_attachment(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let generated = GENERATED.iter().any(|folder| path.split('/').next() == Some(folder));
    !generated && ending.is_some_and(|ending| ATTACHMENTS.contains(&ending.as_str()))
}

/// Says that a picture or attachment is not there, with the nearest one that is.
pub(crate) fn missing(path: &str, scope: &PageScope<'_>, span: Span) -> Diagnostic {
    let problem =
        Diagnostic::new(Code::ImageMissing, say!("找不到文件 content/{path}", "there is no content/{path}"))
            .at(span, say!("这里用到它", "it is used here"))
            .caused_by(Suppression::content(path));
    match crate::text::nearest(path, scope.assets.iter().map(|asset| asset.path.as_str())) {
        Some(near) => problem
            .causes(Suppression::Use(near.to_owned()))
            .help(say!("是不是 content/{near}？", "did you mean content/{near}?")),
        None => problem.help(say!(
            "把文件放在页面旁边，名字要完全一样，大小写也算",
            "put the file beside the page, with exactly this name"
        )),
    }
}
