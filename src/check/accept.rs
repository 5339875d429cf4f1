//! Contradictions in the source itself: which ones a bulletin accepts, and which acceptances accept nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::contradiction::Contradiction;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::say;
use crate::site::{Acceptance, Bulletin, Figure, Nature, PagePath, Site};
use crate::text::source::{SourceId, Span};

/// The reasons given for contradictory figures, by the place where a figure is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Disputes(BTreeMap<Span, String>);

impl Disputes {
    /// A figure may be in dispute by several rules, each with its own reason.
    fn add(&mut self, written: Span, reason: &str) {
        let reasons = self.0.entry(written).or_default();
        if !reasons.contains(reason) {
            let comma = if reasons.is_empty() { "" } else { "；" };
            *reasons = format!("{reasons}{comma}{reason}");
        }
    }

    /// These, and those of `earlier` that are in none of `texts`.
    pub(super) fn beside(mut self, earlier: &Self, texts: &BTreeSet<SourceId>) -> Self {
        let stays = earlier.0.iter().filter(|(written, _)| !texts.contains(&written.source));
        self.0.extend(stays.map(|(written, reason)| (*written, reason.clone())));
        self
    }

    pub(super) fn reason(&self, figure: &Figure) -> Option<&str> {
        // A derived figure is at the place of its first operand; it is never in dispute itself.
        let written = (figure.nature != Nature::Derived).then_some(figure.span)?;
        self.0.get(&written).map(String::as_str)
    }
}

/// Every `accept` of the site, and which of them were used.
pub(super) struct Acceptances<'a> {
    site: &'a Site,
    /// The bulletins that accept anything, by their pages.
    bulletins: BTreeMap<&'a PagePath, &'a Bulletin>,
    used: BTreeSet<Span>,
    disputes: Disputes,
}

impl<'a> Acceptances<'a> {
    pub(super) fn of(site: &'a Site) -> Self {
        let accepting = site.bulletins.iter().filter(|bulletin| !bulletin.accept.is_empty());
        let bulletins = accepting.map(|bulletin| (&bulletin.page.path, bulletin)).collect();
        Self { site, bulletins, used: BTreeSet::new(), disputes: Disputes::default() }
    }

    /// Gives the problem back unless a bulletin with one of its figures accepts it by rule and name.
    pub(super) fn judge(&mut self, contradiction: Contradiction) -> Option<Diagnostic> {
        let (rule, mut accepted) = (contradiction.problem.code.id(), false);
        for figure in &contradiction.figures {
            let acceptances =
                self.bulletins.get(&figure.page).into_iter().flat_map(|bulletin| &bulletin.accept);
            let acceptances = acceptances.filter(|acceptance| acceptance.rule == rule);
            for acceptance in acceptances.filter(|acceptance| names(self.site, acceptance, figure)) {
                accepted = true;
                self.used.insert(acceptance.span);
                self.disputes.add(figure.span, &acceptance.reason);
            }
        }
        (!accepted).then_some(contradiction.problem)
    }

    pub(super) fn disputes(self) -> Disputes {
        self.disputes
    }
}

/// Acceptances that accept nothing: the contradiction is gone, or it never was one. `acceptable` are the ids of the codes
/// that may be accepted. That a figure must be in its source is not among them: what the source does not print cannot
/// be published with an excuse.
pub(super) fn unused(site: &Site, acceptances: &Acceptances<'_>, acceptable: &[&str]) -> Vec<Diagnostic> {
    let all = site.bulletins.iter().flat_map(|bulletin| &bulletin.accept);
    let idle = all.filter(|acceptance| !acceptances.used.contains(&acceptance.span));
    idle.map(|acceptance| unused_acceptance(acceptance, acceptable)).collect()
}

/// Whether an acceptance names this figure of its page: `指标`, whatever its period, or `指标@期间`.
fn names(site: &Site, acceptance: &Acceptance, figure: &Figure) -> bool {
    acceptance.figures.iter().any(|written| {
        let (name, period) =
            written.split_once('@').map_or((written.as_str(), None), |(name, period)| (name, Some(period)));
        let same =
            site.dictionary.get(name.trim()).is_some_and(|indicator| indicator.id == figure.indicator.id);
        same && period.is_none_or(|period| period.trim() == figure.period.key())
    })
}

fn unused_acceptance(acceptance: &Acceptance, acceptable: &[&str]) -> Diagnostic {
    let rule = &acceptance.rule;
    let (zh_rules, en_rules) = (acceptable.join("、"), acceptable.join(", "));
    let problem = Diagnostic::new(
        Code::AcceptUnused,
        say!("accept 里的 {rule} 没有用上", "the accept of `{rule}` accepts nothing"),
    )
    .at(acceptance.span, say!("没有与它对应的矛盾", "there is no such contradiction"))
    .caused_by(Suppression::Place(acceptance.span));
    if acceptable.contains(&rule.as_str()) {
        return problem.help(say!(
            "数据已经一致的，删去这一条；指标名或期间写错的，改正过来",
            "remove it where the figures agree; correct the names where they are wrong"
        ));
    }
    problem.help(say!("accept 只能用于 {zh_rules}", "only these can be accepted: {en_rules}"))
}
