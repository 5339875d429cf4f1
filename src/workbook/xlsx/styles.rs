//! The part with the cell styles, of which the number formats are wanted.

use std::collections::BTreeMap;

use crate::workbook::fault::Fault;
use crate::workbook::format::Styles;
use crate::workbook::limit;
use crate::workbook::package::Package;
use crate::workbook::xml::{Step, Xml};

/// The styles in a part.
pub(super) fn styles(package: &mut Package, path: &str) -> Result<Styles, Fault> {
    let (mut styles, mut codes) = (Vec::new(), BTreeMap::new());
    let Some(part) = package.part(path)? else { return Ok(Styles::default()) };
    let mut xml = Xml::new(part, path);
    let mut cells = false;
    loop {
        match (xml.step()?, xml.local()) {
            (Step::Open, "numFmt") => {
                let id = xml.count("numFmtId").and_then(|id| u32::try_from(id).ok());
                codes.extend(id.zip(xml.attribute("formatCode").map(String::from)));
            }
            (Step::Open, "cellXfs") => cells = true,
            (Step::Close, "cellXfs") => cells = false,
            (Step::Open, "xf") if cells => {
                let id = xml.count("numFmtId").and_then(|id| u32::try_from(id).ok());
                styles.push(id.unwrap_or_default());
            }
            (Step::End, _) => return Ok(Styles::new(&codes, styles)),
            _ => {}
        }
        limit::parts(codes.len().max(styles.len()))?;
    }
}
