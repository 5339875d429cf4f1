//! Office Open XML (`.xlsx`, `.xlsm`, new `.et`): the workbook and its parts.

mod cells;
mod relations;
mod strings;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::io::BufRead;

use super::draft::Draft;
use super::fault::Fault;
use super::format::{Epoch, Styles};
use super::limit::{self, Budget};
use super::package::Package;
use super::reference;
use super::strings::Strings;
use super::xml::{Step, Xml};
use crate::say;
use relations::{Relations, relations};

/// A tab of the workbook.
struct Tab {
    name: String,
    hidden: bool,
    relation: String,
}

/// The data that all sheets of a workbook share.
struct Shared {
    strings: Strings,
    styles: Styles,
    epoch: Epoch,
}

/// The sheets of a workbook.
pub(super) fn sheets(package: &mut Package, budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    let root = relations(package, "")?;
    let path = root.target("/officeDocument").unwrap_or("xl/workbook.xml").to_owned();
    let related = relations(package, &path)?;
    let part = package.part(&path)?.ok_or_else(|| missing(&path))?;
    let (tabs, epoch) = workbook(Xml::new(part, &path))?;
    let shared = Shared {
        strings: match related.target("/sharedStrings") {
            Some(path) => strings::strings(package, path)?,
            None => Strings::default(),
        },
        styles: match related.target("/styles") {
            Some(path) => styles(package, path)?,
            None => Styles::default(),
        },
        epoch,
    };
    let mut drafts = Vec::new();
    for tab in tabs {
        let Some((kind, path)) = related.by_id(&tab.relation) else { return Err(missing(&tab.name)) };
        // A tab may also be a chart or an old dialogue.
        if kind.ends_with("/worksheet") {
            let mut draft = Draft::new(tab.name, tab.hidden, budget)?;
            sheet(package, path, &shared, &mut draft, budget)?;
            drafts.push(draft);
        }
    }
    Ok(drafts)
}

fn sheet(
    package: &mut Package,
    path: &str,
    shared: &Shared,
    draft: &mut Draft,
    budget: &mut Budget,
) -> Result<(), Fault> {
    let part = package.part(path)?.ok_or_else(|| missing(path))?;
    cells::cells(Xml::new(part, path), shared, draft, budget)?;
    let related: Relations = relations(package, path)?;
    match related.target("/comments") {
        Some(path) => comments(package, path, draft, budget),
        None => Ok(()),
    }
}

/// The tabs, and the date system.
fn workbook<R: BufRead>(mut xml: Xml<R>) -> Result<(Vec<Tab>, Epoch), Fault> {
    let (mut tabs, mut epoch) = (Vec::new(), Epoch::Of1900);
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "workbookPr" && xml.is_true("date1904") => epoch = Epoch::Of1904,
            Step::Open if xml.local() == "sheet" => {
                let text = |name: &str| xml.attribute(name).map(String::from).unwrap_or_default();
                let hidden = matches!(text("state").as_str(), "hidden" | "veryHidden");
                // The prefix of the relation's name is the producer's choice, nearly always `r`.
                let relation = ["r:id", "d3p1:id", "id"].into_iter().map(text).find(|id| !id.is_empty());
                tabs.push(Tab { name: text("name"), hidden, relation: relation.unwrap_or_default() });
                limit::tabs(tabs.len())?;
            }
            Step::End => return Ok((tabs, epoch)),
            _ => {}
        }
    }
}

/// Adds the comments in a part to a sheet.
fn comments(package: &mut Package, path: &str, draft: &mut Draft, budget: &mut Budget) -> Result<(), Fault> {
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

/// The styles in a part.
fn styles(package: &mut Package, path: &str) -> Result<Styles, Fault> {
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

fn missing(part: &str) -> Fault {
    Fault::Damaged(say!("缺少里面的 {part}", "its part {part} is missing"))
}
