//! Updates an existing source record to its page: the text is edited, not rewritten, so that every word, comment and line of the
//! reviewer stays.

use std::collections::BTreeMap;
use std::ops::Range;

use super::align::align;
use super::inventory::{Transcript, TranscriptNumeral};
use super::rows::{InventoryRow, field, may_update, rows, scanned, value};
use super::seed;
use crate::author::yaml::key_indent;
use crate::diagnostic::Diagnostic;
use crate::read::{Node, yaml};
use crate::text::source::Span;
use crate::text::{edited, line_start, newline, next_line};

/// The result of updating a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordUpdate {
    /// The record's new text; the same text when nothing changed.
    pub text: String,
    /// Rows that the page prints.
    pub kept: usize,
    /// Numerals that are new on the page and got rows.
    pub added: Vec<String>,
    /// Rows whose numerals the page printed at the last scan and does not print now. They are kept.
    pub lost: Vec<String>,
    /// Rows that the reviewer wrote. They are kept.
    pub own: Vec<String>,
    /// Numerals of the page that the reviewer removed from the list. They stay out.
    pub left_out: Vec<String>,
}

/// Updates the record `text`, which stands at `base` in its file, to match its page.
///
/// # Errors
/// The record is not valid YAML, or its inventory is not a list with one row a line.
pub fn update_record(text: &str, base: Span, page: &Transcript) -> Result<RecordUpdate, Vec<Diagnostic>> {
    let (root, problems) = yaml(text, base);
    if !problems.is_empty() {
        return Err(problems);
    }
    may_update(text, &root).map_err(|problem| vec![*problem])?;
    let rows = rows(text, &root).map_err(|problem| vec![*problem])?;
    let scanned = scanned(&root);
    let printed: Vec<&str> = page.numerals.iter().map(|numeral| numeral.printed.as_str()).collect();
    let row_of = align(&printed, &rows.iter().map(InventoryRow::number_alone).collect::<Vec<_>>());
    let is_known: Vec<bool> = match &scanned {
        // Nobody has chosen from the page's numerals yet.
        None if rows.is_empty() => vec![false; printed.len()],
        Some(_) if value(&root, "inventory").is_none() => vec![false; printed.len()],
        Some((before, _)) => {
            let before: Vec<&str> = before.iter().map(String::as_str).collect();
            align(&printed, &before).into_iter().map(|row| row.is_some()).collect()
        }
        // A record without a scan was written by hand, from a choice of the page's numerals.
        None => vec![true; printed.len()],
    };
    let mut update = summarize(page, &rows, &row_of, &is_known, scanned.as_ref());
    let mut edits = insertions(text, &root, page, &rows, &row_of, &is_known);
    edits.extend(scan_edit(text, &root, page, scanned.as_ref(), &edits));
    let newline = newline(text);
    edits.iter_mut().for_each(|(_, new)| *new = new.replace('\n', newline));
    // Rows that share bytes are left as they are: the edits would be ambiguous.
    update.text = edited(text, edits).unwrap_or_else(|| text.to_owned());
    Ok(update)
}

fn summarize(
    page: &Transcript,
    rows: &[InventoryRow],
    row_of: &[Option<usize>],
    is_known: &[bool],
    scanned: Option<&(Vec<String>, Range<usize>)>,
) -> RecordUpdate {
    let printed = |known: bool| {
        let unmatched = page.numerals.iter().zip(row_of).zip(is_known).filter(|((_, row), _)| row.is_none());
        let chosen = unmatched.filter(|(_, is_known)| **is_known == known);
        chosen.map(|((numeral, _), _)| numeral.registered()).collect()
    };
    let free = rows.iter().enumerate().filter(|(at, _)| !row_of.contains(&Some(*at))).map(|(_, row)| row);
    let was = |row: &&InventoryRow| {
        scanned.is_some_and(|(before, _)| before.iter().any(|printed| printed == row.number_alone()))
    };
    let (lost, own): (Vec<&InventoryRow>, Vec<&InventoryRow>) = free.partition(was);
    let prints = |rows: Vec<&InventoryRow>| rows.into_iter().map(|row| row.printed.clone()).collect();
    RecordUpdate {
        text: String::new(),
        kept: row_of.iter().flatten().count(),
        added: printed(false),
        lost: prints(lost),
        own: prints(own),
        left_out: printed(true),
    }
}

type Edit = (Range<usize>, String);

/// New rows, each after the row of the previous numeral, and the renumbering of all later rows.
fn insertions(
    text: &str,
    root: &Node,
    page: &Transcript,
    rows: &[InventoryRow],
    row_of: &[Option<usize>],
    is_known: &[bool],
) -> Vec<Edit> {
    let sections = renamed(page, rows, row_of);
    // The new numerals by the row they follow: `None` is the top.
    let mut new_rows: BTreeMap<Option<usize>, Vec<TranscriptNumeral>> = BTreeMap::new();
    let mut last = None;
    for ((numeral, row), is_known) in page.numerals.iter().zip(row_of).zip(is_known) {
        last = row.or(last);
        if row.is_none() && !is_known {
            let neighbour = last.and_then(|at| rows.get(at)).and_then(|row| row.section.clone());
            let section = sections.get(numeral.section.as_str()).cloned().or(neighbour);
            let section = section.unwrap_or_else(|| numeral.section.clone());
            new_rows.entry(last).or_default().push(TranscriptNumeral { section, ..numeral.clone() });
        }
    }
    if new_rows.is_empty() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    let mut number = 0;
    for at in std::iter::once(None).chain((0..rows.len()).map(Some)) {
        if let Some(row) = at.and_then(|at| rows.get(at)) {
            number += 1;
            if let Some((written, range)) = &row.number
                && *written != number.to_string()
            {
                edits.push((range.clone(), number.to_string()));
            }
        }
        let Some(new) = new_rows.get(&at) else { continue };
        let place = place(text, root, rows, at);
        let mut lines = String::new();
        for numeral in new {
            number += 1;
            lines.push_str(&place.line(&seed::row(number, numeral)));
        }
        edits.push((place.at..place.to, place.finish(&lines)));
    }
    edits
}

/// The reviewer's name for each section of the page: the one that most of its numerals carry.
fn renamed<'p>(
    page: &'p Transcript,
    rows: &[InventoryRow],
    row_of: &[Option<usize>],
) -> BTreeMap<&'p str, String> {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (numeral, row) in page.numerals.iter().zip(row_of) {
        let name = row.and_then(|at| rows.get(at)).and_then(|row| row.section.as_deref());
        if let Some(name) = name {
            *counts.entry(&numeral.section).or_default().entry(name).or_default() += 1;
        }
    }
    let most = |names: BTreeMap<&str, usize>| {
        names.into_iter().max_by_key(|(_, count)| *count).map(|(name, _)| name.to_owned())
    };
    counts.into_iter().filter_map(|(section, names)| Some((section, most(names)?))).collect()
}

/// The position of new rows.
struct RowsPosition {
    at: usize,
    to: usize,
    indent: String,
    /// The text before the first new line.
    head: String,
    /// Whether the line before has no end yet.
    open: bool,
}

impl RowsPosition {
    fn line(&self, row: &str) -> String {
        format!("{}- {row}\n", self.indent)
    }

    fn finish(&self, lines: &str) -> String {
        let lines = if self.open { lines.trim_end_matches('\n') } else { lines };
        format!("{}{}{lines}", self.head, if self.open { "\n" } else { "" })
    }
}

fn place(text: &str, root: &Node, rows: &[InventoryRow], behind: Option<usize>) -> RowsPosition {
    let first = rows.first().map(|row| line_start(text, row.range.start));
    let lead = key_indent(text, root);
    let indent = first.map_or(format!("{lead}  "), |start| {
        text.get(start..).unwrap_or_default().chars().take_while(|c| *c == ' ').collect()
    });
    if let Some(row) = behind.and_then(|at| rows.get(at)) {
        // A row of several lines may end with the next line's indent.
        let end = text.get(..row.range.end).map_or(row.range.end, |head| head.trim_end().len());
        let line = next_line(text, end);
        let at = line.unwrap_or(text.len());
        return RowsPosition { at, to: at, indent, head: String::new(), open: line.is_none() };
    }
    if let Some(start) = first {
        return RowsPosition { at: start, to: start, indent, head: String::new(), open: false };
    }
    match field(root, "inventory") {
        Some(field) => {
            // An empty value has no place of its own: the rows follow the colon, or take the place of `[]`.
            let key = field.key.span.range().end;
            let colon = text.get(key..).and_then(|rest| rest.find(':')).map_or(key, |colon| key + colon + 1);
            let range = field.value.span.range();
            let (at, to) = if range.is_empty() { (colon, colon) } else { (range.start, range.end) };
            let at = text.get(..at).map_or(at, |head| head.trim_end_matches(' ').len());
            RowsPosition { at, to, indent, head: String::new(), open: true }
        }
        None => {
            let head = format!("{}{lead}inventory:\n", if is_open(text) { "\n" } else { "" });
            RowsPosition { at: text.len(), to: text.len(), indent, head, open: false }
        }
    }
}

/// Rewrites the list of all numerals when it differs; a new one stands behind what is inserted at the end of the text.
fn scan_edit(
    text: &str,
    root: &Node,
    page: &Transcript,
    scanned: Option<&(Vec<String>, Range<usize>)>,
    edits: &[Edit],
) -> Option<Edit> {
    let behind_rows = edits.iter().any(|(range, new)| range.start == text.len() && new.ends_with('\n'));
    let lead = key_indent(text, root);
    let list = seed::scan(&page.numerals, lead);
    match scanned {
        Some((before, range)) => {
            let same = before.iter().eq(page.numerals.iter().map(|numeral| &numeral.printed));
            (!same).then(|| (range.clone(), list))
        }
        None => {
            let end = if behind_rows || !is_open(text) { "" } else { "\n" };
            Some((text.len()..text.len(), format!("{end}{lead}scan: {list}\n")))
        }
    }
}

/// Whether the last line has no end yet.
fn is_open(text: &str) -> bool {
    !text.is_empty() && !text.ends_with('\n')
}
