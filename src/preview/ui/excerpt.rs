//! Lines of an author's file with the places that a problem points at, as data for a template.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Label, Language};
use crate::privacy::Masked;
use crate::text::source::{Source, SourceId};
use crate::text::{shortened, visible};

/// Lines shown of a place that spans more: the first of them.
const MAX_LINES: usize = 4;
/// Characters shown on each side of a place in a line that is longer than a screen is wide.
const AROUND: usize = 60;
/// Characters shown of one stretch between two marks, or of one mark.
const MAX_STRETCH: usize = 400;

/// Lines of one file.
#[derive(Serialize)]
pub(super) struct Excerpt {
    path: String,
    /// Where the first place begins, from 1.
    line: usize,
    column: usize,
    lines: Vec<Line>,
}

/// One line.
#[derive(Serialize)]
struct Line {
    number: usize,
    parts: Vec<Part>,
    notes: Vec<Note>,
}

/// A stretch of a line: of the main place, of another one, or of none.
#[derive(Serialize)]
struct Part {
    text: String,
    kind: &'static str,
}

/// The message of a place, under the line in which the place ends.
#[derive(Serialize)]
struct Note {
    text: String,
    kind: &'static str,
}

/// The marks of a line, as bytes of the file, and its notes.
#[derive(Default)]
struct LineMarks<'a> {
    marks: Vec<(Range<usize>, &'static str)>,
    notes: Vec<(&'a str, &'static str)>,
}

/// An excerpt for each file that a problem points into, that of its main place first.
pub(super) fn excerpts(diagnostics: &Diagnostics, problem: &Diagnostic, language: Language) -> Vec<Excerpt> {
    let mut files: Vec<SourceId> = Vec::new();
    for label in &problem.labels {
        if !files.contains(&label.span.source) {
            files.push(label.span.source);
        }
    }
    let main = problem.labels.first();
    let of_file = |file: SourceId| {
        let labels = problem.labels.iter().filter(|label| label.span.source == file);
        let labels = labels.map(|label| (label, if main == Some(label) { "main" } else { "also" }));
        excerpt(diagnostics.sources.get(file)?, &labels.collect::<Vec<_>>(), language)
    };
    files.into_iter().filter_map(of_file).collect()
}

fn excerpt(source: &Source, labels: &[(&Label, &'static str)], language: Language) -> Option<Excerpt> {
    let start = source.position(labels.first()?.0.span.range().start);
    let masked = Masked::of(source.text());
    let shown = Source::new(source.path(), &*masked.text);
    let mut lines: BTreeMap<usize, LineMarks<'_>> = BTreeMap::new();
    for (label, kind) in labels {
        let range = masked.range(&label.span.range());
        let (first, last) = (shown.position(range.start).line, shown.position(last_byte(&range)).line);
        let last = last.min(first + MAX_LINES - 1);
        for line in first..=last {
            lines.entry(line).or_default().marks.push((range.clone(), kind));
        }
        let words = label.text.in_language(language);
        if !words.is_empty() {
            lines.entry(last).or_default().notes.push((words, kind));
        }
    }
    Some(Excerpt {
        path: visible(source.path()),
        line: start.line,
        column: start.column,
        lines: lines.into_iter().map(|(number, marks)| line(&shown, number, &marks)).collect(),
    })
}

/// The last byte that a place covers; the end of a line belongs to the line it ends.
fn last_byte(range: &Range<usize>) -> usize {
    range.end.saturating_sub(1).max(range.start)
}

fn line(source: &Source, number: usize, line_marks: &LineMarks<'_>) -> Line {
    let whole = source.line(number);
    let cut = |range: &Range<usize>| {
        range.start.clamp(whole.start, whole.end)..range.end.clamp(whole.start, whole.end)
    };
    let mut marks: Vec<(Range<usize>, &'static str)> =
        line_marks.marks.iter().map(|(range, kind)| (cut(range), *kind)).collect();
    marks.sort_by_key(|(range, _)| (range.start, range.end));
    let text = |range: Range<usize>| source.text().get(range).unwrap_or_default();
    let (mut parts, mut done) = (Vec::new(), whole.start);
    for (range, kind) in marks {
        // Places may overlap; what is marked stays marked.
        let range = range.start.max(done)..range.end.max(done);
        let first = parts.is_empty();
        parts.extend(part(lead(text(done..range.start), first), ""));
        parts.extend(part(shorten(text(range.clone())), kind));
        done = range.end;
    }
    parts.extend(part(tail(text(done..whole.end)), ""));
    let notes = line_marks.notes.iter().map(|(text, kind)| Note { text: visible(text), kind }).collect();
    Line { number, parts, notes }
}

fn part(text: String, kind: &'static str) -> Option<Part> {
    (!text.is_empty()).then_some(Part { text, kind })
}

/// What is before a place: its end, where it is long.
fn lead(text: &str, first: bool) -> String {
    // Counted from its end: it may be as long as the file.
    let start = text.char_indices().rev().nth(AROUND - 1).map_or(0, |(start, _)| start);
    if !first || start == 0 {
        return shorten(text);
    }
    format!("…{}", visible(text.get(start..).unwrap_or_default()))
}

/// What is behind the last place: its beginning, where it is long.
fn tail(text: &str) -> String {
    kept(text, AROUND)
}

fn shorten(text: &str) -> String {
    kept(text, MAX_STRETCH)
}

fn kept(text: &str, characters: usize) -> String {
    visible(&shortened(text, characters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::say;
    use crate::text::source::Span;

    fn excerpt_lines(text: &str, places: &[(usize, usize)]) -> Vec<(usize, String)> {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(Source::new("content/a.md", text));
        let problem =
            places.iter().fold(Diagnostic::new(Code::FigTrace, say!("事", "thing")), |all, place| {
                all.at(Span::new(id, place.0, place.1), say!("这里", "here"))
            });
        let all = excerpts(&diagnostics, &problem, Language::Chinese);
        let wrapped = |part: &Part| match part.kind {
            "" => part.text.clone(),
            "main" => format!("[{}]", part.text),
            _ => format!("({})", part.text),
        };
        let lines = all.iter().flat_map(|excerpt| &excerpt.lines);
        lines.map(|line| (line.number, line.parts.iter().map(wrapped).collect())).collect()
    }

    #[test]
    fn places_are_marked_in_their_lines() {
        let text = "一二\r\n三四五\n六";
        assert_eq!(excerpt_lines(text, &[(11, 14)]), [(2, "三[四]五".to_owned())]);
        assert_eq!(
            excerpt_lines(text, &[(11, 14), (0, 3)]),
            [(1, "(一)二".to_owned()), (2, "三[四]五".to_owned())]
        );
        assert_eq!(excerpt_lines(text, &[(8, 14), (11, 17)]), [(2, "[三四](五)".to_owned())]);
        assert_eq!(excerpt_lines(text, &[(3, 11)]), [(1, "一[二]".to_owned()), (2, "[三]四五".to_owned())]);
        assert_eq!(excerpt_lines("a", &[(900, 901)]), [(1, "a".to_owned())]);
        assert_eq!(excerpt_lines("", &[(0, 0)]), [(1, String::new())]);
    }

    #[test]
    fn what_is_personal_is_masked() {
        let lines = excerpt_lines("电话13900001234，共3人", &[(0, 6), (17, 20)]);
        assert_eq!(lines, [(1, "[电话]●●●●●●●●●●●(，)共3人".to_owned())]);
    }

    #[test]
    fn what_cannot_be_seen_is_written_out_and_long_lines_are_cut() {
        assert_eq!(excerpt_lines("a\u{202e}b\u{1b}", &[(0, 1)]), [(1, "[a]‹U+202E›b‹U+001B›".to_owned())]);
        let long = format!("{}x{}", "前".repeat(500), "后".repeat(500));
        let line = format!("…{}[x]{}…", "前".repeat(AROUND), "后".repeat(AROUND));
        assert_eq!(excerpt_lines(&long, &[(1500, 1501)]), [(1, line)]);
        let lines = "行\n".repeat(30);
        assert_eq!(excerpt_lines(&lines, &[(0, lines.len())]).len(), MAX_LINES);
    }
}
