//! What a text is made of: kinds of characters and the forms in which they are compared. It uses nothing of the crate.

mod characters;
mod folding;
mod lookalike;

pub use characters::{
    is_chinese, is_chinese_mark, is_digit, is_han, is_invisible, is_noncharacter, is_private_use,
    is_unprintable, visible,
};
pub use folding::{clean, fold_number, name_key, narrow, number_key, widen};
pub use lookalike::{Lookalike, lookalike};
