//! What we say to an author: problems as data, never as laid-out text.
//!
//! # Architecture Invariant
//! Nothing here prints. A diagnostic holds what was seen, where, what was wanted and what to do, in
//! Chinese and in English; `report` is the only place that turns it into lines, JSON or SARIF.

mod code;
mod edit;
mod fix;
mod page;
mod report;
mod suppression;

pub use crate::diagnostic::fix::{Mended, mend};
pub use crate::diagnostic::suppression::Suppression;
pub use code::{Code, Family, Severity};
pub use edit::{Edit, Safety};
pub use page::{Example, Excerpt, Page};
pub use report::Report;

use crate::text::source::Span;

/// One sentence in the two languages an author may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Chinese, the default.
    pub zh: String,
    /// English, with `--lang en`.
    pub en: String,
}

impl Text {
    /// The sentence in the language asked for.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// A [`Text`] from two format strings that capture the same names: `say!("没有 {name}", "no {name}")`.
#[macro_export]
macro_rules! say {
    ($zh:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Text { zh: format!($zh), en: format!($en) }
    };
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文
    #[default]
    Chinese,
    /// English
    English,
}

/// A place in a file and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What was seen there.
    pub text: Text,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which problem it is.
    pub code: Code,
    /// How bad it is; the code's own severity unless `--strict` raised it.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Text,
    /// The file it is about when no place in a text can be named (a picture, a folder); path from the root.
    pub file: Option<String>,
    /// Places; the first is the one the problem is filed under.
    pub labels: Vec<Label>,
    /// What was wanted and what to do.
    pub help: Vec<Text>,
    /// What a machine can change to mend it; all of it together, or nothing.
    pub edits: Vec<Edit>,
    /// What is left out of the site because of this problem.
    pub lost: Vec<Suppression>,
    /// What this problem misses: when an earlier problem lost one of these, this one is only its
    /// consequence and is not told.
    pub caused_by: Vec<Suppression>,
}

impl Diagnostic {
    /// A problem with this code and message, and no place yet.
    #[must_use]
    pub fn new(code: Code, message: Text) -> Self {
        Self {
            code,
            severity: code.severity(),
            message,
            file: None,
            labels: Vec::new(),
            help: Vec::new(),
            edits: Vec::new(),
            lost: Vec::new(),
            caused_by: Vec::new(),
        }
    }

    /// Adds a place. The first one added is the main place.
    #[must_use]
    pub fn at(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Names the file when there is no text to point at.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help.push(text);
        self
    }

    /// Offers an edit that is beyond doubt: what the author meant is certain, no figure and no meaning
    /// changes. Where the text has no exact place (`None`, see [`crate::read::Scalar::exact`]) nothing is offered.
    #[must_use]
    pub fn fix(self, span: impl Into<Option<Span>>, replacement: impl Into<String>) -> Self {
        self.edit(span.into(), replacement.into(), Safety::Safe)
    }

    /// Offers an edit that is a good guess and is applied only when it is asked for.
    #[must_use]
    pub fn suggest(self, span: impl Into<Option<Span>>, replacement: impl Into<String>) -> Self {
        self.edit(span.into(), replacement.into(), Safety::Suggested)
    }

    /// How sure the edits are, taken together; `None` where a machine can do nothing.
    #[must_use]
    pub fn fixable(&self) -> Option<Safety> {
        self.edits.iter().map(|edit| edit.safety).max()
    }

    fn edit(mut self, span: Option<Span>, replacement: String, safety: Safety) -> Self {
        self.edits.extend(span.map(|span| Edit { span, replacement, safety }));
        self
    }

    /// Names what is left out of the site because of this problem.
    #[must_use]
    pub fn causes(mut self, lost: Suppression) -> Self {
        self.lost.push(lost);
        self
    }

    /// Names what this problem would not have happened without.
    #[must_use]
    pub fn caused_by(mut self, lost: Suppression) -> Self {
        self.caused_by.push(lost);
        self
    }
}
