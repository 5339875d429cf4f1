//! The diagnostics for everything in a spreadsheet that cannot be taken, in an editor's words and at its cell.

mod message;
mod place;
mod table;
mod unit;
mod value;

pub(super) use message::Refusal;
pub(super) use place::*;
pub(super) use table::*;
pub(super) use unit::*;
pub(super) use value::*;
