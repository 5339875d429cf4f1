//! New pages and records: what `tongbao new` writes, and `tongbao init` among others.

mod bulletin;
mod carry;
mod district;
mod indicator;
mod source;

pub use bulletin::{NewBulletin, Row, kind};
pub use carry::{Plan, last_month, next_period, plan, subject};
pub use district::NewDistrict;
pub use indicator::{NewIndicator, append};
pub use source::NewSource;
