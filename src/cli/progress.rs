//! Work that takes longer than patience lasts says so, when a person is looking.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tongbao::diagnostic::{Language, Text};
use tongbao::say;
use tongbao::write::Progress;

use super::console::Console;

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
        let seen = console.err.is_terminal() && !quiet;
        let patience = seen.then(|| console.patience.saturating_sub(console.started.elapsed()));
        Self::on(ProgressDrawTarget::stderr, patience, console.language, doing)
    }

    /// Starts the line on a screen, or does nothing without patience.
    fn on(
        screen: impl FnOnce() -> ProgressDrawTarget + Send + 'static,
        patience: Option<Duration>,
        language: Language,
        doing: &Text,
    ) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        style(&bar, SPINNER);
        bar.set_message(doing.in_language(language).to_owned());
        let end = patience.map(|patience| reveal_after(patience, bar.clone(), screen));
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
fn reveal_after(
    patience: Duration,
    bar: ProgressBar,
    screen: impl FnOnce() -> ProgressDrawTarget + Send + 'static,
) -> Sender<()> {
    let (end, ended) = channel();
    thread::spawn(move || {
        if ended.recv_timeout(patience) == Err(RecvTimeoutError::Timeout) && !bar.is_finished() {
            bar.set_draw_target(screen());
            bar.enable_steady_tick(TICK);
        }
    });
    end
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::mpsc::Receiver;

    use indicatif::TermLike;

    use super::*;

    /// A screen of 40 columns that tells what is written on it.
    #[derive(Debug)]
    struct Screen(Sender<String>);

    impl Screen {
        fn tell(&self, text: &str) -> io::Result<()> {
            // A line after the last look is nobody's concern.
            let _ = self.0.send(text.to_owned());
            Ok(())
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            40
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.tell(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.tell(text)
        }
        fn clear_line(&self) -> io::Result<()> {
            self.tell("(wiped)")
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn line(patience: Option<Duration>) -> (Bar, Receiver<String>) {
        let (sender, shown) = channel();
        let screen = || ProgressDrawTarget::term_like(Box::new(Screen(sender)));
        (Bar::on(screen, patience, Language::Chinese, &say!("正在读取和检查", "reading and checking")), shown)
    }

    #[test]
    fn work_longer_than_patience_says_so_and_the_line_is_wiped() {
        let (bar, shown) = line(Some(Duration::ZERO));
        // The work takes as long as it takes to see the line.
        assert!(shown.iter().any(|text| text.contains("正在读取和检查")));
        bar.show(Progress::Rendered { done: 1, total: 2 });
        bar.clear();
        assert_eq!(shown.try_iter().filter(|text| !text.is_empty()).last().as_deref(), Some("(wiped)"));
    }

    #[test]
    fn work_shorter_than_patience_and_work_nobody_looks_at_say_nothing() {
        for patience in [Some(Duration::MAX), None] {
            let (bar, shown) = line(patience);
            bar.show(Progress::Saving);
            bar.clear();
            assert_eq!(shown.iter().collect::<String>(), "");
        }
    }

    #[test]
    fn a_line_in_chinese_fills_the_screen_and_no_more() {
        let (bar, shown) = line(Some(Duration::ZERO));
        let is_line = |text: &String| text.contains("正在读取和检查");
        let text = shown.iter().find(is_line).unwrap_or_default();
        let rest: String = shown.try_iter().take_while(|text| text != "(wiped)").collect();
        let columns = unicode_width::UnicodeWidthStr::width((text + &rest).as_str());
        assert!(columns <= 40, "{columns} columns");
        bar.clear();
    }
}
