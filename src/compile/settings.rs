//! `site.yml` compiled.

use std::sync::Arc;

use super::government::registered;
use super::problems::{unknown, unknown_place};
use super::{government, reporting};
use crate::compile::fields::Fields;
use crate::compile::keys::SITE;
use crate::diagnostic::{Diagnostic, Suppression};
use crate::read::{Data, Value};
use crate::site::{Dictionary, Disclosure, District, RegistrationCodes, ReviewRule, Settings};
use crate::{say, site};

/// Reads the settings; what is missing falls back to nothing and is reported.
pub(super) fn lower(data: &Data, problems: &mut Vec<Diagnostic>) -> Settings {
    let mut fields = Fields::of(&data.root, &SITE);
    let written_base_url = fields.scalar("base_url").cloned();
    // Whether it is the site's own address is checked when its pages are known.
    let base_url = written_base_url
        .as_ref()
        .and_then(|scalar| site::base_url(&scalar.text).map_or_else(|refused| refused.meant, Some));
    let settings = Settings {
        title: fields.required("title").map(|scalar| scalar.text.clone()).unwrap_or_default(),
        subtitle: fields.text("subtitle"),
        publisher: fields.required("publisher").map(|scalar| scalar.text.clone()).unwrap_or_default(),
        owner_kind: fields.choice("owner_kind").unwrap_or_default(),
        base_url,
        written_base_url,
        contact: fields.text("contact"),
        language: fields.text("language"),
        codes: codes(&mut fields, problems),
        government: government::lower(&mut fields, problems),
        headline: fields.texts("headline"),
        trend: fields.text("trend"),
        guarantees: guarantees(&mut fields, problems),
        small_cells: small_cells(&mut fields),
        review_required: fields.choice("review") == Some(ReviewRule::Required),
        references: fields.texts("references"),
        disclose: disclose(&mut fields),
        terms: terms(&mut fields),
        reporting: reporting::lower(&mut fields, problems),
        status: reporting::status(&mut fields, problems),
        rankings: reporting::rankings(&mut fields, problems),
    };
    problems.extend(fields.finish());
    settings
}

/// Reports names in `site.yml` that neither the dictionary nor the districts know.
pub(super) fn check_names(
    settings: &Settings,
    dictionary: &Dictionary,
    districts: &[Arc<District>],
    data: Option<&Data>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(data) = data else { return };
    let mut fields = Fields::of(&data.root, &SITE);
    let indicators = dictionary.names.keys().map(String::as_str);
    let mut named = fields.list("headline");
    named.extend(fields.scalar("trend").filter(|_| settings.trend.is_some()));
    for scalar in named.into_iter().filter(|scalar| dictionary.get(&scalar.text).is_none()) {
        problems.push(
            unknown(scalar, "指标", "indicator", indicators.clone())
                .caused_by(Suppression::content("indicators.yml"))
                .help(say!(
                    "指标登记在 content/indicators.yml",
                    "indicators are defined in content/indicators.yml"
                )),
        );
    }
    let names = districts.iter().map(|district| district.name.as_str());
    for scalar in fields.list("references") {
        if !districts.iter().any(|district| district.is_called(&scalar.text)) {
            problems.push(unknown_place(scalar, names.clone()));
        }
    }
    problems.extend(reporting::check_names(&mut fields, dictionary, districts));
}

/// Statistics offices suppress counts below three: one or two persons can be recognised by those who know the village.
const SMALL_CELLS: u32 = 3;

fn small_cells(fields: &mut Fields<'_>) -> u32 {
    let Some(scalar) = fields.scalar("small_cells") else { return SMALL_CELLS };
    scalar.text.parse().unwrap_or_else(|_| {
        fields.wrong_value(
            scalar,
            "不小于 0 的整数，例如 3；0 表示不查",
            "a whole number such as 3; 0 turns the rule off",
        );
        SMALL_CELLS
    })
}

/// `disclose: [{text, reason}]`
fn disclose(fields: &mut Fields<'_>) -> Vec<Disclosure> {
    let mut all = Vec::new();
    for mut inner in fields.each("disclose") {
        let span = inner.span();
        let text = inner.required("text").map(|scalar| scalar.text.clone());
        let reason = inner.required("reason").map(|scalar| scalar.text.clone()).unwrap_or_default();
        all.extend(text.map(|text| Disclosure { text, reason, span }));
        inner.finish().into_iter().for_each(|problem| fields.push(problem));
    }
    all
}

/// `terms: {错的: 对的}`
fn terms(fields: &mut Fields<'_>) -> Vec<(String, String)> {
    let Some(node) = fields.node("terms") else { return Vec::new() };
    let Value::Mapping(entries) = &node.value else {
        fields.wrong_shape(node, "若干「错的: 对的」", "`wrong: right` lines");
        return Vec::new();
    };
    let mut pairs = Vec::new();
    for pair in entries {
        match &pair.value.value {
            Value::Scalar(right) => pairs.push((pair.key.text.clone(), right.text.clone())),
            _ => fields.wrong_shape(&pair.value, "对的写法", "the right word"),
        }
    }
    pairs
}

fn codes(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> RegistrationCodes {
    let Some(mut inner) = fields.inside("codes") else { return RegistrationCodes::default() };
    let codes = RegistrationCodes {
        site_id: registered(&mut inner, "site_id"),
        icp: registered(&mut inner, "icp"),
        police: registered(&mut inner, "police"),
    };
    problems.extend(inner.finish());
    codes
}

fn guarantees(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Option<(String, Vec<String>)> {
    let mut inner = fields.inside("guarantees")?;
    let title = inner.required("title").map(|scalar| scalar.text.clone());
    let columns = inner.texts("columns");
    problems.extend(inner.finish());
    Some((title?, columns))
}
