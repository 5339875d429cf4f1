//! One number: how far it reaches, what it comes to with 万 and 亿 multiplied out, and which of its digits the
//! print vouches for.

use std::ops::Range;

use rust_decimal::Decimal;

use super::amount::AmountError;
use super::chinese;
use super::glyphs::Glyphs;

/// Digits of one number. No statistic has more; with 万亿 (twelve zeros) it still fits a decimal's 28.
const MAX_DIGITS: usize = 15;
/// Units that 千 begins and in which it counts nothing by itself: 千克, 千瓦, 千公顷, 个千分点.
const AFTER_KILO: [&str; 10] = ["克", "米", "瓦", "伏", "帕", "卡", "升", "吨", "公顷", "分"];
/// What statistics count in thousands. 6千人 is a number in words (GB/T 15835), 27.4千人 a number and its unit.
const KILO_COUNTS: [&str; 2] = ["人", "美元"];

/// The scales of numbers with their powers of ten, longer words first.
const SCALES: [(&str, i32); 3] = [("万亿", 12), ("亿", 8), ("万", 4)];
/// What 万 and 亿 go on with when a space parts them from the digits.
const AFTER_SPACE: &str = "元人户亩吨公平立千美个名只头株件条辆次";

/// A number in a text, as characters of its glyphs.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is written in Chinese numerals.
    pub(super) chinese: bool,
    /// What it comes to, or why that cannot be said.
    pub(super) value: Result<Value, AmountError>,
}

/// What a number comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    /// The number, multiplied out.
    pub(super) number: Decimal,
    /// The upper number of 三四个.
    pub(super) upper: Option<Decimal>,
    /// The power of ten that the last printed digit counts: -2 for 0.06, 3 for 9.1万.
    pub(super) place: i32,
    /// The power of ten of 万 or 亿, 0 without.
    pub(super) scale: i32,
    /// Whether 余 or 多 follows the digits.
    pub(super) more: bool,
}

/// The number without a sign that begins here.
pub(super) fn number(glyphs: &Glyphs<'_>, at: usize) -> Option<Number> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(arabic(glyphs, at)),
        c if chinese::is_numeral(c) => Some(chinese::numeral(glyphs, at)),
        _ => None,
    }
}

/// Behind the digits alone, without marks or 万.
pub(super) fn digits(glyphs: &Glyphs<'_>, at: usize) -> usize {
    glyphs.run(at, |c| c.is_ascii_digit())
}

/// Behind digits with a decimal point, without separators.
pub(super) fn decimal(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let end = digits(glyphs, at);
    if end > at { pointed(glyphs, end) } else { at }
}

/// Behind a number in either script, for those who do not ask what it comes to.
pub(super) fn end(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    match glyphs.get(at)? {
        c if c.is_ascii_digit() => Some(Reach::of(glyphs, at).end),
        c if chinese::is_numeral(c) => Some(chinese::reach(glyphs, at)),
        _ => None,
    }
}

/// Whether a number is written with this character, in either script.
pub(crate) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || chinese::is_numeral(c)
}

/// A range whose second number says for both what the first leaves out: 9, 亿 and 16亿元 of 9～16亿元.
pub(crate) fn left_to_second(printed: &str) -> Option<(&str, &'static str, &str)> {
    let (first, second) = printed.split_once('～')?;
    let signs = SCALES.into_iter().map(|(word, _)| word).chain(["%"]);
    let sign = signs.into_iter().find(|sign| second.contains(sign))?;
    first.ends_with(|c: char| c.is_ascii_digit()).then_some((first, sign, second))
}

/// Whether this is 余 or 多, between the digits and 万 or after it.
pub(super) fn is_more(c: char) -> bool {
    matches!(c, '余' | '多')
}

/// Ten to a power; powers here stay within what a decimal holds.
pub(super) fn power_of_ten(power: i32) -> Decimal {
    let magnitude = power.unsigned_abs();
    if power < 0 {
        return Decimal::try_from_i128_with_scale(1, magnitude).unwrap_or(Decimal::ZERO);
    }
    let whole = 10_i128.checked_pow(magnitude).unwrap_or(i128::MAX);
    Decimal::try_from_i128_with_scale(whole, 0).unwrap_or(Decimal::MAX)
}

/// The power of ten of the lowest digit that is not zero: 2 for 300, 3 for 2.4万.
pub(super) fn lowest_place(value: Decimal) -> i32 {
    let value = value.normalize();
    let mut place = -i32::try_from(value.scale()).unwrap_or(0);
    let mut digits = value.mantissa();
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
        place += 1;
    }
    place
}

/// The parts of a number in Arabic digits: 53,487; 0.06; 2.4万余; 2000余万; 3亿4500万.
struct Reach {
    /// Behind the first digits with their separators and point.
    digits: usize,
    /// The digits behind 万 or 亿 that go on from it, each with the scale behind it.
    parts: Vec<(Range<usize>, i32)>,
    scale: i32,
    more: bool,
    /// 千 or 百 behind Arabic digits, which GB/T 15835 does not want.
    kilo: Option<char>,
    /// Digits that do not go on from 万 or 亿 although they follow it.
    loose: Option<Range<usize>>,
    end: usize,
}

impl Reach {
    fn of(glyphs: &Glyphs<'_>, at: usize) -> Self {
        let digits = grouped(glyphs, at);
        let more = glyphs.run(digits, is_more);
        let mut reach = Self {
            digits,
            parts: Vec::new(),
            scale: 0,
            more: more > digits,
            kilo: None,
            loose: None,
            end: more,
        };
        reach.scaled(glyphs, glyphs.gap(more), digits == at + 1);
        let whole = !reach.more && !glyphs.folded(at..digits).any(|c| c == '.');
        while reach.scale > 0 && whole && glyphs.is(reach.end, |c| c.is_ascii_digit()) {
            if !reach.go_on(glyphs) {
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

    /// Takes the digits behind 亿 or 万 that GB/T 15835 admits: 3亿4500万, 1万2000.
    fn go_on(&mut self, glyphs: &Glyphs<'_>) -> bool {
        let (start, end) = (self.end, digits(glyphs, self.end));
        let (next, behind) = scale(glyphs, end);
        let complete = next == 4 || next == 0 && end - start == 4;
        let follows = self.scale - next == 4 && end - start <= 4 && complete;
        let kilo = kilo(glyphs, end, end == start + 1).filter(|_| next == 0);
        self.kilo = self.kilo.or(kilo);
        if !follows || glyphs.get(start) == Some('0') {
            self.loose = Some(start..end);
            return false;
        }
        self.parts.push((start..end, next));
        (self.scale, self.end) = (next, behind);
        true
    }
}

fn arabic(glyphs: &Glyphs<'_>, at: usize) -> Number {
    let reach = Reach::of(glyphs, at);
    let value = value(glyphs, at, &reach);
    Number { start: at, end: reach.end, chinese: false, value }
}

fn value(glyphs: &Glyphs<'_>, at: usize, reach: &Reach) -> Result<Value, AmountError> {
    let to_the_end = glyphs.byte(at)..glyphs.byte(glyphs.len());
    let (mut number, decimals) = plain(glyphs, at..reach.digits)?;
    if let Some(seen) = reach.kilo {
        let zeros = match seen {
            '千' => "000",
            '百' => "00",
            _ => "0",
        };
        return Err(AmountError::kilo(to_the_end, seen, zeros));
    }
    if let Some(loose) = &reach.loose {
        return Err(AmountError::compound(to_the_end, &glyphs.text(loose.clone())));
    }
    for (part, _) in &reach.parts {
        let next: Decimal = glyphs.text(part.clone()).parse().unwrap_or_default();
        number =
            number.checked_mul(power_of_ten(4)).and_then(|high| high.checked_add(next)).unwrap_or(number);
    }
    let number = number.checked_mul(power_of_ten(reach.scale)).unwrap_or(number);
    Ok(Value { number, upper: None, place: reach.scale - decimals, scale: reach.scale, more: reach.more })
}

/// Digits with thousands separators and a decimal point.
pub(super) fn grouped(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let mut end = digits(glyphs, at);
    while glyphs.get(end) == Some(',') && digits(glyphs, end + 1) == end + 4 {
        end += 4;
    }
    pointed(glyphs, end)
}

/// Behind the point and the digits after it, when they stand here.
fn pointed(glyphs: &Glyphs<'_>, at: usize) -> usize {
    let fraction = digits(glyphs, at + 1);
    if glyphs.get(at) == Some('.') && fraction > at + 1 { fraction } else { at }
}

/// The digits as a number, and how many decimals they print.
fn plain(glyphs: &Glyphs<'_>, range: Range<usize>) -> Result<(Decimal, i32), AmountError> {
    let (run, bytes) = (glyphs.text(range.clone()), glyphs.bytes(range));
    let whole = run.split('.').next().unwrap_or_default();
    let first = whole.split(',').next().unwrap_or_default();
    let grouped = first.len() < whole.len();
    if grouped && first.len() > 3 {
        return Err(AmountError::grouping(bytes));
    }
    if first.len() > 1 && first.starts_with('0') || grouped && first == "0" {
        return Err(AmountError::leading_zero(bytes));
    }
    let run = run.replace(',', "");
    if run.chars().filter(char::is_ascii_digit).count() > MAX_DIGITS {
        return Err(AmountError::digits(bytes, MAX_DIGITS));
    }
    let value = run.parse::<Decimal>().map_err(|_| AmountError::point(bytes))?;
    Ok((value, i32::try_from(value.scale()).unwrap_or(0)))
}

/// The power of ten of 万, 亿 or 万亿, and what is behind it.
fn scale(glyphs: &Glyphs<'_>, at: usize) -> (i32, usize) {
    let found = SCALES.into_iter().find_map(|(word, scale)| Some((scale, glyphs.eat(at, word)?)));
    // 23 万州 is a number and a name; 12.5 万元 is one amount in two words.
    let apart = glyphs.before(at) == Some(' ');
    let counts = |end| glyphs.get(end).is_none_or(|c| AFTER_SPACE.contains(c));
    found.filter(|(_, end)| !apart || counts(*end)).unwrap_or((0, at))
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
