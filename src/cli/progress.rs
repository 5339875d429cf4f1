//! A progress line for long work, when a user may be watching.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tongbao::diagnostic::{Language, Text};
use tongbao::publish::Progress;
use tongbao::say;

use super::console::Console;

/// How often the seconds and the sign of life move.
const TICK: Duration = Duration::from_millis(120);
/// Work whose length is not known: a sign of life, what is done, and for how long.
const SPINNER: &str = "{spinner} {msg} {elapsed}";
/// Work whose length is known.
const BAR: &str = "{msg} {bar:32} {pos}/{len}";
/// The same where a line has no room for a bar.
const COUNT: &str = "{msg} {pos}/{len}";
/// The columns that the bar and what is beside it may take.
const BAR_COLUMNS: usize = 64;
/// The bar in signs that take one column on every terminal: blocks take two on some that are set to Chinese.
const SIGNS: &str = "#>-";

/// Does work with a line about the work.
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
    /// How the line looks once the length of the work is known.
    counted: &'static str,
    /// Dropped with the bar, which ends the wait for patience to run out.
    _end: Option<Sender<()>>,
}

impl Bar {
    /// Starts the line, or does nothing without a terminal or with `quiet`.
    pub(super) fn new(console: &Console, quiet: bool, doing: &Text) -> Self {
        let visible = console.err.is_terminal() && !quiet;
        let patience = visible.then(|| console.patience.saturating_sub(console.started.elapsed()));
        Self::on(ProgressDrawTarget::stderr, console.columns, patience, console.language, doing)
    }

    /// Starts the line on a screen, or does nothing without patience.
    fn on(
        screen: impl FnOnce() -> ProgressDrawTarget + Send + 'static,
        columns: Option<usize>,
        patience: Option<Duration>,
        language: Language,
        doing: &Text,
    ) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        style(&bar, SPINNER);
        bar.set_message(doing.in_language(language).to_owned());
        let end = patience.map(|patience| reveal_after(patience, bar.clone(), screen));
        let counted = if columns.is_some_and(|columns| columns < BAR_COLUMNS) { COUNT } else { BAR };
        Self { bar, language, counted, _end: end }
    }

    /// Shows how far the publishing has come.
    pub(super) fn show(&self, progress: Progress) {
        let doing = match progress {
            Progress::Rendered { .. } => say!("正在生成", "rendering"),
            Progress::Saving => say!("正在存盘", "saving"),
        };
        if let Progress::Rendered { done, total } = progress {
            if self.bar.length().is_none() {
                style(&self.bar, self.counted);
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
        bar.set_style(style.progress_chars(SIGNS));
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
    use std::sync::{Arc, Mutex};

    use indicatif::TermLike;
    use unicode_width::UnicodeWidthChar;

    use super::*;

    /// Where the cursor stands, and the lowest row it has been on.
    #[derive(Debug, Default)]
    struct Cursor {
        row: usize,
        column: usize,
        lowest: usize,
    }

    /// A screen that breaks its lines as terminals set to Chinese do, and sends on what is written to it.
    #[derive(Debug)]
    struct Screen {
        columns: usize,
        output: Sender<String>,
        cursor: Arc<Mutex<Cursor>>,
    }

    impl Screen {
        fn moves(&self, change: impl FnOnce(&mut Cursor)) -> io::Result<()> {
            change(&mut self.cursor.lock().unwrap());
            Ok(())
        }

        fn tell(&self, text: &str) {
            // A line that is lost does not matter.
            let _ = self.output.send(text.to_owned());
        }
    }

    impl TermLike for Screen {
        fn width(&self) -> u16 {
            u16::try_from(self.columns).unwrap()
        }
        fn move_cursor_up(&self, n: usize) -> io::Result<()> {
            self.moves(|cursor| cursor.row = cursor.row.saturating_sub(n))
        }
        fn move_cursor_down(&self, n: usize) -> io::Result<()> {
            self.moves(|cursor| cursor.row += n)
        }
        fn move_cursor_right(&self, n: usize) -> io::Result<()> {
            self.moves(|cursor| cursor.column += n)
        }
        fn move_cursor_left(&self, n: usize) -> io::Result<()> {
            self.moves(|cursor| cursor.column = cursor.column.saturating_sub(n))
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)?;
            self.moves(|cursor| (cursor.row, cursor.column) = (cursor.row + 1, 0))
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.tell(text);
            self.moves(|cursor| {
                for c in text.chars() {
                    let wide = c.width_cjk().unwrap_or(0);
                    match c {
                        '\r' => cursor.column = 0,
                        _ if cursor.column + wide > self.columns => {
                            (cursor.row, cursor.column) = (cursor.row + 1, wide);
                            cursor.lowest = cursor.lowest.max(cursor.row);
                        }
                        _ => cursor.column += wide,
                    }
                }
            })
        }
        fn clear_line(&self) -> io::Result<()> {
            self.tell("(wiped)");
            self.moves(|cursor| cursor.column = 0)
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    fn line(patience: Option<Duration>) -> (Bar, Receiver<String>) {
        let (output, lines) = channel();
        let screen = Screen { columns: 40, output, cursor: Arc::default() };
        let screen = || ProgressDrawTarget::term_like(Box::new(screen));
        let doing = say!("正在读取和检查", "reading and checking");
        (Bar::on(screen, Some(40), patience, Language::Chinese, &doing), lines)
    }

    #[test]
    fn work_longer_than_patience_says_so_and_the_line_is_wiped() {
        let (bar, lines) = line(Some(Duration::ZERO));
        // The work takes as long as it takes to see the line.
        assert!(lines.iter().any(|text| text.contains("正在读取和检查")));
        bar.show(Progress::Rendered { done: 1, total: 2 });
        bar.clear();
        assert_eq!(lines.try_iter().filter(|text| !text.is_empty()).last().as_deref(), Some("(wiped)"));
    }

    #[test]
    fn work_shorter_than_patience_and_work_nobody_looks_at_say_nothing() {
        for patience in [Some(Duration::MAX), None] {
            let (bar, lines) = line(patience);
            bar.show(Progress::Saving);
            bar.clear();
            assert_eq!(lines.iter().collect::<String>(), "");
        }
    }

    #[test]
    fn a_line_in_chinese_fills_the_screen_and_no_more() {
        let (bar, lines) = line(Some(Duration::ZERO));
        let is_line = |text: &String| text.contains("正在读取和检查");
        let text = lines.iter().find(is_line).unwrap_or_default();
        let rest: String = lines.try_iter().take_while(|text| text != "(wiped)").collect();
        let columns = unicode_width::UnicodeWidthStr::width((text + &rest).as_str());
        assert!(columns <= 40, "{columns} columns");
        bar.clear();
    }
    #[test]
    fn a_line_never_runs_down_the_screen_however_narrow_it_is() {
        let doing = say!("正在查 1200 篇通报", "checking 1200 bulletins");
        for (language, columns) in
            (12..120).flat_map(|columns| [(Language::Chinese, columns), (Language::English, columns)])
        {
            let cursor = Arc::<Mutex<Cursor>>::default();
            let screen = Screen { columns, output: channel().0, cursor: Arc::clone(&cursor) };
            let bar = Bar::on(ProgressDrawTarget::hidden, Some(columns), None, language, &doing);
            bar.bar.set_draw_target(ProgressDrawTarget::term_like(Box::new(screen)));
            (0..20).for_each(|_| bar.bar.tick());
            for done in 0..20 {
                bar.show(Progress::Rendered { done: done * 600, total: 12_000 });
                bar.bar.tick();
            }
            bar.show(Progress::Saving);
            bar.clear();
            let lowest = cursor.lock().unwrap().lowest;
            let broken = if columns < 32 { 2 } else { 0 };
            assert!(lowest <= broken, "{language:?} at {columns} columns: {lowest} rows further down");
        }
    }
}
