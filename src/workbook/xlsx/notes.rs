//! Comments of a sheet.

use super::strings;
use crate::workbook::draft::Draft;
use crate::workbook::fault::Fault;
use crate::workbook::limit::Budget;
use crate::workbook::package::Package;
use crate::workbook::reference;
use crate::workbook::xml::{Step, Xml};

/// Adds the comments in a part to a sheet.
pub(super) fn notes(
    package: &mut Package,
    path: &str,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), Fault> {
    let Some(part) = package.part(path)? else { return Ok(()) };
    let mut xml = Xml::new(part, path);
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "comment" => {
                let place = xml.attribute("ref").and_then(|name| reference::cell(&name));
                let mut text = String::new();
                strings::rich(&mut xml, &mut text)?;
                if let Some(place) = place {
                    let (row, column) = place?;
                    draft.comment(row, column, text, budget)?;
                }
            }
            Step::End => return Ok(()),
            _ => {}
        }
    }
}
