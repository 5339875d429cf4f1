//! The number formats of a workbook's cell styles.

use std::collections::BTreeMap;

use crate::read::sheet::fault::Fault;
use crate::read::sheet::format::{NumberFormat, builtin};
use crate::read::sheet::package::Package;
use crate::read::sheet::xml::{Step, Xml};

/// A number format with its code.
#[derive(Debug, Default)]
pub(super) struct Format {
    /// `None` for the general format.
    pub(super) code: Option<String>,
    pub(super) format: NumberFormat,
}

/// The formats by the number of the style that has them.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: BTreeMap<u32, Format>,
    /// For each style, the number of its format.
    styles: Vec<u32>,
    general: Format,
}

impl Styles {
    /// The format of a style; the general one for styles that are not there.
    pub(super) fn format(&self, style: usize) -> &Format {
        let id = self.styles.get(style).copied().unwrap_or_default();
        self.formats.get(&id).unwrap_or(&self.general)
    }
}

/// The styles in a part.
pub(super) fn styles(package: &mut Package, path: &str) -> Result<Styles, Fault> {
    let (mut styles, mut codes) = (Styles::default(), BTreeMap::new());
    let Some(part) = package.part(path)? else { return Ok(styles) };
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
                styles.styles.push(id.unwrap_or_default());
            }
            (Step::End, _) => break,
            _ => {}
        }
    }
    styles.formats = styles.styles.iter().map(|id| (*id, format(*id, codes.get(id)))).collect();
    Ok(styles)
}

/// The format with a number, whose code the workbook gives or every program knows.
fn format(id: u32, code: Option<&String>) -> Format {
    let code = code.map_or_else(|| builtin::code(id), String::as_str);
    let general = NumberFormat::is_general(code);
    Format { code: (!general).then(|| code.to_owned()), format: NumberFormat::new(code) }
}
