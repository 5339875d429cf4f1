//! New pages and records for `tongbao new` and `tongbao init`.

mod bulletin;
mod district;
mod indicator;
mod prefill;
mod source;

pub use bulletin::{IndicatorRow, NewBulletin, kind};
pub use district::NewDistrict;
pub use indicator::{NewIndicator, append};
pub use prefill::{Plan, last_month, next_period, plan, subject};
pub use source::NewSource;
