//! The extent of a number in Arabic digits: separators, point, 余, 万 and 亿, and digits after them.

use std::ops::Range;

use crate::quantity::certain_unit;
use crate::quantity::chinese::is_more;
use crate::quantity::glyphs::Glyphs;
use crate::text::is_han;

/// The scales of numbers with their powers of ten, longer words first.
pub(super) const SCALES: [(&str, i32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];
/// Units that 千 begins and in which it counts nothing by itself: 千克, 千瓦, 千公顷, 个千分点.
const AFTER_KILO: [&str; 10] = ["克", "米", "瓦", "伏", "帕", "卡", "升", "吨", "公顷", "分"];
/// What statistics count in thousands. 6千人 is a number in words (GB/T 15835), 27.4千人 a number and its unit.
const KILO_COUNTS: [&str; 3] = ["人", "美元", "元"];
/// What 万 and 亿 go on with when a space parts them from the digits.
const AFTER_SPACE: &str = "元人户亩吨公平立千美个名只头株件条辆次";

/// The longest number with spaces between its groups, behind its first one: no statistic has more digits.
const SPACED: usize = 5 * 4;

/// The parts of a number in Arabic digits: 53,487; 0.06; 2.4万余; 2000余万; 3亿4500万.
pub(super) struct Reach {
    /// The end of the first digits with their separators and point.
    pub(super) digits: usize,
    /// The power of ten of the first digits.
    pub(super) first_scale: i32,
    /// The digits behind 万 or 亿 that go on from it, each with its power of ten.
    pub(super) parts: Vec<(Range<usize>, i32)>,
    /// The power of ten of the last digits.
    pub(super) scale: i32,
    pub(super) more: bool,
    /// 千 or 百 behind Arabic digits, which GB/T 15835 does not allow.
    pub(super) kilo: Option<char>,
    /// Digits that do not go on from 万 or 亿 although they follow it.
    pub(super) loose: Option<Range<usize>>,
    pub(super) end: usize,
}

impl Reach {
    pub(super) fn of(glyphs: &Glyphs<'_>, at: usize) -> Self {
        let digits = grouped(glyphs, at);
        let more = glyphs.run(digits, is_more);
        let mut reach = Self {
            digits,
            first_scale: 0,
            parts: Vec::new(),
            scale: 0,
            more: more > digits,
            kilo: None,
            loose: None,
            end: more,
        };
        reach.scaled(glyphs, glyphs.gap(more), digits == at + 1);
        reach.first_scale = reach.scale;
        let whole = !reach.more && !glyphs.folded(at..digits).any(|c| c == '.');
        while reach.scale > 0 && whole && glyphs.is(reach.end, |c| c.is_ascii_digit()) {
            if !reach.go_on_in_words(glyphs) && !reach.go_on(glyphs) {
                break;
            }
        }
        if reach.scale > 0 || reach.kilo.is_some() {
            let more = glyphs.run(reach.end, is_more);
            reach.more |= more > reach.end;
            reach.end = more;
        }
        reach
    }

    /// Takes 万, 亿 or 万亿, and what people write for them: 5千, 3百.
    fn scaled(&mut self, glyphs: &Glyphs<'_>, at: usize, single: bool) {
        let (scale, end) = scale(glyphs, at);
        if scale > 0 {
            (self.scale, self.end) = (scale, end);
        } else if let Some(c) = kilo(glyphs, at, single) {
            self.kilo = Some(c);
            self.end = glyphs.run(at + 1, |c| matches!(c, '万' | '亿'));
        }
    }

    /// Takes what people write behind 万 and 亿: the 5千 of 1万5千, the 2千万 of 1亿2千万. 3亿4千 leaves open whether 万 is
    /// meant.
    fn go_on_in_words(&mut self, glyphs: &Glyphs<'_>) -> bool {
        let (words, behind) = words(glyphs, self.end);
        let Some((_, last)) = words.last() else { return false };
        let large = glyphs.is(behind, |c| matches!(c, '万' | '亿'));
        let shift = match self.scale {
            4 if !large => 0,
            8 if glyphs.get(behind) == Some('万') => 4,
            _ => return false,
        };
        self.scale = last + shift;
        self.end = behind + usize::from(shift > 0);
        self.parts.extend(words.into_iter().map(|(digits, power)| (digits, power + shift)));
        true
    }

    /// Takes the digits behind 亿 or 万 that GB/T 15835 admits: 3亿4500万, 1万2000.
    fn go_on(&mut self, glyphs: &Glyphs<'_>) -> bool {
        let (start, end) = (self.end, digits(glyphs, self.end));
        let (next, behind) = scale(glyphs, end);
        let complete = next == 4 || next == 0 && end - start == 4;
        let follows = self.scale - next == 4 && end - start <= 4 && complete;
        if !follows || glyphs.get(start) == Some('0') {
            self.break_off(glyphs, start..end);
            return false;
        }
        self.parts.push((start..end, next));
        (self.scale, self.end) = (next, behind);
        true
    }

    /// Digits that do not go on are still no number of their own, 1万200户, unless a date begins there.
    fn break_off(&mut self, glyphs: &Glyphs<'_>, digits: Range<usize>) {
        let (next, behind) = scale(glyphs, digits.end);
        let single = digits.end == digits.start + 1;
        self.kilo = kilo(glyphs, digits.end, single).filter(|_| next == 0);
        let dated = glyphs.is(digits.end, |c| "年月日号时点".contains(c));
        if !dated {
            let words = behind + usize::from(self.kilo.is_some());
            self.end = glyphs.run(words, |c| self.kilo.is_some() && matches!(c, '万' | '亿'));
        }
        self.loose = Some(digits);
    }
}

/// One digit with 千, one with 百 behind it, and where they end.
fn words(glyphs: &Glyphs<'_>, at: usize) -> (Vec<(Range<usize>, i32)>, usize) {
    let (mut parts, mut end) = (Vec::new(), at);
    for (word, power) in [('千', 3), ('百', 2)] {
        if glyphs.is(end, |c| matches!(c, '1'..='9')) && glyphs.get(end + 1) == Some(word) {
            parts.push((end..end + 1, power));
            end += 2;
        }
    }
    (parts, end)
}

/// The power of ten of 万, 亿 or 万亿, and the position after it.
pub(super) fn scale(glyphs: &Glyphs<'_>, at: usize) -> (i32, usize) {
    let matched = SCALES.into_iter().find_map(|(word, scale)| Some((scale, glyphs.eat(at, word)?)));
    // 23 万州 is a number and a name; 12.5 万元 is one amount in two words.
    let separated = glyphs.before(at) == Some(' ');
    let counts = |end| glyphs.get(end).is_none_or(|c| AFTER_SPACE.contains(c));
    matched.filter(|(_, end)| !separated || counts(*end)).unwrap_or((0, at))
}

/// 千, 百 or 十 where it counts and begins no unit.
fn kilo(glyphs: &Glyphs<'_>, at: usize, single: bool) -> Option<char> {
    let c = glyphs.get(at).filter(|c| matches!(c, '千' | '百' | '十'))?;
    let unit = match c {
        '十' => false,
        '百' => glyphs.get(at + 1) == Some('分'),
        _ => {
            let counted = glyphs.eat_any(at + 1, &KILO_COUNTS).is_some() && !single;
            counted || glyphs.eat_any(at + 1, &AFTER_KILO).is_some()
        }
    };
    (!unit).then_some(c)
}

/// The end of the digits, without separators or 万.
pub(in crate::quantity) fn digits(glyphs: &Glyphs<'_>, at: usize) -> usize {
    glyphs.run(at, |c| c.is_ascii_digit())
}

/// The end of the digits, as far as they are looked at.
fn digits_within(glyphs: &Glyphs<'_>, at: usize, most: usize) -> usize {
    glyphs.run_within(at, most, |c| c.is_ascii_digit())
}

/// The end of digits with a decimal point, without separators.
pub(in crate::quantity) fn decimal(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let end = digits(glyphs, at);
    if end > at { pointed(glyphs, end) } else { at }
}

/// Digits with thousands separators and a decimal point. A space separates groups of three only where a unit
/// follows; without one they may be the cells of a table.
pub(in crate::quantity) fn grouped(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let first = digits(glyphs, at);
    let spaced = groups(glyphs, first, ' ');
    if spaced > first && first - at <= 3 && is_counted(glyphs, pointed(glyphs, spaced)) {
        return pointed(glyphs, spaced);
    }
    pointed(glyphs, groups(glyphs, first, ','))
}

/// The end of the groups of three digits with this separator.
fn groups(glyphs: &Glyphs<'_>, at: usize, sign: char) -> usize {
    let mut end = at;
    while glyphs.get(end) == Some(sign) && digits_within(glyphs, end + 1, 4) == end + 4 {
        end += 4;
        // Spaces part the cells of a table too, whose rows are as long as they like.
        if sign == ' ' && end - at > SPACED {
            return at;
        }
    }
    end
}

/// Whether digits are counted by what follows: 余, 万, or a unit with which no name begins.
fn is_counted(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let more = glyphs.run(at, is_more);
    let (scale, end) = scale(glyphs, glyphs.gap(more));
    let unit = glyphs.gap(end);
    certain_unit::is_certain(glyphs, unit) || scale > 0 && unit == end && glyphs.is(end, is_han)
}

/// The end of the decimal point and the digits after it, if they begin here.
fn pointed(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let fraction = digits(glyphs, at + 1);
    if glyphs.get(at) == Some('.') && fraction > at + 1 { fraction } else { at }
}
