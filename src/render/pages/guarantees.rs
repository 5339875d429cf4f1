//! The guarantees at a glance: districts by guarantees, each cell the figures printed for it.

use std::sync::Arc;

use serde::Serialize;

use super::about::About;
use super::frame::print;
use super::value::{Meaning, Value, legend};
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::{MenuEntry, PageKind, RenderContext};
use crate::site::government::Column;
use crate::site::{District, Missing, OverviewKind, Place};

#[derive(Serialize)]
struct GuaranteesPage {
    title: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    legend: Vec<Meaning>,
}

#[derive(Serialize)]
struct Row {
    district: Link,
    cells: Vec<Cell>,
}

/// What was printed for one guarantee in one district. Where its sources printed nothing the word is 未公布,
/// for each source was read whole for these columns.
#[derive(Serialize)]
struct Cell {
    column: String,
    figures: Vec<Entry>,
    empty: &'static str,
}

#[derive(Serialize)]
struct Entry {
    indicator: Link,
    period: String,
    value: Value,
}

/// The page of the guarantees.
pub(super) const KIND: PageKind = PageKind {
    overview: OverviewKind {
        folder: "guarantees",
        pages: |site| site.settings.guarantees.iter().map(|_| String::new()).collect(),
        anchors: |_, _| Vec::new(),
    },
    menu: |settings| {
        settings.guarantees.as_ref().map(|(title, _)| MenuEntry {
            short: title.clone(),
            name: title.clone(),
            column: Column::Guarantees,
            description: format!("{title}：各地登记的数据"),
            keywords: format!("{title},数据"),
            category: "数据发布",
        })
    },
    view: |scene, _| Some(guarantees(scene)),
};

fn guarantees(scene: RenderContext<'_>) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, KIND.overview.address().path());
    let (title, columns) = scene.site.settings.guarantees.clone().unwrap_or_default();
    let row = |district: &Arc<District>| Row {
        district: desk.district(district),
        cells: columns.iter().map(|column| cell(&desk, district, column)).collect(),
    };
    let rows: Vec<Row> = scene.site.own_districts().map(row).collect();
    let cells = rows.iter().flat_map(|row| &row.cells);
    let unprinted = Value::unprinted();
    let values = cells.flat_map(|cell| {
        let empty = cell.figures.is_empty().then_some(&unprinted);
        cell.figures.iter().map(|entry| &entry.value).chain(empty)
    });
    let legend = legend(values);
    let about = About {
        title: title.clone(),
        description: format!("{title}：各区县在{}方面公布的数据。", columns.join("、")),
        ..About::default()
    };
    print(&desk, "guarantees.html", about, &GuaranteesPage { title, columns, rows, legend })
}

fn cell(desk: &PageContext<'_>, district: &Arc<District>, column: &str) -> Cell {
    let place = Place::whole(district);
    let indicators = desk.scene.site.dictionary.indicators.iter();
    let own = indicators.filter(|indicator| indicator.guarantee.as_deref() == Some(column));
    let latest = own.filter_map(|indicator| desk.scene.site.index.latest(indicator, &place));
    let figures = latest.map(|figure| Entry {
        indicator: desk.indicator(&figure.indicator),
        period: figure.period.name(),
        value: desk.value(&figure),
    });
    Cell { column: column.to_owned(), figures: figures.collect(), empty: Missing::NotPublished.name() }
}
