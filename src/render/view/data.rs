//! The page of the downloads: which files there are and what their columns mean.

use serde::Serialize;

use super::desk::{Desk, Link};
use super::frame::About;
use super::print;
use super::scene::Scene;
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

/// The columns of `figures.csv`, in their order.
const COLUMNS: [(&str, &str); 13] = [
    ("district_code", "行政区划代码（GB/T 2260），全国没有代码"),
    ("district", "区县或参照地区；村和项目写作“潼南区·宝龙镇严寨村”"),
    ("indicator_id", "指标编号，与指标页的网址一致"),
    ("indicator", "指标名称"),
    ("period", "期间：2019、2019-Q4、2020-04、2017-10/2020-04"),
    ("value", "换成基本单位的精确值，万和亿已乘开；区间取下限；没有数的留空"),
    ("unit", "基本单位"),
    (
        "qualifier",
        "限定：exact 无、about 约、near 近、over 超和余、under 不足、at-least 以上、at-most 以下、range 区间",
    ),
    ("nature", "性质：actual 实绩、target 目标、plan 计划、derived 推算"),
    ("status", "状态：final 正式、provisional 初步、revised 修订；没有数的写明缘由"),
    ("printed", "来源印出的样子"),
    ("source", "来源编号"),
    ("bulletin", "所在页面"),
];

/// The page of the downloads.
pub(in crate::render) fn data(scene: Scene<'_>) -> Result<String, RenderError> {
    let desk = Desk::new(scene, address::data());
    let file =
        |(name, what): (&'static str, _)| File { link: desk.link(name, &address::data_file(name)), what };
    let page = DataPage {
        files: FILES.into_iter().map(file).collect(),
        columns: COLUMNS.into_iter().map(|(name, what)| Column { name, what }).collect(),
        count: format!("{}条", scene.site.figures.len()),
    };
    let about = About {
        title: "数据".to_owned(),
        description: "本站全部数据的下载和各列说明。".to_owned(),
        ..About::default()
    };
    print(&desk, "data.html", about, &page)
}
