//! Where each mapping stands: the files and directives that begin with one, and the keys behind which another stands.

use std::collections::BTreeSet;

use super::chinese::in_english;
use super::{BULLETIN, CHART, DISTRICT, INDICATOR, Key, Mapping, NOTE, PLAIN, SITE, SOURCE, TABLE};
use crate::text::nearest;

/// A mapping, by the name it is asked for and by where it is written.
#[derive(Debug, Clone)]
pub struct MappingPlace {
    /// The name of its file's kind, or the key it is behind.
    pub name: &'static str,
    /// The file it is in, and the keys that lead to it.
    pub path: String,
    /// Its keys.
    pub mapping: &'static Mapping,
}

impl MappingPlace {
    /// Whether it goes by this name.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let (zh, en) = self.mapping.title;
        [self.name, zh, en].contains(&name)
    }
}

/// A kind of mapping that a file begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemaKind {
    /// `content/site.yml`
    Settings,
    /// `content/indicators.yml`
    Dictionary,
    /// `seeds/*.yml`
    Record,
    /// The front matter of `content/<district>/<period>.md`.
    Bulletin,
    /// The front matter of `content/<district>/_index.md`.
    District,
    /// The front matter of `content/about.md`.
    Page,
}

impl SchemaKind {
    /// All of them, in the order in which an author meets them.
    pub const ALL: [Self; 6] =
        [Self::Settings, Self::Dictionary, Self::Record, Self::Bulletin, Self::District, Self::Page];

    /// Its name on the command line and in file names.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Settings => "site",
            Self::Dictionary => "indicators",
            Self::Record => "source",
            Self::Bulletin => "bulletin",
            Self::District => "district",
            Self::Page => "page",
        }
    }

    /// The files it is about, from the project's folder.
    #[must_use]
    pub fn files(self) -> &'static str {
        match self {
            Self::Settings => "content/site.yml",
            Self::Dictionary => "content/indicators.yml",
            Self::Record => "seeds/*.yml",
            Self::Bulletin => "content/*/2*.md",
            Self::District => "content/*/_index.md",
            Self::Page => "content/*.md",
        }
    }

    /// What it is called in Chinese.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Settings => "网站设置",
            Self::Dictionary => "指标词典",
            Self::Record => "来源记录",
            Self::Bulletin => "通报的文首",
            Self::District => "区县页的文首",
            Self::Page => "普通页面的文首",
        }
    }

    /// Its keys; of the dictionary those of an indicator.
    pub(crate) fn mapping(self) -> &'static Mapping {
        match self {
            Self::Settings => &SITE,
            Self::Dictionary => &INDICATOR,
            Self::Record => &SOURCE,
            Self::Bulletin => &BULLETIN,
            Self::District => &DISTRICT,
            Self::Page => &PLAIN,
        }
    }

    /// Whether the file is YAML from its first byte to its last, as an editor's YAML extension wants it.
    #[must_use]
    pub(crate) fn is_whole_file(self) -> bool {
        matches!(self, Self::Settings | Self::Dictionary | Self::Record)
    }
}

/// What a directive begins with.
fn directives() -> [(&'static str, &'static str, &'static Mapping); 3] {
    [("chart", "```{chart}", &CHART), ("table", "```{figures}", &TABLE), ("note", "```{note}", &NOTE)]
}

/// Every mapping once, in the order in which an author meets them.
#[must_use]
pub fn places() -> Vec<MappingPlace> {
    let mut places = Vec::new();
    let files = SchemaKind::ALL.map(|kind| (kind.key(), kind.files(), kind.mapping()));
    for (name, file, mapping) in files.into_iter().chain(directives()) {
        visit(MappingPlace { name, path: file.to_owned(), mapping }, &mut places);
    }
    places
}

fn visit(place: MappingPlace, places: &mut Vec<MappingPlace>) {
    if places.iter().any(|known| std::ptr::eq(known.mapping, place.mapping)) {
        return;
    }
    let inside = place.mapping.keys().filter_map(|key| Some((key.name, key.kind.inside()?)));
    let inside = inside.map(|(name, mapping)| MappingPlace {
        name,
        path: format!("{} › {name}", place.path),
        mapping,
    });
    let inside: Vec<MappingPlace> = inside.collect();
    places.push(place);
    inside.into_iter().for_each(|place| visit(place, places));
}

/// The mappings that go by a name, and the keys of that name, where they are; where there is neither, the key of a
/// mapping that is named before it: `site title`, `site.codes.icp`.
#[must_use]
pub fn find(query: &str) -> Vec<(MappingPlace, Option<&'static Key>)> {
    let places = places();
    let name = in_english(query).unwrap_or(query);
    let named = |place: &MappingPlace| match place.is_called(name) {
        true => Some((place.clone(), None)),
        false => Some((place.clone(), Some(place.mapping.key(name)?))),
    };
    let all: Vec<_> = places.iter().filter_map(named).collect();
    if !all.is_empty() {
        return all;
    }
    let Some((mapping, name)) = split(query) else { return all };
    let key = |place: MappingPlace| place.mapping.key(name).map(|key| (place, Some(key)));
    leading_to(mapping, places).into_iter().filter_map(key).collect()
}

/// A mapping and a key in it, as they are asked for together.
fn split(query: &str) -> Option<(&str, &str)> {
    let (mapping, name) = query.rsplit_once(['.', ' '])?;
    Some((mapping, in_english(name).unwrap_or(name)))
}

/// The places that go by a name, or are behind a key of such a place: `site.codes`.
fn leading_to(name: &str, places: Vec<MappingPlace>) -> Vec<MappingPlace> {
    let called: Vec<MappingPlace> = places.iter().filter(|place| place.is_called(name)).cloned().collect();
    let Some((around, key)) = split(name).filter(|_| called.is_empty()) else { return called };
    let around = leading_to(around, places.clone());
    let inside: Vec<&Mapping> =
        around.iter().filter_map(|place| place.mapping.key(key)?.kind.inside()).collect();
    let is_inside = |place: &MappingPlace| inside.iter().any(|mapping| std::ptr::eq(*mapping, place.mapping));
    places.into_iter().filter(is_inside).collect()
}

/// Everything that can be asked for: mappings by their names, keys, and keys behind the mapping they are in.
#[must_use]
pub fn names() -> Vec<String> {
    let mut names = plain_names();
    for place in places() {
        names.extend(place.mapping.keys().map(|key| format!("{}.{}", place.name, key.name)));
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn plain_names() -> Vec<String> {
    let of_place = |place: &MappingPlace| {
        std::iter::once(place.name).chain(place.mapping.keys().map(|key: &Key| key.name))
    };
    let all: BTreeSet<&str> = places().iter().flat_map(of_place).collect();
    all.into_iter().map(str::to_owned).collect()
}

/// The name that is nearest to one that there is not; behind a mapping's name, a key of it.
#[must_use]
pub fn like(query: &str) -> Option<String> {
    let behind = || {
        let (mapping, name) = split(query)?;
        let places = leading_to(mapping, places());
        let keys = places.iter().flat_map(|place| place.mapping.keys()).map(|key| key.name);
        Some(format!("{mapping}.{}", nearest(name, keys)?))
    };
    behind().or_else(|| nearest(query, plain_names().iter().map(String::as_str)).map(str::to_owned))
}
