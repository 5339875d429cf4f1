//! How far a number reaches: Arabic digits with their marks, Chinese numeral characters, 余, 多, 万 and 亿.

use super::glyphs::Glyphs;

/// A number in a text: the glyph behind it, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) end: usize,
    pub(super) chinese: bool,
}

/// Whether a character is a Chinese numeral.
pub(super) fn is_chinese(c: char) -> bool {
    is_chinese_digit(c) || "十百千万亿廿卅".contains(c)
}

/// Whether a character is a Chinese digit.
pub(super) fn is_chinese_digit(c: char) -> bool {
    "〇零○一二两三四五六七八九".contains(c)
}

/// The number that begins here.
pub(super) fn number(glyphs: &Glyphs<'_>, at: usize) -> Option<Extent> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(Extent { end: arabic(glyphs, at), chinese: false }),
        c if is_chinese(c) => Some(Extent { end: chinese(glyphs, at), chinese: true }),
        _ => None,
    }
}

/// Behind the digits alone, without marks or 万.
pub(super) fn digits(glyphs: &Glyphs<'_>, at: usize) -> usize {
    glyphs.run(at, |c| c.is_ascii_digit())
}

/// Behind a run of numeral characters of one kind, whatever they come to.
pub(super) fn run(glyphs: &Glyphs<'_>, at: usize) -> usize {
    match glyphs.get(at) {
        Some(c) if c.is_ascii_alphanumeric() => glyphs.run(at, |c| c.is_ascii_alphanumeric()),
        _ => glyphs.run(at, is_chinese),
    }
}

/// 53,487; 0.06; 2.4万余; 3亿4500万; 2000余万.
fn arabic(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = grouped(glyphs, at);
    loop {
        let more = glyphs.run(end, |c| "余多".contains(c));
        let scaled = scale(glyphs, more);
        if scaled == more {
            return more;
        }
        end = glyphs.run(scaled, |c| "余多".contains(c));
        let next = digits(glyphs, end);
        // 3亿4500万: digits go on only when they count 万, or 1万2000 ends in four of them.
        let part = next > end && (next - end == 4 || glyphs.eat(next, "万").is_some());
        if end != scaled || !part {
            return end;
        }
        end = next;
    }
}

/// Digits with thousands separators and a decimal point.
fn grouped(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = digits(glyphs, at);
    while glyphs.get(end) == Some(',') && digits(glyphs, end + 1) == end + 4 {
        end += 4;
    }
    pointed(glyphs, end)
}

/// Behind digits with a decimal point, without separators.
pub(super) fn decimal(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let end = digits(glyphs, at);
    if end > at { pointed(glyphs, end) } else { at }
}

/// Behind the point and the digits after it, when they stand here.
fn pointed(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let fraction = digits(glyphs, at + 1);
    if glyphs.get(at) == Some('.') && fraction > at + 1 { fraction } else { at }
}

/// 万, 亿 and what people write for them: 5千, 3百 (which GB/T 15835 does not want), not 千克 and 百分点.
fn scale(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = glyphs.run(at, |c| "万亿".contains(c));
    if end == at && glyphs.get(at).is_some_and(|c| "千百".contains(c)) {
        let word = glyphs.get(at + 1).is_some_and(|c| "克米瓦伏帕卡升分".contains(c));
        end = if word { at } else { glyphs.run(at + 1, |c| "万亿".contains(c)) };
    }
    end
}

/// 三万五千, 三点五万, 百余, 三十多万.
fn chinese(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = glyphs.run(at, is_chinese);
    if glyphs.get(end) == Some('点') && glyphs.get(end + 1).is_some_and(is_chinese_digit) {
        end = glyphs.run(end + 1, is_chinese);
    }
    let more = glyphs.run(end, |c| "余多".contains(c));
    if more > end { glyphs.run(more, |c| "万亿".contains(c)) } else { end }
}
