//! The frame around every page: head, masthead, navigation, breadcrumb and footer.

use crate::site::{Address, DataFile, FeedFormat, FileAddress, PagePath, Registered, plain_text};
use serde::Serialize;

use super::about::{About, Feed, site_feed};
use super::government_footer::{GovernmentFooter, government_footer};
use super::machine::{Machine, machine};
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};

/// A page with its frame: what a template gets.
#[derive(Serialize)]
struct FramedPage<'a, T> {
    frame: &'a Frame,
    page: &'a T,
}

/// What stands around a page: head, menus, crumbs and foot.
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
    /// Instead of both, where the address at which the page is shown is unknown; absent from every other page.
    anywhere: Option<Anywhere>,
    icon: String,
    /// Where the search is; empty on its own page, which has a larger box.
    search: String,
    feeds: Vec<Feed>,
    navigation: Vec<NavigationLink>,
    crumbs: Vec<Link>,
    footer: Footer,
    machine: Machine,
    /// What a government site has at its foot; absent from every other site.
    government: Option<GovernmentFooter>,
}

/// Where the files of a page may lie that is shown at an unknown address.
#[derive(Debug, Clone, Serialize)]
struct Anywhere {
    stylesheets: Vec<String>,
    /// The script that leads the page's links to the root that it was found under.
    scripts: Vec<String>,
}

/// A link of the navigation.
#[derive(Debug, Clone, Serialize)]
struct NavigationLink {
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
    context: &PageContext<'_>,
    template: &'static str,
    about: About<'_>,
    page: &T,
) -> Result<String, RenderError> {
    context.print(template, &FramedPage { frame: &frame(context, about), page })
}

/// The frame of a page, with its links as they lead from there.
fn frame(context: &PageContext<'_>, about: About<'_>) -> Frame {
    let settings = &context.render.site.settings;
    let home = context.to(&Address::Home.path());
    let is_home = context.page == Address::Home.path();
    let canonical = context.render.base_url().filter(|_| !about.hidden);
    let machine = machine(context, &about);
    let above = about.above.iter().map(|(text, page)| context.link(text, page));
    let crumbs = (!is_home).then(|| Link { text: "首页".to_owned(), href: home.clone() });
    Frame {
        language: settings.language_tag().to_owned(),
        title: about.title,
        site_title: settings.title.clone(),
        subtitle: settings.subtitle.clone().unwrap_or_default(),
        description: about.description,
        keywords: about.keywords.join(","),
        canonical: canonical.map(|base| format!("{base}{}", context.page.folder())).unwrap_or_default(),
        hidden: about.hidden,
        is_home,
        home,
        stylesheet: context.to(&FileAddress::theme("assets/tongbao.css").path()),
        script: context.to(&FileAddress::theme("assets/tongbao.js").path()),
        anywhere: anywhere(context),
        icon: context.to(&FileAddress::theme("assets/icon.svg").path()),
        search: if context.page == Address::Search.path() {
            String::new()
        } else {
            context.to(&Address::Search.path())
        },
        feeds: [site_feed(context)].into_iter().chain(about.feed).collect(),
        navigation: navigation(context),
        crumbs: crumbs.into_iter().chain(above).collect(),
        footer: footer(context),
        machine,
        government: government_footer(context),
    }
}

fn anywhere(context: &PageContext<'_>) -> Option<Anywhere> {
    let (stylesheets, scripts) =
        (context.candidates("assets/tongbao.css"), context.candidates("assets/lost.js"));
    (!stylesheets.is_empty()).then_some(Anywhere { stylesheets, scripts })
}

fn navigation(context: &PageContext<'_>) -> Vec<NavigationLink> {
    let link_to = |text: &str, target: &PagePath| {
        let current = context.page.folder().starts_with(target.folder()) && !target.folder().is_empty();
        NavigationLink { link: context.link(text, target), current: current || context.page == *target }
    };
    let mut entries = vec![link_to("首页", &Address::Home.path())];
    let mut districts = context.link("区县", &Address::Home.path());
    districts.href.push_str("#districts");
    let current = context
        .render
        .site
        .districts
        .iter()
        .any(|district| context.page.folder().starts_with(&format!("{}/", district.slug)));
    entries.push(NavigationLink { link: districts, current });
    entries.push(link_to("指标", &Address::Indicators.path()));
    entries.push(link_to("期间", &Address::Periods.path()));
    entries.extend(context.render.menu().map(|(page, kind)| link_to(&kind.short, &page)));
    entries.push(link_to("来源", &Address::Sources.path()));
    entries.push(link_to("数据", &Address::Downloads.path()));
    entries
}

fn footer(context: &PageContext<'_>) -> Footer {
    let settings = &context.render.site.settings;
    let code = |value: &Option<Registered>| value.as_ref().map(|code| code.text.clone()).unwrap_or_default();
    let pages = context.render.site.pages.iter();
    Footer {
        publisher: settings.publisher.clone(),
        contact: settings.contact.clone().unwrap_or_default(),
        site_id: code(&settings.codes.site_id),
        icp: code(&settings.codes.icp),
        police: code(&settings.codes.police),
        pages: pages.map(|page| context.link(plain_text(&page.title), &page.path)).collect(),
        downloads: vec![
            context.link("数据 CSV", &FileAddress::Data(DataFile::Csv).path()),
            context.link("数据 JSON", &FileAddress::Data(DataFile::Json).path()),
            context.link("Atom 订阅", &FileAddress::Feed(None, FeedFormat::Atom).path()),
            context.link("JSON 订阅", &FileAddress::Feed(None, FeedFormat::Json).path()),
        ],
    }
}
