//! Tables of figures: rows under group headings, the anchors that prose links to, and the legend.

use std::sync::Arc;

use serde::Serialize;

use super::desk::{Desk, Link};
use super::value::{Meaning, Value, legend};
use crate::model::Figure;
use crate::render::address;

/// Columns that every table has: what it is headed by, the period, the value and where it was printed.
const COLUMNS: usize = 4;

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
    /// Whether the page that carries each figure is named in each row.
    pages: bool,
    /// The source that all rows share; it is named once, above the table.
    source: Option<Link>,
    /// The page that all rows share, in a table that collects figures of others.
    page: Option<Link>,
    /// Whether any row has a remark; a column without one is left out.
    remarks: bool,
    /// How many columns there are.
    columns: usize,
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
    /// Its rows.
    pub(super) rows: Vec<Row>,
}

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Row {
    anchor: String,
    head: Link,
    sub: String,
    period: Link,
    value: Value,
    source: Option<Link>,
    section: String,
    page: Option<Link>,
    /// Remarks: the editor's note, and the reasons why a contradiction is published.
    remarks: Vec<Remark>,
}

/// A remark beside a figure.
#[derive(Debug, Clone, Serialize)]
struct Remark {
    /// Whether it explains a contradiction that stands in the source.
    disputed: bool,
    text: String,
}

/// A table of these figures. Rows can be linked to; the page that carries each is not named.
pub(super) fn table(desk: &Desk<'_>, caption: &str, figures: &[Arc<Figure>], by: By) -> TableView {
    let rows: Vec<(String, Row)> =
        sorted(figures, by).into_iter().map(|figure| (title(figure, by), row(desk, figure, by))).collect();
    view(caption, by, rows)
}

impl TableView {
    /// The same table for a place where its rows stand a second time: without anchors.
    pub(super) fn cited(mut self) -> Self {
        self.anchors = false;
        self
    }

    /// The same table on a page that collects figures of others: each row names its page and links to its row there.
    pub(super) fn collected(mut self) -> Self {
        self.anchors = false;
        self.page =
            shared(&self.groups, |row| row.page.as_ref().map(|page| (page.text.clone(), page_of(page))));
        self.pages = self.page.is_none();
        self.columns += usize::from(self.pages);
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
            value: Value::absent(),
            source: None,
            section: String::new(),
            page: None,
            remarks: Vec::new(),
        });
        match self.groups.last_mut() {
            Some(group) => group.rows.extend(rows),
            None => self.groups.push(Group { title: String::new(), rows: rows.collect() }),
        }
        self.legend = legend(self.groups.iter().flat_map(|group| &group.rows).map(|row| &row.value));
        self
    }

    /// Whether there is nothing to show.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// The link that every row has, where there is one for all.
fn shared(groups: &[Group], of: impl Fn(&Row) -> Option<(String, String)>) -> Option<Link> {
    let mut links = groups.iter().flat_map(|group| &group.rows).map(of);
    let first = links.next()??;
    links.all(|link| link.as_ref() == Some(&first)).then_some(Link { text: first.0, href: first.1 })
}

/// A link to a row, as a link to the row's page.
fn page_of(link: &Link) -> String {
    link.href.split('#').next().unwrap_or_default().to_owned()
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

fn row(desk: &Desk<'_>, figure: &Figure, by: By) -> Row {
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
        value: Value::of(figure, if elsewhere { desk.figure(figure) } else { String::new() }),
        source: figure
            .source
            .as_deref()
            .filter(|source| address::source(source) != desk.page)
            .map(|source| desk.source(source)),
        section: figure.section.clone().unwrap_or_default(),
        page: elsewhere.then(|| desk.carrier(figure)),
        remarks: remarks(desk, figure),
    }
}

/// The editor's note, and why a figure is published although it contradicts another.
fn remarks(desk: &Desk<'_>, figure: &Figure) -> Vec<Remark> {
    let note = figure.note.as_deref().map(|text| (false, text));
    let reason = desk.scene.checked.disputes(figure).map(|text| (true, text));
    let all = note.into_iter().chain(reason);
    all.map(|(disputed, text)| Remark { disputed, text: text.to_owned() }).collect()
}

/// Groups keep the order in which their first row comes.
fn view(caption: &str, by: By, rows: Vec<(String, Row)>) -> TableView {
    let count = format!("{}条", rows.len());
    let mut groups: Vec<Group> = Vec::new();
    for (title, row) in rows {
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { title, rows: vec![row] }),
        }
    }
    if let [group] = groups.as_mut_slice()
        && by == By::Indicator
    {
        group.title.clear();
    }
    let source =
        shared(&groups, |row| row.source.as_ref().map(|source| (source.text.clone(), source.href.clone())));
    let legend = legend(groups.iter().flat_map(|group| &group.rows).map(|row| &row.value));
    let head = if by == By::Place { "地区" } else { "指标" };
    let remarks = groups.iter().flat_map(|group| &group.rows).any(|row| !row.remarks.is_empty());
    TableView {
        caption: caption.to_owned(),
        head,
        remarks,
        columns: COLUMNS + usize::from(remarks),
        pages: false,
        source,
        page: None,
        anchors: true,
        count,
        groups,
        legend,
    }
}
