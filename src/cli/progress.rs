//! Work that takes longer than a second says so, when a person is looking.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tongbao::diagnostic::{Language, Text};
use tongbao::say;
use tongbao::write::Progress;

use super::console::Console;

/// Shorter work is over before a line about it could be read.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the seconds and the sign of life move.
const TICK: Duration = Duration::from_millis(120);
/// Work whose length is not known: a sign of life, what is done, and for how long.
const SPINNER: &str = "{spinner} {msg} {elapsed}";
/// Work whose length is known.
const BAR: &str = "{msg} {bar:32} {pos}/{len}";

/// Does work with a line about it.
pub(super) fn during<T>(console: &Console, quiet: bool, doing: &Text, work: impl FnOnce() -> T) -> T {
    let bar = Bar::new(console, quiet, doing);
    let done = work();
    bar.clear();
    done
}

/// A line on standard error about work under way; it stays out of sight until patience has run out.
pub(super) struct Bar {
    bar: ProgressBar,
    language: Language,
    /// Dropped with the bar, which ends the wait for patience to run out.
    _end: Option<Sender<()>>,
}

impl Bar {
    /// Starts the line, or does nothing when nobody looks or `quiet` was asked for.
    pub(super) fn new(console: &Console, quiet: bool, doing: &Text) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        style(&bar, SPINNER);
        let language = console.language;
        bar.set_message(doing.in_language(language).to_owned());
        let seen = console.err.is_terminal() && !quiet;
        let patience = PATIENCE.saturating_sub(console.started.elapsed());
        let end = seen.then(|| reveal_after(patience, bar.clone()));
        Self { bar, language, _end: end }
    }

    /// Shows how far the publishing has come.
    pub(super) fn show(&self, progress: Progress) {
        let doing = match progress {
            Progress::Rendered { .. } => say!("正在生成", "rendering"),
            Progress::Saving => say!("正在存盘", "saving"),
        };
        if let Progress::Rendered { done, total } = progress {
            if self.bar.length().is_none() {
                style(&self.bar, BAR);
            }
            self.bar.set_length(total as u64);
            self.bar.set_position(done as u64);
        }
        self.bar.set_message(doing.in_language(self.language).to_owned());
    }

    /// Takes the line away.
    pub(super) fn clear(self) {
        self.bar.finish_and_clear();
    }
}

fn style(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

/// Brings a bar into sight when patience has run out, unless the sender is dropped first.
fn reveal_after(patience: Duration, bar: ProgressBar) -> Sender<()> {
    let (end, ended) = channel();
    thread::spawn(move || {
        if ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) && !bar.is_finished() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(TICK);
        }
    });
    end
}
