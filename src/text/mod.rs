//! What a text is made of: kinds of characters, the forms in which they are compared, edits, escapes and columns.
//! It uses nothing of the crate.

mod characters;
mod columns;
mod edits;
mod escape;
mod folding;
mod lines;
mod lookalike;
mod nearest;
pub mod source;

pub use characters::{
    is_chinese, is_chinese_mark, is_digit, is_han, is_invisible, is_noncharacter, is_private_use,
    is_unprintable, visible,
};
pub use columns::{may_begin_line, may_end_line, width};
pub use edits::edited;
pub use escape::percent_encoded;
pub(crate) use escape::{push_escaped, write_escaped};
pub use folding::{clean, fold_number, name_key, narrow, number_key, widen};
pub use lines::{line_end, line_start, newline, next_line, shortened};
pub use lookalike::{Lookalike, lookalike};
pub use nearest::{edit_distance, nearest};
