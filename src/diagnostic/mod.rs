//! What we say to an author: problems as data, never as laid-out text.
//!
//! # Architecture Invariant
//! Nothing here prints. A diagnostic holds what was seen, where, what was wanted and what to do, in
//! Chinese and in English; `terminal` is the only place that turns it into lines, JSON or SARIF.

mod code;
mod lost;
mod report;

pub use code::{Code, Severity};
pub use lost::Lost;
pub use report::Report;

use crate::source::Span;

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

/// A change a machine can make safely: the text at `span` becomes `replacement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced.
    pub span: Span,
    /// What comes in its place.
    pub replacement: String,
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
    /// A safe machine fix, when there is one.
    pub fix: Option<Fix>,
    /// What is left out of the site because of this problem.
    pub lost: Vec<Lost>,
    /// What this problem misses: when an earlier problem lost one of these, this one is only its
    /// consequence and is not told.
    pub misses: Vec<Lost>,
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
            fix: None,
            lost: Vec::new(),
            misses: Vec::new(),
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

    /// Offers a machine fix.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }

    /// Names what is left out of the site because of this problem.
    #[must_use]
    pub fn loses(mut self, lost: Lost) -> Self {
        self.lost.push(lost);
        self
    }

    /// Names what this problem would not have happened without.
    #[must_use]
    pub fn misses(mut self, lost: Lost) -> Self {
        self.misses.push(lost);
        self
    }
}
