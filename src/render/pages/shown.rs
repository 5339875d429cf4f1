//! Which figures a page shows: those it carries, and those of other pages that it cites, draws or collects.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Pages;
use crate::model::{Block, Chart, ChartData, District, Figure, Inline, Page, PagePath, Place, Prose, Site};
use crate::render::recipe::Recipe;

/// Figures in the order in which they are met, each once.
#[derive(Default)]
struct Shown {
    all: Vec<Arc<Figure>>,
    seen: BTreeSet<*const Figure>,
}

impl Pages {
    /// The figures that a page shows: first those it carries, in the author's order, then those of other pages;
    /// each once. Lists that lead elsewhere, downloads and addresses the site does not have show none.
    #[must_use]
    pub fn shown(&self, path: &PagePath) -> Vec<Arc<Figure>> {
        let (site, mut shown) = (self.site(), Shown::default());
        let mut carried: Vec<&Arc<Figure>> = self.lookup.on_page(path).iter().collect();
        carried.sort_by_key(|figure| figure.span);
        shown.extend(carried);
        match self.recipes.get(path) {
            Some(Recipe::Bulletin(i)) => {
                site.bulletins.get(*i).into_iter().for_each(|one| shown.page(&one.page))
            }
            Some(Recipe::Plain(i)) => site.pages.get(*i).into_iter().for_each(|page| shown.page(page)),
            Some(Recipe::District(i)) => {
                if let Some(profile) = site.profiles.get(*i) {
                    shown.page(&profile.page);
                    shown.extend(&self.latest(&profile.district));
                }
            }
            Some(Recipe::Home) => shown.extend(&headline(site)),
            Some(Recipe::Indicator(i)) => {
                let indicator = site.dictionary.indicators.get(*i);
                let figures = indicator.map(|indicator| self.lookup.of_indicator(indicator.order));
                shown.extend(figures.unwrap_or_default());
            }
            Some(Recipe::Period(period)) => shown.extend(self.lookup.of_period(period)),
            Some(Recipe::Source(i)) => {
                let figures = site.sources.get(*i).map(|source| self.lookup.taken_from(&source.id));
                shown.extend(figures.unwrap_or_default());
            }
            _ => {}
        }
        shown.all
    }

    /// The last reading of everything that is known of a district.
    fn latest(&self, district: &District) -> Vec<Arc<Figure>> {
        let figures = self.lookup.in_district(&district.slug).iter();
        let known: BTreeMap<_, _> =
            figures.map(|figure| ((figure.indicator.order, figure.place.key()), figure)).collect();
        let figures = known.into_values();
        figures.filter_map(|figure| self.site().index.latest(&figure.indicator, &figure.place)).collect()
    }
}

/// The last reading of every headline indicator in every district.
fn headline(site: &Site) -> Vec<Arc<Figure>> {
    let indicators = site.settings.headline.iter().filter_map(|name| site.dictionary.get(name));
    indicators
        .flat_map(|indicator| {
            site.own_districts().filter_map(|district| site.index.latest(indicator, &Place::whole(district)))
        })
        .collect()
}

impl Shown {
    fn add(&mut self, figure: &Arc<Figure>) {
        if self.seen.insert(Arc::as_ptr(figure)) {
            self.all.push(Arc::clone(figure));
        }
    }

    fn extend<'a>(&mut self, figures: impl IntoIterator<Item = &'a Arc<Figure>>) {
        figures.into_iter().for_each(|figure| self.add(figure));
    }

    fn page(&mut self, page: &Page) {
        self.inlines(&page.title);
        self.inlines(&page.summary);
        self.prose(&page.body);
    }

    fn prose(&mut self, prose: &Prose) {
        prose.blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => self.inlines(content),
            Block::List { items, .. } => items.iter().flatten().for_each(|block| self.block(block)),
            Block::Quote(inner) => inner.iter().for_each(|block| self.block(block)),
            Block::Table(table) => {
                let cells = table.head.iter().chain(table.rows.iter().flatten());
                cells.for_each(|cell| self.inlines(&cell.content));
            }
            Block::Picture(picture) => self.inlines(&picture.caption),
            Block::Chart(chart) => self.chart(chart),
            Block::Figures(table) => self.extend(&table.figures),
            Block::Note(note) => {
                self.inlines(&note.title);
                self.inlines(&note.text);
            }
            Block::Code(_) | Block::Rule => {}
        }
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            match inline {
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                    self.inlines(inner);
                }
                Inline::Link { content, .. } => self.inlines(content),
                Inline::Figure(citation) => self.add(&citation.figure),
                Inline::Change(change) => self.extend([&change.from, &change.to]),
                Inline::Picture(picture) => self.inlines(&picture.caption),
                Inline::Text(_)
                | Inline::Code(_)
                | Inline::Break
                | Inline::Literal(_)
                | Inline::Numeral(_) => {}
            }
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.inlines(&chart.title);
        self.inlines(&chart.caption);
        match &chart.data {
            ChartData::Trend(series) | ChartData::Multiples(series) => {
                self.extend(series.iter().flat_map(|one| &one.figures));
            }
            ChartData::Dots { figures, .. } => self.extend(figures),
            ChartData::Parts { whole, parts } => self.extend(std::iter::once(whole).chain(parts)),
            ChartData::Target(rows) => {
                self.extend(rows.iter().flat_map(|row| row.target.iter().chain(&row.actual)));
            }
        }
    }
}
