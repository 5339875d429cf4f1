//! The reporting status of small sites.

use std::sync::Arc;

use jiff::civil::Date;

use super::stale;
use crate::quantity::Period;
use crate::site::Frequency;
use crate::site::testing::SampleSite;
use crate::site::{Block, Chart, ChartData, Citation, FigureTable, Inline, Note, Page, Picture, Series};

#[test]
fn periods_of_a_frequency_follow_each_other_without_a_hole() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let keys = |frequency: Frequency| {
        let all = frequency.between(day("2019-11-30"), day("2020-07-01"));
        all.iter().map(Period::key).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        keys(Frequency::Month),
        "2019-11 2019-12 2020-01 2020-02 2020-03 2020-04 2020-05 2020-06 2020-07"
    );
    assert_eq!(keys(Frequency::Quarter), "2019-Q4 2020-Q1 2020-Q2 2020-Q3");
    assert_eq!(keys(Frequency::Half), "2019-H2 2020-H1 2020-H2");
    assert_eq!(keys(Frequency::Year), "2019 2020");
}

/// Where a page can show a figure; of a course over time the old observations are no news.
#[test]
fn an_overtaken_figure_is_found_wherever_a_page_shows_it() {
    let mut sample = SampleSite::new(&["贫困发生率 %"]);
    sample.figure("贫困发生率", "2020-03", "0.09%");
    sample.figure("贫困发生率", "2020-04", "0.06%");
    let span = sample.span();
    let site = sample.site();
    let (old, indicator) = (Arc::clone(&site.figures[0]), Arc::clone(&site.figures[0].indicator));
    let cite =
        || vec![Inline::Figure(Citation { typed: Some("0.09%".to_owned()), ..Citation::of(&old, span) })];
    let picture = |alt, caption| Picture { path: String::new(), width: 1, height: 1, alt, caption };
    let dots = |figures| ChartData::Dots { indicator: Arc::clone(&indicator), figures, absent: Vec::new() };
    let empty = Chart {
        id: "about-1".to_owned(),
        title: Vec::new(),
        caption: Vec::new(),
        alt: None,
        note: None,
        baseline: None,
        log: false,
        data: dots(Vec::new()),
        span,
    };
    let chart = |chart| Block::Chart(Box::new(chart));
    let course = Series {
        indicator: Arc::clone(&indicator),
        place: old.place.clone(),
        figures: vec![Arc::clone(&old)],
        reference: false,
    };
    let table = FigureTable { title: Vec::new(), figures: vec![Arc::clone(&old)], period: None };
    for (name, block, stale) in [
        ("paragraph", Block::Paragraph(vec![Inline::Strong(cite())]), true),
        ("picture inside a line", Block::Paragraph(vec![Inline::Picture(picture(cite(), Vec::new()))]), true),
        ("picture's caption", Block::Picture(picture(Vec::new(), cite())), true),
        ("chart's title", chart(Chart { title: cite(), ..empty.clone() }), true),
        ("chart's caption", chart(Chart { caption: cite(), ..empty.clone() }), true),
        ("chart's words", chart(Chart { alt: Some(cite()), ..empty.clone() }), true),
        ("places compared", chart(Chart { data: dots(vec![Arc::clone(&old)]), ..empty.clone() }), true),
        ("course", chart(Chart { data: ChartData::Trend(vec![course]), ..empty }), false),
        ("table", Block::Figures(table.clone()), true),
        (
            "title of a table",
            Block::Figures(FigureTable { title: cite(), figures: Vec::new(), ..table }),
            true,
        ),
        ("title of a note", Block::Note(Note { title: cite(), text: Vec::new() }), true),
        ("note", Block::Note(Note { title: Vec::new(), text: cite() }), true),
        ("code", Block::Code { text: "0.09%".to_owned(), span: Page::sample("about").span }, false),
    ] {
        let mut site = site.clone();
        let mut page = Page::sample("about");
        page.body.blocks.push(block);
        site.pages.push(page);
        assert_eq!(stale::stale(&site, &|_| false).len(), usize::from(stale), "{name}");
    }
    let mut titled = site.clone();
    titled.pages.push(Page { title: cite(), ..Page::sample("about") });
    assert_eq!(stale::stale(&titled, &|_| false).len(), 1, "title");
}
