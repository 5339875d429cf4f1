//! `reporting:`, `status:` and `rankings:` of `site.yml` compiled.

use std::sync::Arc;

use super::date;
use super::problems::{unknown, unknown_place};
use crate::compile::fields::Fields;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::quantity::Period;
use crate::read::{Scalar, Value};
use crate::say;
use crate::site::{Dictionary, Direction, District, Frequency, Rankings, Reporting, StatusPage};
use crate::text::source::Span;

/// The longest time a bulletin may take, in days: after a year the next one of any frequency is there.
const LONGEST: i32 = 366;

/// Reads who reports how often, until when, and what.
pub(super) fn lower(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Reporting {
    let Some(mut inner) = fields.inside("reporting") else { return Reporting::default() };
    let every = inner.choice("every");
    let reporting = Reporting {
        every,
        due: due(&mut inner),
        from: date::period_under(&mut inner, "from"),
        until: date::period_under(&mut inner, "until"),
        districts: inner.texts("districts"),
        expect: inner.texts("expect"),
    };
    // A deadline without a frequency is a deadline of nothing.
    let timed = reporting.due.is_some() || reporting.from.is_some() || reporting.until.is_some();
    if timed && inner.node("every").is_none() {
        inner.missing("every");
    }
    if let (Some(from), Some(until), Some(scalar)) =
        (&reporting.from, &reporting.until, inner.scalar("until"))
        && until.end() < from.start()
    {
        inner.push(ends_before(scalar, from));
    }
    problems.extend(inner.finish());
    reporting
}

fn due(fields: &mut Fields<'_>) -> Option<i32> {
    let scalar = fields.scalar("due")?;
    let days = scalar.text.parse().ok().filter(|days| (0..=LONGEST).contains(days));
    if days.is_none() {
        fields.wrong_value(
            scalar,
            "期末之后的天数，0 到 366 的整数，例如 10",
            "days after the end of the period, a whole number from 0 to 366 such as 10",
        );
    }
    days
}

fn ends_before(until: &Scalar, from: &Period) -> Diagnostic {
    let (written, from) = (&until.text, from.key());
    Diagnostic::new(
        Code::PeriodOrder,
        say!(
            "报送在 {written} 就结束，却从 {from} 才开始",
            "reporting ends in {written} and begins only in {from}"
        ),
    )
    .at(until.span, say!("比 from 还早", "earlier than `from`"))
    .help(say!(
        "核对 from 和 until，把写反的对调",
        "check `from` and `until`, and swap them if they are reversed"
    ))
}

/// `status: true`, or a block with the period the page shows; absent and `false` are no page.
pub(super) fn status(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Option<StatusPage> {
    match &fields.node("status")?.value {
        Value::Mapping(_) => {
            let mut inner = fields.inside("status")?;
            let page = StatusPage { as_of: date::period_under(&mut inner, "as_of") };
            problems.extend(inner.finish());
            Some(page)
        }
        _ => fields.flag("status").then(StatusPage::default),
    }
}

/// `rankings: {indicators: […], period: 季, public: true}`
pub(super) fn rankings(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Option<Rankings> {
    let node = fields.node("rankings")?;
    if node.value == Value::Null {
        return None;
    }
    let mut inner = fields.inside("rankings")?;
    let indicators = inner.texts("indicators");
    if indicators.is_empty() {
        inner.required("indicators");
    }
    let every = inner.choice("period").unwrap_or(Frequency::Quarter);
    let public = inner.flag("public");
    if !public {
        inner.push(everybody_sees(node.span));
    }
    problems.extend(inner.finish());
    Some(Rankings { indicators, every, public, span: node.span })
}

fn everybody_sees(span: Span) -> Diagnostic {
    Diagnostic::new(
        Code::RankPublic,
        say!("排名页已打开，发布后谁都看得到", "ranking pages are switched on; once published, everybody sees them"),
    )
    .at(span, say!("没有写 public: true", "`public: true` is not given"))
    .help(say!(
        "季度排名、年度考核多是内部资料：确定可以公开，就在这里加一行 public: true；不能公开，就删去 rankings",
        "rankings and appraisals are mostly internal: add `public: true` here if they may be published, else remove `rankings`"
    ))
}

/// Names in these blocks that neither the dictionary nor the districts know, and indicators that cannot be ranked.
pub(super) fn check_names(
    fields: &mut Fields<'_>,
    dictionary: &Dictionary,
    districts: &[Arc<District>],
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if let Some(mut inner) = fields.inside("reporting") {
        let expected = inner.list("expect");
        problems.extend(expected.into_iter().filter_map(|name| no_indicator(name, dictionary)));
        let names = districts.iter().map(|district| district.name.as_str());
        let strange = inner.list("districts").into_iter();
        let strange = strange.filter(|name| !districts.iter().any(|district| district.is_called(&name.text)));
        problems.extend(strange.map(|name| unknown_place(name, names.clone())));
    }
    if let Some(mut inner) = fields.inside("rankings") {
        for name in inner.list("indicators") {
            let known = dictionary.get(&name.text);
            problems.extend(no_indicator(name, dictionary));
            let neutral = known.filter(|indicator| indicator.direction == Direction::Neutral);
            problems.extend(neutral.map(|_| no_direction(name)));
        }
    }
    problems
}

fn no_indicator(name: &Scalar, dictionary: &Dictionary) -> Option<Diagnostic> {
    if dictionary.get(&name.text).is_some() {
        return None;
    }
    let known = dictionary.names.keys().map(String::as_str);
    Some(
        unknown(name, "指标", "indicator", known).caused_by(Suppression::content("indicators.yml")).help(
            say!("指标登记在 content/indicators.yml", "indicators are defined in content/indicators.yml"),
        ),
    )
}

fn no_direction(name: &Scalar) -> Diagnostic {
    let written = &name.text;
    Diagnostic::new(
        Code::RankDirection,
        say!("「{written}」没有说高好还是低好，排不了名", "`{written}` does not say which way is better and cannot be ranked"),
    )
    .at(name.span, say!("不知道谁在前", "who comes first is not known"))
    .help(say!(
        "在 content/indicators.yml 里给它写 better: lower（越低越好）或 better: higher（越高越好）；本来就不分高低的，从 rankings 里去掉",
        "give it `better: lower` or `better: higher` in content/indicators.yml, or take it out of `rankings`"
    ))
}
