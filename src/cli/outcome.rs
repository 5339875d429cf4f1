//! How a command ended, as its exit code.

use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// All is well.
    Fine,
    /// The content has errors; nothing was published.
    UserError,
    /// The machine or the command line refused.
    SystemError,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::UserError => Self::from(1),
            Outcome::SystemError => Self::from(2),
        }
    }
}
