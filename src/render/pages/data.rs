//! The page of the downloads: which files there are and what their columns mean.

use serde::Serialize;

use super::about::{About, Subject};
use super::frame::print;
use crate::render::RenderError;
use crate::render::data::{COLUMNS, VERSION};
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, ChartFile, DataFile, FileAddress};

#[derive(Serialize)]
struct DataPage {
    files: Vec<File>,
    columns: Vec<NamedField>,
    /// Files that hold a part of the figures.
    slices: Vec<Slice>,
    /// What the JSON files hold beside the columns of the table.
    fields: &'static [NamedField],
    version: u32,
    count: String,
}

#[derive(Serialize)]
struct File {
    link: Link,
    what: &'static str,
}

#[derive(Serialize)]
struct NamedField {
    name: &'static str,
    what: &'static str,
}

#[derive(Serialize)]
struct Slice {
    name: String,
    what: &'static str,
}

/// The form of a download.
fn form(file: DataFile) -> &'static str {
    match file {
        DataFile::Workbook => {
            "电子表格：数据、指标、来源、说明四张表。数值是真正的数，按原文的小数位显示；百分数是真正的百分数。"
        }
        DataFile::Csv => "全部数据，一行一条。UTF-8（带 BOM）、逗号分隔，可直接用表格软件打开。",
        DataFile::Json => "同样的数据，供程序读取。",
        DataFile::Package => "数据包说明：各列的名称、类型和含义。",
    }
}

const fn named(name: &'static str, what: &'static str) -> NamedField {
    NamedField { name, what }
}

/// Files that hold a part of the figures: what each address names, and what it holds.
fn slices() -> Vec<Slice> {
    let slice = |address: fn(String) -> FileAddress, name: &str, what| Slice {
        // What is named has no address with such brackets; a digit stands for it, and stands nowhere else.
        name: address("0".to_owned()).path().as_str().replacen('0', name, 1),
        what,
    };
    vec![
        slice(FileAddress::DistrictData, "<区县>", "一个地区，含其中的村和项目"),
        slice(FileAddress::IndicatorData, "<指标编号>", "一项指标在各地"),
        slice(|id| FileAddress::Chart(id, ChartFile::Json), "<图的编号>", "一幅图"),
        slice(
            FileAddress::Coverage,
            "<来源编号>",
            "一个来源：numerals 里写明登记的每个数成了哪些数据，或者为什么没有取用",
        ),
    ]
}

/// The names of `render::data`'s rows that the CSV does not have.
const FIELDS: [NamedField; 9] = [
    named("anchor", "在所在页面上的锚点：<bulletin>/#<anchor> 就是这个数的登记行"),
    named("part", "村、企业或项目的名字；整个地区的数为 null"),
    named(
        "missing",
        "没有数的缘由：not-published 未公布，not-applicable 不适用，not-reported 未报，withheld 不公开；有数的为 null。\
         零是数，value 写作 \"0\"；从未登记的没有行，名字列在文件的 absent 里",
    ),
    named(
        "interval",
        "原文写法所能代表的区间：low、high 是界限，null 为无界；low_open、high_open 为 true 的不含界限本身",
    ),
    named("section", "在来源的哪一部分"),
    named("note", "编辑的说明"),
    named("derivation", "推算的算式和用到的数"),
    named("disputed", "与别的数不能相合而照原文公布的，写明理由"),
    named("meta、absent", "文件自己的说明；从未登记的指标或地区"),
];

/// The page of the downloads.
pub(in crate::render) fn data(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Downloads.path());
    let file = |file: DataFile| File {
        link: context.link(file.name(), &FileAddress::Data(file).path()),
        what: form(file),
    };
    let page = DataPage {
        files: DataFile::ALL.into_iter().map(file).collect(),
        columns: COLUMNS
            .into_iter()
            .map(|column| NamedField { name: column.name, what: column.meaning })
            .collect(),
        slices: slices(),
        fields: &FIELDS,
        version: VERSION,
        count: format!("{}条", render.site.figures.len()),
    };
    let about = About {
        title: "数据".to_owned(),
        description: "本站全部数据的下载和各列说明。".to_owned(),
        subject: Subject::Downloads,
        ..About::default()
    };
    print(&context, "data.html", about, &page)
}
