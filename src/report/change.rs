//! The changes that edits make: a line for each, or a unified diff for review.

use std::ops::Range;

use super::terminal::{Emphasis, paint};
use crate::diagnostic::{Diagnostics, Edit, FixedText};
use crate::privacy::{Masked, hidden, masked as masked_text};
use crate::text::source::{Source, Span};
use crate::text::{edited, visible};

/// Characters of the line shown on each side of a change.
const AROUND: usize = 10;
/// Unchanged lines around a change in a diff, as `diff -u` has them.
const CONTEXT: usize = 3;

/// A line for each edit: `path:line  旧 → 新`, with the words around it.
#[must_use]
pub fn changes(diagnostics: &Diagnostics, fixed: &[FixedText], color: bool) -> String {
    let texts = fixed.iter().filter_map(|text| Some(shown(diagnostics.sources.get(text.source)?, text)));
    texts
        .map(|(source, edits)| edits.iter().map(|edit| change(&source, edit, color)).collect::<String>())
        .collect()
}

/// A file and the edits of it as they may be shown: with what is personal in them masked.
fn shown(source: &Source, text: &FixedText) -> (Source, Vec<Edit>) {
    let masked = Masked::of(source.text());
    let edits = text.edits.iter().map(|edit| {
        let range = edit.span.range();
        let to = masked.range(&range);
        let inside = source.text().get(range) != masked.text.get(to.clone());
        let replacement =
            if inside { hidden(&edit.replacement) } else { masked_text(&edit.replacement).into_owned() };
        Edit { span: Span::new(edit.span.source, to.start, to.end), replacement, ..edit.clone() }
    });
    let edits = edits.collect();
    (Source::new(source.path(), masked.text.into_owned()), edits)
}

fn change(source: &Source, edit: &Edit, color: bool) -> String {
    let (text, range) = (source.text(), edit.span.range());
    let before = text.get(..range.start).and_then(|text| text.rsplit('\n').next()).unwrap_or_default();
    let after = text.get(range.end..).and_then(|text| text.split(['\r', '\n']).next()).unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(AROUND);
    let lead: String = before.chars().skip(skipped).collect();
    let tail: String = after.chars().take(AROUND).collect();
    let old = visible(&format!("{}{}{tail}", lead.trim_start(), text.get(range.clone()).unwrap_or_default()));
    let new = visible(&format!("{}{}{tail}", lead.trim_start(), edit.replacement));
    let line = source.position(range.start).line;
    let (path, old, new) =
        (visible(source.path()), paint(&old, Emphasis::Red, color), paint(&new, Emphasis::Green, color));
    format!("{path}:{line}  {old} → {new}\n")
}

/// A unified diff of every fixed text, as `patch -p1` accepts it where nothing personal had to be masked; empty where nothing changes.
#[must_use]
pub fn diff(diagnostics: &Diagnostics, fixed: &[FixedText], color: bool) -> String {
    let texts = fixed.iter().filter_map(|text| Some(shown(diagnostics.sources.get(text.source)?, text)));
    texts.map(|(source, edits)| file(&source, &edits, color)).collect()
}

fn file(source: &Source, edits: &[Edit], color: bool) -> String {
    let path = source.path();
    let mut out = paint(&format!("--- a/{path}\n+++ b/{path}"), Emphasis::Bold, color) + "\n";
    let lines: Vec<&str> = source.text().split_inclusive('\n').collect();
    let mut shift = 0_isize;
    for hunk in hunks(source, edits, lines.len()) {
        let (from, to) =
            (hunk.lines.start.saturating_sub(CONTEXT), (hunk.lines.end + CONTEXT).min(lines.len()));
        let (mut body, mut old, mut new) = (String::new(), 0_usize, 0_usize);
        let mut write_lines = |sign: char, text: &str| {
            let emphasis = match sign {
                '-' => Some(Emphasis::Red),
                '+' => Some(Emphasis::Green),
                _ => None,
            };
            for line in text.split_inclusive('\n') {
                old += usize::from(sign != '+');
                new += usize::from(sign != '-');
                let whole = format!("{sign}{}", line.strip_suffix('\n').unwrap_or(line));
                body += &emphasis.map_or_else(|| whole.clone(), |emphasis| paint(&whole, emphasis, color));
                body += if line.ends_with('\n') { "\n" } else { "\n\\ No newline at end of file\n" };
            }
        };
        let mut written = from;
        for group in &hunk.groups {
            write_lines(' ', &text_of(&lines, written..group.lines.start));
            write_lines('-', &text_of(&lines, group.lines.clone()));
            write_lines('+', &group.new);
            written = group.lines.end;
        }
        write_lines(' ', &text_of(&lines, written..to));
        let start = (from + 1).saturating_add_signed(shift);
        out += &format!("@@ -{},{old} +{start},{new} @@\n{body}", from + 1);
        shift += isize::try_from(new).unwrap_or(0) - isize::try_from(old).unwrap_or(0);
    }
    out
}

fn text_of(lines: &[&str], range: Range<usize>) -> String {
    lines.get(range).unwrap_or_default().concat()
}

/// Changes that share their context.
struct Hunk {
    lines: Range<usize>,
    groups: Vec<Group>,
}

/// Whole lines that change together, counted from 0, and their new text.
struct Group {
    lines: Range<usize>,
    new: String,
}

fn hunks(source: &Source, edits: &[Edit], count: usize) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for group in groups(source, edits, count) {
        match hunks.last_mut() {
            Some(hunk) if group.lines.start <= hunk.lines.end + 2 * CONTEXT => {
                hunk.lines.end = group.lines.end;
                hunk.groups.push(group);
            }
            _ => hunks.push(Hunk { lines: group.lines.clone(), groups: vec![group] }),
        }
    }
    hunks
}

fn groups(source: &Source, edits: &[Edit], count: usize) -> Vec<Group> {
    let line = |offset: usize| source.position(offset).line - 1;
    let mut ranges: Vec<(Range<usize>, Vec<&Edit>)> = Vec::new();
    for edit in edits {
        let span = edit.span.range();
        let range = line(span.start)..(line(span.end) + 1).min(count.max(1));
        match ranges.last_mut() {
            Some((last, edits)) if range.start < last.end => {
                last.end = last.end.max(range.end);
                edits.push(edit);
            }
            _ => ranges.push((range, vec![edit])),
        }
    }
    ranges.into_iter().map(|(lines, edits)| Group { new: rewritten(source, &lines, &edits), lines }).collect()
}

/// The lines of a group with its edits applied.
fn rewritten(source: &Source, lines: &Range<usize>, edits: &[&Edit]) -> String {
    let text = source.text();
    let starts = || std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let start = starts().nth(lines.start).unwrap_or(text.len());
    let end = starts().nth(lines.end).unwrap_or(text.len());
    let inside = edits.iter().map(|edit| {
        let range = edit.span.range();
        (range.start - start..range.end - start, edit.replacement.as_str())
    });
    let old = text.get(start..end).unwrap_or_default();
    edited(old, inside).unwrap_or_else(|| old.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Safety, apply_fixes};
    use crate::say;

    fn diagnostics(text: &str, edits: &[(usize, usize, &str)]) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(Source::new("content/a.md", text));
        for (start, end, new) in edits {
            let span = Span::new(id, *start, *end);
            diagnostics.push(
                Diagnostic::new(Code::YamlSyntax, say!("错", "wrong")).at(span, say!("", "")).fix(span, *new),
            );
        }
        diagnostics
    }

    #[test]
    fn a_change_is_printed_with_the_words_around_it() {
        let diagnostics = diagnostics("---\nkind：月通报\n甲\u{200b}乙\n", &[(8, 11, ": "), (24, 27, "")]);
        assert_eq!(
            changes(&diagnostics, &apply_fixes(&diagnostics, Safety::Safe), false),
            "content/a.md:2  kind：月通报 → kind: 月通报\ncontent/a.md:3  甲‹U+200B›乙 → 甲乙\n"
        );
    }

    #[test]
    fn what_is_personal_is_masked_in_what_changes() {
        let text = "甲：13900001234乙\n";
        let diagnostics = diagnostics(text, &[(3, 6, ": "), (9, 10, "8"), (17, 20, "13900005678")]);
        let fixed = apply_fixes(&diagnostics, Safety::Safe);
        assert_eq!(
            changes(&diagnostics, &fixed, false),
            "content/a.md:1  甲：●●●●●●●●●● → 甲: ●●●●●●●●●●\ncontent/a.md:1  甲：●●●●●●●●●●●乙 → 甲：●●●●●●●●●●●乙\n\
             content/a.md:1  ●●●●●●●●●●乙 → ●●●●●●●●●●●●●●●●●●●●●\n"
        );
        assert!(!diff(&diagnostics, &fixed, false).contains(|c: char| c.is_ascii_digit() && c > '3'));
    }

    #[test]
    fn a_diff_is_what_patch_takes() {
        let text: String = (1..=20).map(|line| format!("{line:02}\n")).collect::<String>() + "end";
        let diagnostics = diagnostics(&text, &[(0, 2, "x"), (9, 11, "y\nz"), (60, 63, "END")]);
        insta::assert_snapshot!(diff(&diagnostics, &apply_fixes(&diagnostics, Safety::Safe), false));
    }
}
