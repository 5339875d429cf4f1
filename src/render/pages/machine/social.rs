//! Open Graph: the preview of a page wherever its address is shared.

use super::{Tag, at};
use crate::render::feeds;
use crate::render::pages::about::{About, Subject};
use crate::render::pages::context::PageContext;
use crate::site::{Picture, plain_text};

/// The properties of a page. A preview is made somewhere else, so pictures have absolute addresses.
pub(super) fn properties(
    context: &PageContext<'_>,
    about: &About<'_>,
    picture: Option<&(&Picture, String)>,
) -> Vec<Tag> {
    let settings = &context.render.site.settings;
    let article = matches!(about.subject, Subject::Bulletin(_));
    let mut tags = Tags::default();
    tags.push("og:title", about.title.as_str());
    tags.push("og:type", if article { "article" } else { "website" });
    tags.push("og:site_name", settings.title.as_str());
    tags.push("og:locale", settings.language_tag().replace('-', "_"));
    tags.push("og:description", about.description.as_str());
    tags.push("og:url", at(context, &context.page).filter(|_| !about.hidden).unwrap_or_default());
    if let Some((picture, address)) = picture {
        tags.push("og:image", address.as_str());
        tags.push("og:image:width", picture.width.to_string());
        tags.push("og:image:height", picture.height.to_string());
        tags.push("og:image:alt", plain_text(&picture.alt));
    }
    if let Subject::Bulletin(bulletin) = about.subject {
        tags.push("article:published_time", bulletin.published.map(feeds::moment).unwrap_or_default());
        let corrected = bulletin.page.updates.iter().map(|update| update.at).max();
        tags.push("article:modified_time", corrected.map(feeds::moment).unwrap_or_default());
        tags.push("article:section", bulletin.district.name.as_str());
        bulletin.page.keywords.iter().for_each(|keyword| tags.push("article:tag", keyword.as_str()));
    }
    tags.0
}

#[derive(Default)]
struct Tags(Vec<Tag>);

impl Tags {
    /// Adds a property; what is empty is not said.
    fn push(&mut self, name: &'static str, content: impl Into<String>) {
        let content = content.into();
        if !content.is_empty() {
            self.0.push(Tag { name, content });
        }
    }
}
