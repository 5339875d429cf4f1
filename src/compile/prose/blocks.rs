//! Paragraphs, headings, lists, quotations and tables, from parser events to [`Block`]s.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag};

use super::lower::Lowering;
use super::markdown::Events;
use super::{fences, inlines};
use crate::diagnostic::Code;
use crate::say;
use crate::site::{Block, Inline, Table, TableCell};

impl Lowering<'_> {
    /// Blocks up to the end of the element they are in, which is taken.
    pub(crate) fn blocks(&mut self, events: &mut Events, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = events.peek() {
            match event {
                Event::End(_) => {
                    events.next();
                    break;
                }
                Event::Rule => {
                    events.next();
                    blocks.push(Block::Rule);
                }
                Event::Start(tag) if !inlines::is_inline_tag(tag) => {
                    if let Some((Event::Start(tag), range)) = events.next() {
                        blocks.extend(self.block(events, tag, &range, depth));
                    }
                }
                // The items of a tight list hold their text without a paragraph around it.
                _ => blocks.extend(self.paragraph(events, depth)),
            }
        }
        blocks
    }

    fn block(
        &mut self,
        events: &mut Events,
        tag: Tag<'static>,
        range: &Range<usize>,
        depth: usize,
    ) -> Option<Block> {
        match tag {
            Tag::Paragraph => {
                let block = self.paragraph(events, depth);
                events.next();
                block
            }
            Tag::Heading { level, .. } => self.heading(events, level, range),
            Tag::BlockQuote(_) | Tag::List(_) if !self.may_nest(depth, range) => {
                events.skip();
                None
            }
            Tag::BlockQuote(_) => Some(Block::Quote(self.blocks(events, depth + 1))),
            Tag::List(start) => Some(Block::List { start, items: self.items(events, depth + 1) }),
            Tag::Table(alignments) => Some(Block::Table(self.table(events, &alignments))),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => fences::fence(self, events, &info, range),
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                events.skip();
                self.indented(range);
                None
            }
            Tag::FootnoteDefinition(_) => {
                events.skip();
                self.footnote(range);
                None
            }
            _ => {
                events.skip();
                self.html(range);
                None
            }
        }
    }

    /// A paragraph, or the picture that stands alone in it.
    fn paragraph(&mut self, events: &mut Events, depth: usize) -> Option<Block> {
        let before = events.left();
        let mut content = self.line(events, depth);
        if events.left() == before {
            // Nothing that belongs into a paragraph: take it away, so that reading always goes on.
            events.next();
        }
        match content.as_slice() {
            [] => None,
            [Inline::Picture(_)] => match content.pop() {
                Some(Inline::Picture(picture)) => Some(Block::Picture(picture)),
                _ => None,
            },
            _ => Some(Block::Paragraph(content)),
        }
    }

    fn items(&mut self, events: &mut Events, depth: usize) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((event, _)) = events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks(events, depth)),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }
}

impl Lowering<'_> {
    /// The rows up to the end of the table, which is taken.
    fn table(&mut self, events: &mut Events, alignments: &[Alignment]) -> Table {
        let mut table = Table { head: Vec::new(), rows: Vec::new() };
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableHead) => table.head = self.row(events, alignments, &range),
                Event::Start(_) => table.rows.push(self.row(events, alignments, &range)),
                _ => break,
            }
        }
        table
    }

    fn row(&mut self, events: &mut Events, alignments: &[Alignment], row: &Range<usize>) -> Vec<TableCell> {
        let mut cells = Vec::new();
        let mut end = row.start;
        while let Some((Event::Start(_), range)) = events.next() {
            let right = alignments.get(cells.len()) == Some(&Alignment::Right);
            cells.push(TableCell { right, content: self.line(events, 0) });
            events.next();
            end = range.end;
        }
        // The parser drops cells beyond the heading's; an author's words are never dropped silently.
        let dropped = end..row.end;
        if self.typed(&dropped).chars().any(|char| char != '|' && !char.is_whitespace()) {
            let columns = alignments.len();
            self.problem(
                Code::ProseUnsupported,
                &dropped,
                say!(
                    "这一行比表头多出单元格，表头是 {columns} 列",
                    "more cells than the heading's {columns}"
                ),
                say!(
                    "补上表头，或去掉多出的竖线；正文里的竖线写 \\|",
                    "widen the heading, or write a bar in text as \\|"
                ),
            );
        }
        cells
    }
}
