//! Templates of the program itself: like the theme's, but no site can replace them.

use serde::Serialize;
use tera::{Context, Tera};

use super::theme;

/// Templates that have been parsed. What is printed in them is escaped as on every page.
pub(crate) struct Press {
    engine: Tera,
}

impl Press {
    /// A press with these templates, by name; names end with `.html`.
    pub(crate) fn new(templates: &[(&'static str, &'static str)]) -> Self {
        Self { engine: theme::engine(templates.iter().copied()) }
    }

    /// Prints a view. A built-in template that fails is a bug, which the tests would have caught: its page then
    /// says so and is empty.
    pub(crate) fn print(&self, template: &'static str, view: &impl Serialize) -> String {
        Context::from_serialize(view)
            .and_then(|context| self.engine.render(template, &context))
            .unwrap_or_else(|_| format!("<p>{template}</p>"))
    }
}
