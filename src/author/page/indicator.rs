//! A new indicator at the end of the dictionary, every byte of which stays as it is.

use std::fmt::Write as _;

use crate::author::yaml::scalar;
use crate::site::{Direction, Unit};
use crate::text::newline;

/// An indicator to define.
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
    pub direction: Direction,
    /// The definition: what exactly is counted.
    pub definition: Option<String>,
}

/// The dictionary with the indicator at its end, in its own line ends.
#[must_use]
pub fn append(dictionary: &str, indicator: &NewIndicator) -> String {
    let NewIndicator { name, id, unit, group, direction, definition } = indicator;
    let mut definition_text =
        format!("{}:\n  id: {}\n  unit: {}\n", scalar(name, false), scalar(id, false), scalar(unit, false));
    match direction {
        Direction::Lower => definition_text.push_str("  better: lower\n"),
        Direction::Higher => definition_text.push_str("  better: higher\n"),
        Direction::Neutral => {}
    }
    let _ =
        definition.as_ref().map(|text| writeln!(definition_text, "  definition: {}", scalar(text, false)));
    let _ = writeln!(definition_text, "  group: {}", scalar(group, false));
    let open = !dictionary.is_empty() && !dictionary.ends_with('\n');
    let definition_text = if open { format!("\n{definition_text}") } else { definition_text };
    let definition_text = definition_text.replace('\n', newline(dictionary));
    format!("{dictionary}{definition_text}")
}
