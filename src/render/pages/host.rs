//! What prose needs from its page: links of figures, and charts and tables inside the text.

use serde::Serialize;

use super::origin::comparison;
use super::table_view::{By, TableView};
use super::{chart, figure_table};
use crate::render::RenderError;
use crate::render::html::{FigureLink, Host, Html};
use crate::render::pages::context::PageContext;
use crate::site::{Address, Change, Chart, Figure, FigureTable, PagePath, plain_text};

/// A table of figures inside a text.
#[derive(Serialize)]
struct Inset {
    table: TableView,
}

impl Host for PageContext<'_> {
    fn page(&self) -> &PagePath {
        &self.page
    }

    fn figure_link(&self, figure: &Figure) -> FigureLink {
        FigureLink { href: self.figure(figure), card: self.origin(figure) }
    }

    fn comparison_link(&self, change: &Change) -> FigureLink {
        let card = comparison(self.render.checked, &change.from, &change.to);
        FigureLink { href: self.figure(&change.to), card }
    }

    fn notice(&self, url: &str) -> Option<PagePath> {
        self.render.site.settings.government.as_ref()?;
        Address::leaving(url).map(|notice| notice.path())
    }

    fn chart(&self, content: &Chart) -> Result<Html, RenderError> {
        chart::figure(self, content)
    }

    fn figures(&self, table: &FigureTable) -> Result<Html, RenderError> {
        let title = if table.title.is_empty() { "数据表".to_owned() } else { plain_text(&table.title) };
        let view = figure_table::table(self, &title, &table.figures, By::Indicator);
        self.print("figures.html", &Inset { table: view.cited() }).map(Html::printed)
    }
}
