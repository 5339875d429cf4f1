//! The dictionary of indicators: what each figure is, in which unit, and how it is related to others.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::choice::Choice;
use crate::quantity::{Amount, Formula, Interval};
use crate::text::source::Span;

/// A unit as printed, without 万 or 亿: `人`, `户`, `%`.
pub type Unit = String;

/// Measure words for persons and households.
const PEOPLE: [&str; 5] = ["人", "户", "名", "位", "口"];

/// Which direction of change is good news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Lower is better (贫困发生率).
    Lower,
    /// Higher is better (参保率).
    Higher,
    /// Neither.
    #[default]
    Neutral,
}

impl Choice for Direction {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("lower", Self::Lower, "越低越好", "lower is better"),
        ("higher", Self::Higher, "越高越好", "higher is better"),
        ("none", Self::Neutral, "无所谓高低", "neither"),
    ];
}

impl Direction {
    /// What a page says of it; nothing where neither is better.
    #[must_use]
    pub fn name(self) -> &'static str {
        if self == Self::Neutral { "" } else { self.meaning().0 }
    }
}

/// How the figures of places inside a district hang together with the district's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aggregation {
    /// They do not: a village's yearly output per household says nothing about the district's.
    #[default]
    Unrelated,
    /// They lie within it: no village, and no sum of villages, has more households than the district.
    Within,
    /// A page that gives any gives all of them: they add up to the district's own.
    Total,
}

impl Choice for Aggregation {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("apart", Self::Unrelated, "与全区县的数无关", "unrelated"),
        ("within", Self::Within, "在全区县的数之内", "within the district's"),
        ("all", Self::Total, "加起来就是全区县的数", "add up to the district's"),
    ];
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// The Chinese name, the key in `indicators.yml`.
    pub name: String,
    /// ASCII id for addresses, CSV and templates.
    pub id: String,
    /// The base unit.
    pub unit: Unit,
    /// Other measure words that mean the same unit (名 for 人).
    pub units: Vec<Unit>,
    /// Other names an author may cite it by.
    pub aliases: Vec<String>,
    /// Which direction is good.
    pub direction: Direction,
    /// What exactly is counted.
    pub definition: Option<String>,
    /// 口径, in a few words.
    pub methodology: Option<String>,
    /// Possible values in the base unit, when the dictionary says which; see [`Indicator::bounds`].
    pub range: Option<Interval>,
    /// Heading it is listed under.
    pub group: String,
    /// The column of the guarantees page it belongs to.
    pub guarantee: Option<String>,
    /// What it equals, over indicators of the same place and period; each formula holds by itself.
    pub equals: Vec<Formula>,
    /// Names of its parts, which do not overlap and leave nothing out; each list is a division of its own.
    pub parts: Vec<Vec<String>>,
    /// Names of what is counted in it too (其中): each is at most the whole, and they may overlap.
    pub includes: Vec<String>,
    /// Of a count of persons, the name of the indicator that counts their households.
    pub households: Option<String>,
    /// How figures of places inside a district relate to the district's.
    pub aggregation: Aggregation,
    /// Whether a count of one or two may identify a person, so that it is not to be published unawares.
    pub sensitive: bool,
    /// Whether it can never fall.
    pub cumulative: bool,
    /// Whether every bulletin is to give it.
    pub expected: bool,
    /// Where it is defined.
    pub span: Span,
    /// Its place in the dictionary, from 0: the order of tables.
    pub order: usize,
}

impl Indicator {
    /// An indicator of which the dictionary gives a name, an id and a unit only.
    pub(crate) fn new(name: &str, id: &str, unit: &str, order: usize, span: Span) -> Self {
        Self {
            name: name.to_owned(),
            id: id.to_owned(),
            unit: unit.to_owned(),
            units: Vec::new(),
            aliases: Vec::new(),
            direction: Direction::default(),
            definition: None,
            methodology: None,
            range: None,
            group: String::new(),
            guarantee: None,
            equals: Vec::new(),
            parts: Vec::new(),
            includes: Vec::new(),
            households: None,
            aggregation: Aggregation::default(),
            sensitive: false,
            cumulative: false,
            expected: false,
            span,
            order,
        }
    }

    /// Whether an amount may be given in this unit: the indicator's own or one of its others. A bare
    /// number has no unit and fits only an indicator without one; ％ is %, 百分点 is 个百分点.
    #[must_use]
    pub fn admits(&self, unit: &str) -> bool {
        let plain = |unit: &str| match unit {
            "％" => "%".to_owned(),
            "百分点" => "个百分点".to_owned(),
            unit => unit.to_owned(),
        };
        std::iter::once(&self.unit).chain(&self.units).any(|own| plain(own) == plain(unit))
    }

    /// An amount in a unit that may be given, where it is in one or in thousands of one: 112.4千公顷 of what is counted in
    /// 公顷.
    #[must_use]
    pub fn counted(&self, amount: Amount) -> Option<Amount> {
        if self.admits(&amount.unit) {
            return Some(amount);
        }
        std::iter::once(&self.unit).chain(&self.units).find_map(|unit| amount.in_unit(unit))
    }

    /// Whether it is a share, printed in % or ‰.
    #[must_use]
    pub(crate) fn is_share(&self) -> bool {
        matches!(self.unit.as_str(), "%" | "‰")
    }

    /// Whether it counts persons or households, in the dictionary's own words for them.
    #[must_use]
    pub(crate) fn counts_people(&self) -> bool {
        std::iter::once(&self.unit).chain(&self.units).any(|unit| PEOPLE.contains(&unit.as_str()))
    }

    /// Everything it equals, as a reader reads it: each formula, and the sum of its parts.
    #[must_use]
    pub(crate) fn identities(&self) -> Vec<String> {
        let sums = self.parts.iter().map(|parts| parts.join(" + "));
        self.equals.iter().map(ToString::to_string).chain(sums).collect()
    }

    /// What a formula of `equals` says this indicator must come to, in its own unit; `None` without an
    /// operand. A formula that divides gives a share: it counts a hundredfold for %, a thousandfold for ‰.
    #[must_use]
    pub fn expected(&self, formula: &Formula, lookup: &dyn Fn(&str) -> Option<Interval>) -> Option<Interval> {
        let result = formula.evaluate(lookup, self.unit == "%")?;
        if self.unit == "‰" && formula.has_quotient() {
            return result.mul(&Interval::point(Decimal::ONE_THOUSAND));
        }
        Some(result)
    }
}

/// All indicators, by name or alias.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    /// In the order of the file.
    pub indicators: Vec<Arc<Indicator>>,
    /// Every name and alias.
    pub names: BTreeMap<String, Arc<Indicator>>,
}

impl Dictionary {
    /// The indicator with this name or alias.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Indicator>> {
        self.names.get(name)
    }
}
