//! Official prose and the numbers in it: whatever a human editor would mark is told, and nothing else.
//!
//! The bulletins of `tests/prose/site` are invented, in the manner of communiqués, work reports, notices and
//! speeches; no place and no statistic in them is true. Five districts declare their figures; the sixth, 青禾县, has
//! none, so that every statistic it prints is rightly unknown. What is to be told was marked before it was run;
//! a remark is told at the figure it belongs to; a number that happens to be what another figure of its district prints (入住率100% beside 参保率100%) is known:
//! `‹…›` a number that is no figure, `⟦…⟧` a slip of one, `«…»` what a comparison contradicts.

use std::fs;
use std::ops::Range;
use std::path::Path;

use tongbao::diagnostic::{Code, Severity};
use tongbao::render::Options;

/// Characters of official prose in which one wrong warning is borne.
const PER_WARNING: usize = 2_000;
/// How much official prose there has to be.
const CHARACTERS: usize = 12_000;
const PARAGRAPHS: usize = 50;

/// What the marks around a number ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Unknown,
    Differs,
    Contradicted,
}

impl Wanted {
    fn marks(self) -> [char; 2] {
        match self {
            Self::Unknown => ['‹', '›'],
            Self::Differs => ['⟦', '⟧'],
            Self::Contradicted => ['«', '»'],
        }
    }

    /// A slip is told as one, or as a number that is no figure but close to one, which is named.
    fn is_told_by(self, told: &Told) -> bool {
        match self {
            Self::Unknown => told.code == Code::NumberUnknown,
            Self::Differs => {
                told.code == Code::NumberDiffers || told.code == Code::NumberUnknown && told.near
            }
            Self::Contradicted => told.code.id().starts_with("COMPARE-"),
        }
    }
}

const WANTED: [Wanted; 3] = [Wanted::Unknown, Wanted::Differs, Wanted::Contradicted];

/// A number that an editor marked.
struct Mark {
    file: String,
    range: Range<usize>,
    wanted: Wanted,
}

/// A text without its marks, and where they stood.
fn unmarked(file: &str, text: &str) -> (String, Vec<Mark>) {
    let (mut plain, mut marks, mut start) = (String::new(), Vec::new(), 0);
    for c in text.chars() {
        if WANTED.iter().any(|wanted| wanted.marks()[0] == c) {
            start = plain.len();
        } else if let Some(wanted) = WANTED.iter().find(|wanted| wanted.marks()[1] == c) {
            marks.push(Mark { file: file.to_owned(), range: start..plain.len(), wanted: *wanted });
        } else {
            plain.push(c);
        }
    }
    (plain, marks)
}

/// Something that the check told.
struct Told {
    file: String,
    range: Range<usize>,
    code: Code,
    severity: Severity,
    /// Whether a second place is shown.
    near: bool,
    line: String,
}

impl Told {
    fn is(&self, mark: &Mark) -> bool {
        let meets = self.range.start < mark.range.end && mark.range.start < self.range.end;
        self.file == mark.file && meets && mark.wanted.is_told_by(self)
    }
}

/// What the check tells of a site.
fn told(root: &Path) -> Vec<Told> {
    let diagnostics = tongbao::build(root, &Options::default()).diagnostics;
    let line = |one: &tongbao::diagnostic::Diagnostic| {
        let place = one.labels.first().map(|label| diagnostics.sources.text(label.span)).unwrap_or_default();
        format!("{} {place}: {}", one.code.id(), one.message.zh)
    };
    let seen = |one: &&tongbao::diagnostic::Diagnostic| {
        let span = one.labels.first().map(|label| label.span);
        Told {
            file: span
                .and_then(|span| diagnostics.sources.get(span.source).map(|source| source.path().to_owned()))
                .unwrap_or_default(),
            range: span.map(|span| span.range()).unwrap_or_default(),
            code: one.code,
            severity: one.severity,
            near: one.labels.len() > 1,
            line: line(one),
        }
    };
    diagnostics.sorted().iter().map(seen).collect()
}

/// Copies the site without its marks; gives the marks, and the characters and paragraphs of its bulletins.
fn write(to: &Path) -> (Vec<Mark>, usize, usize) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/prose/site");
    let (mut all, mut characters, mut paragraphs) = (Vec::new(), 0, 0);
    for entry in walkdir::WalkDir::new(&from).into_iter().map(Result::unwrap) {
        let relative = entry.path().strip_prefix(&from).unwrap();
        if entry.file_type().is_dir() {
            fs::create_dir_all(to.join(relative)).unwrap();
            continue;
        }
        let file = relative.to_string_lossy().replace('\\', "/");
        let (plain, marks) = unmarked(&file, &fs::read_to_string(entry.path()).unwrap());
        fs::write(to.join(relative), &plain).unwrap();
        if let Some(body) = plain.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
            let prose = body.1.split("\n\n").filter(|part| part.chars().count() > 80);
            characters += prose.clone().map(|part| part.trim().chars().count()).sum::<usize>();
            paragraphs += prose.count();
        }
        all.extend(marks);
    }
    (all, characters, paragraphs)
}

#[test]
fn official_prose_is_told_what_is_right_and_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let (marks, characters, paragraphs) = write(root.path());
    let told = told(root.path());
    let wrong: Vec<&Told> = told.iter().filter(|one| !marks.iter().any(|mark| one.is(mark))).collect();
    let untold: Vec<String> = marks
        .iter()
        .filter(|mark| !told.iter().any(|one| one.is(mark)))
        .map(|mark| {
            let text = fs::read_to_string(root.path().join(&mark.file)).unwrap();
            format!("{}: {} {:?}", mark.file, text.get(mark.range.clone()).unwrap_or_default(), mark.wanted)
        })
        .collect();
    let of = |severity| wrong.iter().filter(|one| one.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), wrong.len() - of(Severity::Error));
    let rate = warnings as f64 * PER_WARNING as f64 / characters as f64;
    let planted = |wanted| marks.iter().filter(|mark| mark.wanted == wanted).count();
    println!("{paragraphs} paragraphs, {characters} characters");
    println!("wrong errors {errors}, wrong warnings {warnings}, {rate:.2} in {PER_WARNING} characters");
    println!("told {} of {} marks:", marks.len() - untold.len(), marks.len());
    WANTED.iter().for_each(|wanted| println!("  {wanted:?} {}", planted(*wanted)));
    let lines: Vec<String> = wrong.iter().map(|one| format!("{}: {}", one.file, one.line)).collect();
    assert!(paragraphs >= PARAGRAPHS && characters >= CHARACTERS, "too little prose to say anything");
    assert!(
        untold.is_empty(),
        "marked and not told:\n{}\ntold, not marked:\n{}",
        untold.join("\n"),
        lines.join("\n")
    );
    assert!(errors == 0 && rate < 1.0, "told, but not marked:\n{}", lines.join("\n"));
}
