//! A page in the making: where it lies, how it links, and the charts it has numbered so far.

use std::cell::Cell;

use serde::Serialize;

use super::value::Value;
use super::{chart, figure_table, origin};
use crate::quantity::Period;
use crate::render::RenderError;
use crate::render::html::{self, FigureLink, Host, Html};
use crate::render::pages::render_context::RenderContext;
use crate::site::{
    Address, Change, Chart, District, Figure, FigureTable, FileAddress, Indicator, Inline, PagePath, Prose,
    SourceDocument, plain_text,
};

/// How many folders below the root of a site an address may be lost and its page still be styled; at the root of a host
/// it may be any number.
const HEIGHT: usize = 5;

/// A text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Link {
    /// What is printed.
    pub(super) text: String,
    /// Where it leads; empty where the text stands alone.
    pub(super) href: String,
}

/// A table of figures inside a text.
#[derive(Serialize)]
struct Inset {
    table: figure_table::TableView,
}

/// A page in the making.
pub(super) struct PageContext<'a> {
    pub(super) scene: RenderContext<'a>,
    pub(super) page: PagePath,
    charts: Cell<usize>,
}

impl<'a> PageContext<'a> {
    /// A desk for the page at this address.
    pub(super) fn new(scene: RenderContext<'a>, page: PagePath) -> Self {
        Self { scene, page, charts: Cell::new(0) }
    }

    /// A link to a page or file of the site.
    ///
    /// A server answers every lost address with `404.html`, so that page alone cannot count its links from
    /// where it lies; it takes the site's own address where that is known, and else the host's root.
    pub(super) fn to(&self, target: &PagePath) -> String {
        if self.page == Address::NotFound.path() {
            let root = self.scene.base_url();
            return format!("{}{}", root.as_deref().unwrap_or("/"), target.folder());
        }
        self.page.link_to(target)
    }

    /// Everywhere a file of the theme may lie, the nearest first, seen from a page that is shown at an address nobody
    /// knows, in a site that does not know its own; nowhere else is there anything to try.
    pub(super) fn candidates(&self, file: &'static str) -> Vec<String> {
        let file = FileAddress::theme(file).path();
        if self.page != Address::NotFound.path() || self.scene.base_url().is_some() {
            return Vec::new();
        }
        let above = (0..=HEIGHT).map(|up| format!("{}{file}", "../".repeat(up)));
        above.chain([self.to(&file)]).collect()
    }

    /// A text that leads to a page.
    pub(super) fn link(&self, text: impl Into<String>, target: &PagePath) -> Link {
        Link { text: text.into(), href: self.to(target) }
    }

    /// An indicator's name, leading to its page.
    pub(super) fn indicator(&self, indicator: &Indicator) -> Link {
        self.link(&indicator.name, &Address::indicator(indicator).path())
    }

    /// A district's name, leading to its page.
    pub(super) fn district(&self, district: &District) -> Link {
        self.link(&district.name, &Address::district(district).path())
    }

    /// A period's name, leading to its page.
    pub(super) fn period(&self, period: &Period) -> Link {
        self.link(period.name(), &Address::period(period).path())
    }

    /// A source's title, leading to its page.
    pub(super) fn source(&self, source: &SourceDocument) -> Link {
        self.link(&source.title, &Address::source(source).path())
    }

    /// Where a link to another site leads: there, or to the page that says so first.
    pub(super) fn leading_to(&self, url: &str) -> String {
        self.notice(url).map_or_else(|| url.to_owned(), |notice| self.to(&notice))
    }

    /// Where a figure's row stands.
    pub(super) fn figure(&self, figure: &Figure) -> String {
        let anchor = &figure.anchor;
        if figure.page == self.page {
            return format!("#{anchor}");
        }
        format!("{}#{anchor}", self.to(&figure.page))
    }

    /// A figure's value, leading to its row and carrying its origin.
    pub(super) fn value(&self, figure: &Figure) -> Value {
        Value { card: origin::origin(self, figure), ..Value::of(figure, self.figure(figure)) }
    }

    /// The same in a row that says in cells of its own what card and marks would say.
    pub(super) fn row_value(&self, figure: &Figure) -> Value {
        Value { marks: Vec::new(), ..Value::of(figure, self.figure(figure)) }
    }

    /// The page that carries a figure, leading to the figure's row there.
    pub(super) fn carrier(&self, figure: &Figure) -> Link {
        let title = self.scene.lookup.title(&figure.page).unwrap_or(&figure.place.district.name);
        Link { text: title.to_owned(), href: self.figure(figure) }
    }

    /// A page's text.
    pub(super) fn prose(&self, prose: &Prose) -> Result<Html, RenderError> {
        html::prose(self, prose)
    }

    /// A run of text, with links.
    pub(super) fn inlines(&self, content: &[Inline]) -> Html {
        html::inlines(self, content)
    }

    /// Prints a view with a template of the theme.
    pub(super) fn print<T: Serialize>(
        &self,
        template: &'static str,
        view: &T,
    ) -> Result<String, RenderError> {
        self.scene.theme.print(&self.page, template, view)
    }

    /// The number of the next chart on this page, from 1.
    pub(super) fn number_chart(&self) -> usize {
        self.charts.set(self.charts.get() + 1);
        self.charts.get()
    }
}

impl Host for PageContext<'_> {
    fn page(&self) -> &PagePath {
        &self.page
    }

    fn figure_link(&self, figure: &Figure) -> FigureLink {
        FigureLink { href: self.figure(figure), card: origin::origin(self, figure) }
    }

    fn comparison_link(&self, change: &Change) -> FigureLink {
        let card = origin::comparison(self, &change.from, &change.to);
        FigureLink { href: self.figure(&change.to), card }
    }

    fn notice(&self, url: &str) -> Option<PagePath> {
        self.scene.site.settings.government.as_ref()?;
        Address::leaving(url).map(|notice| notice.path())
    }

    fn chart(&self, content: &Chart) -> Result<Html, RenderError> {
        chart::figure(self, content)
    }

    fn figures(&self, table: &FigureTable) -> Result<Html, RenderError> {
        let title = if table.title.is_empty() { "数据表".to_owned() } else { plain_text(&table.title) };
        let view = figure_table::table(self, &title, &table.figures, figure_table::By::Indicator);
        self.print("figures.html", &Inset { table: view.cited() }).map(Html::printed)
    }
}
