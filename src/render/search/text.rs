//! The searchable text of a page: everything that a reader reads on it, one paragraph per line.

use crate::site::{Figure, Indicator, Page, PagePart, TextKind, plain_text};

/// Summary and body. The title is a field of its own; of charts and pictures inside a line the words for those who do
/// not see them stand in the picture or the line itself.
pub(super) fn page(out: &mut String, page: &Page) {
    for part in page.parts() {
        match part {
            PagePart::Text(TextKind::Title | TextKind::ChartAlt | TextKind::InsideText, _) => {}
            PagePart::Text(_, content) => line(out, &plain_text(content)),
            PagePart::Code(code) => line(out, code),
            PagePart::Chart(chart) => chart.note.iter().for_each(|note| line(out, note)),
            PagePart::Picture(_) | PagePart::Figures(_) => {}
        }
    }
}

/// The text of an indicator's page.
pub(super) fn definition(out: &mut String, indicator: &Indicator) {
    let texts = indicator.definition.iter().chain(&indicator.methodology).chain(&indicator.aliases);
    texts.for_each(|text| line(out, text));
}

/// A row of the figure table.
pub(super) fn figure(out: &mut String, figure: &Figure) {
    let cells = [&figure.indicator.name, figure.place.part.as_deref().unwrap_or_default()];
    let period = figure.period.name();
    let notes = [figure.section.as_deref(), figure.note.as_deref()].into_iter().flatten();
    for cell in cells.into_iter().chain([period.as_str(), figure.printed()]).chain(notes) {
        out.push_str(cell);
        out.push(' ');
    }
    out.push('\n');
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
