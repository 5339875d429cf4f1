//! Cell styles: the number formats they name, as the codes that other formats write.

use std::collections::BTreeMap;
use std::io::BufRead;

use crate::workbook::fault::Fault;
use crate::workbook::limit;
use crate::workbook::xml::{Step, Xml};

/// The number formats of a document. They are only reported, never applied: the displayed text is in the file.
#[derive(Debug, Default)]
pub(super) struct Codes {
    /// Codes by the name of the format.
    formats: BTreeMap<String, String>,
    /// Names of formats by the name of the cell style.
    styles: BTreeMap<String, String>,
}

impl Codes {
    /// The code of a cell style; `None` for the general format.
    pub(super) fn of(&self, style: &str) -> Option<&str> {
        self.formats.get(self.styles.get(style)?).map(String::as_str).filter(|code| !code.is_empty())
    }

    /// Collects the element that has just begun, when it concerns formats.
    pub(super) fn collect<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Fault> {
        let text = |name: &str| xml.attribute(name).map(String::from);
        match xml.qualified() {
            "style:style" => self.styles.extend(text("style:name").zip(text("style:data-style-name"))),
            "number:number-style"
            | "number:percentage-style"
            | "number:currency-style"
            | "number:date-style"
            | "number:time-style" => {
                let name = text("style:name").unwrap_or_default();
                let code = code(xml)?;
                self.formats.insert(name, code);
            }
            _ => {}
        }
        limit::parts(self.formats.len().max(self.styles.len()))
    }
}

/// The code of the format that has just begun.
fn code<R: BufRead>(xml: &mut Xml<R>) -> Result<String, Fault> {
    let parent_depth = xml.depth().saturating_sub(1);
    let mut code = String::new();
    let mut words = false;
    loop {
        match xml.step()? {
            Step::Open => {
                let name = xml.qualified();
                words = matches!(name, "number:text" | "number:currency-symbol");
                code.push_str(&part(xml));
            }
            Step::Words if words => match xml.words() {
                mark @ ("%" | "-" | "/" | ":" | "." | " ") => code.push_str(mark),
                other => code.push_str(&format!("\"{other}\"")),
            },
            Step::Close | Step::End if xml.depth() <= parent_depth => return Ok(code),
            Step::Close => words = false,
            Step::Words | Step::End => {}
        }
        limit::words(code.len())?;
    }
}

/// The code of a part of a format.
fn part<R: BufRead>(xml: &Xml<R>) -> String {
    let long = xml.attribute("number:style").is_some_and(|style| style == "long");
    let either = |long_code: &str, short: &str| if long { long_code } else { short }.to_owned();
    match xml.qualified() {
        "number:number" => digits(xml),
        "number:scientific-number" => format!("{}E+00", digits(xml)),
        "number:year" => either("yyyy", "yy"),
        "number:month" if xml.is_true("number:textual") => either("mmmm", "mmm"),
        "number:month" => either("mm", "m"),
        "number:day" => either("dd", "d"),
        "number:day-of-week" => either("aaaa", "aaa"),
        "number:hours" => either("hh", "h"),
        "number:minutes" => either("mm", "m"),
        "number:seconds" => either("ss", "s"),
        "number:am-pm" => "AM/PM".to_owned(),
        _ => String::new(),
    }
}

/// `#,##0.00`; nothing where the number of decimals is left open, as the general format does.
fn digits<R: BufRead>(xml: &Xml<R>) -> String {
    // More decimals than any number has are not written out.
    let count = |name: &str| xml.count(name).and_then(|count| usize::try_from(count.min(30)).ok());
    let Some(places) = count("number:decimal-places") else { return String::new() };
    let whole = match xml.is_true("number:grouping") {
        true => "#,##0".to_owned(),
        false => "0".repeat(count("number:min-integer-digits").unwrap_or(1).max(1)),
    };
    if places == 0 { whole } else { format!("{whole}.{}", "0".repeat(places)) }
}
