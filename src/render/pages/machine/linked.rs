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
    context: &PageContext<'_>,
    about: &About<'_>,
    picture: Option<&(&Picture, String)>,
) -> Value {
    let subject = match about.subject {
        Subject::Bulletin(bulletin) => Some(report(context, bulletin, picture)),
        Subject::Indicator(indicator) => Some(observations(context, indicator)),
        Subject::Downloads => Some(everything(context, about)),
        Subject::Page | Subject::District(_) => None,
    };
    let site = (context.page == Address::Home.path()).then(|| site(context));
    let crumbs = (!about.hidden).then(|| crumbs(context, about));
    let all: Vec<Value> = [site, subject, crumbs].into_iter().flatten().collect();
    json!({"@context": "https://schema.org", "@graph": all})
}

/// A node of the graph in the making. What is not known is left out.
struct Node(Map<String, Value>);

impl Node {
    fn new(kind: &str) -> Self {
        Self(Map::from_iter([("@type".to_owned(), json!(kind))]))
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(values) => values.is_empty(),
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

fn site(context: &PageContext<'_>) -> Value {
    let settings = &context.render.site.settings;
    let search = at(context, &Address::Search.path()).map(|address| {
        let target =
            json!({"@type": "EntryPoint", "urlTemplate": format!("{address}?q={{search_term_string}}")});
        json!({"@type": "SearchAction", "target": target})
    });
    Node::new("WebSite")
        .at(at(context, &Address::Home.path()), "site")
        .with("name", settings.title.as_str())
        .with("description", settings.subtitle.clone())
        .with("inLanguage", settings.language_tag())
        .with("publisher", publisher(context))
        .with("potentialAction", search)
        .done()
}

fn publisher(context: &PageContext<'_>) -> Value {
    let settings = &context.render.site.settings;
    let kind = match settings.owner_kind {
        OwnerKind::PartyGov => "GovernmentOrganization",
        OwnerKind::Institution => "Organization",
    };
    let id = at(context, &Address::Home.path()).map(|home| format!("{home}#publisher"));
    Node::new(kind).with("@id", id).with("name", settings.publisher.as_str()).done()
}

fn report(context: &PageContext<'_>, bulletin: &Bulletin, picture: Option<&(&Picture, String)>) -> Value {
    let page = &bulletin.page;
    let correction = |update: &crate::site::Update| json!({"@type": "CorrectionComment", "text": update.what, "datePublished": feeds::moment(update.at)});
    let corrected = page.updates.iter().map(|update| update.at).max();
    Node::new("Report")
        .at(at(context, &page.path), "report")
        .with("headline", plain_text(&page.title))
        .with("abstract", plain_text(&page.summary))
        .with("genre", bulletin.kind.as_str())
        .with("inLanguage", context.render.site.settings.language_tag())
        .with("datePublished", bulletin.published.map(feeds::moment))
        .with("dateModified", corrected.map(feeds::moment))
        .with("temporalCoverage", coverage([&bulletin.period].into_iter()))
        .with("spatialCoverage", area(&bulletin.district))
        .with("keywords", page.keywords.clone())
        .with("image", picture.map(|(_, address)| address.clone()))
        .with("publisher", publisher(context))
        .with("isBasedOn", bulletin.source.as_deref().map(|source| source_of(context, source)))
        .with("correction", page.updates.iter().map(correction).collect::<Vec<_>>())
        .done()
}

/// The document a bulletin is written from; its date only where it prints one.
fn source_of(context: &PageContext<'_>, source: &crate::site::SourceDocument) -> Value {
    let address = match &source.url {
        Some(Href::Web(url)) => Some(url.clone()),
        _ => at(context, &Address::source(source).path()),
    };
    let day = match &source.date {
        SourceDate::Dated(day) => Some(day.to_string()),
        SourceDate::Undated { .. } => None,
    };
    Node::new("CreativeWork")
        .with("name", source.title.as_str())
        .with("genre", source.kind.as_str())
        .with("datePublished", day)
        .with("url", address)
        .done()
}

/// An indicator with all its observations.
fn observations(context: &PageContext<'_>, indicator: &Indicator) -> Value {
    let figures = context.render.site.index.of_indicator(indicator.order);
    let definition = indicator.definition.as_ref().map(|text| format!("：{text}")).unwrap_or_default();
    dataset(context, figures)
        .at(at(context, &Address::indicator(indicator).path()), "data")
        .with("name", format!("{}：{}", context.render.site.settings.title, indicator.name))
        .with("description", format!("{}{definition}", indicator.name))
        .with("variableMeasured", vec![variable(indicator)])
        .with("distribution", downloads(context, &[FileAddress::IndicatorData(indicator.id.clone()).path()]))
        .done()
}

/// All figures of the site.
fn everything(context: &PageContext<'_>, about: &About<'_>) -> Value {
    let site = context.render.site;
    let files =
        [DataFile::Csv, DataFile::Json, DataFile::Workbook].map(|file| FileAddress::Data(file).path());
    let used =
        |indicator: &&Arc<Indicator>| !context.render.site.index.of_indicator(indicator.order).is_empty();
    let variables = site.dictionary.indicators.iter().filter(used).map(|indicator| variable(indicator));
    dataset(context, &site.figures)
        .at(at(context, &context.page), "data")
        .with("name", format!("{}：数据", site.settings.title))
        .with("description", about.description.as_str())
        .with("variableMeasured", variables.collect::<Vec<_>>())
        .with("distribution", downloads(context, &files))
        .done()
}

/// What every set of figures says: where and when they hold, and who publishes them.
fn dataset(context: &PageContext<'_>, figures: &[Arc<Figure>]) -> Node {
    let is_covered =
        |district: &&Arc<District>| figures.iter().any(|figure| figure.place.district.slug == district.slug);
    let areas = context.render.site.districts.iter().filter(is_covered).map(|district| area(district));
    Node::new("Dataset")
        .with("inLanguage", context.render.site.settings.language_tag())
        .with("publisher", publisher(context))
        .with("temporalCoverage", coverage(figures.iter().map(|figure| &figure.period)))
        .with("spatialCoverage", areas.collect::<Vec<_>>())
}

fn variable(indicator: &Indicator) -> Value {
    Node::new("PropertyValue")
        .with("propertyID", indicator.id.as_str())
        .with("name", indicator.name.as_str())
        .with("unitText", indicator.unit.as_str())
        .with("description", indicator.definition.clone())
        .done()
}

fn downloads(context: &PageContext<'_>, files: &[PagePath]) -> Vec<Value> {
    let download = |file: &PagePath| {
        let format = match file.as_str().rsplit_once('.').map(|(_, ending)| ending) {
            Some("csv") => "text/csv",
            Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "application/json",
        };
        let address = at(context, file)?;
        Some(json!({"@type": "DataDownload", "encodingFormat": format, "contentUrl": address}))
    };
    files.iter().filter_map(download).collect()
}

fn area(district: &District) -> Value {
    let code = district
        .code
        .as_ref()
        .map(|code| json!({"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": code}));
    Node::new("AdministrativeArea").with("name", district.name.as_str()).with("identifier", code).done()
}

/// From the first day of the earliest period to the last of the latest (ISO 8601).
fn coverage<'a>(periods: impl Iterator<Item = &'a Period> + Clone) -> Option<String> {
    let start = periods.clone().map(Period::start).min()?;
    let end = periods.map(Period::end).max()?;
    Some(format!("{start}/{end}"))
}

/// The way from the home page to this one, as the page shows it.
fn crumbs(context: &PageContext<'_>, about: &About<'_>) -> Value {
    let above = about.above.iter().map(|(text, page)| (text.clone(), page.clone()));
    let here = (about.title.clone(), context.page.clone());
    let home = (context.page != Address::Home.path()).then(|| ("首页".to_owned(), Address::Home.path()));
    let crumb = |(position, (name, page)): (usize, (String, PagePath))| {
        Node::new("ListItem")
            .with("position", position)
            .with("name", name)
            .with("item", at(context, &page))
            .done()
    };
    let items: Vec<Value> = (1..).zip(home.into_iter().chain(above).chain([here])).map(crumb).collect();
    Node::new("BreadcrumbList").with("itemListElement", items).done()
}
