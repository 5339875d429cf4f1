//! Markdown to prose: a tree with no room for markup, in which every citation is resolved to its figure.

mod apart;
mod blocks;
mod breaks;
mod chain;
mod decoded;
mod fences;
mod flow;
mod headings;
mod inlines;
mod links;
mod lower;
mod markdown;
mod numbers;
mod parted;
mod pictures;
mod print;
mod reference;
mod refused;
mod roles;
mod shield;
#[cfg(test)]
mod tests;
mod touched;
mod weave;
mod wrong_words;

pub(crate) use links::web_address;
pub(crate) use lower::{inline, inline_linked, lower};
pub(crate) use reference::reference;
