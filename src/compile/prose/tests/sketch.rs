//! Prose in a few signs, for tests to compare.

use std::sync::Arc;

use crate::site::{Block, ChartData, Choice, Figure, Href, Inline, Series, TableCell, TypedNumber};

pub(crate) fn blocks(content: &[Block]) -> String {
    content.iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(content) => inlines(content),
        Block::Heading { level, id, content } => format!("h{level}#{id} {}", inlines(content)),
        Block::List { start, items } => {
            let start = start.map(|start| start.to_string()).unwrap_or_default();
            let items: Vec<String> = items.iter().map(|content| blocks(content).replace('\n', "¶")).collect();
            format!("list{start}({})", items.join(" | "))
        }
        Block::Quote(inner) => format!("quote({})", blocks(inner).replace('\n', "¶")),
        Block::Table(table) => {
            let rows = std::iter::once(&table.head).chain(&table.rows);
            rows.map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" | "))
                .collect::<Vec<_>>()
                .join("\n")
        }
        Block::Code { text, .. } => format!("code({})", text.escape_debug()),
        Block::Rule => "rule".to_owned(),
        Block::Picture(picture) => format!(
            "picture({} {}×{}; {}; {})",
            picture.path,
            picture.width,
            picture.height,
            inlines(&picture.alt),
            inlines(&picture.caption)
        ),
        Block::Chart(chart) => {
            format!("chart {} «{}» {}", chart.id, inlines(&chart.title), data(&chart.data))
        }
        Block::Figures(table) => {
            let rows: Vec<&str> = table.figures.iter().map(|figure| figure.printed()).collect();
            format!("figures «{}» {}", inlines(&table.title), rows.join(" "))
        }
        Block::Note(note) => format!("note «{}» {}", inlines(&note.title), inlines(&note.text)),
    }
}

fn cell(cell: &TableCell) -> String {
    format!("{}{}", if cell.right { ">" } else { "" }, inlines(&cell.content))
}

fn data(data: &ChartData) -> String {
    let single = |figure: &&Arc<Figure>| format!("{} {}", figure.place.name(), dated(figure));
    let rows: Vec<String> = match data.series() {
        [] => data.figures().iter().map(single).collect(),
        courses => courses.iter().map(series).collect(),
    };
    format!("{} {}", data.kind().word(), rows.join("; "))
}

fn dated(figure: &Figure) -> String {
    format!("{}@{}", figure.printed(), figure.period.key())
}

fn series(series: &Series) -> String {
    let readings: Vec<String> = series.figures.iter().map(|figure| dated(figure)).collect();
    let mark = if series.reference { "ref " } else { "" };
    format!("{mark}{} {} {}", series.place.name(), series.indicator.name, readings.join(" "))
}

pub(crate) fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) | Inline::Numeral(TypedNumber { text, .. }) => text.clone(),
        Inline::Strong(inner) => format!("<b>{}</b>", inlines(inner)),
        Inline::Emphasis(inner) => format!("<i>{}</i>", inlines(inner)),
        Inline::Strike(inner) => format!("<s>{}</s>", inlines(inner)),
        Inline::Code(text) => format!("<code>{text}</code>"),
        Inline::Link { href, content } => format!("<a {}>{}</a>", address(href), inlines(content)),
        Inline::Break => "<br>".to_owned(),
        Inline::Picture(picture) => format!("<img {} {}>", picture.path, inlines(&picture.alt)),
        Inline::Figure(citation) => format!("<fig {}>", citation.printed()),
        Inline::Change(change) => format!("<change {}>", change.text),
        Inline::Literal(number) => format!("<lit {}>", number.text),
        Inline::Marked(marked) => match marked.number.as_ref() {
            Inline::Figure(citation) => format!("<fig {} {}>", citation.printed(), inlines(&marked.content)),
            _ => inlines(&marked.content),
        },
    }
}

fn address(href: &Href) -> String {
    match href {
        Href::Web(url) => format!("external {url}"),
        Href::Page { path, anchor, .. } => {
            let path = path.folder().trim_end_matches('/');
            format!("page {path}{}", anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default())
        }
        Href::Anchor { anchor, .. } => format!("#{anchor}"),
        Href::File(path) => format!("file {path}"),
    }
}
