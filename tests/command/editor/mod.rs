//! The commands as an editor meets them: a real terminal, real files, one command after the other.

mod browser;
mod conversation;
mod journey;
mod manners;
mod readme;
mod terminal;
