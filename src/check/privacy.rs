//! Nothing personal or secret is in any text of the site, published or kept, unless `disclose` says why it may be.

use std::ops::Range;

use rayon::prelude::*;

use super::facts::Facts;
use crate::diagnostic::{Code, Diagnostic, Text};
use crate::privacy::{Finding, Personal, digits_of, findings};
use crate::say;
use crate::site::Disclosure;
use crate::text::source::{SourceId, Span};

/// The digits of the shortest number that `disclose` can name.
const SHORTEST: usize = 7;

/// What was found in a text.
struct Place<'a> {
    span: Span,
    finding: Finding,
    path: &'a str,
    written: &'a str,
}

/// What is personal or secret and not disclosed.
pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let disclosed = &facts.site.settings.disclose;
    let places = places(facts).into_iter().filter(|place| facts.scope.has(place.span) && !place.finding.part);
    places
        .filter(|place| !disclosed.iter().any(|entry| place.is_named(entry)))
        .map(|place| place.report())
        .collect()
}

/// Entries of `disclose` that name nothing in the site but themselves.
pub(super) fn unused(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let disclosed = &facts.site.settings.disclose;
    if disclosed.is_empty() {
        return Vec::new();
    }
    let places = places(facts);
    let used =
        |entry: &Disclosure| places.iter().any(|place| place.is_named(entry) && !place.is_in(entry.span));
    disclosed.iter().filter(|entry| !used(entry)).map(idle).collect()
}

fn places<'a>(facts: &'a Facts<'_>) -> Vec<Place<'a>> {
    let texts = facts.site.texts.par_iter().filter(|id| facts.scope.has(facts.sources.whole(**id)));
    texts.flat_map_iter(|id| of_text(facts, *id)).collect()
}

fn of_text<'a>(facts: &'a Facts<'_>, id: SourceId) -> Vec<Place<'a>> {
    let Some(source) = facts.sources.get(id) else { return Vec::new() };
    let place = |finding: Finding| {
        let Range { start, end } = finding.range;
        let written = source.text().get(start..end).unwrap_or_default();
        Place { span: Span::new(id, start, end), finding, path: source.path(), written }
    };
    findings(source.text()).into_iter().map(place).collect()
}

impl Place<'_> {
    /// Whether an entry of `disclose` names it: a number by its digits, a mark by its words, a list by its file.
    fn is_named(&self, entry: &Disclosure) -> bool {
        match self.finding.kind {
            Personal::Name => entry.text.trim() == self.path,
            Personal::Secret => entry.text.trim() == self.written,
            _ => {
                let digits = digits_of(&entry.text);
                digits.len() >= SHORTEST && digits == digits_of(self.written)
            }
        }
    }

    fn is_in(&self, span: Span) -> bool {
        self.span.source == span.source && span.start <= self.span.start && self.span.end <= span.end
    }

    /// The problem. It names the kind and the place and never repeats what is there.
    fn report(&self) -> Diagnostic {
        let (code, message, help) = match (self.finding.kind, self.finding.sure) {
            (Personal::Name, _) => list(self.path),
            (Personal::Secret, sure) => mark(sure),
            (kind, sure) => number(kind, sure),
        };
        Diagnostic::new(code, message).at(self.span, say!("这里", "here")).help(help)
    }
}

fn list(path: &str) -> (Code, Text, Text) {
    let help = say!(
        "网站只用汇总数，删去这张表；确实可以公开的，在 site.yml 写 disclose: [{{text: {path}, reason: 为什么可以公开}}]",
        "a site needs totals only: remove the table; if it may be public, write `disclose: [{{text: {path}, reason: …}}]` in site.yml"
    );
    (Code::PrivateList, say!("这张表像是个人的名单", "this table is a list of persons"), help)
}

fn mark(sure: bool) -> (Code, Text, Text) {
    let help = say!(
        "涉密和内部的材料不能上网，先核实；可以公开的，删去这几个字，或在 site.yml 写 disclose: [{{text: 这几个字, reason: 为什么可以公开}}]",
        "secret and internal papers must not go online: find out first; if it may be public, remove the words or write `disclose: [{{text: …, reason: …}}]` in site.yml"
    );
    if sure {
        return (
            Code::PrivateSecret,
            say!("有密级或内部资料的标志", "a mark of a secret or internal paper"),
            help,
        );
    }
    (Code::PrivateDoubt, say!("提到内部资料", "internal papers are spoken of"), help)
}

fn number(kind: Personal, sure: bool) -> (Code, Text, Text) {
    let (zh, en) = kind.names();
    let help = say!(
        "删去，或换成汇总的数；是金额或数量的，写上单位；公开的热线和办公电话，在 site.yml 写 disclose: [{{text: 号码, reason: 为什么可以公开}}]",
        "remove it or use a total; give an amount its unit; for a public line write `disclose: [{{text: …, reason: …}}]` in site.yml"
    );
    if sure {
        return (Code::PrivateNumber, say!("有{zh}，这里不显示", "{en}, not shown here"), help);
    }
    let message = say!(
        "像是{zh}，校验码不对，这里不显示",
        "what may be {en}, with a wrong check digit, not shown here"
    );
    (Code::PrivateDoubt, message, help)
}

fn idle(entry: &Disclosure) -> Diagnostic {
    Diagnostic::new(
        Code::PrivateUnused,
        say!("disclose 里有一条没有用上", "an entry of `disclose` lifts nothing"),
    )
    .at(entry.span, say!("没有与它对应的内容", "nothing in the site is what it names"))
    .help(say!(
        "内容已经删去的，删去这一条；写得不一样的，照报错里的那一处写",
        "remove it if what it named is gone; else write it as it stands in the text"
    ))
}
