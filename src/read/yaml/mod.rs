//! Parses YAML text to a [`Node`] with exact spans: the only folder that uses the YAML crate.
//!
//! The crate's event parser is used, not its serde side: a figure must keep the author's own digits
//! (`0.60`, `012`, `no`), and only the events say at which byte each of them was printed.

mod builder;
mod escapes;
mod refusal;
mod syntax;
#[cfg(test)]
mod tests;
mod typo;

use serde_yaml::granit_parser::{Event, Options, Parser, Span as Range, options};

use crate::diagnostic::Diagnostic;
use crate::read::node::{Node, Value};
use crate::text::source::Span;
use builder::Builder;
use refusal::MAX_DEPTH;

/// Parses a YAML text at the span `base` of its file; all spans in the result refer to the file.
///
/// A text that cannot be parsed gives an empty node and a problem. A repeated key, an anchor, an alias or a tag
/// is reported as well, but the rest of the text is still parsed.
#[must_use]
pub fn yaml(text: &str, base: Span) -> (Node, Vec<Diagnostic>) {
    let (node, problems) = parse(text, base);
    (node.unwrap_or(Node { span: base, value: Value::Null }), problems)
}

/// As [`yaml`], with `None` where the text could not be parsed to its end.
pub(super) fn parse(text: &str, base: Span) -> (Option<Node>, Vec<Diagnostic>) {
    let mut builder = Builder::new(text, base);
    for next in Parser::new_from_str_with_options(text, limits()) {
        let step = match next {
            Ok((event, range)) => take(&mut builder, event, range),
            Err(error) => Err(Box::new(syntax::explain(text, base, &error))),
        };
        if let Err(stop) = step {
            let mut problems = builder.into_problems();
            // The same typing error may have been reported in a value; the error that stopped the parser is more exact.
            problems.retain(|problem| problem.labels != stop.labels);
            problems.push(*stop);
            return (None, problems);
        }
    }
    let (root, problems) = builder.finish();
    (Some(root), problems)
}

fn limits() -> Options {
    options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

fn take(builder: &mut Builder<'_>, event: Event<'_>, range: Range) -> Result<(), Box<Diagnostic>> {
    let place = bytes(range);
    if let Some(tag) = range.tag_span() {
        builder.tag(bytes(tag));
    }
    match event {
        Event::DocumentStart(..) => builder.document(place),
        Event::Scalar(text, style, ..) => builder.scalar(text, style, place),
        Event::SequenceStart(style, ..) => builder.open(false, style, place),
        Event::MappingStart(style, ..) => builder.open(true, style, place),
        Event::Alias(_) | Event::UnresolvedAlias(_) => builder.alias(place),
        Event::Anchor(..) => {
            builder.anchor(place);
            Ok(())
        }
        Event::SequenceEnd | Event::MappingEnd => {
            builder.close(place);
            Ok(())
        }
        _ => Ok(()),
    }
}

/// The bytes of an event; texts in memory always have them.
fn bytes(range: Range) -> (usize, usize) {
    let start = range.start.byte_offset().unwrap_or_default();
    (start, range.end.byte_offset().unwrap_or(start))
}
