//! All problems of one run: their order, and which of them only follow from an earlier problem and are suppressed.

use std::collections::{BTreeMap, BTreeSet};

use super::{Diagnostic, Severity, Suppression};
use crate::text::source::{Source, SourceId, Sources, Span};

/// All problems of one run, and the texts they point at.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    /// The texts that labels point into.
    pub sources: Sources,
    problems: Vec<Diagnostic>,
    strict: bool,
    suppressed: BTreeSet<Suppression>,
    /// The bytes of each text that could not be read, in stretches that do not overlap: where each begins, and its end.
    unreadable: BTreeMap<SourceId, BTreeMap<u32, u32>>,
}

impl Diagnostics {
    /// Adds a problem, unless it is the consequence of an error that was added before: it is caused by something that
    /// error suppressed, or concerns the meaning of bytes that could not be read.
    ///
    /// Where the machine fails to read, nothing else is known about the site, and nothing else is reported.
    ///
    /// What is personal in its words is masked here, once for every form in which it is shown.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        diagnostic.mask();
        match (fails(&diagnostic), self.machine_failure().is_some()) {
            (true, false) => self.problems.clear(),
            (false, true) => return,
            _ => {}
        }
        if self.strict && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        if diagnostic.severity == Severity::Error {
            let suppressions = diagnostic.suppressions(self.path(&diagnostic));
            let follows = self.is_consequence(&diagnostic);
            self.suppressed.extend(suppressions);
            if follows {
                return;
            }
            self.note_unreadable(&diagnostic);
        } else if self.is_consequence(&diagnostic) {
            return;
        }
        self.problems.push(diagnostic);
    }

    /// Adds the problems of a parallel worker.
    pub fn extend(&mut self, problems: impl IntoIterator<Item = Diagnostic>) {
        problems.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// What the machine failed to read, if it did: then no problem of the content is known.
    #[must_use]
    pub fn machine_failure(&self) -> Option<&Diagnostic> {
        self.problems.first().filter(|problem| fails(problem))
    }

    /// Whether an error prevents publication.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many problems have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Turns every warning into an error, later ones included (`--strict`).
    pub(crate) fn deny_warnings(&mut self) {
        self.strict = true;
        let problems = std::mem::take(&mut self.problems);
        self.extend(problems);
    }

    /// Notes that something is missing from the site for another reason than an error, so that problems caused by its
    /// absence are not reported.
    pub(crate) fn suppress(&mut self, suppression: Suppression) {
        self.suppressed.insert(suppression);
    }

    /// Removes the problems of one text, as if it had not been read.
    pub(crate) fn forget(&mut self, source: SourceId) {
        let about = |problem: &Diagnostic| problem.labels.first().is_some_and(|at| at.span.source == source);
        let problems = std::mem::take(&mut self.problems);
        self.suppressed.clear();
        self.unreadable.clear();
        self.extend(problems.into_iter().filter(|problem| !about(problem)));
    }

    /// The path a problem is filed under.
    #[must_use]
    pub fn path<'a>(&'a self, diagnostic: &'a Diagnostic) -> Option<&'a str> {
        let labelled = diagnostic.labels.first().and_then(|label| self.sources.get(label.span.source));
        labelled.map(Source::path).or(diagnostic.file.as_deref())
    }

    /// All problems by file, place and code, each once.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.problems.iter().collect();
        all.sort_by(|a, b| self.key(a).cmp(&self.key(b)));
        all.dedup();
        all
    }

    fn is_consequence(&self, diagnostic: &Diagnostic) -> bool {
        if diagnostic.caused_by.iter().any(|cause| self.suppressed.contains(cause)) {
            return true;
        }
        let Some(label) = diagnostic.labels.first().filter(|_| !diagnostic.code.is_of_reading()) else {
            return false;
        };
        let unread = self.unreadable.get(&label.span.source);
        unread.is_some_and(|stretches| overlapping(stretches, label.span).is_some())
    }

    fn note_unreadable(&mut self, diagnostic: &Diagnostic) {
        let label = diagnostic.labels.first().filter(|_| diagnostic.code.is_of_reading());
        if let Some(label) = label {
            let stretches = self.unreadable.entry(label.span.source).or_default();
            let mut span = label.span;
            while let Some((start, end)) = overlapping(stretches, span) {
                stretches.remove(&start);
                (span.start, span.end) = (span.start.min(start), span.end.max(end));
            }
            // At an empty place nothing is unread that was not before, unless nothing else begins there.
            stretches.entry(span.start).and_modify(|end| *end = span.end.max(*end)).or_insert(span.end);
        }
    }

    fn key<'a>(&'a self, diagnostic: &'a Diagnostic) -> (Option<&'a str>, u32, &'static str, &'a str) {
        let start = diagnostic.labels.first().map_or(0, |label| label.span.start);
        (self.path(diagnostic), start, diagnostic.code.id(), &diagnostic.message.zh)
    }
}

/// Whether the machine failed, so that nothing else is known.
fn fails(problem: &Diagnostic) -> bool {
    problem.causes.contains(&Suppression::Everything)
}

/// A stretch that a span shares bytes with.
fn overlapping(stretches: &BTreeMap<u32, u32>, span: Span) -> Option<(u32, u32)> {
    // Of the stretches that begin before the span's end, the last one reaches farthest.
    let last = stretches.range(..span.end).next_back().map(|(start, end)| (*start, *end));
    last.filter(|(_, end)| span.start < *end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::say;

    fn problem(code: Code) -> Diagnostic {
        Diagnostic::new(code, say!("事", "thing")).in_file("content/a.md")
    }

    fn codes(diagnostics: &Diagnostics) -> Vec<&'static str> {
        diagnostics.sorted().iter().map(|problem| problem.code.id()).collect()
    }

    #[test]
    fn a_consequence_is_suppressed_and_so_are_its_own_consequences() {
        let page = || Suppression::SourceOf("a".to_owned());
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(problem(Code::YamlSyntax).in_file("seeds/a.yml"));
        diagnostics.push(
            problem(Code::NameUnknown).caused_by(Suppression::Path("seeds/a.yml".to_owned())).causes(page()),
        );
        diagnostics.push(problem(Code::FigSource).caused_by(page()));
        diagnostics.push(problem(Code::FigTrace).caused_by(Suppression::Numerals("a".to_owned())));
        assert_eq!(codes(&diagnostics), ["FIG-TRACE", "YAML-SYNTAX"]);
    }

    #[test]
    fn a_warning_suppresses_no_error() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(problem(Code::ReadStray).causes(Suppression::content("a.md")));
        diagnostics.push(problem(Code::LinkBroken).caused_by(Suppression::content("a.md")));
        assert!(diagnostics.has_errors());
    }

    #[test]
    fn a_forgotten_text_suppresses_nothing() {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(Source::new("content/jia/draft.md", "⼾"));
        diagnostics.push(
            Diagnostic::new(Code::YamlSyntax, say!("事", "thing"))
                .at(Span::new(id, 0, 3), say!("这里", "here")),
        );
        diagnostics.push(problem(Code::ReadName));
        diagnostics.forget(id);
        diagnostics.push(problem(Code::CiteUnknown).caused_by(Suppression::content("jia")));
        assert_eq!(codes(&diagnostics), ["CITE-UNKNOWN", "READ-NAME"]);
    }

    #[test]
    fn an_unreadable_page_suppresses_problems_of_its_folder() {
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(problem(Code::YamlFence).in_file("content/jia/2020-04.md"));
        diagnostics.push(problem(Code::CiteUnknown).caused_by(Suppression::content("jia")));
        diagnostics.push(problem(Code::CiteUnknown).caused_by(Suppression::content("yi")));
        assert_eq!(codes(&diagnostics), ["CITE-UNKNOWN", "YAML-FENCE"]);
    }

    #[test]
    fn the_meaning_of_unreadable_bytes_is_not_checked() {
        let mut diagnostics = Diagnostics::default();
        let id = diagnostics.sources.add(Source::new("content/a.md", "1000⼾，900人"));
        let at = |code, start, end| {
            Diagnostic::new(code, say!("事", "thing")).at(Span::new(id, start, end), say!("这里", "here"))
        };
        diagnostics.push(at(Code::ReadLookalike, 4, 7));
        diagnostics.push(at(Code::AmountSyntax, 0, 7));
        diagnostics.push(at(Code::AmountUnit, 10, 16));
        assert_eq!(codes(&diagnostics), ["READ-LOOKALIKE", "AMOUNT-UNIT"]);
    }
}
