//! The context of the page being rendered: its address, its links, and the charts numbered so far.

use std::cell::Cell;

use serde::Serialize;

use super::origin::origin;
use super::value::Value;
use crate::quantity::Period;
use crate::render::RenderError;
use crate::render::html::{self, Host, Html};
use crate::render::pages::render_context::RenderContext;
use crate::site::{
    Address, District, Figure, FileAddress, Indicator, Inline, PagePath, Prose, SourceDocument,
};

/// How many folders below the root of a site an address may be lost and its page still be styled; at the root of a host
/// it may be any number.
const HEIGHT: usize = 5;

/// A text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Link {
    /// What is printed.
    pub(super) text: String,
    /// Where it leads; empty where the text is alone.
    pub(super) href: String,
}

/// A page in the making.
pub(super) struct PageContext<'a> {
    pub(super) render: RenderContext<'a>,
    pub(super) page: PagePath,
    charts: Cell<usize>,
}

impl<'a> PageContext<'a> {
    /// The context of the page at this address.
    pub(super) fn new(render: RenderContext<'a>, page: PagePath) -> Self {
        Self { render, page, charts: Cell::new(0) }
    }

    /// A link to a page or file of the site.
    ///
    /// A server answers every lost address with `404.html`, so that page alone cannot count its links from
    /// where it lies; it takes the site's own address where that is known, and else the host's root.
    pub(super) fn to(&self, target: &PagePath) -> String {
        if self.page == Address::NotFound.path() {
            let root = self.render.base_url();
            return format!("{}{}", root.as_deref().unwrap_or("/"), target.folder());
        }
        self.page.link_to(target)
    }

    /// Everywhere a file of the theme may lie, the nearest first, seen from a page that is shown at an unknown
    /// address, in a site that does not know its own; nowhere else is there anything to try.
    pub(super) fn candidates(&self, file: &'static str) -> Vec<String> {
        let file = FileAddress::theme(file).path();
        if self.page != Address::NotFound.path() || self.render.base_url().is_some() {
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

    /// Where a figure's row is.
    pub(super) fn figure(&self, figure: &Figure) -> String {
        let anchor = &figure.anchor;
        if figure.page == self.page {
            return format!("#{anchor}");
        }
        format!("{}#{anchor}", self.to(&figure.page))
    }

    /// A figure's value, leading to its row and carrying its origin.
    pub(super) fn value(&self, figure: &Figure) -> Value {
        Value { card: self.origin(figure), ..Value::of(figure, self.figure(figure)) }
    }

    /// Where a figure comes from, in one line.
    pub(super) fn origin(&self, figure: &Figure) -> String {
        origin(self.render.checked, figure)
    }

    /// The same in a row that says in cells of its own what card and marks would say.
    pub(super) fn row_value(&self, figure: &Figure) -> Value {
        Value { marks: Vec::new(), ..Value::of(figure, self.figure(figure)) }
    }

    /// The page that carries a figure, leading to the figure's row there.
    pub(super) fn carrier(&self, figure: &Figure) -> Link {
        let title = self.render.lookup.title(&figure.page).unwrap_or(&figure.place.district.name);
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
        self.render.theme.print(&self.page, template, view)
    }

    /// The number of the next chart on this page, from 1.
    pub(super) fn number_chart(&self) -> usize {
        self.charts.set(self.charts.get() + 1);
        self.charts.get()
    }
}
