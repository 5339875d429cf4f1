//! 谁没报: which district has reported which period, what a bulletin lacks, and which evergreen pages are overtaken.

mod cited;
mod gaps;
mod matrix;
mod status;
#[cfg(test)]
mod tests;
mod unread;

pub use crate::analyse::reporting::status::{
    CellStatus, ReportingStatus, Stale, StatusCell, StatusRow, Unread,
};
pub use gaps::{Gap, GapKind};
pub use unread::unread;
