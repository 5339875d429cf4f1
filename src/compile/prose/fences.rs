//! Fenced blocks: code, or a directive when the info is a name in braces.

use std::ops::Range;

use pulldown_cmark::Event;

use super::lower::Lowering;
use super::markdown::Events;
use crate::compile::directive;
use crate::compile::directive::Fence;
use crate::diagnostic::Code;
use crate::say;
use crate::site::Block;

/// A fenced block whose start was just taken.
pub(crate) fn fence(
    lowering: &mut Lowering<'_>,
    events: &mut Events,
    info: &str,
    range: &Range<usize>,
) -> Option<Block> {
    let (code, body) = content(events, range);
    let opening = first_line(lowering, range);
    if !is_closed(lowering.typed(range)) {
        lowering.problem(
            Code::ProseUnsupported,
            &opening,
            say!("这个 ``` 没有结束", "this fence is never closed"),
            say!("在块的末尾另起一行写同样多的反引号", "close it with a line of as many backticks"),
        );
        return None;
    }
    let info = info.trim();
    let Some(name) = directive_name(info) else {
        return Some(Block::Code { text: code, span: lowering.place(&opening) });
    };
    let named = lowering.within(&opening, info);
    // YAML is read from the file itself, so that every problem has its place; that works only where the
    // lines of the block are in the file one after the other.
    let typed = lowering.typed(&body);
    if typed.replace('\r', "") != code {
        lowering.problem(
            Code::DirectiveSyntax,
            &opening,
            say!(
                "块指令不能缩进，也不能放进列表或引用里",
                "a directive inside a list or quotation, or indented"
            ),
            say!("把整块顶格写，前后各空一行", "write the whole block at the start of the line"),
        );
        return None;
    }
    let fence = Fence { name, info, span: lowering.place(&named), body: typed, base: lowering.place(&body) };
    directive::lower(lowering.out, lowering.scope, &mut lowering.chart_ids, &fence)
}

/// The text of a block, and the bytes from its first line to its last.
fn content(events: &mut Events, range: &Range<usize>) -> (String, Range<usize>) {
    let mut code = String::new();
    let mut body: Option<Range<usize>> = None;
    while let Some((event, part)) = events.next() {
        match event {
            Event::Text(text) => {
                code.push_str(&text);
                body = Some(body.map_or(part.start, |body| body.start)..part.end);
            }
            _ => break,
        }
    }
    (code, body.unwrap_or(range.end..range.end))
}

/// The name of a directive: what is in braces, or one of the directives' names without them, which is
/// a slip, since no programming language is called so.
fn directive_name(info: &str) -> Option<&str> {
    let open = info.strip_prefix(['{', '｛']);
    let bare = || info.split(char::is_whitespace).next().filter(|word| directive::NAMES.contains(word));
    open.map(|rest| rest.split(['}', '｝']).next().unwrap_or_default().trim()).or_else(bare)
}

fn first_line(lowering: &Lowering<'_>, range: &Range<usize>) -> Range<usize> {
    let line = lowering.typed(range).lines().next().unwrap_or_default();
    range.start..range.start + line.len()
}

/// Whether the last line of a block is its closing fence.
fn is_closed(typed: &str) -> bool {
    let mut lines = typed.trim_end().lines();
    let opened = lines.next().is_some();
    let last = lines.next_back().unwrap_or_default().trim_start_matches(['>', ' ', '\t']).trim_end();
    opened
        && last.len() >= 3
        && (last.bytes().all(|byte| byte == b'`') || last.bytes().all(|byte| byte == b'~'))
}
