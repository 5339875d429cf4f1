//! Events to a tree: depth, number, unique keys and the place of every value.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_yaml::granit_parser::{ScalarStyle, StructureStyle};

use super::refusal::{self, MAX_DEPTH, MAX_NODES};
use super::{escapes, typo};
use crate::diagnostic::Diagnostic;
use crate::read::characters;
use crate::read::node::{KeyValue, Node, Scalar, Value};
use crate::text::source::Span;

/// The bytes of an event in the text, `start` and `end`.
type Bytes = (usize, usize);

/// A tree that grows event by event. An `Err` is a problem after which the rest makes no sense.
pub(super) struct Builder<'a> {
    text: &'a str,
    base: Span,
    open: Vec<Frame>,
    root: Option<Node>,
    nodes: usize,
    documents: usize,
    problems: Vec<Diagnostic>,
    /// Characters that are not allowed and stand in escapes only, each with its place.
    escaped: Vec<(char, Span)>,
}

/// A list or mapping that is still open.
struct Frame {
    value: Collection,
    flow: bool,
    start: usize,
    end: usize,
}

enum Collection {
    Sequence(Vec<Node>),
    Mapping(Vec<KeyValue>, Option<Scalar>),
}

impl<'a> Builder<'a> {
    pub(super) fn new(text: &'a str, base: Span) -> Self {
        Self {
            text,
            base,
            open: Vec::new(),
            root: None,
            nodes: 0,
            documents: 0,
            problems: Vec::new(),
            escaped: Vec::new(),
        }
    }

    /// The start of a document; only a single document is accepted.
    pub(super) fn document(&mut self, at: Bytes) -> Result<(), Box<Diagnostic>> {
        self.documents += 1;
        if self.documents == 1 { Ok(()) } else { Err(Box::new(refusal::second_document(self.span(at)))) }
    }

    /// A scalar: a key where a key is due, a value elsewhere.
    pub(super) fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        at: Bytes,
    ) -> Result<(), Box<Diagnostic>> {
        self.count(at)?;
        let plain = style == ScalarStyle::Plain;
        let whole = self.span(at);
        let scalar = self.printed(text, style, at);
        if style == ScalarStyle::DoubleQuoted && !scalar.verbatim {
            self.escaped.extend(escapes::forbidden(self.text, self.base, (at.0 + 1, at.1.saturating_sub(1))));
        }
        if self.at_key() {
            return self.key(scalar, plain, at);
        }
        if plain {
            let around = match self.open.last() {
                Some(Frame { flow: true, value: Collection::Sequence(_), .. }) => typo::Around::List,
                Some(Frame { flow: true, value: Collection::Mapping(..), .. }) => typo::Around::Braces,
                _ => typo::Around::Lines,
            };
            self.problems.extend(typo::in_value(self.text, self.base, at, around));
        }
        let empty = plain && (at.0 == at.1 || matches!(scalar.text.as_str(), "~" | "null" | "Null" | "NULL"));
        if at.0 == at.1 {
            self.typo_in_lone_key();
        }
        let value = if empty { Value::Null } else { Value::Scalar(scalar) };
        self.value(Node { span: whole, value });
        Ok(())
    }

    /// The start of a list or mapping.
    pub(super) fn open(
        &mut self,
        mapping: bool,
        style: StructureStyle,
        at: Bytes,
    ) -> Result<(), Box<Diagnostic>> {
        self.count(at)?;
        if self.at_key() {
            return Err(Box::new(refusal::complex_key(self.span(at))));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(refusal::too_deep(self.span(at))));
        }
        let value = match mapping {
            true => Collection::Mapping(Vec::new(), None),
            false => Collection::Sequence(Vec::new()),
        };
        self.open.push(Frame { value, flow: style == StructureStyle::Flow, start: at.0, end: at.1 });
        Ok(())
    }

    /// The end of the innermost list or mapping.
    pub(super) fn close(&mut self, at: Bytes) {
        let Some(frame) = self.open.pop() else { return };
        // The parser ends a block only at the next line; its last value has the exact end.
        let end = if frame.flow { at.1 } else { frame.end };
        let value = match frame.value {
            Collection::Sequence(nodes) => Value::Sequence(nodes),
            Collection::Mapping(pairs, _) => Value::Mapping(unique(pairs, &mut self.problems)),
        };
        let node = Node { span: self.span((frame.start, end)), value };
        self.value(node);
    }

    /// A tag such as `!!str`: reported, and otherwise ignored.
    pub(super) fn tag(&mut self, at: Bytes) {
        let span = self.span(at);
        self.problems.push(refusal::unsupported(span, "标签（!）", "tags (`!`)"));
    }

    /// An anchor such as `&x`: reported, and otherwise ignored.
    pub(super) fn anchor(&mut self, at: Bytes) {
        let span = self.span(at);
        self.problems.push(refusal::unsupported(span, "锚点（&）", "anchors (`&`)"));
    }

    /// An alias such as `*x`: reported, and treated as empty.
    pub(super) fn alias(&mut self, at: Bytes) -> Result<(), Box<Diagnostic>> {
        self.count(at)?;
        let problem = refusal::unsupported(self.span(at), "别名（*）", "aliases (`*`)");
        if self.at_key() {
            return Err(Box::new(problem));
        }
        self.problems.push(problem);
        self.value(Node { span: self.span(at), value: Value::Null });
        Ok(())
    }

    /// The whole tree; an empty text is an empty node.
    pub(super) fn finish(mut self) -> (Node, Vec<Diagnostic>) {
        let root = self.root.take().unwrap_or(Node { span: self.base, value: Value::Null });
        (root, self.into_problems())
    }

    /// The problems before the parser stopped.
    pub(super) fn into_problems(self) -> Vec<Diagnostic> {
        let mut problems = self.problems;
        problems.extend(characters::refuse_characters(self.escaped.into_iter()));
        problems
    }

    fn key(&mut self, key: Scalar, plain: bool, at: Bytes) -> Result<(), Box<Diagnostic>> {
        if plain && at.0 == at.1 {
            let next = self.text.get(at.0..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            return Err(Box::new(refusal::empty_key(self.span((at.0, at.0 + next)))));
        }
        if plain && key.text == "<<" {
            self.problems.push(refusal::unsupported(key.span, "合并键（<<）", "merge keys (`<<`)"));
        }
        if plain {
            self.problems.extend(typo::in_key(&key));
        }
        if let Some(frame) = self.open.last_mut() {
            frame.end = frame.end.max(at.1);
            if let Collection::Mapping(_, pending_key) = &mut frame.value {
                *pending_key = Some(key);
            }
        }
        Ok(())
    }

    fn value(&mut self, node: Node) {
        let end = (node.span.end.saturating_sub(self.base.start)) as usize;
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        frame.end = frame.end.max(end);
        match &mut frame.value {
            Collection::Sequence(nodes) => nodes.push(node),
            Collection::Mapping(pairs, pending_key) => match pending_key.take() {
                Some(key) if key.text == "<<" && !key.quoted => {}
                Some(key) => pairs.push(KeyValue { key, value: node }),
                None => {}
            },
        }
    }

    /// A key of `{a：1}` has no value, because its colon is full-width.
    fn typo_in_lone_key(&mut self) {
        if let Some(Frame { value: Collection::Mapping(_, Some(key)), flow: true, .. }) = self.open.last() {
            self.problems.extend(typo::in_lone_key(key));
        }
    }

    fn at_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { value: Collection::Mapping(_, None), .. }))
    }

    fn count(&mut self, at: Bytes) -> Result<(), Box<Diagnostic>> {
        self.nodes += 1;
        if self.nodes <= MAX_NODES { Ok(()) } else { Err(Box::new(refusal::too_many(self.span(at)))) }
    }

    /// The scalar with the place of its content, quotes excluded.
    fn printed(&self, text: Cow<'_, str>, style: ScalarStyle, at: Bytes) -> Scalar {
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let inner = if quoted { (at.0 + 1, at.1.saturating_sub(1)) } else { at };
        let raw = self.text.get(inner.0..inner.1).unwrap_or_default();
        let verbatim = raw == text;
        let end = if verbatim { inner.1 } else { inner.0 + raw.trim_end().len() };
        Scalar { text: text.into_owned(), span: self.span((inner.0, end)), verbatim, quoted }
    }

    fn span(&self, at: Bytes) -> Span {
        self.base.part(at.0, at.1)
    }
}

/// Keeps the first of several pairs with the same key, and reports the others.
fn unique(pairs: Vec<KeyValue>, problems: &mut Vec<Diagnostic>) -> Vec<KeyValue> {
    let mut order: Vec<(&str, usize)> =
        pairs.iter().enumerate().map(|(at, pair)| (pair.key.text.as_str(), at)).collect();
    order.sort_unstable();
    let mut repeated = BTreeSet::new();
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        let [(_, first), (_, again), ..] = same else { continue };
        if let (Some(first), Some(again)) = (pairs.get(*first), pairs.get(*again)) {
            problems.push(refusal::duplicate(first, &again.key, same.len()));
        }
        repeated.extend(same.iter().skip(1).map(|(_, at)| *at));
    }
    if repeated.is_empty() {
        return pairs;
    }
    let kept = pairs.into_iter().enumerate().filter(|(at, _)| !repeated.contains(at));
    kept.map(|(_, pair)| pair).collect()
}
