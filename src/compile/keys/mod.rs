//! The keys of every mapping that an author writes: what each is called, what it holds, whether it must be there.
//!
//! # Architecture Invariant
//! This table is the only one. What is read and refused, the JSON Schemas, the snippets of editors and
//! `tongbao explain keys` are all taken from it. A key is added by its line here and by what reads it: where a key is
//! read that has no line, or one with a line is not read, a debug build stops.

mod bulletin;
mod dictionary;
mod directive;
mod figure;
mod kind;
mod page;
mod places;
mod site;
mod snippet;
mod source;

pub use bulletin::BULLETIN;
pub use dictionary::INDICATOR;
pub use directive::{CHART, DOTS, MULTIPLES, NOTE, PARTS, TABLE, TARGET, TREND};
pub use figure::{DATED, FIGURE};
pub use kind::{Kind, Name, Shape};
pub use page::{DISTRICT, IDENTITY, PLAIN};
pub(crate) use places::CHINESE;
pub use places::{MappingPlace, SchemaKind, find, in_english, like, names, places};
pub use site::SITE;
pub(crate) use snippet::{SiteNames, Snippet};
pub use source::{NUMERAL, SOURCE};

/// A mapping, and all keys that may stand in it.
#[derive(Debug)]
pub struct Mapping {
    /// What it is, in both languages.
    pub title: (&'static str, &'static str),
    /// Its keys, those that other mappings have too in groups of their own.
    groups: &'static [&'static [Key]],
    /// What holds between its keys, as JSON Schema says it.
    pub(crate) between: fn() -> serde_json::Value,
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// As it is typed.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub kind: Kind,
    /// What it says, in both languages.
    pub about: (&'static str, &'static str),
    example: Option<&'static str>,
}

impl Mapping {
    const fn new(title: (&'static str, &'static str), groups: &'static [&'static [Key]]) -> Self {
        Self { title, groups, between: || serde_json::Value::Null }
    }

    /// Every key, in the order in which an author writes them.
    pub fn keys(&self) -> impl Iterator<Item = &'static Key> {
        self.groups.iter().copied().flatten()
    }

    /// The key of this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys().find(|key| key.name == name)
    }
}

impl Key {
    /// A value that it may have, as it is typed.
    #[must_use]
    pub fn example(&self) -> &'static str {
        self.example.unwrap_or_else(|| self.kind.example())
    }

    /// The example of its own, where its kind alone would not show what is wanted.
    pub(crate) fn own_example(&self) -> Option<&'static str> {
        self.example
    }
}

/// The keys of a mapping: `name: must|may kind [=> example], Chinese, English;`.
macro_rules! keys {
    ($($name:tt: $need:ident $kind:expr $(=> $example:literal)?, $zh:literal, $en:literal;)*) => {
        &[$($crate::compile::keys::Key {
            name: stringify!($name),
            required: $crate::compile::keys::keys!(@$need),
            kind: $kind,
            about: ($zh, $en),
            example: $crate::compile::keys::keys!(@example $($example)?),
        }),*]
    };
    (@must) => { true };
    (@may) => { false };
    (@example) => { None };
    (@example $example:literal) => { Some($example) };
}
use keys;

#[cfg(test)]
mod tests;
