//! What stands around every page: head, masthead, navigation, breadcrumb and footer.

use crate::site::{Address, DataFile, FeedFormat, FileAddress, PagePath, Registered, plain_text};
use serde::Serialize;

use super::about::{About, Feed, site_feed};
use super::machine::{Machine, machine};
use super::office::{Office, office};
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};

/// A page with its frame: what a template gets.
#[derive(Serialize)]
struct Sheet<'a, T> {
    frame: &'a Frame,
    page: &'a T,
}

/// The frame of a page.
#[derive(Debug, Clone, Serialize)]
struct Frame {
    language: String,
    /// The page's own title, without the site's.
    title: String,
    site_title: String,
    subtitle: String,
    description: String,
    keywords: String,
    /// Absolute address of the page, when the site's is known.
    canonical: String,
    /// Whether search engines are to leave it out.
    hidden: bool,
    is_home: bool,
    home: String,
    stylesheet: String,
    script: String,
    /// Instead of both, where nobody knows at which address the page is shown; absent from every other page.
    anywhere: Option<Anywhere>,
    icon: String,
    /// Where the search is; empty on its own page, which has a larger box.
    search: String,
    feeds: Vec<Feed>,
    navigation: Vec<Entry>,
    crumbs: Vec<Link>,
    footer: Footer,
    machine: Machine,
    /// What a government site has at its foot; absent from every other site.
    government: Option<Office>,
}

/// Where the files of a page may lie that is shown at an address nobody knows.
#[derive(Debug, Clone, Serialize)]
struct Anywhere {
    stylesheets: Vec<String>,
    /// The script that leads the page's links to the root that it was found under.
    scripts: Vec<String>,
}

/// One entry of the navigation.
#[derive(Debug, Clone, Serialize)]
struct Entry {
    link: Link,
    current: bool,
}

/// The foot of every page.
#[derive(Debug, Clone, Serialize)]
struct Footer {
    publisher: String,
    contact: String,
    site_id: String,
    icp: String,
    police: String,
    pages: Vec<Link>,
    downloads: Vec<Link>,
}

/// Prints a page with its frame.
pub(super) fn print<T: Serialize>(
    desk: &PageContext<'_>,
    template: &'static str,
    about: About<'_>,
    page: &T,
) -> Result<String, RenderError> {
    desk.print(template, &Sheet { frame: &frame(desk, about), page })
}

/// The frame of the page on the desk.
fn frame(desk: &PageContext<'_>, about: About<'_>) -> Frame {
    let settings = &desk.scene.site.settings;
    let home = desk.to(&Address::Home.path());
    let is_home = desk.page == Address::Home.path();
    let canonical = desk.scene.base_url().filter(|_| !about.hidden);
    let machine = machine(desk, &about);
    let above = about.above.iter().map(|(text, page)| desk.link(text, page));
    let crumbs = (!is_home).then(|| Link { text: "首页".to_owned(), href: home.clone() });
    Frame {
        language: if settings.language.is_empty() { "zh-CN".to_owned() } else { settings.language.clone() },
        title: about.title,
        site_title: settings.title.clone(),
        subtitle: settings.subtitle.clone().unwrap_or_default(),
        description: about.description,
        keywords: about.keywords.join(","),
        canonical: canonical.map(|base| format!("{base}{}", desk.page.folder())).unwrap_or_default(),
        hidden: about.hidden,
        is_home,
        home,
        stylesheet: desk.to(&FileAddress::theme("assets/tongbao.css").path()),
        script: desk.to(&FileAddress::theme("assets/tongbao.js").path()),
        anywhere: anywhere(desk),
        icon: desk.to(&FileAddress::theme("assets/icon.svg").path()),
        search: if desk.page == Address::Search.path() {
            String::new()
        } else {
            desk.to(&Address::Search.path())
        },
        feeds: [site_feed(desk)].into_iter().chain(about.feed).collect(),
        navigation: navigation(desk),
        crumbs: crumbs.into_iter().chain(above).collect(),
        footer: footer(desk),
        machine,
        government: office(desk),
    }
}

fn anywhere(desk: &PageContext<'_>) -> Option<Anywhere> {
    let (stylesheets, scripts) = (desk.candidates("assets/tongbao.css"), desk.candidates("assets/lost.js"));
    (!stylesheets.is_empty()).then_some(Anywhere { stylesheets, scripts })
}

fn navigation(desk: &PageContext<'_>) -> Vec<Entry> {
    let entry = |text: &str, target: &PagePath| {
        let current = desk.page.folder().starts_with(target.folder()) && !target.folder().is_empty();
        Entry { link: desk.link(text, target), current: current || desk.page == *target }
    };
    let mut entries = vec![entry("首页", &Address::Home.path())];
    let mut districts = desk.link("区县", &Address::Home.path());
    districts.href.push_str("#districts");
    let current =
        desk.scene.site.districts.iter().any(|one| desk.page.folder().starts_with(&format!("{}/", one.slug)));
    entries.push(Entry { link: districts, current });
    entries.push(entry("指标", &Address::Indicators.path()));
    entries.push(entry("期间", &Address::Periods.path()));
    entries.extend(desk.scene.menu().map(|(page, kind)| entry(&kind.short, &page)));
    entries.push(entry("来源", &Address::Sources.path()));
    entries.push(entry("数据", &Address::Downloads.path()));
    entries
}

fn footer(desk: &PageContext<'_>) -> Footer {
    let settings = &desk.scene.site.settings;
    let code = |value: &Option<Registered>| value.as_ref().map(|code| code.text.clone()).unwrap_or_default();
    let pages = desk.scene.site.pages.iter();
    Footer {
        publisher: settings.publisher.clone(),
        contact: settings.contact.clone().unwrap_or_default(),
        site_id: code(&settings.codes.site_id),
        icp: code(&settings.codes.icp),
        police: code(&settings.codes.police),
        pages: pages.map(|page| desk.link(plain_text(&page.title), &page.path)).collect(),
        downloads: vec![
            desk.link("数据 CSV", &FileAddress::Data(DataFile::Csv).path()),
            desk.link("数据 JSON", &FileAddress::Data(DataFile::Json).path()),
            desk.link("Atom 订阅", &FileAddress::Feed(None, FeedFormat::Atom).path()),
            desk.link("JSON 订阅", &FileAddress::Feed(None, FeedFormat::Json).path()),
        ],
    }
}
