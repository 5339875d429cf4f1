//! 下降N倍: a fall of one whole reaches zero, so no fall can be a multiple.

use super::claim::{ComparisonClaim, problem};
use super::sentence::Sentence;
use crate::diagnostic::Code;
use crate::say;
use crate::site::falls;

pub(super) fn check(sentence: &Sentence<'_>, claims: &mut Vec<ComparisonClaim>) {
    for (at, times) in sentence.operands.iter().enumerate().filter(|(_, operand)| operand.is_times()) {
        if !falls(sentence.before(at)) {
            continue;
        }
        let printed = times.printed;
        let wrong = problem(
            Code::CompareTimes,
            say!("下降、减少不能说 {printed}", "nothing falls by {printed}"),
            (times, say!("减去一倍就没有了", "less once itself is nothing")),
            &[],
        );
        claims.push(ComparisonClaim::new(
            times,
            &[],
            Some(wrong.help(say!(
                "写降到几分之几，或下降百分之几：原来 100、现在 50，是减少一半，即下降 50%",
                "say by how many per cent, or to which part: from 100 to 50 is a fall of 50%"
            ))),
        ));
    }
}
