//! The names an author cites by: indicators, places and periods, with the nearest name for a typing error.

use std::sync::Arc;

use crate::compile::scope::PageScope;
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::quantity::Period;
use crate::say;
use crate::site::{Dictionary, Indicator, Place};
use crate::text::nearest;
use crate::text::source::Span;

/// The indicator with this name, alias or id.
///
/// # Errors
/// `NAME-UNKNOWN` with the nearest name.
pub(crate) fn indicator(scope: &PageScope<'_>, name: &str, span: Span) -> Result<Arc<Indicator>, Diagnostic> {
    named(scope.dictionary, name, span)
}

/// As [`indicator`], where there is no page yet.
///
/// # Errors
/// `NAME-UNKNOWN` with the nearest name.
pub(crate) fn named(dictionary: &Dictionary, name: &str, span: Span) -> Result<Arc<Indicator>, Diagnostic> {
    let by_id = || dictionary.indicators.iter().find(|indicator| indicator.id == name);
    if let Some(indicator) = dictionary.get(name).or_else(by_id) {
        return Ok(Arc::clone(indicator));
    }
    let names = dictionary.names.keys().map(String::as_str);
    let problem = Diagnostic::new(
        Code::NameUnknown,
        say!("指标「{name}」没有登记", "the indicator `{name}` is not defined"),
    )
    .at(span, say!("没有这个指标", "there is no such indicator"))
    .caused_by(Suppression::content("indicators.yml"));
    Err(match nearest(name, names) {
        Some(near) => problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?")),
        None => problem.help(say!(
            "指标登记在 content/indicators.yml；新指标用 tongbao new indicator 名称 登记",
            "indicators are defined in content/indicators.yml; `tongbao new indicator NAME` adds one"
        )),
    })
}

/// The place with this name: a village or project in this page's figures, a district by any of its names,
/// a part written `区县·地点`, or a part of the page's district that another page knows.
///
/// # Errors
/// `NAME-UNKNOWN` with the nearest name.
pub(crate) fn place(scope: &PageScope<'_>, name: &str, span: Span) -> Result<Place, Diagnostic> {
    let here = scope.figures.iter().find(|figure| figure.place.part.as_deref() == Some(name));
    if let Some(figure) = here {
        return Ok(figure.place.clone());
    }
    let district = |name: &str| scope.districts.iter().find(|district| district.is_called(name));
    if let Some(district) = district(name) {
        return Ok(Place::whole(district));
    }
    let inside = match name.split_once('·') {
        Some((outer, part)) => district(outer).map(|district| (district, part)),
        None => scope.home.as_ref().map(|home| (&home.district, name)),
    };
    let known = inside
        .map(|(district, part)| Place { district: Arc::clone(district), part: Some(Arc::from(part)) })
        .filter(|place| is_known(scope, place));
    known.ok_or_else(|| unknown_place(scope, name, span))
}

/// The period written so.
///
/// # Errors
/// `PERIOD-SYNTAX` at the bytes that cannot be read; `span` covers `text` byte for byte.
pub(crate) fn period(text: &str, span: Span) -> Result<Period, Diagnostic> {
    Period::parse(text).map_err(|error| {
        // A span shorter than the text stands for an escaped scalar, of which no part can be named.
        let exact = span.range().len() == text.len();
        let place = if exact { span.part(error.start, error.end) } else { span };
        let problem = Diagnostic::new(Code::PeriodSyntax, error.message)
            .at(place, say!("这里", "here"))
            .help(error.help);
        match error.rewritten {
            Some(key) => problem.fix(Some(place).filter(|_| exact), key),
            None => problem,
        }
    })
}

fn is_known(scope: &PageScope<'_>, place: &Place) -> bool {
    scope.dictionary.indicators.iter().any(|indicator| !scope.index.all(indicator, place).is_empty())
}

fn unknown_place(scope: &PageScope<'_>, name: &str, span: Span) -> Diagnostic {
    let parts = scope.figures.iter().filter_map(|figure| figure.place.part.as_deref());
    let districts = scope.districts.iter().flat_map(|district| {
        let names = [district.name.as_str(), district.short_name()];
        names.into_iter().chain(district.aliases.iter().map(String::as_str))
    });
    let problem = Diagnostic::new(
        Code::NameUnknown,
        say!("没有叫「{name}」的地点", "there is no place named `{name}`"),
    )
    .at(span, say!("不认识这个地点", "an unknown place"))
    .caused_by(Suppression::Districts);
    // A name is offered, never as a machine fix, for another name would cite another figure.
    let near = nearest(name, parts.chain(districts));
    match near {
        Some(near) => problem.help(say!("是不是想写「{near}」？", "did you mean `{near}`?")),
        None => problem.help(say!(
            "可以写本页数据里 place: 的地点，或任何区县、对比地区的名称",
            "write a `place:` of this page's figures, or any district or reference place"
        )),
    }
}
