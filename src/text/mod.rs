//! Text: kinds of characters, the forms in which texts are compared, lines, edits, escapes and source spans. It uses
//! nothing from the crate.

mod beside;
mod characters;
mod counted;
mod digits;
mod edits;
mod escape;
mod folding;
mod lines;
mod lookalike;
mod nearest;
pub mod scope;
pub mod source;

pub(crate) use beside::{Beside, beside, letter_like_digit, roman};
pub use characters::visible;
pub(crate) use characters::{
    is_chinese, is_chinese_mark, is_digit, is_direction_mark, is_han, is_invisible, is_noncharacter,
    is_private_use, is_unprintable,
};
pub(crate) use digits::{foreign_digit, fraction_in_sign, is_raised, number_in_sign};
pub(crate) use edits::edited;
pub(crate) use escape::{percent_encoded, push_escaped, write_escaped};
pub(crate) use folding::clean;
pub(crate) use folding::narrow;
pub(crate) use folding::{fold_number, name_key, number_key, widen};
pub use lines::width;
pub(crate) use lines::{line_end, line_start, may_begin_line, may_end_line, newline, next_line, shortened};
pub(crate) use lookalike::{Lookalike, lookalike};
pub(crate) use nearest::edit_distance;
pub(crate) use nearest::nearest;
