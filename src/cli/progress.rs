//! A bar for builds that take longer than a second, when a person is looking.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tongbao::diagnostic::Language;
use tongbao::write::Progress;

use super::console::Console;

/// Shorter builds are over before a bar could be read.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar; it stays out of sight until patience has run out.
pub(super) struct Bar {
    bar: ProgressBar,
    started: Instant,
    language: Language,
}

impl Bar {
    /// A bar on standard error, or none when nobody looks or `quiet` was asked for.
    pub(super) fn new(console: &Console, quiet: bool) -> Self {
        let seen = console.err.is_terminal() && !quiet;
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar, started: console.started, language: console.language }
    }

    /// Shows how far the work has come.
    pub(super) fn show(&self, progress: Progress) {
        if self.started.elapsed() < PATIENCE {
            return;
        }
        let (zh, en) = match progress {
            Progress::Rendered { .. } => ("正在生成", "rendering"),
            Progress::Saving => ("正在存盘", "saving"),
        };
        self.bar.set_message(match self.language {
            Language::Chinese => zh,
            Language::English => en,
        });
        if let Progress::Rendered { done, total } = progress {
            self.bar.set_length(total as u64);
            self.bar.set_position(done as u64);
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
