//! The sign of a number: hyphen and dash, 负 and 零下, the marks of a fall; and where they are something else.

use crate::quantity::chinese;
use crate::quantity::glyphs::Glyphs;
use crate::quantity::number;
use crate::text::is_han;

/// Characters before a hyphen that is a sign: （-10.8%）, 由-3.2%提高到, 为-3.2%.
const BEFORE: &str = "为是达至到降长了、由的在从较比（(：:,~";
/// Words for rates of change and temperatures, by their last characters. After them a long dash is a minus, 增速—0.6%;
/// after any other word it may separate a name and its value.
const CHANGES: [&str; 5] = ["增速", "增幅", "降幅", "增长率", "气温"];
/// Marks that statistics print before a number that fell: ▲5.1% is -5.1%.
const FALLEN: &str = "▲▼△▽";
/// Characters after which 负 is part of another word: 正负5%, 胜3负2.
const JOINED: &str = "正抱担肩欠胜自辜背平";
/// Units of values that can be negative. A dash before any other unit is no sign.
const RATED: &[&str] = &["%", "‰", "个百分点", "百分点", "个千分点", "千分点", "℃", "摄氏度"];

/// Whether a number is below zero, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    /// 零下, which may stand for both numbers of a range or for the first alone.
    BelowZero,
}

/// The sign of the number that begins here, and where its digits begin; `None` where a hyphen is no sign.
pub(super) fn sign(glyphs: &Glyphs<'_>, at: usize, alone: bool) -> Option<(Sign, usize)> {
    let digit = glyphs.is(at + 1, |c: char| c.is_ascii_digit());
    let number = |at| digit_or_numeral(glyphs, at);
    match glyphs.get(at) {
        Some('-') if alone => Some((Sign::Minus, glyphs.gap(at + 1))),
        // Behind a noun it may be a dash, 潼南区-5户; a share there has a sign, 自然增长率-2.11‰.
        Some('-') => {
            let named = is_named(glyphs, at) && is_rate(glyphs, at + 1);
            let sign = digit && glyphs.before(at).is_none_or(|c| BEFORE.contains(c) || named);
            sign.then_some((Sign::Minus, at + 1))
        }
        Some('—') => is_minus(glyphs, at).then_some((Sign::Minus, at + 1)),
        // In running text the mark may head a list; a share with it has fallen.
        Some(c) if FALLEN.contains(c) => {
            (digit && (alone || is_rate(glyphs, at + 1))).then_some((Sign::Minus, at + 1))
        }
        Some('负') => {
            let joined = |c: char| JOINED.contains(c) || number::is_numeral(c);
            (number(at + 1) && !glyphs.before(at).is_some_and(joined)).then_some((Sign::Minus, at + 1))
        }
        _ => {
            let below = glyphs.eat(at, "零下").filter(|at| number(*at));
            Some(below.map_or((Sign::Plus, at), |at| (Sign::BelowZero, at)))
        }
    }
}

/// The position after the sign of the second number of a range: -5～-3℃, 零下10℃至零下5℃.
pub(super) fn second(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    glyphs.eat_any(at, &["-", "—", "负", "零下"])
}

/// The position after the hyphen of a number without a unit.
pub(in crate::quantity) fn bare(glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    let (sign, digits) = sign(glyphs, at, false)?;
    (sign == Sign::Minus && glyphs.get(at) == Some('-')).then_some(digits)
}

/// A dash for a minus, as typesetters and spreadsheets make it: before a rate, behind what a hyphen is a sign behind. The
/// short dash replaces the hyphen after every noun, the long dash only after the name of a change.
fn is_minus(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let begins = glyphs.before(at).is_none_or(|c| BEFORE.contains(c) || c.is_whitespace());
    let short = glyphs.unfolded(at) == Some('–') && is_named(glyphs, at);
    let change = |name: &str| {
        let length = name.chars().count();
        at.checked_sub(length).is_some_and(|from| glyphs.eat(from, name) == Some(at))
    };
    (begins || short || CHANGES.iter().any(|name| change(name))) && is_rate(glyphs, at + 1)
}

/// Whether the previous character is Han and no numeral.
fn is_named(glyphs: &Glyphs<'_>, at: usize) -> bool {
    glyphs.before(at).is_some_and(|c| is_han(c) && !number::is_numeral(c))
}

/// Whether the digits that begin here count a share or degrees.
fn is_rate(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let end = number::decimal(glyphs, at);
    end > at && glyphs.eat_any(end, RATED).is_some()
}

fn digit_or_numeral(glyphs: &Glyphs<'_>, at: usize) -> bool {
    glyphs.is(at, |c| c.is_ascii_digit() || chinese::is_numeral(c))
}
