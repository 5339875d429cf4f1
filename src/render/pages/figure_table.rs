//! Tables of figures: rows under group headings, the anchors that prose links to, and the legend.

use std::sync::Arc;

use serde::Serialize;

use super::shared::settle;
use super::value::{Meaning, Value, legend};
use crate::render::pages::context::{Link, PageContext};
use crate::site::{Address, Figure};

/// Columns that every table has: what it is headed by, and the value.
pub(super) const COLUMNS: usize = 2;

/// A table of fewer groups or rows than these is shorter than its folds would be useful.
const FOLD_GROUPS: usize = 3;
const FOLD_ROWS: usize = 16;

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
    caption: String,
    /// Heading of the first column.
    head: &'static str,
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
    folds: bool,
    /// How many columns there are.
    pub(super) columns: usize,
    /// Whether rows can be linked to.
    anchors: bool,
    /// How many rows there are, in words.
    count: String,
    /// The rows.
    pub(super) groups: Vec<Group>,
    /// What the words and marks in it mean.
    legend: Vec<Meaning>,
}

/// Rows under one heading.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Group {
    /// The heading; empty when there is one group only.
    title: String,
    /// The source and the page that its rows share, where the table's rows do not.
    pub(super) source: Option<Link>,
    pub(super) page: Option<Link>,
    /// How many rows it has, in words.
    count: String,
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    anchor: String,
    head: Link,
    sub: String,
    pub(super) period: Link,
    /// `2020-04`, by which periods sort.
    period_key: String,
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
    /// Whether it explains a contradiction that stands in the source.
    disputed: bool,
    text: String,
}

/// A table of these figures. Rows can be linked to; the page that carries each is not named.
pub(super) fn table(desk: &PageContext<'_>, caption: &str, figures: &[Arc<Figure>], by: By) -> TableView {
    let rows: Vec<(String, Row)> =
        sorted(figures, by).into_iter().map(|figure| (title(figure, by), row(desk, figure, by))).collect();
    view(caption, by, rows)
}

impl TableView {
    /// The same table inside a text: its rows stand on the page a second time, so each leads to its first,
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
        settle(&mut self);
        self
    }

    /// The same table on a page that collects figures of others: each row names its page and links to its row there.
    pub(super) fn collected(mut self) -> Self {
        self.anchors = false;
        self.collected = true;
        settle(&mut self);
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

fn sorted(figures: &[Arc<Figure>], by: By) -> Vec<&Arc<Figure>> {
    let mut all: Vec<&Arc<Figure>> = figures.iter().collect();
    match by {
        By::Indicator => all.sort_by(|a, b| key(a).cmp(&key(b))),
        By::Place | By::District => all.sort_by(|a, b| {
            (a.place.district.order, &a.place.district.code, key(a)).cmp(&(
                b.place.district.order,
                &b.place.district.code,
                key(b),
            ))
        }),
    }
    all
}

/// Whole district first, then its villages; earlier periods first.
fn key(figure: &Figure) -> (usize, (&str, &str), jiff::civil::Date) {
    (figure.indicator.order, figure.place.key(), figure.period.end())
}

fn title(figure: &Figure, by: By) -> String {
    match by {
        By::Indicator => figure.indicator.group.clone(),
        By::Place => String::new(),
        By::District => figure.place.district.name.clone(),
    }
}

fn row(desk: &PageContext<'_>, figure: &Figure, by: By) -> Row {
    let part = figure.place.part.as_deref().unwrap_or_default().to_owned();
    let (head, sub) = match by {
        By::Indicator | By::District => (desk.indicator(&figure.indicator), part),
        By::Place => (desk.district(&figure.place.district), part),
    };
    let elsewhere = figure.page != desk.page;
    Row {
        anchor: figure.anchor.clone(),
        head,
        sub,
        period: desk.period(&figure.period),
        period_key: figure.period.key(),
        value: Value::of(figure, if elsewhere { desk.figure(figure) } else { printed_in(desk, figure) }),
        source: figure
            .source
            .as_deref()
            .filter(|source| Address::source(source).path() != desk.page)
            .map(|source| desk.source(source)),
        section: figure.section.clone().unwrap_or_default(),
        page: elsewhere.then(|| desk.carrier(figure)),
        remarks: remarks(desk, figure),
    }
}

/// A figure in its own row leads on to the document that prints it.
fn printed_in(desk: &PageContext<'_>, figure: &Figure) -> String {
    figure.source.as_deref().map(|source| desk.source(source).href).unwrap_or_default()
}

/// The editor's note, why a figure was revised, a 口径 of its own, and why it is published although it contradicts another.
fn remarks(desk: &PageContext<'_>, figure: &Figure) -> Vec<Remark> {
    let said = |word: &str, text: &Option<String>| Some((false, format!("{word}{}", text.as_deref()?)));
    let own = [said("", &figure.note), said("修订：", &figure.reason), said("口径：", &figure.methodology)];
    let dispute = desk.scene.checked.disputes(figure).map(|text| (true, text.to_owned()));
    let all = own.into_iter().flatten().chain(dispute);
    all.map(|(disputed, text)| Remark { disputed, text }).collect()
}

/// Groups keep the order in which their first row comes.
fn view(caption: &str, by: By, rows: Vec<(String, Row)>) -> TableView {
    let count = format!("{}条", rows.len());
    let mut groups: Vec<Group> = Vec::new();
    for (title, row) in rows {
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.push(row),
            None => groups.push(group(title, vec![row])),
        }
    }
    if let [group] = groups.as_mut_slice()
        && by == By::Indicator
    {
        group.title.clear();
    }
    let legend = legend(groups.iter().flat_map(|group| &group.rows).map(|row| &row.value));
    let mut table = TableView {
        caption: caption.to_owned(),
        head: if by == By::Place { "地区" } else { "指标" },
        by,
        collected: false,
        period: None,
        periods: true,
        source: None,
        origins: true,
        page: None,
        pages: false,
        remarks: true,
        folds: groups.len() >= FOLD_GROUPS && rows_of(&groups) >= FOLD_ROWS,
        columns: COLUMNS,
        anchors: true,
        count,
        groups,
        legend,
    };
    settle(&mut table);
    table
}

impl Group {
    fn push(&mut self, row: Row) {
        self.rows.push(row);
        self.count = format!("{}条", self.rows.len());
    }
}

fn rows_of(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.rows.len()).sum()
}

fn group(title: String, rows: Vec<Row>) -> Group {
    Group { title, source: None, page: None, count: format!("{}条", rows.len()), rows }
}
