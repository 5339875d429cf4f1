//! When a bulletin was last changed, by what its author declares.

use jiff::civil::DateTime;

use crate::model::Bulletin;

/// The clock of the whole country; dates in front matter are read on it.
const OFFSET: &str = "+08:00";

/// The date of a feed without entries, which the formats want all the same.
pub(super) const NEVER: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The latest of the publication and the declared corrections; where neither is declared, the end of the
/// period the figures stand at.
pub(in crate::render) fn last_change(bulletin: &Bulletin) -> DateTime {
    let corrections = bulletin.page.updates.iter().map(|update| update.at);
    let declared = corrections.chain(bulletin.published).max();
    declared.unwrap_or_else(|| bulletin.as_of.end().at(0, 0, 0, 0))
}

/// A date as RFC 3339 has it: `2020-05-06T09:00:00+08:00`.
pub(in crate::render) fn stamp(at: DateTime) -> String {
    format!("{}{OFFSET}", at.strftime("%Y-%m-%dT%H:%M:%S"))
}
