//! Typing errors: a number that differs from a figure by one digit.

use std::sync::Arc;

use super::super::passages::{Part, Passage};
use crate::quantity::numeral::Kind;
use crate::site::{Figure, TypedNumber};
use crate::text::{edit_distance, number_key};

/// Significant digits from which two different numbers are seldom a digit apart by chance: of two random
/// four-digit counts one pair in 250 is, of two three-digit ones every thirtieth.
const TELLING_DIGITS: usize = 4;
/// What may stand between an indicator's name and its value.
const BETWEEN: [&str; 26] = [
    "达到",
    "达",
    "共有",
    "共",
    "为",
    "是",
    "有",
    "约",
    "近",
    "已",
    "仅",
    "累计",
    "总数",
    "下降到",
    "下降至",
    "降至",
    "降到",
    "降为",
    "上升到",
    "上升至",
    "升至",
    "增至",
    "增加到",
    "减至",
    "：",
    "了",
];
/// Words by which a sentence says that it is about another time than its page.
const ANOTHER_TIME: [&str; 9] = ["去年", "上年", "前年", "同期", "年初", "此前", "原来", "最初", "上月"];

/// A figure that a number may be a mistyped form of.
pub(super) struct Mismatch<'a> {
    pub(super) figure: &'a Figure,
    /// Whether the number can hardly be meant.
    pub(super) sure: bool,
}

/// The figure of the page that a number differs from by one digit: wrong, missing, too many, or two swapped.
pub(super) fn of<'a>(
    figures: &'a [Arc<Figure>],
    passage: &Passage<'_>,
    at: usize,
    number: &TypedNumber,
) -> Option<Mismatch<'a>> {
    let near = figures.iter().filter(|figure| is_near(figure, number));
    let mismatches: Vec<Mismatch<'a>> =
        near.map(|figure| Mismatch { figure, sure: is_sure(figure, passage, at, number) }).collect();
    let sure = mismatches.iter().position(|mismatch| mismatch.sure);
    mismatches.into_iter().nth(sure.unwrap_or(0))
}

fn is_near(figure: &Figure, number: &TypedNumber) -> bool {
    let Some((amount, number_amount)) = figure.amount().zip(number.amount.as_ref()) else { return false };
    let (printed, typed) = (Shape::of(&amount.printed), Shape::of(&number.text));
    (amount.unit == number_amount.unit || figure.indicator.admits(&number_amount.unit))
        && printed.scale == typed.scale
        && printed.digits.len().min(typed.digits.len()) > 1
        && printed.is_a_digit_from(&typed)
}

/// A number is surely mistyped when it stands where the figure's value belongs, or has so many digits that it
/// can be nothing else; not when its sentence speaks of another time or has the figure itself.
fn is_sure(figure: &Figure, passage: &Passage<'_>, at: usize, number: &TypedNumber) -> bool {
    let cited = |part: &Part<'_>| matches!(part, Part::Figure(citation) if citation.figure.printed() == figure.printed());
    let before = clause(passage, at);
    let telling = significant(&number.text).min(significant(figure.printed())) >= TELLING_DIGITS;
    !passage.iter().any(cited)
        && !is_of_another_time(before, figure)
        && (telling || is_named_before(before, figure))
}

/// The parts of a number that are compared: its digits and point, and the scale it is counted in.
struct Shape {
    digits: String,
    scale: String,
}

impl Shape {
    fn of(text: &str) -> Self {
        let folded = number_key(text);
        let keep = |fits: fn(char) -> bool| folded.chars().filter(|c| fits(*c)).collect();
        Self { digits: keep(|c| c.is_ascii_digit() || c == '.'), scale: keep(|c| "万亿".contains(c)) }
    }
}

impl Shape {
    /// Whether one digit is wrong, missing, too many or swapped with the next; a point in the same place of both
    /// stands in nobody's way (216.8, 218.6).
    fn is_a_digit_from(&self, other: &Self) -> bool {
        let point = |shape: &Self| shape.digits.find('.').map(|at| shape.digits.len() - at);
        let bare = |shape: &Self| shape.digits.replace('.', "");
        match point(self) == point(other) {
            true => edit_distance(&bare(self), &bare(other)) == 1,
            false => edit_distance(&self.digits, &other.digits) == 1,
        }
    }
}

fn significant(text: &str) -> usize {
    let digits: String = number_key(text).chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

/// The parts of a passage from the last end of a clause up to the part at `at`.
fn clause<'p, 'a>(passage: &'p Passage<'a>, at: usize) -> &'p [Part<'a>] {
    let before = passage.get(..at).unwrap_or_default();
    let ends = |part: &Part<'_>| matches!(part, Part::Words(text) if text.contains(['。', '；', '！', '？']));
    let start = before.iter().rposition(ends).unwrap_or(0);
    before.get(start..).unwrap_or_default()
}

fn is_of_another_time(before: &[Part<'_>], figure: &Figure) -> bool {
    let years = [figure.period.start().year(), figure.period.end().year()].map(|year| year.to_string());
    before.iter().any(|part| match part {
        Part::Words(text) => ANOTHER_TIME.iter().any(|word| text.contains(word)),
        Part::Number(date) if date.kind == Kind::Date => {
            let folded = number_key(&date.text);
            let digits = folded.chars().take_while(char::is_ascii_digit).count();
            digits == 4 && !years.iter().any(|year| folded.starts_with(year))
        }
        _ => false,
    })
}

/// Whether the last words before a number are the figure's name, with no more than 为 or 共有 between them.
fn is_named_before(before: &[Part<'_>], figure: &Figure) -> bool {
    let Some(Part::Words(text)) = before.last() else { return false };
    let mut text = *text;
    while let Some(rest) = BETWEEN.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest;
    }
    let indicator = &figure.indicator;
    let mut names = std::iter::once(&indicator.name).chain(&indicator.aliases);
    names.any(|name| !name.is_empty() && text.ends_with(name.as_str()))
}
