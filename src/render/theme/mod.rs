//! The theme: built-in templates and assets, any of which a site may replace, and the templates of the program itself.

mod builtin;
mod overrides;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use super::html::Html;
use super::{RenderError, TemplatePlace};
use crate::diagnostic::Diagnostics;
use crate::read::Tree;
use crate::site::{FileAddress, PagePath};
use crate::text::write_escaped;

/// The one style sheet of the site, made of all of [`builtin::STYLES`].
const STYLESHEET: &str = "assets/tongbao.css";
/// Own files of a site's theme are published when they lie here: a logo, a picture for the masthead.
const ASSET_FOLDER: &str = "assets/";

/// Templates that have been parsed, and the theme's other files.
#[derive(Clone)]
pub struct Theme {
    engine: Tera,
    files: BTreeMap<PagePath, Arc<[u8]>>,
    /// Whether any template is the site's own.
    altered: bool,
}

impl Theme {
    /// The built-in theme with the site's own files in place of those they name. A template that cannot be
    /// read is reported, and the built-in one stays in its place.
    #[must_use]
    pub fn load(diagnostics: &mut Diagnostics, tree: &Tree) -> Self {
        let mut engine = engine(own_templates());
        let mut own = overrides::Overrides::of(diagnostics, tree);
        overrides::apply(diagnostics, &mut engine, &own);
        let mut files = BTreeMap::new();
        let mut styles = Vec::new();
        for (path, bytes) in builtin::STYLES {
            styles.extend_from_slice(own.files.remove(*path).as_deref().unwrap_or(bytes));
            styles.push(b'\n');
        }
        files.insert(FileAddress::theme(STYLESHEET).path(), styles.into());
        for (path, bytes) in builtin::ASSETS {
            files.insert(FileAddress::theme(path).path(), Arc::from(*bytes));
        }
        files.extend(
            own.files.iter().map(|(path, bytes)| (FileAddress::theme(path).path(), Arc::clone(bytes))),
        );
        Self { engine, files, altered: !own.templates.is_empty() }
    }

    /// The files that are published as they are, by their paths under `templates/`.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.files.keys().map(PagePath::to_string).collect()
    }

    /// Whether any template is the site's own; those of the program are tested with the program.
    pub(super) fn is_altered(&self) -> bool {
        self.altered
    }

    /// The files that are published as they are: the style sheet, the icon, the site's own assets.
    #[cfg(feature = "serve")]
    pub(super) fn files(&self) -> impl Iterator<Item = (&PagePath, &Arc<[u8]>)> {
        self.files.iter()
    }

    /// The file of the theme at an address.
    pub(super) fn file(&self, path: &PagePath) -> Option<&Arc<[u8]>> {
        self.files.get(path)
    }

    /// The style sheet, to be written into a page that stands alone.
    pub(super) fn style(&self) -> Html {
        let style = self.file(&FileAddress::theme(STYLESHEET).path());
        let style = style.map(|bytes| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
        // A style sheet that could end its own element would be no style sheet.
        Html::printed(style.replace("</", "<\\/"))
    }

    /// Prints a view with a template.
    ///
    /// # Errors
    /// When a template of the site's own theme asks for what the view does not have; the message names
    /// file and line. `page` is the page in the making.
    pub(super) fn print<T: Serialize>(
        &self,
        page: &PagePath,
        template: &'static str,
        view: &T,
    ) -> Result<String, RenderError> {
        Context::from_serialize(view)
            .and_then(|context| self.engine.render(template, &context))
            .map_err(|error| failure(page, &error))
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::load(&mut Diagnostics::default(), &Tree::default())
    }
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Theme").field("files", &self.files.keys()).finish_non_exhaustive()
    }
}

/// The built-in templates, as texts. They are parsed in one go; a test holds that they can be.
fn own_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    builtin::TEMPLATES.iter().filter_map(|(name, bytes)| Some((*name, std::str::from_utf8(bytes).ok()?)))
}

/// An engine with these templates, that escapes with the one escaper.
fn engine(templates: impl Iterator<Item = (&'static str, &'static str)>) -> Tera {
    let mut engine = Tera::default();
    engine.autoescape_on([".html", ".svg", ".xml"]);
    engine.set_escape_fn(write_escaped);
    // A template of ours that cannot be parsed leaves the engine empty, and every page then says which
    // template it misses: louder than anything else that could be done here without diagnostics.
    let _ = engine.add_raw_templates(templates);
    engine
}

/// The program's own templates, parsed, which no site can replace. Every value in them is escaped, as on every page.
#[cfg(feature = "serve")]
pub(crate) struct BuiltinTemplates {
    engine: Tera,
}

#[cfg(feature = "serve")]
impl BuiltinTemplates {
    /// Parses templates, given by name; names end with `.html`.
    pub(crate) fn new(templates: &[(&'static str, &'static str)]) -> Self {
        Self { engine: engine(templates.iter().copied()) }
    }

    /// Renders a view. A built-in template that fails is a bug that tests would have caught; the page is then only the
    /// name of its template.
    pub(crate) fn render(&self, template: &'static str, view: &impl Serialize) -> String {
        Context::from_serialize(view)
            .and_then(|context| self.engine.render(template, &context))
            .unwrap_or_else(|_| format!("<p>{template}</p>"))
    }
}

/// What the engine says and where; its own message is a page long.
fn failure(page: &PagePath, error: &tera::Error) -> RenderError {
    let (message, place) = match error.kind() {
        ErrorKind::RenderingError(diagnostics) | ErrorKind::SyntaxError(diagnostics) => {
            let (template, range) = (diagnostics.filename().to_owned(), diagnostics.span().range.clone());
            let place = TemplatePlace { template, start: range.start, end: range.end };
            (diagnostics.message().to_owned(), Some(place))
        }
        _ => (error.to_string(), None),
    };
    RenderError { path: page.clone(), message, place, ours: false }
}
