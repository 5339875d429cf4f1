//! The columns that say what a row is about, and the rows that hold data.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::grid::Grid;
use super::header::{Header, HeaderColumn};
use super::lexicon::{Lexicon, Unit};
use super::moment::{self, Moment};
use super::words::{self, Role};
use crate::site::{District, Indicator};
use crate::text::name_key;
use crate::workbook::{Cell, CellValue};

/// The label columns of a table and its rows of data.
pub(super) struct Labels {
    kinds: BTreeMap<u32, Role>,
    /// Data rows, from top to bottom.
    pub(super) rows: Vec<u32>,
    /// Lines that were dropped from the end.
    pub(super) tail: usize,
}

/// The place that a number is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ColumnSubject {
    /// A district that the table names.
    District(Arc<District>),
    /// The one district of the whole table.
    Own,
    /// A place that is no district of the site.
    Unknown,
    /// All places above or beside it; `sub` only those since the previous total.
    Total {
        /// 小计
        sub: bool,
    },
}

/// What the label columns of one row mean.
pub(super) struct Label<'b> {
    pub(super) indicator: Option<Arc<Indicator>>,
    pub(super) subject: ColumnSubject,
    pub(super) moment: Option<Moment>,
    /// The cell that names the period.
    pub(super) moment_cell: Option<&'b Cell>,
    pub(super) unit: Option<Unit>,
    /// A label that matches no name of the site.
    pub(super) unknown: Option<&'b Cell>,
    /// Whether this is the only row of data.
    pub(super) is_only_row: bool,
}

impl Labels {
    pub(super) fn of(grid: &Grid<'_>, lexicon: &Lexicon<'_>, header: &Header) -> Self {
        let below: Vec<u32> = grid.rows.iter().copied().filter(|row| *row >= header.below).collect();
        let mut labels = Self { kinds: BTreeMap::new(), rows: Vec::new(), tail: 0 };
        for column in &header.columns {
            if let Some(role) = kind(grid, lexicon, column, &below) {
                labels.kinds.insert(column.index, role);
            }
        }
        labels.qualify(grid, lexicon, header, &below);
        labels.split(grid, lexicon, header, &below);
        labels
    }

    /// A column of unknown words left of the numbers says what its rows are about: 甲镇 beside 甲县 makes the row
    /// one of the town. Headings of the dictionary's groups are notes.
    fn qualify(&mut self, grid: &Grid<'_>, lexicon: &Lexicon<'_>, header: &Header, below: &[u32]) {
        let Some(first) =
            header.columns.iter().find(|column| self.is_data(column)).map(|column| column.index)
        else {
            return;
        };
        for column in header.columns.iter().filter(|column| column.index < first) {
            let cells = below.iter().filter_map(|row| grid.at(*row, column.index));
            let keys: Vec<String> =
                cells.filter(|cell| cell.value == CellValue::Text).map(|cell| name_key(&cell.text)).collect();
            let number = |key: &String| moment::is_bare(key);
            if self.kinds.contains_key(&column.index) || keys.iter().all(number) {
                continue;
            }
            let sorts = words::is_category(&name_key(&column.heading))
                || keys.iter().all(|key| lexicon.is_group(key));
            self.kinds.insert(column.index, if sorts { Role::Note } else { Role::District });
        }
    }

    /// Rows of data and the lines under them. A line such as 制表人：… ends the table, unless rows with names of the
    /// site come after it.
    fn split(&mut self, grid: &Grid<'_>, lexicon: &Lexicon<'_>, header: &Header, below: &[u32]) {
        let mut ended = false;
        for row in below {
            let first = grid.row(*row).next().map(|cell| name_key(&cell.text)).unwrap_or_default();
            let named = self.row(grid, lexicon, *row).is_named();
            if words::is_tail(&first) || words::unit_line(&first).is_some() || ended && !named {
                ended = true;
                self.tail += 1;
            } else if !repeats_header(grid, header, *row) {
                self.rows.push(*row);
            }
        }
    }

    /// Whether numbers stand in a column.
    pub(super) fn is_data(&self, column: &HeaderColumn) -> bool {
        let meaning = &column.meaning;
        let named = meaning.indicator.is_some()
            || meaning.role == Some(Role::Value)
            || self.has(Role::Indicator) && (meaning.names_data() || meaning.total);
        named && !self.kinds.contains_key(&column.index)
    }

    /// Whether a column has a heading that matches no name of the site.
    pub(super) fn is_unknown(&self, column: &HeaderColumn) -> bool {
        !column.heading.is_empty() && !self.kinds.contains_key(&column.index) && !self.is_data(column)
    }

    /// Whether there is a label column of this kind.
    pub(super) fn has(&self, role: Role) -> bool {
        self.kinds.values().any(|kind| *kind == role)
    }

    /// What the labels of a row mean.
    pub(super) fn row<'b>(&self, grid: &Grid<'b>, lexicon: &Lexicon<'_>, row: u32) -> Label<'b> {
        let mut label = Label {
            indicator: None,
            subject: ColumnSubject::Own,
            moment: None,
            moment_cell: None,
            unit: None,
            unknown: None,
            is_only_row: self.rows.len() < 2,
        };
        for (column, role) in &self.kinds {
            let Some(cell) = grid.at(row, *column) else { continue };
            label.take(lexicon, cell, *role);
        }
        label
    }
}

impl<'b> Label<'b> {
    /// Whether the row is labelled with a name of the site.
    pub(super) fn is_named(&self) -> bool {
        self.indicator.is_some()
            || !matches!(self.subject, ColumnSubject::Own | ColumnSubject::Unknown)
            || self.moment.is_some()
    }

    fn take(&mut self, lexicon: &Lexicon<'_>, cell: &'b Cell, role: Role) {
        let key = name_key(&cell.text);
        match role {
            Role::Indicator | Role::District if words::is_total(&key) => {
                self.subject = ColumnSubject::Total { sub: words::is_subtotal(&key) };
            }
            Role::Indicator => {
                let meaning = lexicon.heading(std::slice::from_ref(&key));
                self.unit = meaning.unit.or(self.unit.take());
                self.moment_cell = meaning.moment.as_ref().map(|_| cell).or(self.moment_cell);
                self.moment = meaning.moment.or(self.moment.take());
                if meaning.indicator.is_none() && !lexicon.is_group(&key) {
                    self.unknown = Some(cell);
                }
                self.indicator = meaning.indicator.or(self.indicator.take());
            }
            Role::District => match lexicon.district(&key) {
                Some(district) => {
                    self.subject = ColumnSubject::District(Arc::clone(district));
                    self.unknown = None;
                }
                None if lexicon.is_group(&key) => {}
                None => {
                    self.subject = ColumnSubject::Unknown;
                    self.unknown = Some(cell);
                }
            },
            Role::Period => {
                self.moment = moment::of_cell(cell, &key).or(self.moment.take());
                self.moment_cell = Some(cell);
            }
            Role::Unit => self.unit = lexicon.unit(&key).or(self.unit.take()),
            Role::Value | Role::Serial | Role::Note => {}
        }
    }
}

/// The kind of a column, when it holds labels: what most of its texts are, else what its heading says.
fn kind(grid: &Grid<'_>, lexicon: &Lexicon<'_>, column: &HeaderColumn, below: &[u32]) -> Option<Role> {
    let meaning = &column.meaning;
    if meaning.names_data() || meaning.total || matches!(meaning.role, Some(Role::Value)) {
        return None;
    }
    let cells = || below.iter().filter_map(|row| grid.at(*row, column.index));
    let texts = || cells().filter(|cell| !matches!(cell.value, CellValue::Number(_)));
    let keys = || texts().map(|cell| name_key(&cell.text)).filter(|key| !moment::is_bare(key));
    let many = |count: usize| count > 0 && 2 * count >= keys().count();
    let districts = keys().filter(|key| lexicon.district(key).is_some()).count();
    let indicators =
        keys().filter(|key| lexicon.heading(std::slice::from_ref(key)).indicator.is_some()).count();
    match meaning.role {
        Some(role @ (Role::Serial | Role::Note)) => return Some(role),
        _ if indicators > districts && many(indicators) => return Some(Role::Indicator),
        _ if many(districts) => return Some(Role::District),
        Some(role) => return Some(role),
        None => {}
    }
    let moments = cells().filter(|cell| moment::of_cell(cell, &name_key(&cell.text)).is_some()).count();
    let moment_cell = cells().count() > 0 && moments == cells().count();
    moment_cell.then_some(Role::Period)
}

/// The header printed again at the top of a page.
fn repeats_header(grid: &Grid<'_>, header: &Header, row: u32) -> bool {
    let Some((_, bottom)) = header.rows else { return false };
    let mut columns = grid.columns.iter().filter(|column| grid.at(row, **column).is_some()).peekable();
    columns.peek().is_some() && columns.all(|column| grid.key(row, *column) == grid.key(bottom, *column))
}
