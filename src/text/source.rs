//! Source texts with the position of every byte, and spans that point into them.

use std::sync::Arc;

use super::counted::Counted;

/// The number of a [`Source`] in a [`Sources`] arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A half-open range of bytes in one source: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The text the range lies in.
    pub source: SourceId,
    /// First byte, counted from the start of the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; an end before the start is taken as an empty span.
    #[must_use]
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Self { source, start, end: end.max(start) }
    }

    /// The part of this span from byte `start` to byte `end`, both counted from the span's own start.
    #[must_use]
    pub fn part(self, start: usize, end: usize) -> Self {
        let base = self.start as usize;
        Self::new(self.source, base.saturating_add(start), base.saturating_add(end))
    }

    /// This span if it is as long as `text`, else `None`. A text that was escaped or folded only has a span for the
    /// whole, which is no place for an edit.
    #[must_use]
    pub fn over(self, text: &str) -> Option<Self> {
        (self.range().len() == text.len()).then_some(self)
    }

    /// The span as a range of `usize`, for slicing.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A position as people count it: line and column from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One file's text with its path, relative to the site's root, written with `/`.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: Arc<str>,
    line_starts: Vec<u32>,
    counted: Counted,
}

impl Source {
    /// A source from its path (relative to the root, with `/`) and its text.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)))
            .collect();
        let counted = Counted::new(&text);
        Self { path: path.into(), text, line_starts, counted }
    }

    /// The path relative to the site's root, with `/`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, as it was read.
    #[must_use]
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// The bytes of a line, counted from 1, without its line end; an empty range past the last one.
    #[must_use]
    pub fn line(&self, number: usize) -> std::ops::Range<usize> {
        let at = |line: usize| self.line_starts.get(line).map(|&start| start as usize);
        let start = at(number.saturating_sub(1)).unwrap_or(self.text.len());
        let end = at(number).unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        start..start + line.trim_end_matches(['\n', '\r']).len()
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start as usize <= offset).max(1);
        let start = self.line_starts.get(line - 1).map_or(0, |&start| start as usize);
        let before = |byte| self.counted.before(&self.text, byte).characters;
        let column = (before(offset) + 1).saturating_sub(before(start)).max(1);
        Position { line, column }
    }

    /// The column of a byte offset in UTF-16 code units, from 1.
    #[must_use]
    pub(crate) fn utf16_column(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let line = self.line_starts.partition_point(|&start| start as usize <= offset).max(1);
        let start = self.line_starts.get(line - 1).map_or(0, |&start| start as usize);
        let before = |byte| self.counted.before(&self.text, byte).units;
        (before(offset) + 1).saturating_sub(before(start)).max(1)
    }
}

/// All texts of one run, in the order in which they were read.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a text and returns its number.
    pub fn add(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(Arc::new(source));
        id
    }

    /// Replaces a text. Spans into the old text are invalid from then on.
    pub(crate) fn replace(&mut self, id: SourceId, source: Source) {
        if let Some(place) = self.all.get_mut(id.0 as usize) {
            *place = Arc::new(source);
        }
    }

    /// The source with this number.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.all.get(id.0 as usize).map(|source| &**source)
    }

    /// The whole of a text.
    pub(crate) fn whole(&self, id: SourceId) -> Span {
        Span::new(id, 0, self.get(id).map_or(0, |source| source.text.len()))
    }

    /// The source with this path, the first one read.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<SourceId> {
        let at = self.all.iter().position(|source| source.path == path)?;
        u32::try_from(at).ok().map(SourceId)
    }

    /// The text a span covers, or the empty text where it covers none.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.source).and_then(|source| source.text.get(span.range())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let source = Source::new("a.md", "潼南\n贫困发生率: 0.6%\n");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position("潼南\n贫困".len()), Position { line: 2, column: 3 });
        assert_eq!(source.position(10_000), Position { line: 3, column: 1 });
    }

    #[test]
    fn a_span_gives_back_its_text() {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.md", "贫困发生率: 0.6%"));
        assert_eq!(sources.text(Span::new(id, 17, 21)), "0.6%");
        assert_eq!(sources.text(Span::new(id, 17, 21).part(0, 3)), "0.6");
        assert_eq!(sources.text(Span::new(id, 1, 2)), "");
    }
}
