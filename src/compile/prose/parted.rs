//! Numbers that a reader sees and no author typed: put together from a citation and digits, or from a link and what stands
//! beside it.

use std::ops::Range;

use super::flow::Places;
use super::lower::Lowering;
use super::print::Print;
use crate::diagnostic::{Code, Diagnostic};
use crate::say;
use crate::text::is_digit;

/// Characters beside a citation that a message repeats.
const MAX_BESIDE: usize = 20;

impl Lowering<'_> {
    /// Refuses what is typed beside a citation and prints another number with it.
    pub(super) fn refuse_joined(&mut self, print: &Print, places: &Places) {
        for (number, fixed) in print.fixed.iter().enumerate().filter(|(_, fixed)| !fixed.is_empty()) {
            let cited = print.text.get(fixed.clone()).unwrap_or_default();
            let before = print.text.get(..fixed.start).unwrap_or_default();
            let behind = print.text.get(fixed.end..).unwrap_or_default();
            // Of two citations side by side the second one says so.
            let alone = print.fixed.get(number + 1).is_none_or(|next| next.start > fixed.end);
            let (left, right) =
                (joins(before, cited), alone && (joins(cited, behind) || scales(cited, behind)));
            if !left && !right {
                continue;
            }
            let digits =
                before.chars().rev().take(MAX_BESIDE).take_while(|c| numeric(*c)).map(char::len_utf8);
            let start = if left { fixed.start - digits.sum::<usize>() } else { fixed.start };
            let digits = behind.chars().take(MAX_BESIDE).take_while(|c| numeric(*c)).map(char::len_utf8);
            let more = if right { digits.sum() } else { 0 };
            let range = start..fixed.end + more.max(usize::from(right));
            let printed = print.text.get(range.clone()).unwrap_or(cited);
            let problem = Diagnostic::new(
                Code::NumberSplit,
                say!(
                    "引用的 {cited} 和挨着它的字连成了 {printed}",
                    "the cited {cited} and what stands beside it print {printed}"
                ),
            )
            .at(self.place_of(places, &range), say!("读者看到的是 {printed}", "a reader sees {printed}"))
            .help(say!(
                "删去多打的数字；确实是两个数，中间写上字或标点",
                "delete the digits beside it; put a word or a mark between two numbers"
            ));
            self.out.push(problem);
        }
    }

    /// Refuses a number of which a link or a deletion holds a part.
    pub(super) fn refuse_parted(&mut self, print: &Print, places: &Places, range: &Range<usize>) {
        let printed = print.text.get(range.clone()).unwrap_or_default();
        let problem = Diagnostic::new(
            Code::NumberSplit,
            say!(
                "{printed} 只有一部分在链接或删除线里",
                "only a part of {printed} stands in a link or is struck out"
            ),
        )
        .at(self.place_of(places, range), say!("读者看到的是 {printed}", "a reader sees {printed}"))
        .help(say!(
            "把整个数连同单位放进去，或全部放在外面，例如 [15495户](…)、~~1.5万户~~15495户",
            "put the whole number with its unit inside, or all of it outside"
        ));
        self.out.push(problem);
    }
}

/// Whether one number goes on from a text into the next.
fn joins(text: &str, next: &str) -> bool {
    let digits = |text: &str| text.chars().take_while(|c| is_digit(*c)).count();
    let ends = |text: &str| text.chars().next_back().is_some_and(is_digit);
    let point = ['.', '．'];
    let pointed = |text: &str, next: &str| ends(text) && digits(next) > 0;
    let grouped = |text: &str, next: &str| ends(text) && digits(next) == 3;
    pointed(text, next)
        || next.strip_prefix(point).is_some_and(|next| pointed(text, next))
        || text.strip_suffix(point).is_some_and(|text| pointed(text, next))
        || next.strip_prefix(',').is_some_and(|next| grouped(text, next))
        || text.strip_suffix(',').is_some_and(|text| grouped(text, next))
}

/// Whether a cited number without a unit is multiplied by what follows it.
fn scales(cited: &str, behind: &str) -> bool {
    cited.chars().next_back().is_some_and(is_digit) && behind.starts_with(['万', '亿', '%', '％', '‰'])
}

fn numeric(c: char) -> bool {
    is_digit(c) || matches!(c, '.' | ',' | '．' | '万' | '亿' | '%' | '％' | '‰')
}
