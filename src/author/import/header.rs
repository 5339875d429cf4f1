//! Where the header of a table is, and what each of its columns holds.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::lexicon::{Lexicon, Meaning};
use super::moment::{self, Moment};
use super::words::{self, Role};
use crate::text::{clean, name_key};

/// The most rows searched for a header: titles and remarks of a form take fewer.
const MAX_ABOVE: usize = 40;
/// Rows that a header can have.
const MAX_HEADER: usize = 3;

/// The header of a table.
pub(super) struct Header {
    /// Its first and last row; a list without a header has none and begins at `below`.
    pub(super) rows: Option<(u32, u32)>,
    /// The first row under it.
    pub(super) below: u32,
    /// All columns with visible cells.
    pub(super) columns: Vec<HeaderColumn>,
}

/// A column and what its heading means.
#[derive(Debug, Clone)]
pub(super) struct HeaderColumn {
    pub(super) index: u32,
    /// The heading as it is shown, its rows joined with `/`.
    pub(super) heading: String,
    pub(super) meaning: Meaning,
}

/// Finds the header of the table that begins at or below `from`.
pub(super) fn header(grid: &Grid<'_>, lexicon: &Lexicon<'_>, from: u32) -> Option<Header> {
    let rows: Vec<u32> = grid.rows.iter().copied().filter(|row| *row >= from).take(MAX_ABOVE).collect();
    let mut best: Option<(usize, Header)> = None;
    for bottom in rows {
        let candidate = at(grid, lexicon, from, bottom);
        let score = score(&candidate.columns);
        if score > best.as_ref().map_or(0, |(best, _)| *best) {
            best = Some((score, candidate));
        }
    }
    let list = list(grid, lexicon, from);
    match (best, list) {
        (Some((1 | 2, _)) | None, Some(list)) => Some(list),
        (best, _) => best.map(|(_, header)| header),
    }
}

/// Two points for each different name in the headings, and one less where none is an indicator or a word of
/// forms: 甲县 beside 2020年4月 may be a title.
fn score(columns: &[HeaderColumn]) -> usize {
    let known = columns.iter().filter(|column: &&HeaderColumn| column.meaning.is_known());
    let names = |meaning: &Meaning| {
        (
            meaning.indicator.as_ref().map(|indicator| indicator.name.clone()),
            meaning.district.as_ref().map(|district| district.slug.clone()),
            meaning.moment.as_ref().map(|moment| format!("{moment:?}")),
            meaning.role,
            meaning.total,
        )
    };
    let names: BTreeSet<_> = known.clone().map(|column| names(&column.meaning)).collect();
    let header =
        known.clone().any(|column| column.meaning.indicator.is_some() || column.meaning.role.is_some());
    (2 * names.len()).saturating_sub(usize::from(!header))
}

/// The header whose last row is this one, with as many rows above as belong to it.
fn at(grid: &Grid<'_>, lexicon: &Lexicon<'_>, from: u32, bottom: u32) -> Header {
    let mut top = bottom;
    for row in (from..bottom).rev().take(MAX_HEADER - 1) {
        if !belongs(grid, row) {
            break;
        }
        top = row;
    }
    // A single row that names more than all together is a header under a remark.
    let columns = |top: u32| -> Vec<HeaderColumn> {
        grid.columns.iter().map(|column| heading(grid, lexicon, *column, top, bottom)).collect()
    };
    let all = (top..=bottom).map(|top| (top, columns(top)));
    let best = all.max_by_key(|(top, columns)| (score(columns), bottom - top));
    let (top, columns) = best.unwrap_or((bottom, Vec::new()));
    Header { rows: Some((top, bottom)), below: bottom + 1, columns }
}

/// Whether a row above can be part of a header: two texts or more, none of them a title over all columns, a unit
/// line or a remark.
fn belongs(grid: &Grid<'_>, row: u32) -> bool {
    let mut cells = grid.row(row);
    let several = cells.by_ref().take(2).count() > 1;
    let remark = grid.row(row).any(|cell| {
        let key = name_key(&cell.text);
        words::unit_line(&key).is_some() || key.contains(':') || words::is_tail(&key)
    });
    several && !remark
}

fn heading(grid: &Grid<'_>, lexicon: &Lexicon<'_>, index: u32, top: u32, bottom: u32) -> HeaderColumn {
    let mut parts: Vec<String> = Vec::new();
    let mut displayed: Vec<String> = Vec::new();
    let mut before = None;
    for row in top..=bottom {
        let Some(cell) = grid.at(row, index) else { continue };
        let place = (cell.row, cell.column);
        if before != Some(place) {
            parts.push(name_key(&cell.text));
            displayed.push(clean(&cell.text).replace(' ', ""));
        }
        before = Some(place);
    }
    let mut meaning = lexicon.heading(&parts);
    let last = before.and_then(|(row, column)| grid.at(row, column));
    if let (true, Some(cell)) = (meaning.moment.is_none(), last)
        && let Some(moment) = moment::of_cell(cell, &name_key(&cell.text))
    {
        let rest: Vec<String> = parts.iter().rev().skip(1).rev().cloned().collect();
        let others = if rest.is_empty() { Meaning::default() } else { lexicon.heading(&rest) };
        if rest.is_empty() || others.names_data() {
            meaning = Meaning { moment: Some(moment), ..others };
        }
    }
    // A number under a name could be a count as well as a year: it is a heading only where the whole row is years.
    let bare = parts.last().is_some_and(|part| moment::is_bare(part));
    if bare
        && matches!(meaning.moment, Some(Moment::Period(_) | Moment::Serial(_)))
        && !years(grid, lexicon, bottom)
    {
        meaning = Meaning::default();
    }
    HeaderColumn { index, heading: displayed.join("/"), meaning }
}

/// Whether every number of a row is a year or a date.
fn years(grid: &Grid<'_>, lexicon: &Lexicon<'_>, row: u32) -> bool {
    let mut cells = grid.row(row).filter(|cell| {
        let key = name_key(&cell.text);
        !lexicon.heading(std::slice::from_ref(&key)).names_data() || moment::is_bare(&key)
    });
    cells.all(|cell| {
        let key = name_key(&cell.text);
        let number = key.starts_with(|c: char| c.is_ascii_digit());
        !number || moment::of_cell(cell, &key).is_some()
    })
}

/// A list without a header: the names of indicators under each other, and a value beside each.
fn list(grid: &Grid<'_>, lexicon: &Lexicon<'_>, from: u32) -> Option<Header> {
    let names = |column: u32| -> Vec<u32> {
        let rows = grid.rows.iter().copied().filter(|row| *row >= from);
        rows.filter(|row| lexicon.heading(&[grid.key(*row, column)]).indicator.is_some()).collect()
    };
    let (index, rows) = grid
        .columns
        .iter()
        .map(|column| (*column, names(*column)))
        .max_by_key(|(column, rows)| (rows.len(), std::cmp::Reverse(*column)))?;
    let first = *rows.first()?;
    let value =
        grid.columns.iter().copied().find(|column| *column > index && grid.at(first, *column).is_some())?;
    let starts = |c: char| c.is_ascii_digit() || "０１２３４５６７８９约近超不至".contains(c);
    if rows.len() < 2 && !grid.key(first, value).starts_with(starts) {
        return None;
    }
    let role = |column: u32| match column {
        _ if column == index => Some(Role::Indicator),
        _ if column == value => Some(Role::Value),
        _ => None,
    };
    let column = |column: &u32| HeaderColumn {
        index: *column,
        heading: String::new(),
        meaning: Meaning { role: role(*column), ..Meaning::default() },
    };
    Some(Header { rows: None, below: first, columns: grid.columns.iter().map(column).collect() })
}
