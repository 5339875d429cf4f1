//! Everything said in one run: what is added, what is only the consequence of something said before, in which order.

use std::collections::{BTreeMap, BTreeSet};

use super::{Diagnostic, Severity, Suppression};
use crate::diagnostic::suppression;
use crate::text::source::{Source, SourceId, Sources, Span};

/// Everything said in one run, and the texts it points at.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The texts that labels point into.
    pub sources: Sources,
    diagnostics: Vec<Diagnostic>,
    strict: bool,
    lost: BTreeSet<Suppression>,
    unreadable: BTreeMap<SourceId, Vec<Span>>,
}

impl Report {
    /// Adds a problem, unless it is the consequence of an error that was added before: it misses what that
    /// error lost, or asks for the meaning of bytes that could not be read.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.strict && diagnostic.severity == Severity::Warning {
            diagnostic.severity = Severity::Error;
        }
        if diagnostic.severity == Severity::Error {
            let lost = suppression::lost(&diagnostic, self.path(&diagnostic));
            let follows = self.follows(&diagnostic);
            self.lost.extend(lost);
            if follows {
                return;
            }
            self.remember(&diagnostic);
        } else if self.follows(&diagnostic) {
            return;
        }
        self.diagnostics.push(diagnostic);
    }

    /// Adds the problems that a parallel worker found.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether something stands in the way of publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many problems have this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Turns every warning into an error, those still to come included, as `--strict` asks.
    pub fn deny_warnings(&mut self) {
        self.strict = true;
        let said = std::mem::take(&mut self.diagnostics);
        self.extend(said);
    }

    /// Notes that something is not in the site for another reason than an error, so that what misses it is
    /// not told.
    pub fn lose(&mut self, lost: Suppression) {
        self.lost.insert(lost);
    }

    /// Takes back what was said about one text, as if it had not been read.
    pub fn forget(&mut self, source: SourceId) {
        let about = |problem: &Diagnostic| problem.labels.first().is_some_and(|at| at.span.source == source);
        let said = std::mem::take(&mut self.diagnostics);
        self.lost.clear();
        self.unreadable.clear();
        self.extend(said.into_iter().filter(|problem| !about(problem)));
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
        let mut all: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        all.sort_by(|a, b| self.key(a).cmp(&self.key(b)));
        all.dedup();
        all
    }

    fn follows(&self, diagnostic: &Diagnostic) -> bool {
        if diagnostic.caused_by.iter().any(|missed| self.lost.contains(missed)) {
            return true;
        }
        let Some(label) = diagnostic.labels.first().filter(|_| !diagnostic.code.is_of_reading()) else {
            return false;
        };
        let unread = self.unreadable.get(&label.span.source);
        unread.is_some_and(|spans| spans.iter().any(|span| touches(label.span, *span)))
    }

    fn remember(&mut self, diagnostic: &Diagnostic) {
        let label = diagnostic.labels.first().filter(|_| diagnostic.code.is_of_reading());
        if let Some(label) = label {
            self.unreadable.entry(label.span.source).or_default().push(label.span);
        }
    }

    fn key<'a>(&'a self, diagnostic: &'a Diagnostic) -> (Option<&'a str>, u32, &'static str, &'a str) {
        let start = diagnostic.labels.first().map_or(0, |label| label.span.start);
        (self.path(diagnostic), start, diagnostic.code.id(), &diagnostic.message.zh)
    }
}

fn touches(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::say;

    fn problem(code: Code) -> Diagnostic {
        Diagnostic::new(code, say!("事", "thing")).in_file("content/a.md")
    }

    fn codes(report: &Report) -> Vec<&'static str> {
        report.sorted().iter().map(|problem| problem.code.id()).collect()
    }

    #[test]
    fn a_consequence_is_not_told_and_its_own_consequences_neither() {
        let page = || Suppression::SourceOf("a".to_owned());
        let mut report = Report::default();
        report.push(problem(Code::YamlSyntax).in_file("seeds/a.yml"));
        report.push(
            problem(Code::NameUnknown).caused_by(Suppression::Path("seeds/a.yml".to_owned())).causes(page()),
        );
        report.push(problem(Code::FigSource).caused_by(page()));
        report.push(problem(Code::FigTrace).caused_by(Suppression::Numerals("a".to_owned())));
        assert_eq!(codes(&report), ["FIG-TRACE", "YAML-SYNTAX"]);
    }

    #[test]
    fn a_warning_loses_nothing_that_an_error_misses() {
        let mut report = Report::default();
        report.push(problem(Code::ReadStray).causes(Suppression::content("a.md")));
        report.push(problem(Code::LinkBroken).caused_by(Suppression::content("a.md")));
        assert!(report.has_errors());
    }

    #[test]
    fn what_is_forgotten_has_no_consequences() {
        let mut report = Report::default();
        let id = report.sources.add(Source::new("content/jia/draft.md", "⼾"));
        report.push(
            Diagnostic::new(Code::YamlSyntax, say!("事", "thing"))
                .at(Span::new(id, 0, 3), say!("这里", "here")),
        );
        report.push(problem(Code::ReadName));
        report.forget(id);
        report.push(problem(Code::CiteUnknown).caused_by(Suppression::content("jia")));
        assert_eq!(codes(&report), ["CITE-UNKNOWN", "READ-NAME"]);
    }

    #[test]
    fn a_lost_page_is_missed_in_its_folder() {
        let mut report = Report::default();
        report.push(problem(Code::YamlFence).in_file("content/jia/2020-04.md"));
        report.push(problem(Code::CiteUnknown).caused_by(Suppression::content("jia")));
        report.push(problem(Code::CiteUnknown).caused_by(Suppression::content("yi")));
        assert_eq!(codes(&report), ["CITE-UNKNOWN", "YAML-FENCE"]);
    }

    #[test]
    fn the_meaning_of_unreadable_bytes_is_not_asked() {
        let mut report = Report::default();
        let id = report.sources.add(Source::new("content/a.md", "1000⼾，900人"));
        let at = |code, start, end| {
            Diagnostic::new(code, say!("事", "thing")).at(Span::new(id, start, end), say!("这里", "here"))
        };
        report.push(at(Code::ReadLookalike, 4, 7));
        report.push(at(Code::AmountSyntax, 0, 7));
        report.push(at(Code::AmountUnit, 10, 16));
        assert_eq!(codes(&report), ["READ-LOOKALIKE", "AMOUNT-UNIT"]);
    }
}
