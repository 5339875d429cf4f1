//! Which texts a stage processes: all of a site, or those that have changed.

use std::collections::BTreeSet;

use super::source::{SourceId, Span};

/// What a stage processes: a whole site, or the changed texts of a site that is otherwise as it was `before`.
#[derive(Debug)]
pub enum Scope<'a, Before> {
    /// Everything.
    All,
    /// The content of these texts, and what is derived from them.
    Texts {
        /// The texts that have changed.
        texts: &'a BTreeSet<SourceId>,
        /// The stage's result for the whole site before they changed.
        before: &'a Before,
    },
}

impl<Before> Clone for Scope<'_, Before> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Before> Copy for Scope<'_, Before> {}

impl<'a, Before> Scope<'a, Before> {
    /// Whether the whole site is processed.
    #[must_use]
    pub(crate) fn is_all(self) -> bool {
        matches!(self, Self::All)
    }

    /// Whether the text at this span is processed.
    #[must_use]
    pub(crate) fn has(self, span: Span) -> bool {
        match self {
            Self::All => true,
            Self::Texts { texts, .. } => texts.contains(&span.source),
        }
    }

    /// The result for the whole site before some texts changed.
    #[must_use]
    pub fn before(self) -> Option<&'a Before> {
        match self {
            Self::All => None,
            Self::Texts { before, .. } => Some(before),
        }
    }

    /// The same scope for an earlier stage.
    #[must_use]
    pub fn of<Earlier>(self, earlier: impl FnOnce(&'a Before) -> &'a Earlier) -> Scope<'a, Earlier> {
        match self {
            Self::All => Scope::All,
            Self::Texts { texts, before } => Scope::Texts { texts, before: earlier(before) },
        }
    }
}
