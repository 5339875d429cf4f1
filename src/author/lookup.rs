//! A name as a person types it to ask for something: an indicator, a district, a village, a group of indicators.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::site::{District, Indicator, Site};
use crate::text::nearest;

/// How many names are offered for a piece of one.
const OFFERED: usize = 6;

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A district or a place to compare with, by its name, an alias, or its folder.
    District(Arc<District>),
    /// An indicator, by its name, an alias, or its id.
    Indicator(Arc<Indicator>),
    /// A village or project that some figure is about.
    Part(Arc<str>),
    /// The heading of some indicators.
    Group(String),
}

impl Site {
    /// What a name means; white space inside it counts for nothing, for tables set short names wide (潼　南).
    ///
    /// # Errors
    /// With the names it may be a slip or a piece of, the nearest first.
    pub fn named(&self, typed: &str) -> Result<Named, Vec<String>> {
        let name: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(found) = self.districts.iter().find(|one| one.is_called(&name) || one.slug == name) {
            return Ok(Named::District(Arc::clone(found)));
        }
        if let Some(found) = self.indicator(&name) {
            return Ok(Named::Indicator(Arc::clone(found)));
        }
        let mut parts = self.figures.iter().filter_map(|figure| figure.place.part.as_ref());
        if let Some(found) = parts.find(|part| ***part == *name) {
            return Ok(Named::Part(Arc::clone(found)));
        }
        if !name.is_empty() && self.dictionary.indicators.iter().any(|one| one.group == name) {
            return Ok(Named::Group(name));
        }
        Err(self.like(&name))
    }

    /// The nearest name, or else some of those that hold what was typed.
    fn like(&self, name: &str) -> Vec<String> {
        let names = self.names();
        if let Some(near) = nearest(name, names.iter().copied()) {
            return vec![near.to_owned()];
        }
        let holding = names.into_iter().filter(|known| !name.is_empty() && known.contains(name));
        holding.take(OFFERED).map(str::to_owned).collect()
    }

    /// The indicator with this name, alias or id.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<&Arc<Indicator>> {
        let by_id = || self.dictionary.indicators.iter().find(|one| one.id == name);
        self.dictionary.get(name).or_else(by_id)
    }

    /// Every name that [`Site::named`] knows.
    fn names(&self) -> BTreeSet<&str> {
        let districts = self.districts.iter().flat_map(|one| {
            [one.name.as_str(), one.short_name(), &one.slug]
                .into_iter()
                .chain(one.aliases.iter().map(String::as_str))
        });
        let indicators = self.dictionary.indicators.iter().flat_map(|one| [one.id.as_str(), &one.group]);
        let aliases = self.dictionary.names.keys().map(String::as_str);
        let parts = self.figures.iter().filter_map(|figure| figure.place.part.as_deref());
        districts.chain(indicators).chain(aliases).chain(parts).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::specimen::Specimen;

    #[test]
    fn a_name_is_whatever_it_is_the_name_of() {
        let mut specimen = Specimen::new(&["贫困发生率 %"]);
        specimen.figure("贫困发生率", "2020-04", "0.06%").place.part = Some(Arc::from("严寨村"));
        let site = specimen.site();
        for (typed, name) in [("潼　南", "潼南区"), ("tongnan", "潼南区"), ("潼南区", "潼南区")]
        {
            assert!(matches!(site.named(typed), Ok(Named::District(one)) if one.name == name), "{typed}");
        }
        for typed in ["贫困发生率", " 贫困 发生率", "indicator-0"] {
            assert!(matches!(site.named(typed), Ok(Named::Indicator(_))), "{typed}");
        }
        assert_eq!(site.named("严寨村"), Ok(Named::Part(Arc::from("严寨村"))));
        assert_eq!(site.named("贫困发声率"), Err(vec!["贫困发生率".to_owned()]));
        assert_eq!(site.named("发生"), Err(vec!["贫困发生率".to_owned()]));
        assert_eq!([site.named("渝中区"), site.named("")], [Err(vec![]), Err(vec![])]);
    }
}
