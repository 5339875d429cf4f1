//! A new indicator at the end of the dictionary, every byte of which stays as it is.

use std::fmt::Write as _;

use crate::author::transcript::scalar;
use crate::site::{Direction, Unit};
use crate::text::newline;

/// An indicator that is to be defined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIndicator {
    /// Its name.
    pub name: String,
    /// Its id in addresses and data files.
    pub id: String,
    /// The base unit.
    pub unit: Unit,
    /// The heading of its table.
    pub group: String,
    /// Which direction is good news.
    pub better: Direction,
    /// What exactly is counted.
    pub definition: Option<String>,
}

/// The dictionary with one more entry at its end, in the line ends it has.
#[must_use]
pub fn append(dictionary: &str, indicator: &NewIndicator) -> String {
    let NewIndicator { name, id, unit, group, better, definition } = indicator;
    let mut entry =
        format!("{}:\n  id: {}\n  unit: {}\n", scalar(name, false), scalar(id, false), scalar(unit, false));
    match better {
        Direction::Lower => entry.push_str("  better: lower\n"),
        Direction::Higher => entry.push_str("  better: higher\n"),
        Direction::Neutral => {}
    }
    let _ = definition.as_ref().map(|text| writeln!(entry, "  definition: {}", scalar(text, false)));
    let _ = writeln!(entry, "  group: {}", scalar(group, false));
    let open = !dictionary.is_empty() && !dictionary.ends_with('\n');
    let entry = if open { format!("\n{entry}") } else { entry };
    let entry = entry.replace('\n', newline(dictionary));
    format!("{dictionary}{entry}")
}
