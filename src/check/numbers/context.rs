//! What the passage around a number says that bears on it, gathered while the passage is walked from its start.

use std::collections::BTreeSet;

use super::super::passages::{Part, Passage};
use crate::quantity::numeral::Kind;
use crate::site::Figure;
use crate::text::number_key;

/// Words by which a sentence says that it is about another time than its page.
const ANOTHER_TIME: [&str; 9] = ["去年", "上年", "前年", "同期", "年初", "此前", "原来", "最初", "上月"];
/// The years that a figure's period begins and ends in are two at most; a clause that names more names another.
const YEARS_OF_PERIOD: usize = 2;

/// The passage as it is known at one of its parts.
pub(super) struct Context<'p, 'a> {
    /// What its citations print.
    cited: BTreeSet<&'a str>,
    /// Whether the clause so far has a word for another time.
    another_time: bool,
    /// The years that the clause has named so far.
    years: BTreeSet<String>,
    last: Option<&'p Part<'a>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// The context of the first part of a passage.
    pub(super) fn of(passage: &'p Passage<'a>) -> Self {
        let cited = passage.iter().filter_map(|part| match part {
            Part::Figure(citation) => Some(citation.figure.printed()),
            _ => None,
        });
        Self { cited: cited.collect(), another_time: false, years: BTreeSet::new(), last: None }
    }

    /// Goes on to the part behind this one. Words that end a clause begin the next.
    pub(super) fn pass(&mut self, part: &'p Part<'a>) {
        match part {
            Part::Words(text) => {
                if text.contains(['。', '；', '！', '？']) {
                    (self.another_time, self.years) = (false, BTreeSet::new());
                }
                self.another_time |= ANOTHER_TIME.iter().any(|word| text.contains(word));
            }
            Part::Number(date) if date.kind == Kind::Date => self.years.extend(year(&date.text)),
            _ => {}
        }
        self.last = Some(part);
    }

    /// Whether the passage cites a figure that is printed so.
    pub(super) fn cites(&self, printed: &str) -> bool {
        self.cited.contains(printed)
    }

    /// The words right before, if there are any.
    pub(super) fn words_before(&self) -> Option<&'a str> {
        match self.last? {
            Part::Words(text) => Some(text),
            _ => None,
        }
    }

    /// Whether the clause so far speaks of another time than a figure's.
    pub(super) fn is_of_another_time(&self, figure: &Figure) -> bool {
        let own = [figure.period.start().year(), figure.period.end().year()].map(|year| year.to_string());
        let other = |year: &String| !own.contains(year);
        self.another_time || self.years.len() > YEARS_OF_PERIOD || self.years.iter().any(other)
    }
}

/// The year that a date begins with.
fn year(date: &str) -> Option<String> {
    let folded = number_key(date);
    let digits = folded.chars().take_while(char::is_ascii_digit).count();
    folded.get(..digits).filter(|_| digits == 4).map(str::to_owned)
}
