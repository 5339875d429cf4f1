//! The spreadsheet as a source: its numbers become the inventory `seeds/<id>.yml`, where every figure finds its numeral.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use super::interface::{Project, Rewrite};
use super::observations::Observations;
use super::refusal;
use super::target::Placement;
use super::value::Value;
use crate::author::yaml::{key_indent, list_entry, scalar};
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{KeyValue, Node, Value as Yaml, is_allowed, yaml};
use crate::say;
use crate::site::SourceDocument;
use crate::text::source::{Sources, Span};
use crate::text::{edited, line_start, newline, next_line};

/// What a spreadsheet is, among the kinds of documents.
const KIND: &str = "统计数据";

/// Whether the single source of the figures is this spreadsheet: its inventory is empty, or has a section with the
/// sheet's name from an earlier import.
pub(super) fn is_awaited(project: Project<'_>, observations: &Observations<'_, '_>, ids: &[String]) -> bool {
    let [id] = ids else { return false };
    let section = &observations.chosen.grid.sheet.name;
    let source = project.site.sources.iter().find(|source| source.id == *id);
    source.is_some_and(|source| source.inventory.is_empty() || source.sections.contains(section))
}

/// The inventory with every observation. `ids` are the sources that the figures name: there must be one.
pub(super) fn record(
    project: Project<'_>,
    sources: &Sources,
    observations: &Observations<'_, '_>,
    placements: &[Placement<'_>],
    ids: &[String],
    problems: &mut Vec<Diagnostic>,
) -> Option<Rewrite> {
    let [id] = ids else {
        problems.push(which_source(observations, ids));
        return None;
    };
    if let Some(c) = observations.chosen.grid.sheet.name.chars().find(|c| !is_allowed(*c)) {
        problems.push(refusal::hidden_in_name(observations.chosen.grid, c));
        return None;
    }
    let path = format!("seeds/{id}.yml");
    let old = project.tree.sources.iter().find(|data| data.path == format!("{id}.yml"));
    let section = observations.chosen.grid.sheet.name.as_str();
    let Some(data) = old else {
        return Some(Rewrite { path, old: None, text: new(observations, placements, id, section) });
    };
    let document = project.site.sources.iter().find(|source| source.id == *id)?;
    let text = sources.get(data.source).map(|source| source.text().to_string())?;
    match extended(&text, data.root.span, document, placements, section) {
        Some(edited) if edited == text => None,
        Some(edited) => Some(Rewrite { path, old: Some(text), text: edited }),
        None => {
            problems.push(not_editable(&path));
            None
        }
    }
}

fn new(observations: &Observations<'_, '_>, placements: &[Placement<'_>], id: &str, section: &str) -> String {
    let title = observations.chosen.title.as_deref().unwrap_or(section);
    let home = home(placements);
    let mut out = format!("id: {}\ntitle: {}\nkind: {KIND}\n", scalar(id, false), scalar(title, false));
    if let Some(district) = home {
        let _ = writeln!(out, "district: {}", scalar(district, false));
    }
    out.push_str("undated: true   # 有印发日期的，换成 date: 2020-05-06\n");
    if let Some(period) = &observations.base {
        // Readers see who states the period: the document, or the editor who imported it.
        let reason = match observations.chosen.period().as_ref() == Some(period) {
            true => "表题、工作表名或文件名写明所报的期间。",
            false => "所报的期间由编辑在导入时指明。",
        };
        let _ = writeln!(out, "inferred: {}\ninferred_from: {reason}", period.key());
    }
    let _ = write!(out, "sections:\n  - {}\ninventory:\n", scalar(section, false));
    let mut number = 0;
    for placement in placements {
        if let Some(row) = row(placement, section, home, number + 1) {
            number += 1;
            let _ = writeln!(out, "  - {row}");
        }
    }
    out
}

/// The one district that all observations are of.
fn home<'r>(placements: &'r [Placement<'_>]) -> Option<&'r str> {
    let names: BTreeSet<&str> =
        placements.iter().map(|placement| placement.observation.district.name.as_str()).collect();
    names.first().copied().filter(|_| names.len() == 1)
}

/// A line of the inventory; a missing value was not printed and has none.
fn row(placement: &Placement<'_>, section: &str, home: Option<&str>, number: usize) -> Option<String> {
    let Value::Amount { printed, .. } = &placement.observation.value else { return None };
    let (printed, section) = (scalar(printed, true), scalar(section, true));
    let what = match &placement.elsewhere {
        Some(id) => format!("note: {}", scalar(&format!("与 {id} 所印相同，不另取"), true)),
        None => format!("of: {}", claim(placement, home)),
    };
    Some(format!("{{n: {number}, printed: {printed}, section: {section}, use: figure, {what}}}"))
}

fn claim(placement: &Placement<'_>, home: Option<&str>) -> String {
    let (name, period) = (&placement.observation.indicator.name, placement.period.key());
    // The key of a range contains `/` too; the place comes last.
    let district = Some(placement.observation.district.name.as_str()).filter(|name| home != Some(*name));
    let place = district.map_or_else(String::new, |name| format!("/{name}"));
    scalar(&format!("{name}@{period}{place}"), true)
}

/// The inventory with new lines at its end and corrected numerals in place.
fn extended(
    text: &str,
    base: Span,
    document: &SourceDocument,
    placements: &[Placement<'_>],
    section: &str,
) -> Option<String> {
    let (root, problems) = yaml(text, Span::new(base.source, 0, text.len()));
    let inventory = field(&root, "inventory").filter(|_| problems.is_empty())?;
    let rows = match &inventory.value.value {
        Yaml::Sequence(rows) => rows.as_slice(),
        Yaml::Null => &[],
        _ => return None,
    };
    let newline = newline(text);
    let (place, open, lead) = end_of(text, &root, inventory, rows)?;
    let home = document.district.as_ref().map(|district| district.name.as_str());
    let mut number = document.inventory.iter().map(|numeral| numeral.number).max().unwrap_or(0);
    let (mut new_rows, mut edits) = (String::new(), Vec::new());
    for placement in placements {
        let Value::Amount { printed, .. } = &placement.observation.value else { continue };
        match same(document, placement, section) {
            Some(numeral) if numeral.printed == *printed => {}
            Some(numeral) => {
                let row = rows.iter().find(|row| row.span == numeral.span)?;
                let range = field(row, "printed")?.value.span.range();
                edits.push((range, scalar(printed, true)));
            }
            None => {
                number += 1;
                let _ = write!(new_rows, "{lead}{}{newline}", row(placement, section, home, number)?);
            }
        }
    }
    if !new_rows.is_empty() {
        let open = if open { newline } else { "" };
        // In place of `[]` the line is ended already.
        let new_rows = if place.is_empty() { new_rows.as_str() } else { new_rows.trim_end() };
        edits.push((place, format!("{open}{new_rows}")));
        edits.extend(new_section(text, &root, document, section, newline));
    }
    edited(text, edits)
}

/// Where further lines of an inventory go, whether a line must be ended first, and the prefix of each line.
fn end_of(
    text: &str,
    root: &Node,
    inventory: &KeyValue,
    rows: &[Node],
) -> Option<(Range<usize>, bool, String)> {
    let Some(last) = rows.last() else {
        let lead = format!("{}  - ", key_indent(text, root));
        // An empty inventory may hold `[]`, which is replaced, or comments, which stay above.
        let key = inventory.key.span.range().end;
        let value = inventory.value.span.range();
        return match text.get(value.clone())?.starts_with('[') {
            true => Some((value, true, lead)),
            false => {
                let mut end = next_line(text, key).unwrap_or(text.len());
                while text
                    .get(end..)
                    .is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('#'))
                {
                    end = next_line(text, end).unwrap_or(text.len());
                }
                Some((end..end, !text.get(..end)?.ends_with('\n'), lead))
            }
        };
    };
    let Range { start, end } = last.span.range();
    let line = line_start(text, start);
    let lead = text.get(line..start).filter(|lead| lead.trim() == "-")?;
    let after = next_line(text, end);
    let place = after.unwrap_or(text.len());
    Some((place..place, after.is_none(), lead.to_owned()))
}

/// The numeral that is registered as this figure, or that prints the same and is not claimed.
fn same<'a>(
    document: &'a SourceDocument,
    placement: &Placement<'_>,
    section: &str,
) -> Option<&'a crate::site::SourceNumeral> {
    let observation = placement.observation;
    let claimed = document.inventory.iter().find(|numeral| {
        numeral.of.iter().any(|claim| {
            claim.indicator.name == observation.indicator.name
                && claim.place.part.is_none()
                && claim.place.district.slug == observation.district.slug
                && claim
                    .period
                    .as_ref()
                    .or(document.date.period())
                    .is_none_or(|period| *period == placement.period)
        })
    });
    let unclaimed = || {
        let printed = observation.value.printed();
        document.inventory.iter().find(|numeral| {
            numeral.of.is_empty() && numeral.printed == printed && numeral.section.as_deref() == Some(section)
        })
    };
    claimed.or_else(|| unclaimed().filter(|_| placement.elsewhere.is_some()))
}

/// The edit that adds the sheet's name to the sections, where it is missing.
fn new_section(
    text: &str,
    root: &Node,
    document: &SourceDocument,
    section: &str,
    newline: &str,
) -> Option<(Range<usize>, String)> {
    if document.sections.iter().any(|name| name == section) {
        return None;
    }
    let sections = field(root, "sections")?;
    let Yaml::Sequence(names) = &sections.value.value else { return None };
    let last = names.last()?.span.range();
    if text.get(sections.value.span.range())?.starts_with('[') {
        return Some((last.end..last.end, format!(", {}", list_entry(section))));
    }
    let line = line_start(text, last.start);
    let lead = text.get(line..last.start)?.trim_end_matches(['"', '\'']);
    let end = next_line(text, last.end).unwrap_or(last.end);
    Some((end..end, format!("{lead}{}{newline}", scalar(section, false))))
}

fn field<'a>(node: &'a Node, key: &str) -> Option<&'a KeyValue> {
    match &node.value {
        Yaml::Mapping(fields) => fields.iter().find(|field| field.key.text == key),
        _ => None,
    }
}

fn which_source(observations: &Observations<'_, '_>, ids: &[String]) -> Diagnostic {
    let names = ids.join("、");
    let message = match ids {
        [] => say!("不知道把这份表格登记成哪个来源", "nothing says which source this spreadsheet is"),
        _ => say!("这些通报的来源不止一个：{names}", "these bulletins have several sources: {names}"),
    };
    Diagnostic::new(Code::ImportPlace, message)
        .at(observations.chosen.grid.span(observations.chosen.first), say!("这张表", "this table"))
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
        "correct {path} first: `inventory` has one number per line; or record the spreadsheet under another id"
    ))
}
