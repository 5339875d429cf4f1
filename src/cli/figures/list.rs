//! Figures as rows for people and as lines for programs.

use serde_json::{Value, json};
use tongbao::author::Citable;
use tongbao::diagnostic::Diagnostics;
use tongbao::report::{TableColumn, table};
use tongbao::say;
use tongbao::site::Observation;

use super::FiguresOptions;
use crate::cli::arguments::Format;
use crate::cli::console::Console;

/// Prints the figures in the format of the options.
pub(super) fn print(
    console: &mut Console,
    options: &FiguresOptions,
    diagnostics: &Diagnostics,
    rows: &[&Citable],
) {
    if options.format == Format::Json {
        let lines: String = rows.iter().map(|row| line(diagnostics, row).to_string() + "\n").collect();
        return console.out.write(&lines);
    }
    let (cited, other): (Vec<&Citable>, Vec<&Citable>) = rows.iter().partition(|row| row.role.is_some());
    if cited.is_empty() {
        console.tell(&match options.drafts {
            true => say!("没有符合的数据。", "there is no such figure"),
            false => {
                say!(
                    "没有符合的数据；草稿里的要加上 --drafts。",
                    "there is no such figure; add --drafts for those of drafts"
                )
            }
        });
    } else {
        show(console, options, diagnostics, &cited);
    }
    let restated = other.len();
    if restated > 0 {
        console.tell(&say!(
            "另有 {restated} 个数没有列出：同一指标、地点、期间另有一个数（后来改过的，或实绩之外的目标），引用得到的是那一个。",
            "{restated} more are not listed: another figure of the same indicator, place and period is cited in their place"
        ));
    }
}

fn show(console: &mut Console, options: &FiguresOptions, diagnostics: &Diagnostics, cited: &[&Citable]) {
    let most = if options.max == 0 { cited.len() } else { options.max };
    let columns = [
        TableColumn::new(say!("指标", "indicator")),
        TableColumn::new(say!("地点", "place")),
        TableColumn::new(say!("期间", "period")),
        TableColumn::new(say!("数值", "value")).right(),
        TableColumn::new(say!("来源", "source")).spare(2),
        TableColumn::new(say!("写在", "file")).spare(1),
        TableColumn::new(say!("引用", "role")),
    ];
    let rows: Vec<Vec<String>> = cited.iter().take(most).map(|citable| row(diagnostics, citable)).collect();
    let layout = console.wide_layout(options.color);
    console.out.write(&table(&columns, &rows, &layout));
    let hidden = cited.len() - rows.len();
    if hidden > 0 {
        console.tell(&say!(
            "另有 {hidden} 行没有列出：写明地区、指标或期间，或用 --max 0 列出全部。",
            "{hidden} more rows are not shown: name a district, an indicator or a period, or use --max 0"
        ));
    }
}

fn row(diagnostics: &Diagnostics, citable: &Citable) -> Vec<String> {
    let figure = &citable.figure;
    let printed = match (&figure.observation, citable.state()) {
        (Observation::Amount(amount), Some(state)) => format!("{}（{state}）", amount.printed),
        _ => figure.printed().to_owned(),
    };
    let (file, line) = place(diagnostics, citable);
    vec![
        figure.indicator.name.clone(),
        figure.place.name(),
        figure.period.key(),
        printed,
        figure.source.as_ref().map(|source| source.id.clone()).unwrap_or_default(),
        format!("{file}:{line}"),
        citable.role.clone().unwrap_or_default(),
    ]
}

/// The file and the line where a figure is written.
fn place<'a>(diagnostics: &'a Diagnostics, citable: &Citable) -> (&'a str, usize) {
    let span = citable.figure.span;
    let source = diagnostics.sources.get(span.source);
    source.map_or(("-", 0), |source| (source.path(), source.position(span.start as usize).line))
}

fn line(diagnostics: &Diagnostics, citable: &Citable) -> Value {
    let figure = &citable.figure;
    let (file, line) = place(diagnostics, citable);
    let missing = match figure.observation {
        Observation::Amount(_) => None,
        Observation::Missing(missing) => Some(missing.key()),
    };
    json!({
        "kind": "figure", "indicator": figure.indicator.name, "id": figure.indicator.id,
        "district": figure.place.district.name, "part": figure.place.part.as_deref(),
        "period": figure.period.key(), "printed": figure.printed(), "missing": missing,
        "nature": figure.nature.key(), "status": figure.status.key(),
        "source": figure.source.as_ref().map(|source| &source.id),
        "page": figure.page.as_str(), "file": file, "line": line, "role": citable.role,
    })
}
