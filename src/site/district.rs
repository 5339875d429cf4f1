//! Places: districts, the places they are compared with, and villages inside them.

use std::cmp::Ordering;
use std::sync::Arc;

use jiff::civil::Date;

use super::choice::Choice;
use crate::text::source::Span;

/// The rank of a place; it decides whether it is a district of the site or a place to compare with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// 全国
    Nation,
    /// 省级
    Province,
    /// 区县
    #[default]
    District,
}

impl Choice for Level {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] = &[
        ("全国", Self::Nation, "", "nation"),
        ("省级", Self::Province, "", "province"),
        ("区县", Self::District, "", "district"),
    ];
}

/// A district (or a reference place): its identity, without the text of its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// The folder under `content/`, and the address: `tongnan`.
    pub slug: String,
    /// 潼南区
    pub name: String,
    /// GB/T 2260, six digits; the nation has none.
    pub code: Option<String>,
    /// Its rank.
    pub level: Level,
    /// Other names it may be cited by.
    pub aliases: Vec<String>,
    /// First day the name is valid, when known.
    pub valid_from: Option<Date>,
    /// Last day the name is valid, when it is past.
    pub valid_to: Option<Date>,
    /// A tag such as 市级扶贫开发重点区县.
    pub category: Option<String>,
    /// Position in lists; then by code.
    pub order: i64,
    /// Where its name is written.
    pub span: Span,
}

impl District {
    /// The name without 区, 县 or 市 where at least two characters remain: 潼南, 忠县.
    #[must_use]
    pub(crate) fn short_name(&self) -> &str {
        let stem = self.name.strip_suffix(['区', '县', '市']).unwrap_or(&self.name);
        if stem.chars().count() >= 2 { stem } else { &self.name }
    }

    /// Whether the district is there on a day, as far as its page says.
    #[must_use]
    pub(crate) fn is_valid_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// The first two digits of its code, which name its province in GB/T 2260.
    #[must_use]
    pub(crate) fn province(&self) -> Option<&str> {
        self.code.as_deref().and_then(|code| code.get(..2))
    }

    /// Whether both lie in one province, or are it, by their codes.
    #[must_use]
    pub(crate) fn shares_province(&self, other: &Self) -> bool {
        self.province().is_some() && self.province() == other.province()
    }

    /// Whether it is a province and the other one of its districts, by their codes.
    #[must_use]
    pub(crate) fn governs(&self, other: &Self) -> bool {
        self.level == Level::Province && other.level == Level::District && self.shares_province(other)
    }

    /// What lists of districts are sorted by: their position, their code, their folder.
    #[must_use]
    pub(crate) fn rank(&self) -> (i64, Option<&str>, &str) {
        (self.order, self.code.as_deref(), &self.slug)
    }

    /// Whether this name or alias means the district.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.short_name() == name || self.aliases.iter().any(|alias| alias == name)
    }
}

/// Where a figure holds: a whole district, or a village or project in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The district.
    pub district: Arc<District>,
    /// The village, company or project, when it is not the whole district.
    pub part: Option<Arc<str>>,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Place {
    /// The whole of a district.
    #[must_use]
    pub(crate) fn whole(district: &Arc<District>) -> Self {
        Self { district: Arc::clone(district), part: None }
    }

    /// 潼南区, or 潼南区·宝龙镇严寨村.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.part {
            None => self.district.name.clone(),
            Some(part) => format!("{}·{part}", self.district.name),
        }
    }

    /// A key that is equal for the same place and sorts by district, then part.
    #[must_use]
    pub fn key(&self) -> (&str, &str) {
        (&self.district.slug, self.part.as_deref().unwrap_or_default())
    }
}
