//! How numbers are typed: full-width digits, ambiguous ranges, doubled qualifiers (GB/T 15835-2011).

use rayon::prelude::*;

use super::passages::{Part, Reading};
use crate::diagnostic::{Code, Diagnostic};
use crate::site::TypedNumber;
use crate::text::narrow;
use crate::{quantity, say};

pub(super) fn check(prose: &[Reading<'_>]) -> Vec<Diagnostic> {
    let told = |read: &Reading<'_>| {
        let parts = read.passages.iter().flatten();
        parts.filter_map(number).filter_map(one).collect::<Vec<_>>()
    };
    prose.par_iter().flat_map_iter(told).collect()
}

fn number<'a>(part: &Part<'a>) -> Option<&'a TypedNumber> {
    match part {
        Part::Number(number) => Some(number),
        _ => None,
    }
}

/// The first thing that is wrong with the shape of a number.
fn one(number: &TypedNumber) -> Option<Diagnostic> {
    signs(number).or_else(|| mixed(number)).or_else(|| range(number)).or_else(|| hedges(number))
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
    let seen = &number.text;
    (right != *seen).then(|| {
        Diagnostic::new(Code::WordNumber, say!("“{seen}”应写作“{right}”", "`{seen}` should be `{right}`"))
            .at(number.span, say!("数字、百分号用半角，起止号用～", "ASCII digits and %, and ～ in a range"))
            .help(say!("改成“{right}”", "write `{right}`"))
            .fix(number.exact(), right.as_str())
    })
}

/// 4千人, 3百亩: Arabic digits take 万 and 亿 only.
fn mixed(number: &TypedNumber) -> Option<Diagnostic> {
    let seen = &number.text;
    let at = seen.find(['千', '百']).filter(|_| number.amount.is_none())?;
    let printed = seen.get(..at)?.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = printed.trim_end_matches(['余', '多']);
    (!digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())).then(|| {
        Diagnostic::new(
            Code::WordNumber,
            say!("“{seen}”把阿拉伯数字和“千”“百”混在一起", "`{seen}` mixes digits with 千 or 百"),
        )
        .at(number.span, say!("阿拉伯数字后面只用“万”“亿”", "only 万 and 亿 follow digits"))
        .help(say!("写成 4000 人这样的整数，或全用汉字", "write 4000, or Chinese numerals throughout"))
    })
}

/// 9～16亿元 may be nine yuan: what the second number says for both is repeated.
fn range(number: &TypedNumber) -> Option<Diagnostic> {
    let seen = &number.text;
    let (first, sign, second) = quantity::left_to_second(seen)?;
    let right = format!("{first}{sign}～{second}");
    Some(
        Diagnostic::new(
            Code::WordNumber,
            say!("“{seen}”的前一个数没有写“{sign}”", "the first number of `{seen}` lacks its {sign}"),
        )
        .at(number.span, say!("可能读成 {first} 到 {second}", "may be read as {first} to {second}"))
        .help(say!("写成“{right}”", "write `{right}`"))
        .suggest(number.exact(), right.as_str()),
    )
}

/// 约300个左右, 近300余个.
fn hedges(number: &TypedNumber) -> Option<Diagnostic> {
    let seen = &number.text;
    let (before, behind) = quantity::rough_twice(seen)?;
    Some(
        Diagnostic::new(Code::WordHedge, say!("“{seen}”用了两个表示约数的词", "`{seen}` is qualified twice"))
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

    /// What is told of the first number of a text: its code and the replacement.
    fn told(text: &str) -> Option<(&'static str, Option<String>)> {
        let source = Sources::default().add(Source::new("a.md", text));
        let first = numerals(text, &Units::default()).into_iter().next()?;
        let number = TypedNumber {
            text: text.get(first.range.clone())?.to_owned(),
            span: Span::new(source, first.range.start, first.range.end),
            kind: first.kind,
            amount: first.amount,
        };
        one(&number).map(|one| (one.code.id(), one.edits.first().map(|edit| edit.replacement.clone())))
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
            assert_eq!(told(text), Some((code, right.map(str::to_owned))), "{text}");
        }
        for text in ["3132户", "约300个", "300余个", "4000人", "9亿～16亿元", "1～2个", "2020年4月16日"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
