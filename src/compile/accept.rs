//! `accept:` compiled: which contradictions of its source a bulletin publishes, and why.

use super::problems::unknown;
use crate::compile::fields::{Fields, shortened};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::read::Scalar;
use crate::say;
use crate::site::{Acceptance, Dictionary};
use crate::text::nearest;

/// Reads every acceptance. A rule or an indicator that is a slip away is reported and taken for the one it
/// is near, so that the contradiction itself is not reported too.
pub(super) fn read(fields: &mut Fields<'_>, dictionary: &Dictionary) -> Vec<Acceptance> {
    let mut all = Vec::new();
    for mapping in fields.each("accept") {
        let (acceptance, problems) = acceptance(mapping, dictionary);
        all.extend(acceptance);
        problems.into_iter().for_each(|problem| fields.push(problem));
    }
    all
}

fn acceptance(mut inner: Fields<'_>, dictionary: &Dictionary) -> (Option<Acceptance>, Vec<Diagnostic>) {
    let span = inner.span();
    let rule = inner.required("rule").and_then(|scalar| rule(scalar, &mut inner));
    let written = inner.list("figures");
    let figures: Option<Vec<String>> =
        written.into_iter().map(|scalar| figure(scalar, dictionary, &mut inner)).collect();
    let reason = inner.required("reason").map(|scalar| scalar.text.clone());
    let acceptance = rule.zip(figures).map(|(rule, figures)| Acceptance {
        rule,
        figures,
        reason: reason.unwrap_or_default(),
        span,
    });
    let problems = inner.finish().into_iter().map(|problem| problem.causes(Suppression::Place(span)));
    (acceptance, problems.collect())
}

fn rule(scalar: &Scalar, fields: &mut Fields<'_>) -> Option<String> {
    let ids = || Code::ALL.iter().map(|code| code.id());
    if ids().any(|id| id == scalar.text) {
        return Some(scalar.text.clone());
    }
    let (written, near) = (shortened(&scalar.text), nearest(&scalar.text, ids()));
    let problem =
        Diagnostic::new(Code::NameUnknown, say!("没有叫 {written} 的规则", "no rule is called `{written}`"))
            .at(scalar.span, say!("没有这条规则", "no such rule"));
    fields.push(match near {
        Some(near) => {
            problem.help(say!("是不是想写 {near}？", "did you mean `{near}`?")).suggest(scalar.span, near)
        }
        None => problem.help(say!(
            "规则名就是报错里方括号内的代码，例如 FIG-SHARE",
            "a rule is the code of a message, such as FIG-SHARE"
        )),
    });
    near.map(str::to_owned)
}

/// `指标` or `指标@期间`.
fn figure(scalar: &Scalar, dictionary: &Dictionary, fields: &mut Fields<'_>) -> Option<String> {
    let text = scalar.text.as_str();
    let (name, rest) = text.split_at(text.find('@').unwrap_or(text.len()));
    if dictionary.get(name.trim()).is_some() {
        return Some(scalar.text.clone());
    }
    let known = || dictionary.names.keys().map(String::as_str);
    let named = Scalar { text: name.trim().to_owned(), span: scalar.place(0, name.len()), ..scalar.clone() };
    fields.push(
        unknown(&named, "指标", "indicator", known()).caused_by(Suppression::content("indicators.yml")).help(
            say!(
                "写成 指标 或 指标@期间，例如 入社户占比@2020-04",
                "write `indicator` or `indicator@period`"
            ),
        ),
    );
    nearest(name.trim(), known()).map(|near| format!("{near}{rest}"))
}
