//! When a bulletin was last changed, by what its author declares.

use jiff::civil::{DateTime, Time};

use crate::site::Bulletin;

/// The clock of the whole country; dates in front matter are read on it.
const OFFSET: &str = "+08:00";

/// The date of a feed without entries, which the formats want all the same.
pub(super) const NEVER: DateTime = DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The latest of the publication and the corrections, when the author declares any.
pub(in crate::render) fn declared_change(bulletin: &Bulletin) -> Option<DateTime> {
    bulletin.page.updates.iter().map(|update| update.at).chain(bulletin.published).max()
}

/// The last declared change; where none is declared, the end of the figures' period, because a
/// feed wants a date.
pub(super) fn last_change(bulletin: &Bulletin) -> DateTime {
    declared_change(bulletin).unwrap_or_else(|| bulletin.as_of.end().at(0, 0, 0, 0))
}

/// A moment as an author declares it: the day alone where no time is given, which is read as midnight.
pub(in crate::render) fn moment(at: DateTime) -> String {
    if at.time() == Time::midnight() { at.date().to_string() } else { stamp(at) }
}

/// A date as RFC 3339 has it: `2020-05-06T09:00:00+08:00`.
pub(in crate::render) fn stamp(at: DateTime) -> String {
    format!("{}{OFFSET}", at.strftime("%Y-%m-%dT%H:%M:%S"))
}
