//! A table of figures as its template lays it out. What all rows share is named once, above the table or in a
//! group's heading, and its column goes.

use serde::Serialize;

use super::value::{Meaning, Value, legend};
use crate::render::pages::context::Link;

/// Columns that every table has: what it is headed by, and the value.
pub(super) const COLUMNS: usize = 2;

/// What a row is headed by, and under what the rows are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// Headed by indicator, grouped by the dictionary's groups.
    Indicator,
    /// Headed by place, in one group.
    Place,
    /// Headed by indicator, grouped by district.
    District,
}

/// A table of figures.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TableView {
    /// What the table shows.
    pub(super) caption: String,
    /// Heading of the first column.
    pub(super) head: &'static str,
    #[serde(skip)]
    pub(super) by: By,
    /// Whether it collects figures of other pages, which are named.
    pub(super) collected: bool,
    /// The period that all rows share, and whether there is a column of periods.
    pub(super) period: Option<Link>,
    pub(super) periods: bool,
    /// The source that all rows share, and whether there is a column of where each was printed.
    pub(super) source: Option<Link>,
    pub(super) origins: bool,
    /// The page that all rows share, in a table that collects figures of others, and whether there is a column.
    pub(super) page: Option<Link>,
    pub(super) pages: bool,
    /// Whether any row has a remark.
    pub(super) remarks: bool,
    /// Whether its groups fold on phones: a long table is found by its headings.
    pub(super) folds: bool,
    /// How many columns there are.
    pub(super) columns: usize,
    /// Whether rows can be linked to.
    pub(super) anchors: bool,
    /// How many rows there are, in words.
    pub(super) count: String,
    /// The rows.
    pub(super) groups: Vec<Group>,
    /// What the words and marks in it mean.
    pub(super) legend: Vec<Meaning>,
}

/// Rows under one heading.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Group {
    /// The heading; empty when there is one group only.
    pub(super) title: String,
    /// The source and the page that its rows share, where the table's rows do not.
    pub(super) source: Option<Link>,
    pub(super) page: Option<Link>,
    /// How many rows it has, in words.
    pub(super) count: String,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    pub(super) anchor: String,
    pub(super) head: Link,
    pub(super) sub: String,
    pub(super) period: Link,
    /// `2020-04`, by which periods sort.
    pub(super) period_key: String,
    pub(super) value: Value,
    pub(super) source: Option<Link>,
    pub(super) section: String,
    pub(super) page: Option<Link>,
    /// Remarks: the editor's note, and the reasons why a contradiction is published.
    pub(super) remarks: Vec<Remark>,
}

/// A remark beside a figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Remark {
    /// Whether it explains a contradiction that is in the source.
    pub(super) disputed: bool,
    pub(super) text: String,
}

impl TableView {
    /// The same table inside a text: its rows are on the page a second time, so each leads to its first,
    /// which has the section it was printed in and the editor's notes. A dispute is said in both places.
    pub(super) fn cited(mut self) -> Self {
        self.anchors = false;
        self.folds = false;
        for row in self.groups.iter_mut().flat_map(|group| &mut group.rows) {
            if row.page.is_none() && !row.anchor.is_empty() {
                row.value.href = format!("#{}", row.anchor);
            }
            row.section.clear();
            row.remarks.retain(|remark| remark.disputed);
        }
        self.hoist_shared();
        self
    }

    /// The same table on a page that collects figures of others: each row names its page and links to its row there.
    pub(super) fn collected(mut self) -> Self {
        self.anchors = false;
        self.collected = true;
        self.hoist_shared();
        self
    }

    /// The same table on the page of its period, which says it in its title.
    pub(super) fn of_one_period(mut self) -> Self {
        self.period = None;
        self
    }

    /// Adds rows of places for which there is no entry.
    pub(super) fn with_absent(mut self, places: Vec<Link>) -> Self {
        if places.is_empty() {
            return self;
        }
        let rows = places.into_iter().map(|head| Row {
            anchor: String::new(),
            head,
            sub: String::new(),
            period: Link { text: String::new(), href: String::new() },
            period_key: String::new(),
            value: Value::absent(),
            source: None,
            section: String::new(),
            page: None,
            remarks: Vec::new(),
        });
        match self.groups.last_mut() {
            Some(group) => group.rows.extend(rows),
            None => self.groups.push(group(String::new(), rows.collect())),
        }
        self.legend = legend(self.groups.iter().flat_map(|group| &group.rows).map(|row| &row.value));
        self
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

impl TableView {
    /// Names once what all rows share, and counts the columns that are left.
    pub(super) fn hoist_shared(&mut self) {
        let rows = || self.groups.iter().flat_map(|group| &group.rows);
        let entered = || rows().filter(|row| row.value.kind != "absent");
        self.period = common(entered(), |row| Some(row.period.clone()));
        self.source = common(entered(), |row| row.source.clone());
        self.page = common(entered(), page_of);
        // Groups of a district have sources and pages of their own; groups of indicators would repeat the same one.
        if self.by == By::District {
            for group in &mut self.groups {
                group.source =
                    if self.source.is_none() { common(&group.rows, |row| row.source.clone()) } else { None };
                group.page = if self.page.is_none() { common(&group.rows, page_of) } else { None };
            }
        }
        columns(self);
    }
}

/// Which columns are left, and how many.
fn columns(table: &mut TableView) {
    let is_named = |group: &Group| table.source.is_some() || group.source.is_some();
    let own_source = |group: &Group| !is_named(group) && group.rows.iter().any(|row| row.source.is_some());
    let section = |group: &Group| group.rows.iter().any(|row| !row.section.is_empty());
    let own_page = |group: &Group| group.page.is_none() && group.rows.iter().any(|row| row.page.is_some());
    table.periods = table.period.is_none();
    table.origins = table.groups.iter().any(|group| own_source(group) || section(group));
    table.pages = table.collected && table.page.is_none() && table.groups.iter().any(own_page);
    table.remarks = table.groups.iter().flat_map(|group| &group.rows).any(|row| !row.remarks.is_empty());
    let left = [table.periods, table.origins, table.pages, table.remarks];
    table.columns = COLUMNS + left.into_iter().filter(|&is_left| is_left).count();
}

/// The link that every row has, where there is one for all.
fn common<'r>(rows: impl IntoIterator<Item = &'r Row>, of: impl Fn(&Row) -> Option<Link>) -> Option<Link> {
    let mut links = rows.into_iter().map(of);
    let first = links.next()??;
    links.all(|link| link.as_ref() == Some(&first)).then_some(first)
}

/// The page that carries a row, without the place of the row in it.
fn page_of(row: &Row) -> Option<Link> {
    let page = row.page.as_ref()?;
    let href = page.href.split('#').next().unwrap_or_default().to_owned();
    Some(Link { text: page.text.clone(), href })
}

impl Group {
    /// Adds a row.
    pub(super) fn push(&mut self, row: Row) {
        self.rows.push(row);
        self.count = format!("{}条", self.rows.len());
    }
}

/// Rows under a heading.
pub(super) fn group(title: String, rows: Vec<Row>) -> Group {
    Group { title, source: None, page: None, count: format!("{}条", rows.len()), rows }
}
