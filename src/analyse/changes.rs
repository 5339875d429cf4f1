//! What changed in the figures between two editions of a site, as a reviewer reads it.

mod change;
mod compare;
#[cfg(test)]
mod tests;

pub use change::{Aspect, Changes, FigureChange, FileChange, Remark, WordingChange};
pub use compare::{Edition, changes};
