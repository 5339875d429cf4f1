//! The figures an evergreen page shows, and which of them have been overtaken.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Stale;
use crate::model::{Block, ChartData, Figure, FigureIndex, Inline, Nature, Page, PagePath, Site};

/// A page is stale when the newest reading it shows of an indicator and place is older than the newest the site
/// has. A page that shows the newest beside older ones, as a comparison does, is not. Bulletins stand at their
/// own period and are never stale; `hidden` are the pages whose figures no reader sees.
pub(super) fn stale<'a>(site: &'a Site, hidden: &dyn Fn(&PagePath) -> bool) -> Vec<Stale<'a>> {
    let seen: Vec<Arc<Figure>> = site.figures.iter().filter(|one| !hidden(&one.page)).cloned().collect();
    let index = FigureIndex::new(&seen);
    let profiles = site.profiles.iter().map(|profile| &profile.page);
    let pages = profiles.chain(&site.pages).filter(|page| !hidden(&page.path));
    pages.flat_map(|page| overtaken(page, &index)).collect()
}

fn overtaken<'a>(page: &'a Page, index: &FigureIndex) -> Vec<Stale<'a>> {
    let mut newest: BTreeMap<(usize, (&str, &str)), &'a Arc<Figure>> = BTreeMap::new();
    for figure in shown(page).into_iter().filter(|one| is_result(one)) {
        let at = newest.entry((figure.indicator.order, figure.place.key())).or_insert(figure);
        if at.period.end() < figure.period.end() {
            *at = figure;
        }
    }
    let all = newest.into_values().filter_map(|figure| {
        let latest = index.latest(&figure.indicator, &figure.place)?;
        (latest.period.end() > figure.period.end()).then_some(Stale { page, shown: figure, latest })
    });
    all.collect()
}

fn is_result(figure: &Figure) -> bool {
    matches!(figure.nature, Nature::Actual | Nature::Derived)
}

/// Every figure that the text of a page shows, in its order.
fn shown(page: &Page) -> Vec<&Arc<Figure>> {
    let mut out = Vec::new();
    in_line(&page.summary, &mut out);
    in_blocks(&page.body.blocks, &mut out);
    out
}

fn in_blocks<'a>(blocks: &'a [Block], out: &mut Vec<&'a Arc<Figure>>) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => in_line(content, out),
            Block::List { items, .. } => items.iter().for_each(|item| in_blocks(item, out)),
            Block::Quote(inner) => in_blocks(inner, out),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| in_line(&cell.content, out));
            }
            Block::Figures(table) => out.extend(&table.figures),
            Block::Note(note) => in_line(&note.text, out),
            Block::Chart(chart) => {
                in_line(&chart.title, out);
                if let ChartData::Dots { figures, .. } = &chart.data {
                    out.extend(figures);
                }
            }
            Block::Picture(_) | Block::Code(_) | Block::Rule => {}
        }
    }
}

fn in_line<'a>(content: &'a [Inline], out: &mut Vec<&'a Arc<Figure>>) {
    for inline in content {
        match inline {
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => in_line(inner, out),
            Inline::Link { content, .. } => in_line(content, out),
            Inline::Figure(citation) => out.push(&citation.figure),
            Inline::Change(change) => out.extend([&change.from, &change.to]),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Break
            | Inline::Picture(_)
            | Inline::Literal(_)
            | Inline::Numeral(_) => {}
        }
    }
}
