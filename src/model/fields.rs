//! A YAML mapping read key by key: every key is asked for by name, and what nobody asked for is an error.

mod refusal;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Lost};
use crate::read::{Entry, Node, Scalar, Value};
use crate::source::Span;
pub(super) use refusal::{choice_in_words, misspelt as is_slip, shortened};
use refusal::{missing, misspelt, no_choice, unknown_key, wrong_shape, wrong_value};

/// Reads one mapping; problems are collected and reading goes on.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    entries: &'a [Entry],
    span: Span,
    known: BTreeSet<&'static str>,
    problems: Vec<Diagnostic>,
    /// Keys that were wanted and not there, each with the place of its problem among the others.
    missing: Vec<(String, usize)>,
}

impl<'a> Fields<'a> {
    /// The fields of a node; an empty node has none, and any other shape is a problem.
    pub(super) fn of(node: &'a Node) -> Self {
        let mut fields = Self {
            entries: &[],
            span: node.span,
            known: BTreeSet::new(),
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

    /// Where the mapping stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// The node under a key, when the key is there. The key counts as known from now on.
    pub(super) fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.insert(key);
        self.entries.iter().find(|entry| entry.key.text == key).map(|entry| &entry.value)
    }

    /// The scalar under a key; null counts as absent, and another shape is a problem.
    pub(super) fn scalar(&mut self, key: &'static str) -> Option<&'a Scalar> {
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

    /// The scalar under a key that must be there and not be empty.
    pub(super) fn required(&mut self, key: &'static str) -> Option<&'a Scalar> {
        self.required_as(key, refusal::example(key))
    }

    /// As [`Fields::required`], with a value of its own to show where the key is missing.
    pub(super) fn required_as(&mut self, key: &'static str, example: &str) -> Option<&'a Scalar> {
        let before = self.problems.len();
        let found = self.scalar(key).filter(|scalar| !scalar.text.trim().is_empty());
        if found.is_none() && self.problems.len() == before {
            self.missing_as(key, example);
        }
        found
    }

    /// The text under a key.
    pub(super) fn text(&mut self, key: &'static str) -> Option<String> {
        self.scalar(key).map(|scalar| scalar.text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// `true` or `false` under a key; absent is `false`.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        match self.scalar(key) {
            None => false,
            Some(scalar) if scalar.text == "true" => true,
            Some(scalar) if scalar.text == "false" => false,
            Some(scalar) => {
                let problem = wrong_value(
                    self.key_of(scalar.span),
                    scalar,
                    " true（是）或 false（否）",
                    "`true` or `false`",
                );
                let meant = refusal::FLAGS.iter().find(|(said, _)| *said == scalar.text);
                self.problems.push(match meant {
                    Some((_, meant)) => problem.fix(scalar.span, *meant),
                    None => problem,
                });
                false
            }
        }
    }

    /// A whole number under a key.
    pub(super) fn integer(&mut self, key: &'static str) -> Option<i64> {
        let scalar = self.scalar(key)?;
        let number = scalar.text.parse().ok();
        if number.is_none() {
            self.wrong_value(scalar, "整数，例如 3", "a whole number such as 3");
        }
        number
    }

    /// The scalars of a list under a key; a single scalar is a list of one.
    pub(super) fn list(&mut self, key: &'static str) -> Vec<&'a Scalar> {
        let Some(node) = self.node(key) else { return Vec::new() };
        self.scalars(node)
    }

    /// The scalars of a sequence node; a single scalar is a list of one.
    pub(super) fn scalars(&mut self, node: &'a Node) -> Vec<&'a Scalar> {
        match &node.value {
            Value::Null => Vec::new(),
            Value::Scalar(scalar) => vec![scalar],
            Value::Mapping(_) => {
                self.wrong_shape(node, "一个列表，例如 [甲, 乙]", "a list such as [甲, 乙]");
                Vec::new()
            }
            Value::Sequence(items) => items.iter().filter_map(|item| self.item(item)).collect(),
        }
    }

    fn item(&mut self, item: &'a Node) -> Option<&'a Scalar> {
        match &item.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => {
                self.wrong_shape(item, "一段文字或一个数", "a text or a number");
                None
            }
        }
    }

    /// The items of a list under a key, whatever their shape; one item alone is a list of one.
    pub(super) fn items(&mut self, key: &'static str) -> &'a [Node] {
        match self.node(key) {
            None => &[],
            Some(node) => match &node.value {
                Value::Sequence(items) => items,
                Value::Null => &[],
                _ => std::slice::from_ref(node),
            },
        }
    }

    /// One of a fixed set of words under a key.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let scalar = self.scalar(key)?;
        let found = choices.iter().find(|(word, _)| *word == scalar.text).map(|(_, value)| *value);
        if found.is_none() {
            self.push(no_choice(key, scalar, choices.iter().map(|(word, _)| *word)));
        }
        found
    }

    /// Adds a problem found by the caller.
    pub(super) fn push(&mut self, problem: Diagnostic) {
        self.problems.push(problem);
    }

    /// Says that a required key is not there.
    pub(super) fn missing(&mut self, key: &str) {
        self.missing_as(key, refusal::example(key));
    }

    /// Says that a required key is not there, once for all who miss the same.
    pub(super) fn missing_for(&mut self, key: &str, lost: Lost) {
        self.missing(key);
        let last = self.problems.pop();
        self.problems.extend(last.map(|problem| problem.misses(lost.clone()).loses(lost)));
    }

    fn missing_as(&mut self, key: &str, example: &str) {
        self.missing.push((key.to_owned(), self.problems.len()));
        self.problems.push(missing(key, example, self.span.part(0, 0)));
    }

    /// Says that a list or a mapping stands where something else is wanted.
    pub(super) fn wrong_shape(&mut self, node: &Node, zh: &str, en: &str) {
        let problem = wrong_shape(self.key_of(node.span), node, zh, en);
        self.problems.push(problem);
    }

    /// Says that a text is not what is wanted here.
    pub(super) fn wrong_value(&mut self, scalar: &Scalar, zh: &str, en: &str) {
        let problem = wrong_value(self.key_of(scalar.span), scalar, zh, en);
        self.problems.push(problem);
    }

    /// The key under which something stands.
    fn key_of(&self, span: Span) -> Option<&str> {
        let around =
            |entry: &&Entry| entry.value.span.start <= span.start && span.end <= entry.value.span.end;
        self.entries.iter().find(around).map(|entry| entry.key.text.as_str())
    }

    /// Whether a key that nobody knows is one slip away from this one, which is not there.
    pub(super) fn seems_misspelt(&self, key: &str) -> bool {
        let unknown = self.entries.iter().filter(|entry| !self.known.contains(entry.key.text.as_str()));
        unknown.map(|entry| entry.key.text.as_str()).any(|seen| misspelt(seen, key))
    }

    /// Everything that was wrong, the keys nobody asked for included. A key that is missing because it is
    /// misspelt is said once.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        let known: Vec<&str> = self.known.iter().copied().collect();
        let unknown = self.entries.iter().filter(|entry| !self.known.contains(entry.key.text.as_str()));
        let mut said_elsewhere = BTreeSet::new();
        for entry in unknown {
            let wanted = self.missing.iter().find(|(key, _)| misspelt(&entry.key.text, key));
            said_elsewhere.extend(wanted.map(|(_, at)| *at));
            self.problems.push(unknown_key(&entry.key, wanted.map(|(key, _)| key.as_str()), &known));
        }
        let told = self.problems.into_iter().enumerate().filter(|(at, _)| !said_elsewhere.contains(at));
        told.map(|(_, problem)| problem).collect()
    }
}
