//! Problems that several files of the content can have: names that are unknown or defined twice, and texts that cannot
//! become an address.

use crate::compile::fields::shortened;
use crate::diagnostic::{Code, Diagnostic, Suppression, Text};
use crate::read::Scalar;
use crate::say;
use crate::site::{PagePath, PathError};
use crate::text::nearest;
use crate::text::source::Span;

/// A district or place for comparison that is not there.
pub(super) fn unknown_place<'a>(scalar: &Scalar, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    unknown(scalar, "地区", "place", known).caused_by(Suppression::Districts).help(say!(
        "每个地区（对比用的也一样）有自己的文件夹 content/<英文名>/_index.md；tongbao new district 名称 会建好",
        "every place, those for comparison too, has its folder content/<name>/_index.md; `tongbao new district NAME` makes it"
    ))
}

/// A name that is defined nowhere, with the nearest one that is; the caller adds where it could be.
pub(super) fn unknown<'a>(
    scalar: &Scalar,
    zh: &str,
    en: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Diagnostic {
    let written = &scalar.text;
    let problem = Diagnostic::new(
        Code::NameUnknown,
        say!("没有叫「{written}」的{zh}", "no {en} is called `{written}`"),
    )
    .at(scalar.span, say!("没有登记", "not defined"));
    match nearest(written, known) {
        Some(near) => problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?")),
        None => problem,
    }
}

/// A name defined a second time.
pub(super) fn twice(what: &Text, name: &str, here: Span, first: Span) -> Diagnostic {
    let Text { zh, en } = what;
    Diagnostic::new(
        Code::KeyDuplicate,
        say!("{zh}「{name}」定义了两次", "the {en} `{name}` is defined twice"),
    )
    .at(here, say!("这里又定义了一次", "defined again here"))
    .at(first, say!("第一次在这里", "first defined here"))
    .help(say!("改掉其中一个名字，或把两处合并", "rename one of them, or merge the two"))
}

/// A text that cannot be part of an address; `example` is one that can.
pub(super) fn bad_slug(text: &str, span: Span, example: &str) -> Diagnostic {
    let why = match PagePath::page(text) {
        Err(PathError::Empty) => say!("这里是空的", "nothing is given here"),
        Err(PathError::TooLong) => say!("太长", "too long"),
        Err(PathError::Dot) => say!("每一段不能以点开头或结尾", "no part may begin or end with a dot"),
        Err(PathError::Device) => {
            say!("这个名字在 Windows 上留给设备", "Windows keeps this name for a device")
        }
        Err(PathError::Character(c)) => say!("网址里不能有「{c}」", "`{c}` cannot stand in an address"),
        Ok(_) if text.contains('/') => say!("这里不能有斜杠 /", "there can be no slash here"),
        Ok(_) => say!("每个文件夹的网页都叫这个名字", "the page of every folder has this name"),
    };
    let written = shortened(text);
    Diagnostic::new(
        Code::SlugInvalid,
        say!("「{written}」不能用作网址", "`{written}` cannot become an address"),
    )
    .at(span, why)
    .help(say!(
        "只用小写英文字母、数字、- 和 _，例如 {example}",
        "use a-z, 0-9, `-` and `_` only, for instance {example}"
    ))
}
