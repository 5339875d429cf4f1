//! Tables of figures from figures: rows under group headings, the anchors that prose links to, and the legend.

use std::sync::Arc;

use super::table_view::{By, COLUMNS, Group, Remark, Row, TableView, group};
use super::value::{Value, legend};
use crate::render::pages::context::PageContext;
use crate::site::{Address, Figure};

/// A table of fewer groups or rows than these is shorter than its folds would be useful.
const FOLD_GROUPS: usize = 3;
const FOLD_ROWS: usize = 16;

/// A table of these figures. Rows can be linked to; the page that carries each is not named.
pub(super) fn table(context: &PageContext<'_>, caption: &str, figures: &[Arc<Figure>], by: By) -> TableView {
    let rows: Vec<(String, Row)> =
        sorted(figures, by).into_iter().map(|figure| (title(figure, by), row(context, figure, by))).collect();
    view(caption, by, rows)
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

fn row(context: &PageContext<'_>, figure: &Figure, by: By) -> Row {
    let part = figure.place.part.as_deref().unwrap_or_default().to_owned();
    let (head, sub) = match by {
        By::Indicator | By::District => (context.indicator(&figure.indicator), part),
        By::Place => (context.district(&figure.place.district), part),
    };
    let elsewhere = figure.page != context.page;
    Row {
        anchor: figure.anchor.clone(),
        head,
        sub,
        period: context.period(&figure.period),
        period_key: figure.period.key(),
        value: Value::of(
            figure,
            if elsewhere { context.figure(figure) } else { printed_in(context, figure) },
        ),
        source: figure
            .source
            .as_deref()
            .filter(|source| Address::source(source).path() != context.page)
            .map(|source| context.source(source)),
        section: figure.section.clone().unwrap_or_default(),
        page: elsewhere.then(|| context.carrier(figure)),
        remarks: remarks(context, figure),
    }
}

/// A figure in its own row leads on to the document that prints it.
fn printed_in(context: &PageContext<'_>, figure: &Figure) -> String {
    figure.source.as_deref().map(|source| context.source(source).href).unwrap_or_default()
}

/// The editor's note, why a figure was revised, a 口径 of its own, and why it is published although it contradicts another.
fn remarks(context: &PageContext<'_>, figure: &Figure) -> Vec<Remark> {
    let remark = |word: &str, text: &Option<String>| Some((false, format!("{word}{}", text.as_deref()?)));
    let own =
        [remark("", &figure.note), remark("修订：", &figure.reason), remark("口径：", &figure.methodology)];
    let dispute = context.render.checked.disputes(figure).map(|text| (true, text.to_owned()));
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
    table.hoist_shared();
    table
}

fn rows_of(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.rows.len()).sum()
}
