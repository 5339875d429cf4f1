//! New pages and records for `tongbao new` and `tongbao init`.

mod bulletin;
mod district;
mod indicator;
mod prefill;
mod source;

pub(super) use bulletin::{IndicatorRow, NewBulletin, kind};
pub use district::NewDistrict;
pub use indicator::{NewIndicator, append};
pub(super) use prefill::subject;
pub use prefill::{BulletinPlan, last_month, next_period, plan};
pub use source::NewSource;
