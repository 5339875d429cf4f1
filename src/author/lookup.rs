//! Resolves a name typed by a user: an indicator, a district, a village, or a group of indicators.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::site::{District, Indicator, Site};
use crate::text::nearest;

/// The most names to suggest for a part of a name.
const OFFERED: usize = 6;

/// What a name resolves to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameMatch {
    /// A district or reference place, by its name, an alias or its folder.
    District(Arc<District>),
    /// An indicator, by its name, an alias or its id.
    Indicator(Arc<Indicator>),
    /// A village or project that a figure is about.
    Part(Arc<str>),
    /// A group of indicators.
    Group(String),
}

impl Site {
    /// Resolves a name. White space inside it is ignored, because tables space out short names (潼　南).
    ///
    /// # Errors
    /// No such name: the most similar names, or names that contain the text.
    pub fn look_up(&self, typed: &str) -> Result<NameMatch, Vec<String>> {
        let name: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(district) =
            self.districts.iter().find(|district| district.is_called(&name) || district.slug == name)
        {
            return Ok(NameMatch::District(Arc::clone(district)));
        }
        if let Some(indicator) = self.indicator(&name) {
            return Ok(NameMatch::Indicator(Arc::clone(indicator)));
        }
        let mut parts = self.figures.iter().filter_map(|figure| figure.place.part.as_ref());
        if let Some(part) = parts.find(|part| ***part == *name) {
            return Ok(NameMatch::Part(Arc::clone(part)));
        }
        if !name.is_empty() && self.dictionary.indicators.iter().any(|indicator| indicator.group == name) {
            return Ok(NameMatch::Group(name));
        }
        Err(self.similar(&name))
    }

    /// The most similar name, or some names that contain the text.
    fn similar(&self, name: &str) -> Vec<String> {
        let names = self.names();
        if let Some(near) = nearest(name, names.iter().copied()) {
            return vec![near.to_owned()];
        }
        let containing = names.into_iter().filter(|known| !name.is_empty() && known.contains(name));
        containing.take(OFFERED).map(str::to_owned).collect()
    }

    /// The indicator with this name, alias or id.
    #[must_use]
    pub fn indicator(&self, name: &str) -> Option<&Arc<Indicator>> {
        let by_id = || self.dictionary.indicators.iter().find(|indicator| indicator.id == name);
        self.dictionary.get(name).or_else(by_id)
    }

    /// Every name that [`Site::look_up`] knows.
    fn names(&self) -> BTreeSet<&str> {
        let districts = self.districts.iter().flat_map(|district| {
            [district.name.as_str(), district.short_name(), &district.slug]
                .into_iter()
                .chain(district.aliases.iter().map(String::as_str))
        });
        let indicators =
            self.dictionary.indicators.iter().flat_map(|indicator| [indicator.id.as_str(), &indicator.group]);
        let aliases = self.dictionary.names.keys().map(String::as_str);
        let parts = self.figures.iter().filter_map(|figure| figure.place.part.as_deref());
        districts.chain(indicators).chain(aliases).chain(parts).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::testing::SampleSite;

    #[test]
    fn every_kind_of_name_is_resolved() {
        let mut sample = SampleSite::new(&["贫困发生率 %"]);
        sample.figure("贫困发生率", "2020-04", "0.06%").place.part = Some(Arc::from("严寨村"));
        let site = sample.site();
        for (typed, name) in [("潼　南", "潼南区"), ("tongnan", "潼南区"), ("潼南区", "潼南区")]
        {
            assert!(
                matches!(site.look_up(typed), Ok(NameMatch::District(district)) if district.name == name),
                "{typed}"
            );
        }
        for typed in ["贫困发生率", " 贫困 发生率", "indicator-0"] {
            assert!(matches!(site.look_up(typed), Ok(NameMatch::Indicator(_))), "{typed}");
        }
        assert_eq!(site.look_up("严寨村"), Ok(NameMatch::Part(Arc::from("严寨村"))));
        assert_eq!(site.look_up("贫困发声率"), Err(vec!["贫困发生率".to_owned()]));
        assert_eq!(site.look_up("发生"), Err(vec!["贫困发生率".to_owned()]));
        assert_eq!([site.look_up("渝中区"), site.look_up("")], [Err(vec![]), Err(vec![])]);
    }
}
