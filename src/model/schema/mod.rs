//! JSON Schemas of everything an author writes as YAML, so that an editor can complete, explain and check it.
//!
//! # Architecture Invariant
//! The keys are those that `lower` asks for, and the words those it takes: a test writes a strange key into each
//! mapping and compares what the program says is known there with what stands here. Names of this site are offered
//! and never demanded, for a schema is older than the dictionary that is just being written.

mod dictionary;
mod figures;
mod pages;
mod record;
mod shapes;
mod site;

use serde_json::{Value, json};

use super::Site;

/// The dialect: what every release of VS Code's YAML extension understands; later drafts it took in 2025 only.
const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

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

    /// Whether the file is YAML from its first byte to its last, as an editor's YAML extension wants it.
    #[must_use]
    pub fn is_whole_file(self) -> bool {
        matches!(self, Self::Settings | Self::Dictionary | Self::Record)
    }
}

/// The schema of one kind of mapping, with the names of this site to choose from.
#[must_use]
pub fn schema(kind: SchemaKind, site: &Site) -> Value {
    let names = Names::of(site);
    let body = match kind {
        SchemaKind::Settings => site::schema(&names),
        SchemaKind::Dictionary => dictionary::schema(&names),
        SchemaKind::Record => record::schema(&names),
        SchemaKind::Bulletin => pages::bulletin(&names),
        SchemaKind::District => pages::district(&names),
        SchemaKind::Page => pages::plain(),
    };
    let head = json!({"$schema": DIALECT, "title": format!("通报：{}", kind.name())});
    match (head, body) {
        (Value::Object(mut head), Value::Object(body)) => {
            head.extend(body);
            Value::Object(head)
        }
        (_, body) => body,
    }
}

/// Names of a site that an author chooses from.
struct Names {
    indicators: Vec<String>,
    /// Beside each indicator, what it is.
    abouts: Vec<String>,
    groups: Vec<String>,
    districts: Vec<String>,
    sources: Vec<String>,
    columns: Vec<String>,
}

impl Names {
    fn of(site: &Site) -> Self {
        let indicators = &site.dictionary.indicators;
        let about = |unit: &str, definition: Option<&str>| match (unit, definition) {
            ("", definition) => definition.unwrap_or_default().to_owned(),
            (unit, None) => format!("单位：{unit}"),
            (unit, Some(definition)) => format!("单位：{unit}。{definition}"),
        };
        let mut groups: Vec<String> = Vec::new();
        for one in indicators.iter().filter(|one| !one.group.is_empty()) {
            if !groups.contains(&one.group) {
                groups.push(one.group.clone());
            }
        }
        Self {
            indicators: indicators.iter().map(|one| one.name.clone()).collect(),
            abouts: indicators.iter().map(|one| about(&one.unit, one.definition.as_deref())).collect(),
            groups,
            districts: site.districts.iter().map(|one| one.name.clone()).collect(),
            sources: site.sources.iter().map(|one| one.id.clone()).collect(),
            columns: site
                .settings
                .guarantees
                .as_ref()
                .map(|(_, columns)| columns.clone())
                .unwrap_or_default(),
        }
    }
}
