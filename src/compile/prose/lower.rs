//! The lowering of one text: what its blocks and lines share while they are compiled.

use std::ops::Range;

use super::flow::Flow;
use super::markdown::Events;
use crate::compile::directive::ChartIds;
use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::read::Scalar;
use crate::say;
use crate::site::{Block, Inline, Prose};
use crate::text::source::Span;

/// How deep lists, quotations and emphasis may be inside each other. People stop at four; beyond
/// sixteen the text is an accident or an attack, and every later stage may recurse safely.
pub(crate) const MAX_NESTING: usize = 16;

/// Understands a Markdown body. `text` is the slice of the file at `base`.
pub(crate) fn lower(out: &mut Vec<Diagnostic>, text: &str, base: Span, scope: &PageScope<'_>) -> Prose {
    let mut lowering = Lowering::new(out, scope, text, Origin { base, verbatim: true }, true);
    let mut events = Events::of(text);
    lowering.refuse_decoded(&events);
    let mut blocks: Vec<Block> = Vec::new();
    // A stray end cannot occur at the top; the loop only makes sure that nothing after one is lost.
    while events.peek().is_some() {
        blocks.extend(lowering.blocks(&mut events, 0));
    }
    lowering.number_sections(&blocks);
    Prose { blocks }
}

/// Understands one line of text, such as a title, caption or alternative text: emphasis and roles, no links.
pub(crate) fn inline(out: &mut Vec<Diagnostic>, scalar: &Scalar, scope: &PageScope<'_>) -> Vec<Inline> {
    line(out, scalar, scope, false)
}

/// Understands one line of text in which links are welcome, such as a note.
pub(crate) fn inline_linked(
    out: &mut Vec<Diagnostic>,
    scalar: &Scalar,
    scope: &PageScope<'_>,
) -> Vec<Inline> {
    line(out, scalar, scope, true)
}

fn line(out: &mut Vec<Diagnostic>, scalar: &Scalar, scope: &PageScope<'_>, linked: bool) -> Vec<Inline> {
    let text = scalar.text.trim_end();
    let start = text.len() - text.trim_start().len();
    let text = text.trim_start();
    let base = scalar.place(start, start + text.len());
    let origin = Origin { base, verbatim: scalar.verbatim };
    let mut lowering = Lowering::new(out, scope, text, origin, linked);
    let mut events = Events::of_line(text);
    lowering.refuse_decoded(&events);
    let mut content = Vec::new();
    while let Some((event, _)) = events.peek() {
        if matches!(event, pulldown_cmark::Event::Start(pulldown_cmark::Tag::Paragraph)) {
            events.next();
        }
        content.extend(lowering.inlines(&mut events, 0));
        events.next();
    }
    // YAML folds a value over several lines with a space, which between two Han characters is no space.
    lowering.printed(content, !scalar.verbatim)
}

/// Where the bytes of a text are in their file.
#[derive(Debug, Clone, Copy)]
struct Origin {
    base: Span,
    verbatim: bool,
}

/// One text while it is lowered.
pub(crate) struct Lowering<'a> {
    pub(crate) out: &'a mut Vec<Diagnostic>,
    pub(crate) scope: &'a PageScope<'a>,
    pub(crate) text: &'a str,
    /// Whether links and pictures are welcome.
    pub(crate) linked: bool,
    /// Headings of levels 2, 3 and 4 so far, each counted within the one above it.
    pub(crate) headings: [u32; 3],
    /// Problems with links to a section by its words, and those words: its number is known at the end of the text.
    pub(crate) misnamed: Vec<(usize, String)>,
    /// Names of the charts of this page.
    pub(crate) chart_ids: ChartIds,
    /// Whether HTML has been refused; the tag that closes it is then no second slip.
    pub(crate) html: bool,
    /// Whether a footnote has been refused; its text is then no second slip.
    pub(crate) footnote: bool,
    /// Where the run of text that is being read is typed.
    pub(super) flow: Flow,
    origin: Origin,
    too_deep: bool,
}

impl<'a> Lowering<'a> {
    fn new(
        out: &'a mut Vec<Diagnostic>,
        scope: &'a PageScope<'a>,
        text: &'a str,
        origin: Origin,
        linked: bool,
    ) -> Self {
        let chart_ids = ChartIds::new(scope.page);
        Self {
            out,
            scope,
            text,
            linked,
            headings: [0; 3],
            misnamed: Vec::new(),
            chart_ids,
            html: false,
            footnote: false,
            flow: Flow::default(),
            origin,
            too_deep: false,
        }
    }

    /// The place of some bytes of the text; the whole text where YAML escaped or folded it.
    pub(crate) fn place(&self, range: &Range<usize>) -> Span {
        self.exact(range).unwrap_or(self.origin.base)
    }

    /// The place of some bytes of the text, for an edit; there is none where YAML escaped or folded it.
    pub(crate) fn exact(&self, range: &Range<usize>) -> Option<Span> {
        self.origin.verbatim.then(|| self.origin.base.part(range.start, range.end))
    }

    /// The bytes of the text as the author typed them.
    pub(crate) fn typed(&self, range: &Range<usize>) -> &'a str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The part of `range` in which `what` is typed, its last occurrence; the whole range where it is not
    /// found, because it was escaped.
    pub(crate) fn within(&self, range: &Range<usize>, what: &str) -> Range<usize> {
        match self.typed(range).rfind(what) {
            Some(at) if !what.is_empty() => range.start + at..range.start + at + what.len(),
            _ => range.clone(),
        }
    }

    /// Reports a problem at some bytes of the text.
    pub(crate) fn problem(&mut self, code: Code, range: &Range<usize>, message: Text, help: Text) {
        let problem = self.wrong(code, range, message, help);
        self.out.push(problem);
    }

    /// A problem at some bytes of the text, to which the caller adds.
    pub(crate) fn wrong(&self, code: Code, range: &Range<usize>, message: Text, help: Text) -> Diagnostic {
        // A heading's range goes on to the next line; what is underlined ends with the text.
        let end = range.start + self.typed(range).trim_end().len();
        let place = self.place(&(range.start..end.max(range.start)));
        Diagnostic::new(code, message).at(place, say!("这里", "here")).help(help)
    }

    /// Whether another level may open at this depth; says so once where it may not.
    pub(crate) fn may_nest(&mut self, depth: usize, range: &Range<usize>) -> bool {
        if depth < MAX_NESTING {
            return true;
        }
        if !self.too_deep {
            self.too_deep = true;
            let start = range.start..range.start.saturating_add(1).min(range.end);
            self.problem(
                Code::ProseNesting,
                &start,
                say!("嵌套超过 {MAX_NESTING} 层", "nested more than {MAX_NESTING} levels deep"),
                say!(
                    "把列表、引用或强调拆开，最多 {MAX_NESTING} 层",
                    "take lists, quotations or emphasis apart: {MAX_NESTING} levels at most"
                ),
            );
        }
        false
    }
}
