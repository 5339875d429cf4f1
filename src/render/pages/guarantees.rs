//! The guarantees at a glance: districts by guarantees, each cell the figures printed for it.

use std::sync::Arc;

use serde::Serialize;

use super::about::About;
use super::frame::print;
use super::value::{Meaning, Value, legend};
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::{MenuEntry, PageKind, RenderContext};
use crate::site::government::SiteColumn;
use crate::site::{District, Missing, OverviewKind, Place};

#[derive(Serialize)]
struct GuaranteesPage {
    title: String,
    columns: Vec<String>,
    rows: Vec<DistrictRow>,
    legend: Vec<Meaning>,
}

#[derive(Serialize)]
struct DistrictRow {
    district: Link,
    cells: Vec<GuaranteeCell>,
}

/// What was printed for one guarantee in one district. Where its sources printed nothing the word is 未公布,
/// for each source was read whole for these columns.
#[derive(Serialize)]
struct GuaranteeCell {
    column: String,
    figures: Vec<PrintedFigure>,
    empty: &'static str,
}

#[derive(Serialize)]
struct PrintedFigure {
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
            column: SiteColumn::Guarantees,
            description: format!("{title}：各地登记的数据"),
            keywords: format!("{title},数据"),
            category: "数据发布",
        })
    },
    view: |render, _| Some(guarantees(render)),
};

fn guarantees(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, KIND.overview.address().path());
    let (title, columns) = render.site.settings.guarantees.clone().unwrap_or_default();
    let row = |district: &Arc<District>| DistrictRow {
        district: context.district(district),
        cells: columns.iter().map(|column| cell(&context, district, column)).collect(),
    };
    let rows: Vec<DistrictRow> = render.site.own_districts().map(row).collect();
    let cells = rows.iter().flat_map(|row| &row.cells);
    let unprinted = Value::unprinted();
    let values = cells.flat_map(|cell| {
        let empty = cell.figures.is_empty().then_some(&unprinted);
        cell.figures.iter().map(|figure| &figure.value).chain(empty)
    });
    let legend = legend(values);
    let about = About {
        title: title.clone(),
        description: format!("{title}：各区县在{}方面公布的数据。", columns.join("、")),
        ..About::default()
    };
    print(&context, "guarantees.html", about, &GuaranteesPage { title, columns, rows, legend })
}

fn cell(context: &PageContext<'_>, district: &Arc<District>, column: &str) -> GuaranteeCell {
    let place = Place::whole(district);
    let indicators = context.render.site.dictionary.indicators.iter();
    let own = indicators.filter(|indicator| indicator.guarantee.as_deref() == Some(column));
    let latest = own.filter_map(|indicator| context.render.site.index.latest(indicator, &place));
    let figures = latest.map(|figure| PrintedFigure {
        indicator: context.indicator(&figure.indicator),
        period: figure.period.name(),
        value: context.value(&figure),
    });
    GuaranteeCell {
        column: column.to_owned(),
        figures: figures.collect(),
        empty: Missing::NotPublished.name(),
    }
}
