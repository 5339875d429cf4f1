//! The state of one page, from its front matter and, of a bulletin, from its content.
//!
//! What cannot be read decides nothing: the page is compiled, its error is reported, and nothing is published.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::emptiness::is_empty;
use super::entry::{entry, scalar};
use crate::compile::date::parse_moment;
use crate::compile::document_kind::DocumentKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::{Document, Node, Tree, Value};
use crate::say;
use crate::site::{Choice, ReviewRule, Site, Stage, Standing, State};

/// What a page's state follows from beside the page.
#[derive(Debug)]
pub(crate) struct StandingRules {
    now: DateTime,
    review_required: bool,
    /// The sources that say of a numeral which figure it is.
    claiming: BTreeSet<String>,
}

impl StandingRules {
    /// The rules of a tree, at a moment.
    pub(super) fn of_tree(tree: &Tree, now: DateTime) -> Self {
        let review = tree.settings.as_ref().and_then(|settings| scalar(&settings.root, "review"));
        let claims = |numerals: &Node| match &numerals.value {
            Value::Sequence(all) => {
                all.iter().any(|numeral| entry(numeral, "of").is_some_and(|of| of.value != Value::Null))
            }
            _ => false,
        };
        let claiming =
            tree.sources.iter().filter(|source| entry(&source.root, "inventory").is_some_and(claims));
        Self {
            now,
            review_required: review.and_then(ReviewRule::called) == Some(ReviewRule::Required),
            claiming: claiming.filter_map(|source| scalar(&source.root, "id")).map(str::to_owned).collect(),
        }
    }

    /// The rules of a site that is compiled, at a moment.
    pub(crate) fn of_site(site: &Site, now: DateTime) -> Self {
        let claiming = site
            .sources
            .iter()
            .filter(|source| source.inventory.iter().any(|numeral| !numeral.of.is_empty()));
        Self {
            now,
            review_required: site.settings.review_required,
            claiming: claiming.map(|source| source.id.clone()).collect(),
        }
    }

    /// The standing of a document with this text below its front matter.
    pub(crate) fn standing(&self, document: &Document, body: &str) -> Standing {
        let (front, kind) = (&document.front, DocumentKind::of(&document.path));
        let bulletin = kind == Some(DocumentKind::Bulletin);
        if scalar(front, "draft") == Some("true") {
            return State::Draft.into();
        }
        let withdrawn = entry(front, "withdrawn").filter(|_| kind != Some(DocumentKind::Profile));
        if let Some(withdrawn) = withdrawn {
            let moment = scalar(withdrawn, "at").and_then(parse_moment);
            return Standing { state: State::Withdrawn, moment };
        }
        if bulletin && self.open_reviews(front).is_some_and(|open| !open.is_empty()) {
            return State::Unreviewed.into();
        }
        let until = scalar(front, "published").and_then(parse_moment).filter(|until| *until > self.now);
        if until.is_some() {
            return Standing { state: State::Embargoed, moment: until };
        }
        let claims = || scalar(front, "source").is_some_and(|id| self.claiming.contains(id));
        if bulletin && is_empty(front, body) && !claims() { State::Empty.into() } else { Standing::default() }
    }

    /// The stages of review that a bulletin needs and has not passed; `None` where what is written cannot be read.
    fn open_reviews(&self, front: &Node) -> Option<Vec<Stage>> {
        let Some(review) = entry(front, "review").filter(|review| review.value != Value::Null) else {
            return Some(if self.review_required { Stage::REVIEW.to_vec() } else { Vec::new() });
        };
        let Value::Sequence(all) = &review.value else { return None };
        let done: Option<Vec<Stage>> = all.iter().map(signed).collect();
        let done = done?;
        let begun = self.review_required || !done.is_empty();
        Some(Stage::REVIEW.into_iter().filter(|stage| begun && !done.contains(stage)).collect())
    }

    /// Which reviews a bulletin that is not reviewed still needs.
    pub(super) fn missing_review(&self, document: &Document) -> Option<Diagnostic> {
        let open: Vec<&str> = self.open_reviews(&document.front)?.into_iter().map(Stage::name).collect();
        let (zh, en) = (open.join("、"), open.join(", "));
        let last = entry(&document.front, "review").and_then(|review| match &review.value {
            Value::Sequence(all) => Some(all.last()?.span),
            _ => None,
        });
        let title = || entry(&document.front, "title").map_or(document.front.span, |title| title.span);
        let problem = Diagnostic::new(
            Code::ReviewMissing,
            say!("这篇通报还没有{zh}，先不发布", "the bulletin lacks {en} and is not published yet"),
        );
        Some(problem.at(last.unwrap_or_else(title), say!("缺{zh}", "{en} is missing")).help(say!(
            "审完在 review 里记下，例如 - {{stage: 终审, by: 姓名, at: 2020-05-06}}，就会发布",
            "note it under `review` when it is done, and the bulletin is published"
        )))
    }
}

/// The stage that somebody signed at some moment.
fn signed(signature: &Node) -> Option<Stage> {
    scalar(signature, "by")?;
    scalar(signature, "at").and_then(parse_moment)?;
    Stage::called(scalar(signature, "stage")?)
}
