//! Typing errors: a number that differs from a figure by one digit.

use std::sync::Arc;

use super::context::Context;
use crate::quantity::Amount;
use crate::site::{Figure, TypedNumber};
use crate::text::{edit_distance, number_key};

/// Significant digits from which two different numbers are seldom a digit apart by chance: of two random
/// four-digit counts one pair in 250 is, of two three-digit ones every thirtieth.
const TELLING_DIGITS: usize = 4;
/// What may be between an indicator's name and its value.
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
/// A figure that a number may be a mistyped form of.
pub(super) struct Mismatch<'a> {
    pub(super) figure: &'a Figure,
    /// Whether the number can hardly be meant.
    pub(super) sure: bool,
}

/// The figures of a page that its numbers may be mistyped forms of.
pub(super) struct Candidates<'a>(Vec<(&'a Figure, &'a Amount, Shape)>);

impl<'a> Candidates<'a> {
    /// Those of a page.
    pub(super) fn of(figures: &'a [Arc<Figure>]) -> Self {
        let candidate = |figure: &'a Arc<Figure>| {
            let amount = figure.amount()?;
            Some((figure.as_ref(), amount, Shape::of(&amount.printed)))
        };
        Self(figures.iter().filter_map(candidate).collect())
    }
}

/// The figure of the page that a number differs from by one digit: wrong, missing, too many, or two swapped.
pub(super) fn of<'a>(
    candidates: &Candidates<'a>,
    context: &Context<'_, '_>,
    number: &TypedNumber,
) -> Option<Mismatch<'a>> {
    let (written, typed) = (number.amount.as_ref()?, Shape::of(&number.text));
    let near = candidates.0.iter().filter(|(figure, amount, printed)| {
        (amount.unit == written.unit || figure.indicator.admits(&written.unit)) && printed.is_near(&typed)
    });
    let mismatches: Vec<Mismatch<'a>> =
        near.map(|(figure, ..)| Mismatch { figure, sure: is_sure(figure, context, number) }).collect();
    let sure = mismatches.iter().position(|mismatch| mismatch.sure);
    mismatches.into_iter().nth(sure.unwrap_or(0))
}

/// A number is surely mistyped when it stands where the figure's value belongs, or has so many digits that it
/// can be nothing else; not when its sentence speaks of another time or has the figure itself.
fn is_sure(figure: &Figure, context: &Context<'_, '_>, number: &TypedNumber) -> bool {
    let telling = significant(&number.text).min(significant(figure.printed())) >= TELLING_DIGITS;
    !context.cites(figure.printed())
        && !context.is_of_another_time(figure)
        && (telling || is_named_before(context.words_before(), figure))
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
    /// Whether another may be a slip of this one: of two single digits nobody can say.
    fn is_near(&self, other: &Self) -> bool {
        let (long, short) =
            (self.digits.len().max(other.digits.len()), self.digits.len().min(other.digits.len()));
        self.scale == other.scale && short > 1 && long - short <= 1 && self.is_a_digit_from(other)
    }

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

/// Whether the last words before a number are the figure's name, with no more than 为 or 共有 between them.
fn is_named_before(words: Option<&str>, figure: &Figure) -> bool {
    let Some(mut text) = words else { return false };
    while let Some(rest) = BETWEEN.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest;
    }
    let indicator = &figure.indicator;
    let mut names = std::iter::once(&indicator.name).chain(&indicator.aliases);
    names.any(|name| !name.is_empty() && text.ends_with(name.as_str()))
}
