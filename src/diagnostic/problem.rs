//! A problem as data: its code and message, the places it concerns, and the edits that fix it.

use super::message::Text;
use super::suppression::Suppression;
use super::{Code, Severity};
use crate::text::source::Span;

/// How certain an edit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// The author's intention is certain; no figure and no meaning changes. Applied by `check --fix`.
    Safe,
    /// A good guess, such as the nearest name or the figure that a number seems to be. Applied only with
    /// `--suggested`.
    Suggested,
}

/// A change of one span: `replacement` replaces exactly its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The replaced bytes; an empty span inserts. Offsets refer to the file as it was read, without its byte order
    /// mark and with its own line ends.
    pub span: Span,
    /// The text that replaces it.
    pub replacement: String,
    /// How certain the edit is.
    pub safety: Safety,
}

/// A place in a file and a remark on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// The remark on the place.
    pub text: Text,
}

/// A problem: what is wrong, where, and what to do.
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
    /// What was expected and what to do.
    pub help: Vec<Text>,
    /// Edits that fix it; applied all together or not at all.
    pub edits: Vec<Edit>,
    /// What is missing from the site because of this problem.
    pub causes: Vec<Suppression>,
    /// What this problem depends on: when an earlier error causes one of these to be missing, this problem is only
    /// its consequence and is not reported.
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
            causes: Vec::new(),
            caused_by: Vec::new(),
        }
    }

    /// Adds a place. The first one added is the main place.
    #[must_use]
    pub fn at(mut self, span: Span, text: Text) -> Self {
        self.labels.push(Label { span, text });
        self
    }

    /// Sets the file when there is no text to point at.
    #[must_use]
    pub(crate) fn in_file(mut self, path: impl Into<String>) -> Self {
        self.file = Some(path.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, text: Text) -> Self {
        self.help.push(text);
        self
    }

    /// Adds a safe edit: the author's intention is certain, no figure and no meaning changes. A text without an exact
    /// span (`None`, see [`crate::read::Scalar::exact`]) gets no edit.
    #[must_use]
    pub fn fix(self, span: impl Into<Option<Span>>, replacement: impl Into<String>) -> Self {
        self.edit(span.into(), replacement.into(), Safety::Safe)
    }

    /// Adds an edit that is a good guess and is applied only with `--suggested`.
    #[must_use]
    pub(crate) fn suggest(self, span: impl Into<Option<Span>>, replacement: impl Into<String>) -> Self {
        self.edit(span.into(), replacement.into(), Safety::Suggested)
    }

    /// Masks what is personal in its words, which quote an author's text.
    pub(super) fn mask(&mut self) {
        let labels = self.labels.iter_mut().map(|label| &mut label.text);
        std::iter::once(&mut self.message).chain(labels).chain(&mut self.help).for_each(Text::mask);
    }

    /// How certain the edits are, taken together; `None` where there are none.
    #[must_use]
    pub(crate) fn fixable(&self) -> Option<Safety> {
        self.edits.iter().map(|edit| edit.safety).max()
    }

    fn edit(mut self, span: Option<Span>, replacement: String, safety: Safety) -> Self {
        self.edits.extend(span.map(|span| Edit { span, replacement, safety }));
        self
    }

    /// Adds something that is missing from the site because of this problem.
    #[must_use]
    pub(crate) fn causes(mut self, suppression: Suppression) -> Self {
        self.causes.push(suppression);
        self
    }

    /// Adds something whose absence may have caused this problem.
    #[must_use]
    pub(crate) fn caused_by(mut self, cause: Suppression) -> Self {
        self.caused_by.push(cause);
        self
    }

    /// What is missing from the site because of this problem, which is filed under `path`.
    pub(super) fn suppressions(&self, path: Option<&str>) -> Vec<Suppression> {
        let mut all = self.causes.clone();
        let file = path.filter(|_| self.code.excludes_file());
        all.extend(file.map(|path| Suppression::Path(path.to_owned())));
        if path.is_some_and(|path| path.ends_with("/_index.md")) && file.is_some() {
            all.push(Suppression::Districts);
        }
        // Where a page is missing, its folders lack a page.
        let pages: Vec<String> = all
            .iter()
            .filter_map(|suppression| match suppression {
                Suppression::Path(path) if path.to_ascii_lowercase().ends_with(".md") => Some(path.clone()),
                _ => None,
            })
            .collect();
        for page in pages {
            let folders = page.match_indices('/').filter_map(|(at, _)| page.get(..at));
            all.extend(folders.map(|folder| Suppression::Path(folder.to_owned())));
        }
        all
    }
}
