//! Prose becomes the markup that is meant, and whatever an author types stays text.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::quantity::numeral::Kind;
use crate::site::{Block, Href, Note, Picture, Table, TableCell, TypedNumber, parse_target};
use crate::text::source::{Source, Sources, Span};

/// A page without charts.
struct Page(PagePath);

impl Host for Page {
    fn page(&self) -> &PagePath {
        &self.0
    }

    fn figure_link(&self, figure: &Figure) -> FigureLink {
        FigureLink { href: format!("#{}", figure.anchor), card: figure.period.name() }
    }

    fn comparison_link(&self, change: &Change) -> FigureLink {
        self.figure_link(&change.to)
    }

    fn chart(&self, _: &Chart) -> Result<Html, RenderError> {
        Ok(Html::default())
    }

    fn figures(&self, _: &FigureTable) -> Result<Html, RenderError> {
        Ok(Html::default())
    }
}

/// The place of everything here; nothing points at it.
fn nowhere() -> Span {
    Span::new(Sources::default().add(Source::new("a", "")), 0, 0)
}

fn page() -> Page {
    Page(PagePath::page("tongnan/2020-04").unwrap())
}

fn html_of(blocks: Vec<Block>) -> String {
    prose(&page(), &Prose { blocks }).unwrap().as_str().to_owned()
}

fn text(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

fn typed_number(text: &str) -> TypedNumber {
    let mut sources = Sources::default();
    let span = Span::new(sources.add(Source::new("content/tongnan/2020-04.md", text)), 0, text.len());
    TypedNumber { text: text.to_owned(), span, kind: Kind::Amount, amount: None }
}

/// Everything an author can write a text into, filled with one text.
fn everything(payload: &str) -> Vec<Block> {
    let picture = Picture {
        path: "tongnan/a.jpg".to_owned(),
        width: 3,
        height: 2,
        alt: text(payload),
        caption: text(payload),
    };
    let link = Inline::Link { href: Href::Web(payload.to_owned()), content: text(payload) };
    let anchor = Inline::Link {
        href: Href::Anchor { anchor: payload.to_owned(), span: nowhere() },
        content: text(payload),
    };
    let cell = |right| TableCell { right, content: text(payload) };
    vec![
        Block::Paragraph(vec![
            Inline::Strong(text(payload)),
            Inline::Emphasis(text(payload)),
            Inline::Strike(text(payload)),
            Inline::Code(payload.to_owned()),
            Inline::Literal(typed_number(payload)),
            Inline::Numeral(typed_number(payload)),
            link,
            anchor,
        ]),
        Block::Heading { level: 2, id: payload.to_owned(), content: text(payload) },
        Block::List { start: Some(3), items: vec![vec![Block::Paragraph(text(payload))]] },
        Block::Quote(vec![Block::Paragraph(text(payload))]),
        Block::Table(Table {
            head: vec![cell(false), cell(true)],
            rows: vec![vec![cell(false), cell(true)]],
        }),
        Block::Code { text: payload.to_owned(), span: nowhere() },
        Block::Picture(picture),
        Block::Note(Note { title: text(payload), text: text(payload) }),
    ]
}

/// Markup without the spans that keep numerals whole: how many there are is a matter of the text.
fn without_numerals(html: &str) -> String {
    let mut pieces = html.split("<span class=\"num\">");
    let first = pieces.next().unwrap_or_default().to_owned();
    first + &pieces.map(|piece| piece.replacen("</span>", "", 1)).collect::<String>()
}

/// Tags and attribute names, without any text or value.
fn skeleton(html: &str) -> Vec<String> {
    let html = without_numerals(html);
    let tags = html.split('<').skip(1).map(|rest| rest.split_once('>').map_or(rest, |(tag, _)| tag));
    tags.map(|tag| tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")).collect()
}

#[test]
fn a_payload_changes_no_tag() {
    let plain = skeleton(&html_of(everything("x")));
    for payload in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title></style></svg>",
        "]]>-->",
        "&lt;b&gt;",
        "{{ 7 * 7 }}{% include \"base.html\" %}",
    ] {
        assert_eq!(skeleton(&html_of(everything(payload))), plain, "{payload}");
    }
}

proptest! {
    #[test]
    fn no_text_changes_a_tag(payload in "\\PC{0,24}|[<>\"'&=/a-z ]{0,24}") {
        prop_assert_eq!(skeleton(&html_of(everything(&payload))), skeleton(&html_of(everything("x"))));
    }
}

#[test]
fn links_lead_where_they_should() {
    let internal = |path: &str, anchor: Option<&str>| Href::Page {
        path: parse_target(path, "").unwrap(),
        anchor: anchor.map(str::to_owned),
        span: nowhere(),
    };
    let link = |href| html_of(vec![Block::Paragraph(vec![Inline::Link { href, content: text("看") }])]);
    assert_eq!(link(internal("about", None)), "<p><a href=\"../../about/index.html\">看</a></p>\n");
    assert_eq!(link(internal("tongnan", Some("a"))), "<p><a href=\"../index.html#a\">看</a></p>\n");
    assert_eq!(
        link(internal("data/figures.csv", None)),
        "<p><a href=\"../../data/figures.csv\">看</a></p>\n"
    );
    let pdf = Href::File(PagePath::new("tongnan/plan.pdf").unwrap());
    assert_eq!(link(pdf), "<p><a href=\"../plan.pdf\">看</a></p>\n");
    let here = Href::Anchor { anchor: "s3".to_owned(), span: nowhere() };
    assert_eq!(link(here), "<p><a href=\"#s3\">看</a></p>\n");
    assert!(
        link(Href::Web("https://a.cn/".to_owned())).contains("rel=\"external noopener\" class=\"external\"")
    );
}

#[test]
fn tables_have_scopes_and_scroll_by_themselves() {
    let cell = |text_: &str, right| TableCell { right, content: text(text_) };
    let table = Table {
        head: vec![cell("区县", false), cell("数", true)],
        rows: vec![vec![cell("潼南", false), cell("1", true)]],
    };
    insta::assert_snapshot!(html_of(vec![Block::Table(table)]), @r#"<div class="scroll" tabindex="0" role="group" aria-label="表格"><table><thead><tr><th scope="col">区县</th><th scope="col" class="right">数</th></tr></thead><tbody><tr><th scope="row">潼南</th><td class="right">1</td></tr></tbody></table></div>"#);
}

#[test]
fn numerals_in_headings_stay_whole() {
    let title_of = |words: &str| title(&text(words)).as_str().to_owned();
    insta::assert_snapshot!(title_of("潼南区2020年4月通报：降至0.06%"), @r#"<span class="clause">潼南区<span class="num">2020年</span><span class="num">4月</span>通报：</span><span class="clause">降至<span class="num">0.06%</span></span>"#);
    insta::assert_snapshot!(title_of("3046万人，下降0.54个百分点，1,234余户，2017-2020年"), @r#"<span class="num">3046万人</span>，下降<span class="num">0.54个百分点</span>，<span class="num">1,234余户</span>，<span class="num">2017-2020年</span>"#);
    insta::assert_snapshot!(title_of("“1486”体系，第3、"), @r#"“<span class="num">1486</span>”体系，第<span class="num">3</span>、"#);
    assert_eq!(title_of("一<二"), "一&lt;二");
}

#[test]
fn a_text_is_shared_without_being_parsed_again() {
    let shared: Arc<str> = Arc::from("一<二");
    let mut out = Markup::default();
    out.text(&shared);
    assert_eq!(out.finish().as_str(), "一&lt;二");
}

#[test]
fn data_cannot_end_the_element_it_stands_in() {
    let payload = "</script><script>alert(1)</script><!--\u{2028}&amp;";
    let data = Html::data(&serde_json::json!({ "name": payload })).into_string();
    assert!(!data.contains(['<', '>', '&', '\u{2028}']), "{data}");
    let read: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(read["name"], payload);
}
