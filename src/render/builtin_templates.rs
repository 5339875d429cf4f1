//! The program's own templates, which no site can replace.

use serde::Serialize;
use tera::{Context, Tera};

use super::theme;

/// Parsed templates. Every value in them is escaped, as on every page.
pub(crate) struct BuiltinTemplates {
    engine: Tera,
}

impl BuiltinTemplates {
    /// Parses templates, given by name; names end with `.html`.
    pub(crate) fn new(templates: &[(&'static str, &'static str)]) -> Self {
        Self { engine: theme::engine(templates.iter().copied()) }
    }

    /// Renders a view. A built-in template that fails is a bug that tests would have caught; the page is then only the
    /// name of its template.
    pub(crate) fn render(&self, template: &'static str, view: &impl Serialize) -> String {
        Context::from_serialize(view)
            .and_then(|context| self.engine.render(template, &context))
            .unwrap_or_else(|_| format!("<p>{template}</p>"))
    }
}
