//! What a page says about itself, to readers and to search engines.

use serde::Serialize;

use crate::render::pages::context::PageContext;
use crate::site::{Bulletin, District, FeedFormat, FileAddress, Indicator, PagePath};

/// What a page says of itself.
#[derive(Debug, Clone, Default)]
pub(super) struct About<'a> {
    /// Its title, plain text.
    pub(super) title: String,
    /// One or two sentences, plain text.
    pub(super) description: String,
    /// Words for search engines.
    pub(super) keywords: Vec<String>,
    /// Whether search engines are to leave it out.
    pub(super) hidden: bool,
    /// The pages above it, without the home page.
    pub(super) above: Vec<(String, PagePath)>,
    /// The feed of its district.
    pub(super) feed: Option<Feed>,
    /// What it is about.
    pub(super) subject: Subject<'a>,
}

/// What a page is about, where it is about something that programs know by a name.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::render::pages) enum Subject<'a> {
    /// Nothing of its own: an overview or a plain page.
    #[default]
    Page,
    /// A bulletin.
    Bulletin(&'a Bulletin),
    /// A district.
    District(&'a District),
    /// An indicator.
    Indicator(&'a Indicator),
    /// All figures of the site.
    Downloads,
}

/// A feed of the site or of a district, in both formats.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Feed {
    title: String,
    pub(super) atom: String,
    json: String,
}

/// The feed of a district's bulletins; places that are for comparison have none.
pub(super) fn district_feed(context: &PageContext<'_>, district: &District) -> Option<Feed> {
    (!context.render.site.is_reference(district)).then(|| Feed {
        title: format!("{}：{}", context.render.site.settings.title, district.name),
        atom: context.to(&FileAddress::Feed(Some(district.slug.clone()), FeedFormat::Atom).path()),
        json: context.to(&FileAddress::Feed(Some(district.slug.clone()), FeedFormat::Json).path()),
    })
}

/// The feed of all bulletins.
pub(super) fn site_feed(context: &PageContext<'_>) -> Feed {
    Feed {
        title: context.render.site.settings.title.clone(),
        atom: context.to(&FileAddress::Feed(None, FeedFormat::Atom).path()),
        json: context.to(&FileAddress::Feed(None, FeedFormat::Json).path()),
    }
}
