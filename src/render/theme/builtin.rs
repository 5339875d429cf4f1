//! The theme that is built into the program: the files of `templates/`, by their path there.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../../templates/", $path)))),*]
    };
}

/// A file by its path under `templates/`.
type File = (&'static str, &'static [u8]);

/// Pages and their parts.
pub(super) const TEMPLATES: &[File] = files![
    "base.html",
    "bulletin.html",
    "changes.html",
    "chart.html",
    "components.html",
    "data.html",
    "district.html",
    "figures.html",
    "foot-government.html",
    "guarantees.html",
    "head-machine.html",
    "home.html",
    "indicator.html",
    "indicators.html",
    "leaving.html",
    "not-found.html",
    "period.html",
    "periods.html",
    "plain.html",
    "ranking.html",
    "rankings.html",
    "redirect.html",
    "search.html",
    "site-map.html",
    "source.html",
    "sources.html",
    "status.html",
];

/// Style sheets, in the order in which they are joined to the one that pages load.
pub(super) const STYLES: &[File] = files![
    "assets/tongbao.css",
    "assets/article.css",
    "assets/figure.css",
    "assets/table.css",
    "assets/standing.css",
    "assets/list.css",
    "assets/chart.css",
    "assets/search.css",
    "assets/print.css",
];

/// Files that are published as they are.
pub(super) const ASSETS: &[File] = files!["assets/icon.svg", "assets/lost.js", "assets/tongbao.js"];
