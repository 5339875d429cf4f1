//! The editor's desk as an editor meets it: a real terminal, real files, one command after the other.

mod browser;
mod conversation;
mod journey;
mod manners;
mod readme;
mod terminal;
