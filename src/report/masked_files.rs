//! The files that a report shows lines of, with what is personal in them masked.

use std::collections::BTreeMap;
use std::ops::Range;

use super::file_span::char_boundary;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::privacy::Masked;
use crate::text::source::{Source, SourceId, Span};

/// The files of some problems.
pub(super) struct MaskedFiles<'a>(BTreeMap<SourceId, MaskedFile<'a>>);

/// A file whose lines may be shown.
pub(super) struct MaskedFile<'a> {
    source: &'a Source,
    masked: Masked<'a>,
}

impl<'a> MaskedFiles<'a> {
    /// Every file that one of these problems points into, masked once.
    pub(super) fn of(diagnostics: &'a Diagnostics, problems: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut files = BTreeMap::new();
        for label in problems.flat_map(|problem| &problem.labels) {
            if let Some(source) = diagnostics.sources.get(label.span.source) {
                files.entry(label.span.source).or_insert_with(|| MaskedFile::of(source));
            }
        }
        Self(files)
    }

    pub(super) fn get(&self, file: SourceId) -> Option<&MaskedFile<'a>> {
        self.0.get(&file)
    }
}

impl<'a> MaskedFile<'a> {
    /// A file, masked.
    pub(super) fn of(source: &'a Source) -> Self {
        Self { source, masked: Masked::of(source.text()) }
    }

    /// Its path.
    pub(super) fn path(&self) -> &'a str {
        self.source.path()
    }

    /// Its text as it may be shown.
    pub(super) fn shown(&self) -> &str {
        &self.masked.text
    }

    /// The bytes of a span in the text that is shown.
    pub(super) fn bytes(&self, span: Span) -> Range<usize> {
        let text = self.source.text();
        let start = char_boundary(text, span.range().start);
        self.masked.range(&(start..char_boundary(text, span.range().end).max(start)))
    }
}
