//! The console of a command: its streams, its language, how it prints diagnostics, and how the command ends.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jiff::civil::{Date, DateTime};
use tongbao::diagnostic::{Diagnostics, Language, Severity, Text};
use tongbao::publish::{PublishError, Refusal};
use tongbao::render::Pages;
use tongbao::text::visible;
use tongbao::{report, say};

use super::arguments::{Color, Format, ReportFlags};
use super::coverage;
use super::streams::{Input, Stream};

/// The columns of a text that goes to a file.
const COLUMNS: usize = 100;

/// The streams of a command and what it knows of its surroundings.
pub(super) struct Console {
    /// The whole command line in a language, for completions.
    pub(super) grammar: fn(Language) -> clap::Command,
    /// Standard input.
    pub(super) input: Input,
    /// Standard output.
    pub(super) out: Stream,
    /// Standard error.
    pub(super) err: Stream,
    /// Whether `NO_COLOR` is set.
    pub(super) no_color: bool,
    /// Columns of the terminal, where there is one.
    pub(super) columns: Option<usize>,
    /// The language of all messages.
    pub(super) language: Language,
    /// When the process started.
    pub(super) started: Instant,
    /// How long work goes on before a line about it is shown.
    pub(super) patience: Duration,
    /// The folder of the person at the machine.
    pub(super) home: Option<PathBuf>,
    /// The moment of the clock, at UTC+8: what is to be published later waits, and no page prints it.
    pub(super) now: DateTime,
    /// Whether there is a desktop on which a browser can be opened.
    #[cfg_attr(not(feature = "serve"), expect(dead_code, reason = "only the preview opens a browser"))]
    pub(super) desktop: bool,
}

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

/// Where diagnostics go as text. Machine formats always go to standard output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Aim {
    /// Standard output: they are the result of the command.
    Out,
    /// Standard error: they come beside the result.
    Err,
}

impl Console {
    /// The day of the clock.
    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    /// Prints a sentence on standard error, in the language of this run.
    pub(super) fn tell(&mut self, text: &Text) {
        self.err.write(&lines(text, self.language));
    }

    /// Prints a sentence on standard output: a result in words.
    pub(super) fn print(&mut self, text: &Text) {
        self.out.write(&lines(text, self.language));
    }

    /// The last line of a command. It yields standard output to a machine format.
    pub(super) fn conclude(&mut self, reporting: &ReportFlags, text: &Text) {
        let stream = if reporting.format == Format::Text { &mut self.out } else { &mut self.err };
        stream.write(&lines(text, self.language));
    }

    /// Prints diagnostics in the format of the options.
    pub(super) fn report(&mut self, diagnostics: &Diagnostics, reporting: &ReportFlags, aim: Aim) {
        let stream = match (reporting.format, aim) {
            (Format::Text, Aim::Err) => &mut self.err,
            _ => &mut self.out,
        };
        let text = match reporting.format {
            Format::Json => report::json(diagnostics),
            Format::Sarif => report::sarif(diagnostics, self.language),
            Format::Text if reporting.quiet && diagnostics.count(Severity::Error) == 0 => String::new(),
            Format::Text => {
                let color = colors(stream, reporting.color, self.no_color);
                report::text(
                    diagnostics,
                    &report::ReportOptions { language: self.language, color, max: reporting.max },
                )
            }
        };
        stream.write(&text);
    }

    /// Prints a result beside the diagnostics. It yields standard output to a machine format.
    pub(super) fn show(&mut self, reporting: &ReportFlags, text: impl FnOnce(bool) -> String) {
        let stream = if reporting.format == Format::Text { &mut self.out } else { &mut self.err };
        let color = colors(stream, reporting.color, self.no_color);
        stream.write(&text(color));
    }

    /// Prints the coverage of each source, after the diagnostics and on the same stream.
    pub(super) fn coverage(&mut self, pages: &Pages, reporting: &ReportFlags) {
        let text = match reporting.format {
            Format::Json => coverage::json(pages.coverage()),
            Format::Sarif => String::new(),
            Format::Text if reporting.quiet => String::new(),
            Format::Text => {
                coverage::text(pages.coverage(), reporting.max, &self.wide_layout(reporting.color))
            }
        };
        self.out.write(&text);
    }

    /// The layout of standard output, for tables and pages.
    pub(super) fn layout(&self, color: Color) -> report::TerminalLayout {
        report::TerminalLayout {
            language: self.language,
            color: self.colors(&self.out, color),
            columns: self.columns.unwrap_or(COLUMNS),
        }
    }

    /// The same for rows that are not cut where no terminal shows them: in a file or for another program.
    pub(super) fn wide_layout(&self, color: Color) -> report::TerminalLayout {
        let columns = self.columns.filter(|_| self.out.is_terminal()).unwrap_or(usize::MAX);
        report::TerminalLayout { columns, ..self.layout(color) }
    }

    /// Whether colours belong on a stream.
    pub(super) fn colors(&self, stream: &Stream, color: Color) -> bool {
        colors(stream, color, self.no_color)
    }

    /// Reports what the machine refused.
    pub(super) fn refuse(&mut self, error: &PublishError) -> Outcome {
        match error {
            PublishError::Refused(refusal) => self.tell(&describe(refusal, &say!("错误", "error"))),
            PublishError::Unconfirmed(refusal) => {
                self.tell(&describe(
                    refusal,
                    &say!("已发布，但未确认写入磁盘", "published, but not confirmed on the disk"),
                ));
            }
            PublishError::Pages(errors) => {
                for error in errors {
                    self.tell(&say!("错误：{error}", "error: {error}"));
                }
            }
        }
        Outcome::SystemError
    }

    /// How a command ends whose output could not be written: the result did not arrive.
    pub(super) fn close(mut self, outcome: Outcome) -> Outcome {
        let Some(error) = self.out.refused.take() else { return outcome };
        // A reader that has seen enough (`| head`) is told nothing more; the exit code still says so.
        if error.kind() != io::ErrorKind::BrokenPipe {
            self.tell(&say!(
                "错误：结果写不到标准输出（{error}）。",
                "error: cannot write to standard output ({error})"
            ));
        }
        if outcome == Outcome::Fine { Outcome::SystemError } else { outcome }
    }
}

/// The lines of a sentence. It may name what somebody typed or called a folder, which must not control the terminal.
fn lines(text: &Text, language: Language) -> String {
    text.in_language(language).split('\n').flat_map(|line| [visible(line), "\n".to_owned()]).collect()
}

fn colors(stream: &Stream, color: Color, no_color: bool) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => stream.is_terminal() && !no_color,
    }
}

/// A refusal as two lines: what cannot be done, where and why; then what to do.
fn describe(refusal: &Refusal, kind: &Text) -> Text {
    let path = refusal.path.display();
    let Refusal { tried, reason, help, .. } = refusal;
    Text {
        zh: format!("{}：不能{} {path}：{}。\n  建议：{}", kind.zh, tried.zh, reason.zh, help.zh),
        en: format!("{}: cannot {} {path}: {}\n  help: {}", kind.en, tried.en, reason.en, help.en),
    }
}
