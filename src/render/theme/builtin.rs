//! The theme that is built into the program: the files of `templates/`, by their path there.

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(($path, include_bytes!(concat!("../../../templates/", $path)))),*]
    };
}

/// A file by its path under `templates/`.
type File = (&'static str, &'static [u8]);

/// Pages and their parts: the templates of the folder, by name.
pub(super) const TEMPLATES: &[File] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

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
