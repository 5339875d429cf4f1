//! Lists of persons, told by the headings of their columns, in tables of Markdown and in lines of cells.

use std::ops::Range;

use super::finding::{Finding, Personal};
use super::heading::heading;
use crate::text::name_key;

/// What a column says of a person beside the name, so that the two together are a list of persons.
const ABOUT: [&str; 6] = ["致贫", "健康", "患病", "残疾", "低保", "年收入"];
/// A column of these is a list of poor households by itself.
const HOUSEHOLDERS: &str = "户主";
/// What separates cells.
const SEPARATORS: [char; 3] = ['|', '\t', ','];

/// The headings of every list of persons, and as parts of it the cells of its personal columns.
pub(super) fn find(text: &str) -> Vec<Finding> {
    if !["姓名", HOUSEHOLDERS].iter().any(|word| text.contains(word)) {
        return Vec::new();
    }
    let lines: Vec<Range<usize>> = lines(text).collect();
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(rest) = lines.get(at..).filter(|rest| !rest.is_empty()) {
        let list = SEPARATORS.iter().find_map(|separator| list(text, rest, *separator));
        let (findings, length) = list.unwrap_or_default();
        all.extend(findings);
        at += length.max(1);
    }
    all
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some(start..start + line.trim_end().len())
    })
}

/// The list whose headings are the first of these lines, and how many lines it has.
fn list(text: &str, lines: &[Range<usize>], separator: char) -> Option<(Vec<Finding>, usize)> {
    let head = lines.first()?.clone();
    let headings = cells(text, &head, separator);
    let kinds: Vec<Option<Personal>> = headings.iter().map(|cell| kind(text, cell)).collect();
    if headings.len() < 2 || !is_list(text, &headings, &kinds) {
        return None;
    }
    let body = lines.iter().skip(1).map(|line| cells(text, line, separator));
    let body: Vec<Vec<Range<usize>>> =
        body.take_while(|cells| cells.len() > 1 && cells.len().abs_diff(headings.len()) < 2).collect();
    let is_filled =
        |cell: &Range<usize>| text.get(cell.clone()).is_some_and(|cell| cell.contains(char::is_alphanumeric));
    let filled = || body.iter().flat_map(|row| row.iter().zip(&kinds)).filter(|(cell, _)| is_filled(cell));
    filled().next()?;
    let parts = filled().filter_map(|(cell, kind)| Some((cell.clone(), (*kind)?)));
    let parts = parts.map(|(range, kind)| Finding { kind, range, sure: true, part: true });
    let head = Finding { kind: Personal::Name, range: head, sure: true, part: false };
    Some((std::iter::once(head).chain(parts).collect(), 1 + body.len()))
}

/// Whether headings are those of a list of persons: of householders, or names with what is personal beside them.
fn is_list(text: &str, headings: &[Range<usize>], kinds: &[Option<Personal>]) -> bool {
    let says = |words: &[&str]| {
        let mut cells = headings.iter().filter_map(|cell| text.get(cell.clone()));
        cells.any(|cell| words.iter().any(|word| cell.contains(word)))
    };
    let named = kinds.contains(&Some(Personal::Name));
    let personal = kinds.iter().flatten().any(|kind| *kind != Personal::Name);
    named && (personal || says(&ABOUT) || says(&[HOUSEHOLDERS]))
}

fn kind(text: &str, cell: &Range<usize>) -> Option<Personal> {
    let key = name_key(text.get(cell.clone())?);
    heading(key.split('(').next().unwrap_or_default())
}

/// The cells of a line, without the space and the marks around each.
fn cells(text: &str, line: &Range<usize>, separator: char) -> Vec<Range<usize>> {
    let words = text.get(line.clone()).unwrap_or_default();
    if !words.contains(separator) {
        return Vec::new();
    }
    let around = |c: char| c.is_whitespace() || matches!(c, '*' | '"' | '`' | '\u{feff}');
    let mut start = line.start;
    let cells = words.split(separator).map(|cell| {
        let from = start + cell.len() - cell.trim_start_matches(around).len();
        let range = from..from + cell.trim_matches(around).len();
        start += cell.len() + separator.len_utf8();
        range
    });
    // A row of Markdown begins and ends with its mark.
    let bordered = separator == '|' && words.trim_start().starts_with('|');
    cells.skip(usize::from(bordered)).collect()
}
