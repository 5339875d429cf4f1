//! Linked data: a page in the vocabulary of schema.org, as JSON-LD.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::at;
use crate::quantity::Period;
use crate::render::feeds;
use crate::render::pages::about::{About, Subject};
use crate::render::pages::context::PageContext;
use crate::site::{
    Address, Bulletin, DataFile, District, Figure, FileAddress, Href, Indicator, OwnerKind, PagePath,
    Picture, SourceDate, plain_text,
};

/// What a page is, in a graph of its own.
pub(super) fn graph(
    desk: &PageContext<'_>,
    about: &About<'_>,
    picture: Option<&(&Picture, String)>,
) -> Value {
    let subject = match about.subject {
        Subject::Bulletin(bulletin) => Some(report(desk, bulletin, picture)),
        Subject::Indicator(indicator) => Some(readings(desk, indicator)),
        Subject::Downloads => Some(everything(desk, about)),
        Subject::Page | Subject::District(_) => None,
    };
    let site = (desk.page == Address::Home.path()).then(|| site(desk));
    let crumbs = (!about.hidden).then(|| crumbs(desk, about));
    let all: Vec<Value> = [site, subject, crumbs].into_iter().flatten().collect();
    json!({"@context": "https://schema.org", "@graph": all})
}

/// A thing in the making. What is not known is left out.
struct Thing(Map<String, Value>);

impl Thing {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(name.to_owned(), value);
        }
        self
    }

    /// Its name among all things on the net, and where it is read.
    fn at(self, address: Option<String>, part: &str) -> Self {
        let id = address.as_ref().map(|address| format!("{address}#{part}"));
        self.with("@id", id).with("url", address)
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}

fn site(desk: &PageContext<'_>) -> Value {
    let settings = &desk.scene.site.settings;
    let search = at(desk, &Address::Search.path()).map(|address| {
        let target =
            json!({"@type": "EntryPoint", "urlTemplate": format!("{address}?q={{search_term_string}}")});
        json!({"@type": "SearchAction", "target": target})
    });
    Thing::new("WebSite")
        .at(at(desk, &Address::Home.path()), "site")
        .with("name", settings.title.as_str())
        .with("description", settings.subtitle.clone())
        .with("inLanguage", settings.language.as_str())
        .with("publisher", publisher(desk))
        .with("potentialAction", search)
        .done()
}

fn publisher(desk: &PageContext<'_>) -> Value {
    let settings = &desk.scene.site.settings;
    let kind = match settings.owner_kind {
        OwnerKind::PartyGov => "GovernmentOrganization",
        OwnerKind::Institution => "Organization",
    };
    let id = at(desk, &Address::Home.path()).map(|home| format!("{home}#publisher"));
    Thing::new(kind).with("@id", id).with("name", settings.publisher.as_str()).done()
}

fn report(desk: &PageContext<'_>, bulletin: &Bulletin, picture: Option<&(&Picture, String)>) -> Value {
    let page = &bulletin.page;
    let correction = |update: &crate::site::Update| json!({"@type": "CorrectionComment", "text": update.what, "datePublished": feeds::moment(update.at)});
    let corrected = page.updates.iter().map(|update| update.at).max();
    Thing::new("Report")
        .at(at(desk, &page.path), "report")
        .with("headline", plain_text(&page.title))
        .with("abstract", plain_text(&page.summary))
        .with("genre", bulletin.kind.as_str())
        .with("inLanguage", desk.scene.site.settings.language.as_str())
        .with("datePublished", bulletin.published.map(feeds::moment))
        .with("dateModified", corrected.map(feeds::moment))
        .with("temporalCoverage", coverage([&bulletin.period].into_iter()))
        .with("spatialCoverage", area(&bulletin.district))
        .with("keywords", page.keywords.clone())
        .with("image", picture.map(|(_, address)| address.clone()))
        .with("publisher", publisher(desk))
        .with("isBasedOn", bulletin.source.as_deref().map(|source| source_of(desk, source)))
        .with("correction", page.updates.iter().map(correction).collect::<Vec<_>>())
        .done()
}

/// The document a bulletin is written from; its date only where it prints one.
fn source_of(desk: &PageContext<'_>, source: &crate::site::SourceDocument) -> Value {
    let address = match &source.url {
        Some(Href::Web(url)) => Some(url.clone()),
        _ => at(desk, &Address::source(source).path()),
    };
    let day = match &source.date {
        SourceDate::Dated(day) => Some(day.to_string()),
        SourceDate::Undated { .. } => None,
    };
    Thing::new("CreativeWork")
        .with("name", source.title.as_str())
        .with("genre", source.kind.as_str())
        .with("datePublished", day)
        .with("url", address)
        .done()
}

/// An indicator with all its readings.
fn readings(desk: &PageContext<'_>, indicator: &Indicator) -> Value {
    let figures = desk.scene.site.index.of_indicator(indicator.order);
    let definition = indicator.definition.as_ref().map(|text| format!("：{text}")).unwrap_or_default();
    dataset(desk, figures)
        .at(at(desk, &Address::indicator(indicator).path()), "data")
        .with("name", format!("{}：{}", desk.scene.site.settings.title, indicator.name))
        .with("description", format!("{}{definition}", indicator.name))
        .with("variableMeasured", vec![variable(indicator)])
        .with("distribution", downloads(desk, &[FileAddress::IndicatorData(indicator.id.clone()).path()]))
        .done()
}

/// All figures of the site.
fn everything(desk: &PageContext<'_>, about: &About<'_>) -> Value {
    let site = desk.scene.site;
    let files =
        [DataFile::Csv, DataFile::Json, DataFile::Workbook].map(|file| FileAddress::Data(file).path());
    let used = |one: &&Arc<Indicator>| !desk.scene.site.index.of_indicator(one.order).is_empty();
    let variables = site.dictionary.indicators.iter().filter(used).map(|one| variable(one));
    dataset(desk, &site.figures)
        .at(at(desk, &desk.page), "data")
        .with("name", format!("{}：数据", site.settings.title))
        .with("description", about.description.as_str())
        .with("variableMeasured", variables.collect::<Vec<_>>())
        .with("distribution", downloads(desk, &files))
        .done()
}

/// What every set of figures says: where and when they hold, and who publishes them.
fn dataset(desk: &PageContext<'_>, figures: &[Arc<Figure>]) -> Thing {
    let shown = |one: &&Arc<District>| figures.iter().any(|figure| figure.place.district.slug == one.slug);
    let areas = desk.scene.site.districts.iter().filter(shown).map(|one| area(one));
    Thing::new("Dataset")
        .with("inLanguage", desk.scene.site.settings.language.as_str())
        .with("publisher", publisher(desk))
        .with("temporalCoverage", coverage(figures.iter().map(|figure| &figure.period)))
        .with("spatialCoverage", areas.collect::<Vec<_>>())
}

fn variable(indicator: &Indicator) -> Value {
    Thing::new("PropertyValue")
        .with("propertyID", indicator.id.as_str())
        .with("name", indicator.name.as_str())
        .with("unitText", indicator.unit.as_str())
        .with("description", indicator.definition.clone())
        .done()
}

fn downloads(desk: &PageContext<'_>, files: &[PagePath]) -> Vec<Value> {
    let one = |file: &PagePath| {
        let format = match file.as_str().rsplit_once('.').map(|(_, ending)| ending) {
            Some("csv") => "text/csv",
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/json",
        };
        let address = at(desk, file)?;
        Some(json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": address}))
    };
    files.iter().filter_map(one).collect()
}

fn area(district: &District) -> Value {
    let code = district
        .code
        .as_ref()
        .map(|code| json!({"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code}));
    Thing::new("AdministrativeArea").with("name", district.name.as_str()).with("identifier", code).done()
}

/// From the first day of the earliest period to the last of the latest (ISO 8601).
fn coverage<'a>(periods: impl Iterator<Item = &'a Period> + Clone) -> Option<String> {
    let start = periods.clone().map(Period::start).min()?;
    let end = periods.map(Period::end).max()?;
    Some(format!("{start}/{end}"))
}

/// The way from the home page to this one, as the page shows it.
fn crumbs(desk: &PageContext<'_>, about: &About<'_>) -> Value {
    let above = about.above.iter().map(|(text, page)| (text.clone(), page.clone()));
    let here = (about.title.clone(), desk.page.clone());
    let home = (desk.page != Address::Home.path()).then(|| ("首页".to_owned(), Address::Home.path()));
    let item = |(position, (name, page)): (usize, (String, PagePath))| {
        Thing::new("ListItem")
            .with("position", position)
            .with("name", name)
            .with("item", at(desk, &page))
            .done()
    };
    let items: Vec<Value> = (1..).zip(home.into_iter().chain(above).chain([here])).map(item).collect();
    Thing::new("BreadcrumbList").with("itemListElement", items).done()
}
