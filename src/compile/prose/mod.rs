//! Markdown to prose: a tree with no room for markup, in which every citation is resolved to its figure.

mod blocks;
mod breaks;
mod fences;
mod headings;
mod inlines;
mod links;
mod lower;
mod markdown;
mod pictures;
mod plain_text;
mod reference;
mod refused;
mod roles;
mod shield;
#[cfg(test)]
mod tests;

pub(crate) use links::web_address;
pub(crate) use lower::{inline, inline_linked, lower};
pub(crate) use reference::reference;
