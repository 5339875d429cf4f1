//! 谁没报: which district has reported which period, what a bulletin lacks, and which evergreen pages are overtaken.

mod board;
mod cited;
mod gaps;
mod standing;
#[cfg(test)]
mod tests;
mod unread;

pub use gaps::{Gap, GapKind};
pub use standing::{Cell, Mark, Row, Stale, Standing, Unread};
pub use unread::unread;
