//! How numbers are typed: full-width digits, ambiguous ranges, doubled qualifiers (GB/T 15835-2011).

use rayon::prelude::*;

use super::passages::{self, Part};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Page, Site, TypedNumber};
use crate::say;

/// Words before a number that make it a rough one.
const ROUGH_BEFORE: [&str; 5] = ["大约", "约", "将近", "接近", "近"];
/// Words in and behind a number that do so too.
const ROUGH_BEHIND: [&str; 4] = ["左右", "上下", "余", "多"];

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let pages: Vec<&Page> = site.authored().collect();
    let told = |page: &&Page| {
        let passages = passages::of(page);
        passages.iter().flatten().filter_map(number).filter_map(one).collect::<Vec<_>>()
    };
    pages.par_iter().flat_map_iter(told).collect()
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
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '％' => '%',
        '．' => '.',
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
    let before = ROUGH_BEFORE.iter().fold(seen.get(..at)?, |text, word| text.trim_start_matches(word));
    let digits = before.trim_end_matches(['余', '多']);
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
    let (first, second) = seen.split_once('～')?;
    let sign = ["万亿", "亿", "万", "%"].into_iter().find(|sign| second.contains(sign))?;
    let bare = first.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    let right = format!("{first}{sign}～{second}");
    bare.then(|| {
        Diagnostic::new(
            Code::WordNumber,
            say!("“{seen}”的前一个数没有写“{sign}”", "the first number of `{seen}` lacks its {sign}"),
        )
        .at(number.span, say!("可能读成 {first} 到 {second}", "may be read as {first} to {second}"))
        .help(say!("写成“{right}”", "write `{right}`"))
        .suggest(number.exact(), right.as_str())
    })
}

/// 约300个左右, 近300余个.
fn hedges(number: &TypedNumber) -> Option<Diagnostic> {
    let seen = &number.text;
    let before = ROUGH_BEFORE.iter().find(|word| seen.starts_with(**word))?;
    let behind = ROUGH_BEHIND.iter().find(|word| seen.contains(**word))?;
    Some(
        Diagnostic::new(Code::WordHedge, say!("“{seen}”用了两个表示约数的词", "`{seen}` is qualified twice"))
            .at(number.span, say!("“{before}”和“{behind}”留一个", "keep `{before}` or `{behind}`"))
            .help(say!("去掉“{before}”或“{behind}”", "drop `{before}` or `{behind}`")),
    )
}
