//! `review:` understood: which stages of 三审三校 are done, by whom and when.

use super::super::fields::Fields;
use super::super::{Signature, Stage};
use super::date;
use crate::diagnostic::Diagnostic;
use crate::read::Node;

/// The words for them.
pub(in crate::model) const STAGES: [(&str, Stage); 6] = [
    ("初审", Stage::First),
    ("复审", Stage::Second),
    ("终审", Stage::Last),
    ("一校", Stage::FirstProof),
    ("二校", Stage::SecondProof),
    ("三校", Stage::LastProof),
];

/// Every stage that is written down and can be read.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<Signature> {
    let mut all = Vec::new();
    for item in fields.items("review") {
        let (signature, problems) = one(item);
        all.extend(signature);
        problems.into_iter().for_each(|problem| fields.push(problem));
    }
    all
}

fn one(item: &Node) -> (Option<Signature>, Vec<Diagnostic>) {
    let mut inner = Fields::of(item);
    let stage = inner.required_as("stage", "终审").and_then(|_| inner.choice("stage", &STAGES));
    let by = inner.required_as("by", "王芳").map(|scalar| scalar.text.split_whitespace().collect::<String>());
    let at = inner.required_as("at", "2020-05-06").and_then(|_| date::moment(&mut inner, "at"));
    let signature =
        stage.zip(by).zip(at).map(|((stage, by), at)| Signature { stage, by, at, span: item.span });
    (signature, inner.finish())
}
