//! The position of a span, in characters and in UTF-16 code units.

use std::ops::Range;

use crate::diagnostic::Diagnostics;
use crate::text::source::{Position, Source, Span};

/// A span in its file.
pub(super) struct FileSpan<'a> {
    /// The file.
    pub(super) source: &'a Source,
    /// Bytes, inside the text and on character boundaries.
    pub(super) bytes: Range<usize>,
}

impl<'a> FileSpan<'a> {
    /// The place of a span. A span outside its text is cut to fit, so that a wrong position in the program does not
    /// cost the author the message.
    pub(super) fn of(diagnostics: &'a Diagnostics, span: Span) -> Option<Self> {
        let source = diagnostics.sources.get(span.source)?;
        let start = char_boundary(source.text(), span.range().start);
        let end = char_boundary(source.text(), span.range().end).max(start);
        Some(Self { source, bytes: start..end })
    }

    /// Line and column of the first character, from 1, in characters.
    pub(super) fn start(&self) -> Position {
        self.source.position(self.bytes.start)
    }

    /// Line and column just after the last character.
    pub(super) fn end(&self) -> Position {
        self.source.position(self.bytes.end)
    }

    /// Columns of the start and the end, from 1, in UTF-16 code units.
    pub(super) fn utf16_columns(&self) -> (usize, usize) {
        (self.source.utf16_column(self.bytes.start), self.source.utf16_column(self.bytes.end))
    }
}

/// The nearest character boundary at or before a byte.
pub(super) fn char_boundary(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
