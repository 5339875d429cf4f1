//! The spreadsheet as a source: its numbers as the inventory `seeds/<id>.yml`, so that every figure finds its print.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::plan::Placed;
use super::readings::Readings;
use super::value::Value;
use super::{Project, Rewrite};
use crate::author::transcript::scalar;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{Entry, Node, Value as Yaml, yaml};
use crate::say;
use crate::site::SourceDocument;
use crate::text::source::{Sources, Span};
use crate::text::{edited, line_start, newline, next_line};

/// What a spreadsheet is, among the kinds of documents.
const KIND: &str = "统计数据";

/// Whether the one source of the figures is this spreadsheet, as far as anybody can see: its inventory is empty, or
/// has a section with the sheet's name from the time before.
pub(super) fn is_awaited(project: Project<'_>, readings: &Readings<'_, '_>, ids: &[String]) -> bool {
    let [id] = ids else { return false };
    let section = &readings.chosen.grid.sheet.name;
    let known = project.site.sources.iter().find(|source| source.id == *id);
    known.is_some_and(|known| known.inventory.is_empty() || known.sections.contains(section))
}

/// The inventory with every number that was read. `ids` are the sources that the figures name: it must be one.
pub(super) fn record(
    project: Project<'_>,
    sources: &Sources,
    readings: &Readings<'_, '_>,
    placed: &[Placed<'_>],
    ids: &[String],
    problems: &mut Vec<Diagnostic>,
) -> Option<Rewrite> {
    let [id] = ids else {
        problems.push(which_source(readings, ids));
        return None;
    };
    let path = format!("seeds/{id}.yml");
    let old = project.tree.sources.iter().find(|data| data.path == format!("{id}.yml"));
    let section = readings.chosen.grid.sheet.name.as_str();
    let Some(data) = old else {
        return Some(Rewrite { path, old: None, text: new(readings, placed, id, section) });
    };
    let known = project.site.sources.iter().find(|source| source.id == *id)?;
    let text = sources.get(data.source).map(|source| source.text().to_string())?;
    match extended(&text, data.root.span, known, placed, section) {
        Some(edited) if edited == text => None,
        Some(edited) => Some(Rewrite { path, old: Some(text), text: edited }),
        None => {
            problems.push(not_editable(&path));
            None
        }
    }
}

fn new(readings: &Readings<'_, '_>, placed: &[Placed<'_>], id: &str, section: &str) -> String {
    let title = readings.chosen.title.as_deref().unwrap_or(section);
    let home = home(placed);
    let mut out = format!("id: {}\ntitle: {}\nkind: {KIND}\n", scalar(id, false), scalar(title, false));
    if let Some(district) = home {
        let _ = writeln!(out, "district: {}", scalar(district, false));
    }
    out.push_str("undated: true   # 有印发日期的，换成 date: 2020-05-06\n");
    if let Some(period) = &readings.base {
        // Readers are told who says so: the document, or the editor who imported it.
        let reason = match readings.chosen.period().as_ref() == Some(period) {
            true => "表题、工作表名或文件名写明所报的期间。",
            false => "所报的期间由编辑在导入时指明。",
        };
        let _ = writeln!(out, "inferred: {}\ninferred_from: {reason}", period.key());
    }
    let _ = write!(out, "sections:\n  - {}\ninventory:\n", scalar(section, false));
    let mut number = 0;
    for one in placed {
        if let Some(row) = row(one, section, home, number + 1) {
            number += 1;
            let _ = writeln!(out, "  - {row}");
        }
    }
    out
}

/// The one district that all numbers are of.
fn home<'r>(placed: &'r [Placed<'_>]) -> Option<&'r str> {
    let names: BTreeSet<&str> = placed.iter().map(|one| one.reading.district.name.as_str()).collect();
    names.first().copied().filter(|_| names.len() == 1)
}

/// A line of the inventory; what is missing was not printed.
fn row(one: &Placed<'_>, section: &str, home: Option<&str>, number: usize) -> Option<String> {
    let Value::Amount { printed, .. } = &one.reading.value else { return None };
    let (printed, section) = (scalar(printed, true), scalar(section, true));
    let what = match &one.elsewhere {
        Some(id) => format!("note: {}", scalar(&format!("与 {id} 所印相同，不另取"), true)),
        None => format!("of: {}", claim(one, home)),
    };
    Some(format!("{{n: {number}, printed: {printed}, section: {section}, use: figure, {what}}}"))
}

fn claim(one: &Placed<'_>, home: Option<&str>) -> String {
    let (name, period) = (&one.reading.indicator.name, one.period.key());
    // A range has a sign of its own that parts the place from the rest.
    let district = Some(one.reading.district.name.as_str()).filter(|name| home != Some(*name));
    let place = district.map_or_else(String::new, |name| format!("/{name}"));
    scalar(&format!("{name}@{period}{place}"), true)
}

/// The record with new lines at the end of its inventory and corrected prints in place.
fn extended(
    text: &str,
    base: Span,
    known: &SourceDocument,
    placed: &[Placed<'_>],
    section: &str,
) -> Option<String> {
    let (root, problems) = yaml(text, Span::new(base.source, 0, text.len()));
    let inventory = field(&root, "inventory").filter(|_| problems.is_empty())?;
    let items = match &inventory.value.value {
        Yaml::Sequence(items) => items.as_slice(),
        Yaml::Null => &[],
        _ => return None,
    };
    let newline = newline(text);
    let (place, open, lead) = end_of(text, inventory, items)?;
    let home = known.district.as_ref().map(|district| district.name.as_str());
    let mut number = known.inventory.iter().map(|numeral| numeral.number).max().unwrap_or(0);
    let (mut rows, mut edits) = (String::new(), Vec::new());
    for one in placed {
        let Value::Amount { printed, .. } = &one.reading.value else { continue };
        match same(known, one, section) {
            Some(numeral) if numeral.printed == *printed => {}
            Some(numeral) => {
                let item = items.iter().find(|item| item.span == numeral.span)?;
                let range = field(item, "printed")?.value.span.range();
                edits.push((range, scalar(printed, true)));
            }
            None => {
                number += 1;
                let _ = write!(rows, "{lead}{}{newline}", row(one, section, home, number)?);
            }
        }
    }
    if !rows.is_empty() {
        let open = if open { newline } else { "" };
        // In place of `[]` the line is ended already.
        let rows = if place.is_empty() { rows.as_str() } else { rows.trim_end() };
        edits.push((place, format!("{open}{rows}")));
        edits.extend(new_section(text, &root, known, section, newline));
    }
    edited(text, edits)
}

/// Where further lines of an inventory go, whether a line must be ended first, and what each line begins with.
fn end_of<'t>(text: &'t str, inventory: &Entry, items: &[Node]) -> Option<(Range<usize>, bool, &'t str)> {
    let Some(last) = items.last() else {
        // What an empty inventory holds already, `[]` or remarks how to fill it, goes or stays above.
        let key = inventory.key.span.range().end;
        let value = inventory.value.span.range();
        return match text.get(value.clone())?.starts_with('[') {
            true => Some((value, true, "  - ")),
            false => {
                let mut end = next_line(text, key).unwrap_or(text.len());
                while text
                    .get(end..)
                    .is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('#'))
                {
                    end = next_line(text, end).unwrap_or(text.len());
                }
                Some((end..end, !text.get(..end)?.ends_with('\n'), "  - "))
            }
        };
    };
    let Range { start, end } = last.span.range();
    let line = line_start(text, start);
    let lead = text.get(line..start).filter(|lead| lead.trim() == "-")?;
    let after = next_line(text, end);
    let place = after.unwrap_or(text.len());
    Some((place..place, after.is_none(), lead))
}

/// The numeral that is registered as this figure, or prints the same for nobody.
fn same<'a>(known: &'a SourceDocument, one: &Placed<'_>, section: &str) -> Option<&'a crate::site::Numeral> {
    let reading = one.reading;
    let claimed = known.inventory.iter().find(|numeral| {
        numeral.of.iter().any(|claim| {
            claim.indicator.name == reading.indicator.name
                && claim.place.part.is_none()
                && claim.place.district.slug == reading.district.slug
                && claim.period.as_ref().or(known.date.period()).is_none_or(|period| *period == one.period)
        })
    });
    let unclaimed = || {
        let shown = reading.value.shown();
        known.inventory.iter().find(|numeral| {
            numeral.of.is_empty() && numeral.printed == shown && numeral.section.as_deref() == Some(section)
        })
    };
    claimed.or_else(|| unclaimed().filter(|_| one.elsewhere.is_some()))
}

/// The sheet's name among the sections, where it is not.
fn new_section(
    text: &str,
    root: &Node,
    known: &SourceDocument,
    section: &str,
    newline: &str,
) -> Option<(Range<usize>, String)> {
    if known.sections.iter().any(|one| one == section) {
        return None;
    }
    let entry = field(root, "sections")?;
    let Yaml::Sequence(items) = &entry.value.value else { return None };
    let last = items.last()?.span.range();
    if text.get(entry.value.span.range())?.starts_with('[') {
        return Some((last.end..last.end, format!(", {}", scalar(section, true))));
    }
    let line = line_start(text, last.start);
    let lead = text.get(line..last.start)?.trim_end_matches(['"', '\'']);
    let end = next_line(text, last.end).unwrap_or(last.end);
    Some((end..end, format!("{lead}{}{newline}", scalar(section, false))))
}

fn field<'a>(node: &'a Node, key: &str) -> Option<&'a Entry> {
    match &node.value {
        Yaml::Mapping(entries) => entries.iter().find(|entry| entry.key.text == key),
        _ => None,
    }
}

fn which_source(readings: &Readings<'_, '_>, ids: &[String]) -> Diagnostic {
    let names = ids.join("、");
    let message = match ids {
        [] => say!("不知道把这份表格登记成哪个来源", "nothing says which source this spreadsheet is"),
        _ => say!("这些通报的来源不止一个：{names}", "these bulletins have several sources: {names}"),
    };
    Diagnostic::new(Code::ImportPlace, message)
        .at(readings.chosen.grid.span(readings.chosen.first), say!("这张表", "this table"))
        .help(say!(
            "用 --source 写明编号，例如 --source tongnan-2020-05",
            "name it with --source, such as --source tongnan-2020-05"
        ))
}

fn not_editable(path: &str) -> Diagnostic {
    Diagnostic::new(
        Code::ImportEdit,
        say!("{path} 的清单不能自动加长", "the inventory of {path} cannot be extended"),
    )
    .in_file(path)
    .help(say!(
        "先改好 {path}：inventory 每个数占一行，以「- 」开头；或换一个编号另建一份",
        "mend {path} first: `inventory` has one number per line; or record the spreadsheet under another id"
    ))
}
