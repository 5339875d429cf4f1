//! `review:` understood: which stages of 三审三校 are done, by whom and when.

use super::date;
use crate::compile::fields::Fields;
use crate::site::Signature;

/// Every stage that is written down and can be read.
pub(super) fn read(fields: &mut Fields<'_>) -> Vec<Signature> {
    let mut all = Vec::new();
    for mut inner in fields.each("review") {
        let stage = inner.required_choice("stage");
        let by = inner.required("by").map(|scalar| scalar.text.split_whitespace().collect::<String>());
        let at = inner.required("at").and_then(|_| date::moment(&mut inner, "at"));
        let span = inner.span();
        all.extend(stage.zip(by).zip(at).map(|((stage, by), at)| Signature { stage, by, at, span }));
        inner.finish().into_iter().for_each(|problem| fields.push(problem));
    }
    all
}
