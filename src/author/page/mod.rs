//! New pages and records: what `tongbao new` writes, and `tongbao init` among others.

mod bulletin;
mod district;
mod indicator;
mod prefill;
mod source;

pub use crate::author::page::prefill::{Plan, last_month, next_period, plan, subject};
pub use bulletin::{NewBulletin, Row, kind};
pub use district::NewDistrict;
pub use indicator::{NewIndicator, append};
pub use source::NewSource;
