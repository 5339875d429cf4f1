//! How numbers are typed: full-width digits, ambiguous ranges, doubled qualifiers (GB/T 15835-2011).

use rayon::prelude::*;

use super::passages::{PageText, Part};
use crate::diagnostic::{Code, Diagnostic};
use crate::site::TypedNumber;
use crate::text::narrow;
use crate::{quantity, say};

pub(super) fn check(prose: &[PageText<'_>]) -> Vec<Diagnostic> {
    let problems = |text: &PageText<'_>| {
        let parts = text.passages.iter().flatten();
        parts.filter_map(number).filter_map(problem).collect::<Vec<_>>()
    };
    prose.par_iter().flat_map_iter(problems).collect()
}

fn number<'a>(part: &Part<'a>) -> Option<&'a TypedNumber> {
    match part {
        Part::Number(number) => Some(number),
        _ => None,
    }
}

/// The first problem of the shape of a number.
fn problem(number: &TypedNumber) -> Option<Diagnostic> {
    signs(number).or_else(|| mixed(number)).or_else(|| range(number)).or_else(|| qualifiers(number))
}

/// Characters that have a plain form: the number stays the same.
fn signs(number: &TypedNumber) -> Option<Diagnostic> {
    let plain = |c: char| match c {
        '０'..='９' | '％' | '．' => narrow(c),
        '~' => '～',
        '○' => '〇',
        c => c,
    };
    let right: String = number.text.chars().map(plain).collect();
    let typed = &number.text;
    (right != *typed).then(|| {
        Diagnostic::new(Code::WordNumber, say!("“{typed}”应写作“{right}”", "`{typed}` should be `{right}`"))
            .at(number.span, say!("数字、百分号用半角，起止号用～", "ASCII digits and %, and ～ in a range"))
            .help(say!("改成“{right}”", "write `{right}`"))
            .fix(number.exact(), right.as_str())
    })
}

/// 4千人, 3百亩: Arabic digits take 万 and 亿 only.
fn mixed(number: &TypedNumber) -> Option<Diagnostic> {
    let typed = &number.text;
    let at = typed.find(['千', '百', '仟', '佰']).filter(|_| number.amount.is_none())?;
    let printed = typed.get(..at)?.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = printed.trim_end_matches(['余', '多']);
    (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())).then(|| {
        Diagnostic::new(
            Code::WordNumber,
            say!("“{typed}”把阿拉伯数字和“千”“百”混在一起", "`{typed}` mixes digits with 千 or 百"),
        )
        .at(number.span, say!("阿拉伯数字后面只用“万”“亿”", "only 万 and 亿 follow digits"))
        .help(say!("写成 4000 人这样的整数，或全用汉字", "write 4000, or Chinese numerals throughout"))
    })
}

/// 9～16亿元 may be nine yuan: what the second number says for both is repeated.
fn range(number: &TypedNumber) -> Option<Diagnostic> {
    let typed = &number.text;
    let (first, sign, second) = quantity::left_to_second(typed)?;
    let right = format!("{first}{sign}～{second}");
    Some(
        Diagnostic::new(
            Code::WordNumber,
            say!("“{typed}”的前一个数没有写“{sign}”", "the first number of `{typed}` lacks its {sign}"),
        )
        .at(number.span, say!("可能读成 {first} 到 {second}", "may be read as {first} to {second}"))
        .help(say!("写成“{right}”", "write `{right}`"))
        .suggest(number.exact(), right.as_str()),
    )
}

/// 约300个左右, 近300余个.
fn qualifiers(number: &TypedNumber) -> Option<Diagnostic> {
    let typed = &number.text;
    let (before, behind) = quantity::rough_twice(typed)?;
    Some(
        Diagnostic::new(
            Code::WordHedge,
            say!("“{typed}”用了两个表示约数的词", "`{typed}` is qualified twice"),
        )
        .at(number.span, say!("“{before}”和“{behind}”留一个", "keep `{before}` or `{behind}`"))
        .help(say!("去掉“{before}”或“{behind}”", "drop `{before}` or `{behind}`")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Units;
    use crate::quantity::numeral::numerals;
    use crate::text::source::{Source, Sources, Span};

    /// What is reported for the first number of a text: the code and the replacement.
    fn reported(text: &str) -> Option<(&'static str, Option<String>)> {
        let source = Sources::default().add(Source::new("a.md", text));
        let first = numerals(text, &Units::default()).into_iter().next()?;
        let number = TypedNumber {
            text: text.get(first.range.clone())?.to_owned(),
            span: Span::new(source, first.range.start, first.range.end),
            kind: first.kind,
            amount: first.amount,
        };
        problem(&number)
            .map(|problem| (problem.code.id(), problem.edits.first().map(|edit| edit.replacement.clone())))
    }

    #[test]
    fn shapes_that_the_standard_does_not_want() {
        for (text, code, right) in [
            ("３１３２户", "WORD-NUMBER", Some("3132户")),
            ("55.2％", "WORD-NUMBER", Some("55.2%")),
            ("1~2个", "WORD-NUMBER", Some("1～2个")),
            ("二○二○年", "WORD-NUMBER", Some("二〇二〇年")),
            ("4千人", "WORD-NUMBER", None),
            ("9～16亿元", "WORD-NUMBER", Some("9亿～16亿元")),
            ("约300个左右", "WORD-HEDGE", None),
            ("近300余个", "WORD-HEDGE", None),
        ] {
            assert_eq!(reported(text), Some((code, right.map(str::to_owned))), "{text}");
        }
        for text in ["3132户", "约300个", "300余个", "4000人", "9亿～16亿元", "1～2个", "2020年4月16日"]
        {
            assert_eq!(reported(text), None, "{text}");
        }
    }
}
