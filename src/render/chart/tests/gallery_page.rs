//! A page of all fixtures for the eye: `CHART_GALLERY` is not read; run with `--ignored` and look at `target/charts.html`.

use super::fixtures::{edges, real};
use crate::render::chart::{draw, standalone};

#[test]
#[ignore = "for the eye: writes target/charts.html"]
#[allow(clippy::disallowed_methods)]
fn page() {
    let mut html =
        String::from("<!doctype html><meta charset=utf-8><body style='margin:8px;font-family:sans-serif'>");
    for chart in real().iter().chain(&edges()) {
        let drawing = draw(chart, Some(1));
        html += &format!(
            "<hr><div style='display:flex;gap:20px;align-items:flex-start'><div style='width:850px'>{}</div><div style='width:360px'>{}</div></div><p>{}<br>{}",
            drawing.wide, drawing.narrow, drawing.alt, drawing.description
        );
        std::fs::write(format!("target/chart-{}.svg", chart.id), standalone(chart)).unwrap();
    }
    std::fs::write("target/charts.html", html).unwrap();
}
