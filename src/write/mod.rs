//! Disks that fail: the published site is always one whole build, the old one or the new one.
//!
//! # Architecture Invariant
//! A new generation grows in `.<name>.next` beside the site, is brought to the disk, and takes the
//! site's place in one exchange of names. Every system call of this room is in `disk`. Nothing is
//! removed unless a mark of ours (`manifest`) says that we wrote it.
//!
//! Where names cannot be exchanged (some network file systems, Windows) two renames stand for it. A
//! build killed between the two leaves the site as `.<name>.old`; the next build restores it first.

mod destination;
mod disk;
mod error;
mod exchange;
mod found;
mod generation;
mod manifest;
mod mend;
mod plan;
mod probe;
mod publish;
mod record;
mod stage;

pub use destination::Destination;
pub use error::{PublishError, Refusal};
pub use found::{found, may_found};
pub use mend::mend_file;
pub use plan::Plan;
pub use probe::probe;
pub use publish::{Progress, Published, publish};
pub use record::{create, may_create, save};
