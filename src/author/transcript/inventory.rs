//! The numerals of a page in order, each with its section and its use by rule.

use super::page::{self, Page};
use crate::privacy::{findings, masked};
use crate::quantity::numeral::{Kind, Numeral, is_household_name, numerals};
use crate::quantity::{Units, is_share};
use crate::site::{Use, fall, fallen};
use crate::text::is_han;

/// A numeral of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptNumeral {
    /// As printed, without artefacts of the page, with the unit that its sentence gives.
    pub printed: String,
    /// The page's words by which it is a number below zero, 下降 of 同比下降3.2%; empty where it has none.
    pub fall: String,
    /// The section it stands in.
    pub section: String,
    /// Its use, by rule.
    pub kind: Use,
    /// Whether the page prints it twice.
    pub doubled: bool,
}

impl TranscriptNumeral {
    /// As its row of the inventory prints it: with the word of its fall, without which a figure of -3.2% is not traced.
    pub(super) fn registered(&self) -> String {
        format!("{}{}", self.fall, self.printed)
    }
}

/// The title, sections and numerals of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcript {
    /// The headline; empty when there is none at the top.
    pub title: String,
    /// Section titles in the order of the text.
    pub sections: Vec<String>,
    /// Numerals in the order of the text.
    pub numerals: Vec<TranscriptNumeral>,
    /// How many numbers of persons the page has; none is among the numerals.
    pub personal: usize,
}

/// Reads the text of a page. What is personal in it is masked and no numeral: a record is kept, and published.
#[must_use]
pub fn transcribe(text: &str, units: &Units) -> Transcript {
    let personal = findings(text).iter().filter(|finding| finding.kind.is_number()).count();
    let Page { title, sections } = page::page(&masked(text));
    let title = masked(&title).into_owned();
    let mut transcript = Transcript { title, sections: Vec::new(), numerals: Vec::new(), personal };
    for (section, marks) in sections {
        let text: String = marks.iter().map(|(c, _)| *c).collect();
        let doubled: Vec<usize> = text
            .char_indices()
            .zip(&marks)
            .filter(|(_, (_, doubled))| *doubled)
            .map(|((at, _), _)| at)
            .collect();
        // What the page prints twice is a number only now that it is printed once.
        let hidden = findings(&text);
        let is_hidden = |numeral: &Numeral| {
            let at = hidden.partition_point(|finding| finding.range.end <= numeral.range.start);
            hidden.get(at).is_some_and(|finding| finding.range.start < numeral.range.end)
        };
        for numeral in numerals(&text, units).into_iter().filter(|numeral| !is_hidden(numeral)) {
            let printed = printed(&text, &numeral);
            let Some(kind) = role(&numeral, &printed) else { continue };
            let from = doubled.partition_point(|at| *at < numeral.range.start);
            let doubled = doubled.get(from).is_some_and(|at| *at < numeral.range.end);
            let fall = fall_of(&text, &numeral, &printed).unwrap_or_default();
            let section = section.clone();
            transcript.numerals.push(TranscriptNumeral { printed, fall, section, kind, doubled });
        }
        if !transcript.sections.contains(&section) {
            transcript.sections.push(section);
        }
    }
    transcript
}

/// A numeral as printed, with the unit that its sentence gives it: the 47 of 47、55微克/立方米 is 47微克/立方米, 545万群众
/// are 545万人. Figures are written and matched with their unit.
fn printed(text: &str, numeral: &Numeral) -> String {
    let printed = text.get(numeral.range.clone()).unwrap_or_default().split_whitespace();
    printed.chain(numeral.implied_unit.as_deref()).collect()
}

/// The words before a share, in its line, that make it a number below zero of what may grow. A count that fell, 减少120户,
/// is registered as a count: indicators say how many fewer there are.
fn fall_of(text: &str, numeral: &Numeral, printed: &str) -> Option<String> {
    numeral.amount.as_ref().filter(|amount| is_share(&amount.unit))?;
    let line = text.get(..numeral.range.start)?.rsplit('\n').next()?;
    let words: String = fall(line)?.split_whitespace().collect();
    fallen(&format!("{words}{printed}")).is_some().then_some(words)
}

/// The use of a numeral in an inventory; `None` for what every text has and no reviewer needs: ordinals in Chinese
/// characters (第一书记) and the names of policies (两不愁三保障).
fn role(numeral: &Numeral, printed: &str) -> Option<Use> {
    let arabic = printed.chars().any(|c| c.is_numeric() && !is_han(c));
    match numeral.kind {
        Kind::Amount => Some(Use::Figure),
        Kind::Date => Some(Use::Date),
        Kind::Age => Some(Use::Age),
        Kind::Label => (!is_household_name(printed)).then_some(Use::Label),
        Kind::Ordinal => arabic.then_some(Use::Label),
        Kind::Other => Some(Use::Other),
    }
}
