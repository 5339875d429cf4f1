//! Sources: the list of documents, and one document with its numerals and every figure taken from it.

use std::sync::Arc;

use serde::Serialize;

use super::about::About;
use super::citation::{Imprint, imprint};
use super::figure_table::table;
use super::frame::print;
use super::table_view::{By, TableView};
use super::wording;
use crate::check::{Coverage as AuditedCoverage, NumeralFate};
use crate::render::RenderError;
use crate::render::html::{self, Html};
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, Figure, FileAddress, Href, SourceDocument, SourceNumeral, Use};

#[derive(Serialize)]
struct SourcesPage {
    groups: Vec<Group>,
}

/// Sources whose text is held, and those that are only named.
#[derive(Serialize)]
struct Group {
    title: &'static str,
    remark: &'static str,
    sources: Vec<SourceLine>,
}

#[derive(Serialize)]
struct SourceLine {
    href: String,
    title_html: Html,
    kind: String,
    district: Option<Link>,
    date: String,
    numerals: String,
    figures: String,
}

#[derive(Serialize)]
struct SourcePage {
    title_html: Html,
    district: Option<Link>,
    #[serde(flatten)]
    imprint: Imprint,
    url: String,
    /// Where the address leads: to itself, or to the page that says it leads out.
    url_href: String,
    note: String,
    /// How many numerals there are of each use, and how many are cited.
    coverage: Vec<Coverage>,
    table: TableView,
    sections: Vec<Section>,
    /// The same as JSON.
    json: Link,
}

#[derive(Serialize)]
struct Coverage {
    word: &'static str,
    count: usize,
    cited: usize,
}

/// The numerals of one section, in reading order.
#[derive(Serialize)]
struct Section {
    title: String,
    numerals: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    number: usize,
    printed: String,
    word: &'static str,
    /// The ASCII key of its use.
    key: &'static str,
    note: String,
    doubled: bool,
    /// The figures it became.
    cited: Vec<Link>,
    /// Why it became none.
    uncited: &'static str,
}

/// The list of sources.
pub(in crate::render) fn sources(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Sources.path());
    let (external, held): (Vec<_>, Vec<_>) =
        render.site.sources.iter().partition(|source| source.external.is_some());
    let entries = |all: Vec<&Arc<SourceDocument>>| {
        all.into_iter().map(|source| source_line(&context, source)).collect::<Vec<_>>()
    };
    let groups = vec![
        Group {
            title: "逐数登记的来源",
            remark: "版面上的每个数都登记了用途，本站的数据逐个与它核对。",
            sources: entries(held),
        },
        Group {
            title: "引用的公开出版物",
            remark: "本站不存其文本，只登记取用的数，可按所列出处查对。",
            sources: entries(external),
        },
    ];
    let groups = groups.into_iter().filter(|group| !group.sources.is_empty()).collect();
    let about =
        About {
            title: "来源".to_owned(), description: "本站每个数的出处。".to_owned(), ..About::default()
        };
    print(&context, "sources.html", about, &SourcesPage { groups })
}

fn source_line(context: &PageContext<'_>, source: &SourceDocument) -> SourceLine {
    SourceLine {
        href: context.to(&Address::source(source).path()),
        title_html: html::numerals(&source.title),
        kind: source.kind.clone(),
        district: source.district.as_deref().map(|district| context.district(district)),
        date: wording::source_date(source),
        numerals: format!("{}个数", source.inventory.len()),
        figures: format!("{}条数据", context.render.site.index.taken_from(&source.id).len()),
    }
}

/// A source document's page.
pub(in crate::render) fn source(
    render: RenderContext<'_>,
    source: &SourceDocument,
) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::source(source).path());
    let figures = render.site.index.taken_from(&source.id);
    let audit = render.checked.coverage(source);
    let page = SourcePage {
        title_html: html::numerals(&source.title),
        district: source.district.as_deref().map(|district| context.district(district)),
        imprint: imprint(source),
        url: match &source.url {
            Some(Href::Web(url)) => url.clone(),
            _ => String::new(),
        },
        url_href: match &source.url {
            Some(Href::Web(url)) => context.leading_to(url),
            _ => String::new(),
        },
        note: source.note.clone().unwrap_or_default(),
        coverage: coverage(source, audit),
        table: table(&context, "取自这一来源的数据", figures, By::District).collected(),
        sections: sections(&context, source, audit),
        json: context.link("coverage.json", &FileAddress::Coverage(source.id.clone()).path()),
    };
    let about = About {
        title: source.title.clone(),
        description: format!("{}《{}》：取自这一来源的数据和版面上数字的登记。", source.kind, source.title),
        above: vec![("来源".to_owned(), Address::Sources.path())],
        ..About::default()
    };
    print(&context, "source.html", about, &page)
}

/// Each use of numerals with its Chinese word.
const USES: [(Use, &str); 5] = [
    (Use::Figure, "数据"),
    (Use::Date, "日期"),
    (Use::Age, "年龄"),
    (Use::Label, "名称"),
    (Use::Other, "其他"),
];

/// Each use with how many numerals have it and how many of them became figures.
fn coverage(source: &SourceDocument, coverage: &AuditedCoverage) -> Vec<Coverage> {
    USES.iter()
        .map(|&(kind, word)| {
            let of = || coverage.lines(source).filter(move |(numeral, _)| numeral.kind == kind);
            let cited = of().filter(|(_, fate)| !fate.figures().is_empty()).count();
            Coverage { word, count: of().count(), cited }
        })
        .filter(|line| line.count > 0)
        .collect()
}

fn sections(context: &PageContext<'_>, source: &SourceDocument, coverage: &AuditedCoverage) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (numeral, fate) in coverage.lines(source) {
        let title = numeral.section.clone().unwrap_or_default();
        let line = line(context, numeral, fate);
        match sections.last_mut().filter(|section| section.title == title) {
            Some(section) => section.numerals.push(line),
            None => sections.push(Section { title, numerals: vec![line] }),
        }
    }
    sections
}

fn line(context: &PageContext<'_>, numeral: &SourceNumeral, fate: &NumeralFate) -> Line {
    Line {
        uncited: match fate {
            NumeralFate::InUse(_) => "",
            NumeralFate::Explained => "不取，见说明",
            NumeralFate::Unexplained => "未取用",
            NumeralFate::NoFigure => "不作数据",
        },
        number: numeral.number,
        printed: numeral.printed.clone(),
        word: USES.iter().find(|(kind, _)| *kind == numeral.kind).map_or("", |(_, word)| *word),
        key: numeral.kind.key(),
        note: numeral.note.clone().unwrap_or_default(),
        doubled: numeral.doubled,
        cited: fate.figures().iter().map(|figure| cited(context, figure)).collect(),
    }
}

/// The indicator, and the village or project it is about.
fn cited(context: &PageContext<'_>, figure: &Figure) -> Link {
    let part = figure.place.part.as_ref().map(|part| format!("（{part}）")).unwrap_or_default();
    Link { text: format!("{}{part}", figure.indicator.name), href: context.figure(figure) }
}
