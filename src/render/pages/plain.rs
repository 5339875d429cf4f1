//! Pages with little of their own: plain pages, the not-found page, redirects, and the notice that a link leads
//! out of the site.

use serde::Serialize;

use super::about::About;
use super::frame::print;
use super::wording;
use crate::render::RenderError;
use crate::render::html::{self, Html};
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, Page, PagePath, Withdrawal, plain_text};

#[derive(Serialize)]
struct PlainPage {
    title_html: Html,
    summary_html: Html,
    body_html: Html,
    updates: Vec<Correction>,
}

#[derive(Serialize)]
struct Correction {
    at: String,
    day: String,
    what: String,
}

#[derive(Serialize)]
struct NotFound {
    districts: Vec<Link>,
}

#[derive(Serialize)]
struct Redirect {
    target: Link,
}

#[derive(Serialize)]
struct Leaving<'a> {
    site: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct WithdrawnPage<'a> {
    at: String,
    reason: &'a str,
}

/// A plain page.
pub(in crate::render) fn plain(render: RenderContext<'_>, page: &Page) -> Result<String, RenderError> {
    let context = PageContext::new(render, page.path.clone());
    let updates = page.updates.iter().map(|update| Correction {
        at: wording::moment(update.at),
        day: update.at.date().to_string(),
        what: update.what.clone(),
    });
    let view = PlainPage {
        title_html: html::title(&page.title),
        summary_html: context.inlines(&page.summary),
        body_html: context.prose(&page.body)?,
        updates: updates.collect(),
    };
    let about = About {
        title: plain_text(&page.title),
        description: plain_text(&page.summary),
        keywords: page.keywords.clone(),
        ..About::default()
    };
    print(&context, "plain.html", about, &view)
}

/// The page a server shows when it finds nothing.
pub(in crate::render) fn not_found(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::NotFound.path());
    let districts = render.site.own_districts().map(|district| context.district(district)).collect();
    let about = About { title: "没有这个页面".to_owned(), hidden: true, ..About::default() };
    print(&context, "not-found.html", about, &NotFound { districts })
}

/// An old address that leads to a page.
pub(in crate::render) fn redirect(
    render: RenderContext<'_>,
    from: &PagePath,
    to: &PagePath,
) -> Result<String, RenderError> {
    let context = PageContext::new(render, from.clone());
    let title = render.lookup.title(to).unwrap_or(&render.site.settings.title);
    let about = About { title: title.to_owned(), hidden: true, ..About::default() };
    print(&context, "redirect.html", about, &Redirect { target: context.link(title, to) })
}

/// The notice in place of a page that was taken back.
pub(in crate::render) fn withdrawn(
    render: RenderContext<'_>,
    notice: &Withdrawal,
) -> Result<String, RenderError> {
    let context = PageContext::new(render, notice.path.clone());
    let about = About { title: "这一页已经撤回".to_owned(), hidden: true, ..About::default() };
    let view = WithdrawnPage { at: wording::moment(notice.at), reason: &notice.reason };
    print(&context, "withdrawn.html", about, &view)
}

/// The page between this site and another: it works without a script and without requests.
pub(in crate::render) fn leaving(render: RenderContext<'_>, url: &str) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Leaving(url.to_owned()).path());
    let settings = &render.site.settings;
    let named = settings.government.as_ref().and_then(|profile| profile.site_name.as_deref());
    let page = Leaving { site: named.unwrap_or(&settings.title), url };
    let about = About { title: "您即将离开本站".to_owned(), hidden: true, ..About::default() };
    print(&context, "leaving.html", about, &page)
}
