//! Tables, from parser events to rows as long as their heading.

use std::ops::Range;

use pulldown_cmark::{Alignment, Event, Tag};

use super::lower::Lowering;
use super::markdown::Events;
use crate::diagnostic::Code;
use crate::say;
use crate::site::{Table, TableCell};

impl Lowering<'_> {
    /// The rows up to the end of the table, which is taken.
    pub(crate) fn table(&mut self, events: &mut Events, alignments: &[Alignment]) -> Table {
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
