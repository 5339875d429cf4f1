//! A passage as sentences: amounts, and the words before, between and behind them.

use crate::quantity::Amount;
use crate::quantity::numeral::Kind;
use crate::site::Figure;
use crate::site::wording::Class;
use crate::text::source::Span;
use crate::text::{number_key, widen};

use super::super::passages::{Part, Passage};

/// An amount in a sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Operand<'a> {
    /// Its place in the passage.
    pub(super) part: usize,
    pub(super) span: Span,
    /// Where exactly these characters are typed, when they are.
    pub(super) exact: Option<Span>,
    /// As printed for readers.
    pub(super) printed: &'a str,
    pub(super) amount: &'a Amount,
    pub(super) figure: Option<&'a Figure>,
}

impl Operand<'_> {
    pub(super) fn is_share(&self) -> bool {
        self.amount.unit == "%"
    }

    pub(super) fn is_points(&self) -> bool {
        matches!(self.amount.unit.as_str(), "个百分点" | "百分点")
    }

    pub(super) fn is_times(&self) -> bool {
        self.amount.unit == "倍"
    }

    /// How its changes are worded.
    pub(super) fn class(&self) -> Class {
        Class::named(self.figure.map_or("", |figure| &figure.indicator.name), &self.amount.unit)
    }

    /// Whether two amounts can be subtracted: they count the same, and no ratio is among them.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let people = |unit: &str| matches!(unit, "人" | "名" | "位");
        let (a, b) = (self.amount.unit.as_str(), other.amount.unit.as_str());
        (a == b || people(a) && people(b)) && !a.is_empty() && a != "比" && !self.is_times()
    }
}

/// A sentence: one more text than there are amounts. Dates, names and durations are texts here.
#[derive(Debug, Default)]
pub(super) struct Sentence<'a> {
    pub(super) operands: Vec<Operand<'a>>,
    texts: Vec<String>,
}

impl<'a> Sentence<'a> {
    /// The words before an amount; behind the last one, those at the end.
    pub(super) fn before(&self, operand: usize) -> &str {
        self.texts.get(operand).map(String::as_str).unwrap_or_default()
    }

    /// Runs of three neighbouring amounts, each with the place of its first.
    pub(super) fn threes(&self) -> impl Iterator<Item = (usize, [&Operand<'a>; 3])> {
        let windows = self.operands.windows(3).enumerate();
        windows.filter_map(|(at, three)| match three {
            [a, b, c] => Some((at, [a, b, c])),
            _ => None,
        })
    }

    /// Neighbouring amounts, each with the place of the first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, [&Operand<'a>; 2])> {
        let windows = self.operands.windows(2).enumerate();
        windows.filter_map(|(at, two)| match two {
            [a, b] => Some((at, [a, b])),
            _ => None,
        })
    }
}

/// The sentences of a passage that hold an amount.
pub(super) fn sentences<'a>(passage: &Passage<'a>) -> Vec<Sentence<'a>> {
    let mut all = Vec::new();
    let mut sentence = Sentence::default();
    let mut text = String::new();
    for (at, part) in passage.iter().enumerate() {
        match part {
            Part::Words(words) => {
                let mut pieces = words.split(['。', '；', '！', '？', ';', '\n']);
                text.push_str(&widen(pieces.next().unwrap_or_default()));
                for piece in pieces {
                    close(&mut sentence, &mut text, &mut all);
                    text = widen(piece);
                }
            }
            Part::Break => close(&mut sentence, &mut text, &mut all),
            Part::Number(number) if number.amount.is_none() || number.kind != Kind::Amount => {
                text.push_str(&number_key(&number.text));
            }
            Part::Number(_) | Part::Literal(_) | Part::Figure(_) => match operand(at, part) {
                Some(operand) => {
                    sentence.texts.push(std::mem::take(&mut text));
                    sentence.operands.push(operand);
                }
                None => close(&mut sentence, &mut text, &mut all),
            },
        }
    }
    close(&mut sentence, &mut text, &mut all);
    all
}

fn close<'a>(sentence: &mut Sentence<'a>, text: &mut String, all: &mut Vec<Sentence<'a>>) {
    let mut done = std::mem::take(sentence);
    done.texts.push(std::mem::take(text));
    if !done.operands.is_empty() {
        all.push(done);
    }
}

pub(super) fn operand<'a>(part: usize, of: &Part<'a>) -> Option<Operand<'a>> {
    match of {
        Part::Figure(citation) => Some(Operand {
            part,
            span: citation.span,
            exact: None,
            printed: citation.printed(),
            amount: citation.amount()?,
            // Behind 下降 the number has not the sign of its figure, so no other observation is compared with the figure.
            figure: citation.fallen.is_none().then_some(&*citation.figure),
        }),
        Part::Number(number) | Part::Literal(number) => Some(Operand {
            part,
            span: number.span,
            exact: number.exact(),
            printed: &number.text,
            amount: number.amount.as_ref()?,
            figure: None,
        }),
        Part::Words(_) | Part::Break => None,
    }
}
