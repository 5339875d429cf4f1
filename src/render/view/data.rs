//! The page of the downloads: which files there are and what their columns mean.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::frame::About;
use super::print;
use super::scene::Scene;
use crate::render::data::COLUMNS;
use crate::render::{RenderError, address};

#[derive(Serialize)]
struct DataPage {
    files: Vec<File>,
    columns: Vec<Column>,
    count: String,
}

#[derive(Serialize)]
struct File {
    link: Link,
    what: &'static str,
}

#[derive(Serialize)]
struct Column {
    name: &'static str,
    what: &'static str,
}

/// The downloads and their form.
const FILES: [(&str, &str); 3] = [
    ("figures.csv", "全部数据，一行一条。UTF-8（带 BOM）、逗号分隔，可直接用表格软件打开。"),
    ("figures.json", "同样的数据，供程序读取。"),
    ("datapackage.json", "数据包说明：各列的名称、类型和含义。"),
];

/// The page of the downloads.
pub(in crate::render) fn data(scene: Scene<'_>) -> Result<String, RenderError> {
    let desk = Desk::new(scene, address::data());
    let file =
        |(name, what): (&'static str, _)| File { link: desk.link(name, &address::data_file(name)), what };
    let page = DataPage {
        files: FILES.into_iter().map(file).collect(),
        columns: COLUMNS.into_iter().map(|one| Column { name: one.name, what: one.meaning }).collect(),
        count: format!("{}条", scene.site.figures.len()),
    };
    let about = About {
        title: "数据".to_owned(),
        description: "本站全部数据的下载和各列说明。".to_owned(),
        ..About::default()
    };
    print(&desk, "data.html", about, &page)
}
