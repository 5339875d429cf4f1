//! Office Open XML (`.xlsx`, `.xlsm`, new `.et`): the workbook and what belongs to it.

mod cells;
mod notes;
mod relations;
mod strings;
mod styles;
#[cfg(test)]
mod tests;

use std::io::BufRead;

use super::draft::Draft;
use super::fault::Fault;
use super::format::{Epoch, Styles};
use super::limit::{self, Budget};
use super::package::Package;
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

/// What all sheets of a workbook share.
struct Shared {
    strings: Strings,
    styles: Styles,
    epoch: Epoch,
}

/// The sheets of a workbook.
pub(super) fn sheets(package: &mut Package, budget: &mut Budget) -> Result<Vec<Draft>, Fault> {
    let root = relations(package, "")?;
    let path = root.target("/officeDocument").unwrap_or("xl/workbook.xml").to_owned();
    let around = relations(package, &path)?;
    let part = package.part(&path)?.ok_or_else(|| missing(&path))?;
    let (tabs, epoch) = workbook(Xml::new(part, &path))?;
    let shared = Shared {
        strings: match around.target("/sharedStrings") {
            Some(path) => strings::strings(package, path)?,
            None => Strings::default(),
        },
        styles: match around.target("/styles") {
            Some(path) => styles::styles(package, path)?,
            None => Styles::default(),
        },
        epoch,
    };
    let mut drafts = Vec::new();
    for tab in tabs {
        let Some((kind, path)) = around.by_id(&tab.relation) else { return Err(missing(&tab.name)) };
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
    let around: Relations = relations(package, path)?;
    match around.target("/comments") {
        Some(path) => notes::notes(package, path, draft, budget),
        None => Ok(()),
    }
}

/// The tabs, and which day is day 0.
fn workbook<R: BufRead>(mut xml: Xml<R>) -> Result<(Vec<Tab>, Epoch), Fault> {
    let (mut tabs, mut epoch) = (Vec::new(), Epoch::Of1900);
    loop {
        match xml.step()? {
            Step::Open if xml.local() == "workbookPr" && xml.says("date1904") => epoch = Epoch::Of1904,
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

fn missing(part: &str) -> Fault {
    Fault::Damaged(say!("缺少里面的 {part}", "its part {part} is missing"))
}
