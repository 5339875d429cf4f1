//! Snippets that an editor offers: keys with places to jump to, and the names of this site to choose from.

use super::dictionary::INDICATOR;
use super::figure::FIGURE;
use super::mapping::{Key, Mapping, Name, ValueKind};
use super::source::NUMERAL;
use crate::site::Site;

/// The most names in one list of choices; more would not be read.
const CHOICES: usize = 200;

/// Names of a site that an author chooses from.
pub(crate) struct SiteNames {
    indicators: Vec<String>,
    /// Beside each indicator, what it is.
    pub(crate) abouts: Vec<String>,
    groups: Vec<String>,
    districts: Vec<String>,
    sources: Vec<String>,
    columns: Vec<String>,
}

impl SiteNames {
    /// The names of a site.
    pub(crate) fn of(site: &Site) -> Self {
        let indicators = &site.dictionary.indicators;
        let about = |unit: &str, definition: Option<&str>| match (unit, definition) {
            ("", definition) => definition.unwrap_or_default().to_owned(),
            (unit, None) => format!("单位：{unit}"),
            (unit, Some(definition)) => format!("单位：{unit}。{definition}"),
        };
        let mut groups: Vec<String> = Vec::new();
        for indicator in indicators.iter().filter(|indicator| !indicator.group.is_empty()) {
            if !groups.contains(&indicator.group) {
                groups.push(indicator.group.clone());
            }
        }
        let guarantees = site.settings.guarantees.as_ref();
        Self {
            indicators: indicators.iter().map(|indicator| indicator.name.clone()).collect(),
            abouts: indicators.iter().map(|each| about(&each.unit, each.definition.as_deref())).collect(),
            groups,
            districts: site.districts.iter().map(|district| district.name.clone()).collect(),
            sources: site.sources.iter().map(|source| source.id.clone()).collect(),
            columns: guarantees.map(|(_, columns)| columns.clone()).unwrap_or_default(),
        }
    }

    /// Everything of one kind that has a name.
    pub(crate) fn called(&self, name: Name) -> &[String] {
        match name {
            Name::Indicator => &self.indicators,
            Name::Group => &self.groups,
            Name::Column => &self.columns,
            Name::District => &self.districts,
            Name::Source => &self.sources,
        }
    }
}

/// Some keys of a mapping, each with the number of its place; places of one number are filled in together.
pub(crate) struct Snippet<'a> {
    pub(crate) mapping: &'static Mapping,
    pub(crate) keys: &'a [(&'a str, u8)],
    pub(crate) names: &'a SiteNames,
}

impl Snippet<'_> {
    /// A numeral of a source's inventory.
    pub(crate) fn numeral(names: &SiteNames) -> String {
        let keys = &[("n", 1), ("printed", 2), ("section", 3), ("use", 4), ("of", 5)];
        format!("- {}", Snippet { mapping: &NUMERAL, keys, names }.braces())
    }

    /// An indicator of the dictionary, with its name.
    pub(crate) fn indicator(names: &SiteNames) -> String {
        let keys = &[("id", 2), ("unit", 3), ("better", 4), ("definition", 5), ("group", 6)];
        format!("${{1:指标名称}}:\n{}", Snippet { mapping: &INDICATOR, keys, names }.lines("  "))
    }

    /// The long form of a value.
    pub(crate) fn figure(names: &SiteNames) -> String {
        Snippet { mapping: &FIGURE, keys: &[("value", 1), ("source", 2), ("at", 3)], names }.braces()
    }

    /// `{n: 1, printed: 15495户}`
    pub(crate) fn braces(&self) -> String {
        format!("{{{}}}", self.entries().collect::<Vec<_>>().join(", "))
    }

    /// A key a line, each behind some spaces.
    pub(crate) fn lines(&self, indent: &str) -> String {
        self.entries().map(|pair| format!("{indent}{pair}")).collect::<Vec<_>>().join("\n")
    }

    fn entries(&self) -> impl Iterator<Item = String> {
        let keys = self.keys.iter().filter_map(|(name, at)| Some((self.mapping.key(name)?, *at)));
        keys.map(|(key, at)| format!("{}: {}", key.name, self.value(key, &key.kind, at)))
    }

    fn value(&self, key: &Key, kind: &ValueKind, at: u8) -> String {
        match kind {
            ValueKind::Choice(words) => place(at, "", words().iter().map(|word| word.text)),
            ValueKind::Usual(words) => place(at, "", words.iter().copied()),
            ValueKind::Name(name) => self.names.place(*name, at),
            ValueKind::Citation => self.names.place(Name::Indicator, at),
            ValueKind::List(ValueKind::Citation) => self.names.place(Name::Indicator, at),
            ValueKind::List(element) => format!("[{}]", self.value(key, element, at)),
            ValueKind::Prose => format!("\"${{{at}:{}}}\"", key.example()),
            _ => format!("${{{at}:{}}}", key.example()),
        }
    }
}

impl SiteNames {
    /// A place where one of these names is chosen.
    pub(crate) fn place(&self, name: Name, at: u8) -> String {
        place(at, &name.title().zh, self.called(name).iter().map(String::as_str))
    }
}

/// A place where one of some names is chosen, or any text where there are none.
fn place<'a>(at: u8, what: &str, names: impl Iterator<Item = &'a str>) -> String {
    let escaped = |name: &str| {
        let special = |c: char| matches!(c, '\\' | ',' | '|' | '$' | '}');
        name.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect::<String>()
    };
    let names: Vec<String> =
        names.filter(|name| !name.chars().any(char::is_control)).take(CHOICES).map(escaped).collect();
    if names.is_empty() { format!("${{{at}:{what}}}") } else { format!("${{{at}|{}|}}", names.join(",")) }
}
