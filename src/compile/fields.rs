//! Reads a YAML mapping key by key, against the table of its keys: a key that is not in the table is an error.

mod refusal;

use std::collections::BTreeSet;

use super::keys::{Key, Mapping, ValueKind};
use crate::diagnostic::{Diagnostic, Suppression};
use crate::read::{KeyValue, Node, Scalar, Value};
use crate::site::{Choice, words};
use crate::text::source::Span;
use refusal::{misspelt, no_choice, unknown_key, wrong_flag};
pub(crate) use refusal::{misspelt as is_misspelt, shortened};

/// Reads one mapping and collects its problems.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    entries: &'a [KeyValue],
    span: Span,
    mapping: &'static Mapping,
    /// Keys that have been read: a key of the table that never is would be accepted and have no effect.
    requested: BTreeSet<&'static str>,
    problems: Vec<Diagnostic>,
    /// Required keys that are missing, each with the position of its problem among the others.
    missing: Vec<(&'static str, usize)>,
}

impl<'a> Fields<'a> {
    /// The fields of a node; an empty node has none, and any other shape is a problem.
    pub(crate) fn of(node: &'a Node, mapping: &'static Mapping) -> Self {
        let mut fields = Self {
            entries: &[],
            span: node.span,
            mapping,
            requested: BTreeSet::new(),
            problems: Vec::new(),
            missing: Vec::new(),
        };
        match &node.value {
            Value::Mapping(entries) => fields.entries = entries,
            Value::Null => {}
            _ => fields.wrong_shape(node, "若干「键: 值」", "`key: value` lines"),
        }
        fields
    }

    /// Continues with the keys of a mapping that is known only now: a chart's, once its kind is known.
    pub(crate) fn narrow(&mut self, mapping: &'static Mapping) {
        self.mapping = mapping;
    }

    /// Leaves keys to other code that reads them from the same node.
    pub(crate) fn leave(&mut self, keys: &'static [Key]) {
        self.requested.extend(keys.iter().map(|key| key.name));
    }

    /// The place of the mapping.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// A key of the table; no other key may be read.
    fn key(&mut self, name: &'static str) -> Option<&'static Key> {
        let key = self.mapping.key(name);
        debug_assert!(key.is_some(), "the table of {} has no key `{name}`", self.mapping.title.1);
        self.requested.insert(name);
        key
    }

    /// The kind of a key in the table; `fits` tells whether it is read as that kind.
    fn kind(&mut self, name: &'static str, fits: impl Fn(&ValueKind) -> bool) -> Option<&'static ValueKind> {
        let kind = &self.key(name)?.kind;
        debug_assert!(fits(kind), "`{name}` of {} holds {kind:?}", self.mapping.title.1);
        Some(kind)
    }

    /// The node under a key, when the key is there.
    pub(crate) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.key(key);
        self.entries.iter().find(|pair| pair.key.text == key).map(|pair| &pair.value)
    }

    /// The scalar under a key; null counts as absent, and another shape is a problem.
    pub(crate) fn scalar(&mut self, key: &'static str) -> Option<&'a Scalar> {
        let node = self.node(key)?;
        match &node.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::Null => None,
            _ => {
                self.wrong_shape(node, "一段文字或一个数", "a text or a number");
                None
            }
        }
    }

    /// The scalar under a required key; an empty one is a problem.
    pub(crate) fn required(&mut self, key: &'static str) -> Option<&'a Scalar> {
        let before = self.problems.len();
        let scalar = self.scalar(key).filter(|scalar| !scalar.text.trim().is_empty());
        if scalar.is_none() && self.problems.len() == before {
            self.missing(key);
        }
        scalar
    }

    /// The text under a key.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<String> {
        self.scalar(key).map(|scalar| scalar.text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// `true` or `false` under a key; absent is `false`.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        self.flag_if_given(key).unwrap_or_default()
    }

    /// `true` or `false` under a key, when either is given.
    pub(crate) fn flag_if_given(&mut self, key: &'static str) -> Option<bool> {
        self.kind(key, |kind| matches!(kind, ValueKind::Flag | ValueKind::FlagOr(_)));
        match self.scalar(key)? {
            scalar if scalar.text == "true" => Some(true),
            scalar if scalar.text == "false" => Some(false),
            scalar => {
                self.problems.push(wrong_flag(self.key_of(scalar.span), scalar));
                None
            }
        }
    }

    /// A whole number under a key.
    pub(crate) fn integer(&mut self, key: &'static str) -> Option<i64> {
        self.kind(key, |kind| matches!(kind, ValueKind::Integer));
        let scalar = self.scalar(key)?;
        let number = scalar.text.parse().ok();
        if number.is_none() {
            self.wrong_value(scalar, "整数，例如 3", "a whole number such as 3");
        }
        number
    }

    /// The scalars of a list under a key; a single scalar is a list of one.
    pub(crate) fn list(&mut self, key: &'static str) -> Vec<&'a Scalar> {
        self.kind(key, |kind| matches!(kind, ValueKind::List(_) | ValueKind::Divisions));
        let Some(node) = self.node(key) else { return Vec::new() };
        self.scalars(node)
    }

    /// The texts of a list under a key.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.list(key).into_iter().map(|scalar| scalar.text.clone()).collect()
    }

    /// The scalars of a sequence node; a single scalar is a list of one.
    pub(crate) fn scalars(&mut self, node: &'a Node) -> Vec<&'a Scalar> {
        match &node.value {
            Value::Null => Vec::new(),
            Value::Scalar(scalar) => vec![scalar],
            Value::Mapping(_) => {
                self.wrong_shape(node, "一个列表，例如 [甲, 乙]", "a list such as [甲, 乙]");
                Vec::new()
            }
            Value::Sequence(items) => items.iter().filter_map(|element| self.list_scalar(element)).collect(),
        }
    }

    fn list_scalar(&mut self, element: &'a Node) -> Option<&'a Scalar> {
        match &element.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => {
                self.wrong_shape(element, "一段文字或一个数", "a text or a number");
                None
            }
        }
    }

    /// The nodes of a list under a key, whatever their shape; a single node is a list of one.
    pub(crate) fn items(&mut self, key: &'static str) -> &'a [Node] {
        match self.node(key) {
            None => &[],
            Some(node) => match &node.value {
                Value::Sequence(items) => items,
                Value::Null => &[],
                _ => std::slice::from_ref(node),
            },
        }
    }

    /// The mapping under a key, to be read against its own table and finished.
    pub(crate) fn inside(&mut self, key: &'static str) -> Option<Self> {
        let mapping = self.mapping_of(key)?;
        Some(Self::of(self.node(key)?, mapping))
    }

    /// The mappings of a list under a key, each to be read against its own table and finished.
    pub(crate) fn each(&mut self, key: &'static str) -> Vec<Self> {
        let Some(mapping) = self.mapping_of(key) else { return Vec::new() };
        self.items(key).iter().map(|element| Self::of(element, mapping)).collect()
    }

    fn mapping_of(&mut self, key: &'static str) -> Option<&'static Mapping> {
        self.kind(key, |kind| kind.inside().is_some())?.inside()
    }

    /// The chosen word under a key.
    pub(crate) fn choice<T: Choice>(&mut self, key: &'static str) -> Option<T> {
        self.kind(key, |kind| matches!(kind, ValueKind::Choice(listed) if listed() == words::<T>()));
        let scalar = self.scalar(key)?;
        let value = T::called(&scalar.text);
        if value.is_none() {
            self.push(no_choice(key, scalar, &words::<T>()));
        }
        value
    }

    /// The chosen word under a required key.
    pub(crate) fn required_choice<T: Choice>(&mut self, key: &'static str) -> Option<T> {
        self.required(key)?;
        self.choice(key)
    }

    /// Adds a problem.
    pub(crate) fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// The keys that are not in the table.
    fn unknown(&self) -> impl Iterator<Item = &'a Scalar> + use<'a> {
        let (mapping, entries) = (self.mapping, self.entries);
        entries.iter().map(|pair| &pair.key).filter(|key| mapping.key(&key.text).is_none())
    }

    /// Whether an unknown key is a misspelling of this one, which is missing.
    pub(crate) fn seems_misspelt(&self, key: &str) -> bool {
        self.unknown().any(|unknown| misspelt(&unknown.text, key))
    }

    /// The problems of the keys that were read; other code reads the rest.
    pub(crate) fn problems(self) -> Vec<Diagnostic> {
        self.problems
    }

    /// All problems, unknown keys included. A key that is missing because it is misspelt is reported once.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let unread = self.mapping.keys().find(|key| !self.requested.contains(key.name));
        // What is wrong may keep a reader from reading on.
        debug_assert!(
            unread.is_none() || !self.problems.is_empty(),
            "nobody read {:?} of {}",
            unread.map(|key| key.name),
            self.mapping.title.1
        );
        let mut known: Vec<&str> = self.mapping.keys().map(|key| key.name).collect();
        known.sort_unstable();
        let mut explained = BTreeSet::new();
        for key in self.unknown() {
            let intended = self.missing.iter().find(|(name, _)| misspelt(&key.text, name));
            explained.extend(intended.map(|(_, at)| *at));
            self.problems.push(unknown_key(key, intended.map(|(name, _)| *name), &known));
        }
        let reported = self.problems.into_iter().enumerate().filter(|(at, _)| !explained.contains(at));
        reported.map(|(_, problem)| problem).collect()
    }

    /// Reports a missing required key.
    pub(crate) fn missing(&mut self, key: &'static str) {
        let example = self.key(key).map_or("…", Key::example);
        self.missing.push((key, self.problems.len()));
        self.problems.push(refusal::missing(key, example, self.span.part(0, 0)));
    }

    /// Reports a missing required key once, even if several figures need it.
    pub(crate) fn missing_for(&mut self, key: &'static str, cause: Suppression) {
        self.missing(key);
        let last = self.problems.pop();
        self.problems.extend(last.map(|problem| problem.caused_by(cause.clone()).causes(cause)));
    }

    /// Reports a list or a mapping where the key holds something else.
    pub(crate) fn wrong_shape(&mut self, node: &Node, zh: &str, en: &str) {
        let problem = refusal::wrong_shape(self.key_of(node.span), node, zh, en);
        self.problems.push(problem);
    }

    /// Reports a text of the wrong kind.
    pub(crate) fn wrong_value(&mut self, scalar: &Scalar, zh: &str, en: &str) {
        let problem = refusal::wrong_value(self.key_of(scalar.span), scalar, zh, en);
        self.problems.push(problem);
    }

    /// The key of a value.
    fn key_of(&self, span: Span) -> Option<&str> {
        let around =
            |pair: &&KeyValue| pair.value.span.start <= span.start && span.end <= pair.value.span.end;
        self.entries.iter().find(around).map(|pair| pair.key.text.as_str())
    }
}
