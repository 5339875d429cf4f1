//! The labels of a government site's pages (网页标签规范, annex of 国办发〔2017〕47号): the site's and the column's on
//! every page, the article's on bulletins. Names are written as the annex has them, capitals included.

use super::{Tag, at};
use crate::render::pages::about::{About, Subject};
use crate::render::pages::context::PageContext;
use crate::site::government::{Government, SiteColumn, host};
use crate::site::{Address, Bulletin, Picture, plain_text};

/// A column in the program's own words.
struct Words {
    name: String,
    description: String,
    keywords: String,
    kind: &'static str,
}

/// The labels of a page; a site without the profile has none.
pub(super) fn labels(
    context: &PageContext<'_>,
    about: &About<'_>,
    picture: Option<&(&Picture, String)>,
) -> Vec<Tag> {
    let settings = &context.render.site.settings;
    let Some(profile) = &settings.government else { return Vec::new() };
    let mut tags = Vec::new();
    let mut tag = |name, content: &str| {
        let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
        if !content.is_empty() {
            tags.push(Tag { name, content });
        }
    };
    let base = context.render.base_url();
    tag("SiteName", profile.site_name.as_deref().unwrap_or(&settings.title));
    tag("SiteDomain", profile.domain.as_deref().or(base.as_deref().and_then(host)).unwrap_or_default());
    tag("SiteIDCode", settings.codes.site_id.as_ref().map_or("", |code| code.text.as_str()));
    let (column, words) = column(context, about);
    let own = profile.columns.get(&column).cloned().unwrap_or_default();
    let keywords = own.keywords.join(",");
    tag("ColumnName", own.name.as_deref().unwrap_or(&words.name));
    tag("ColumnDescription", own.description.as_deref().unwrap_or(&words.description));
    tag("ColumnKeywords", if keywords.is_empty() { &words.keywords } else { &keywords });
    tag("ColumnType", own.kind.as_deref().unwrap_or(words.kind));
    if let Subject::Bulletin(bulletin) = about.subject {
        tag("ArticleTitle", &plain_text(&bulletin.page.title));
        tag("PubDate", &published(bulletin));
        tag("ContentSource", profile.content_source.as_deref().unwrap_or(&settings.publisher));
        tag("Keywords", &bulletin.page.keywords.join(","));
        tag("Author", author(profile, bulletin));
        tag("Description", &plain_text(&bulletin.page.summary));
        tag("Image", picture.map_or("", |(_, address)| address));
        tag("Url", &at(context, &context.page).unwrap_or_default());
    }
    tags
}

/// `2020-05-06 09:00`, by the author's own word; the day alone where no time is given, for none is made up.
fn published(bulletin: &Bulletin) -> String {
    let Some(at) = bulletin.published else { return String::new() };
    let form = if at.time() == jiff::civil::Time::midnight() { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" };
    at.strftime(form).to_string()
}

fn author<'a>(profile: &'a Government, bulletin: &'a Bulletin) -> &'a str {
    bulletin.editor.as_deref().or(profile.author.as_deref()).unwrap_or_default()
}

/// The column a page belongs to, and what is said of it where the site has no words of its own.
fn column(context: &PageContext<'_>, about: &About<'_>) -> (SiteColumn, Words) {
    let site = context.render.site;
    let folder = context.page.folder();
    let under = |page: &crate::site::PagePath| !page.folder().is_empty() && folder.starts_with(page.folder());
    let words = |name: &str, description: &str, keywords: &str, kind| Words {
        name: name.to_owned(),
        description: description.to_owned(),
        keywords: keywords.to_owned(),
        kind,
    };
    let district = match about.subject {
        Subject::Bulletin(bulletin) => Some(&*bulletin.district),
        Subject::District(district) => Some(district),
        _ => None,
    };
    if let Some(district) = district {
        let name = &district.name;
        let description = format!("{name}的通报、最新数据和走势");
        return (SiteColumn::Districts, words(name, &description, &format!("{name},通报,数据"), "工作动态"));
    }
    if let Some((_, kind)) = context.render.menu().find(|(page, _)| under(page)) {
        return (kind.column, words(&kind.name, &kind.description, &kind.keywords, kind.category));
    }
    if under(&Address::Indicators.path()) {
        return (
            SiteColumn::Indicators,
            words("指标", "各项指标的定义、口径和各地数据", "指标,口径,数据", "数据发布"),
        );
    }
    if under(&Address::Periods.path()) {
        return (SiteColumn::Periods, words("期间", "按期间汇总的各地数据", "期间,数据", "数据发布"));
    }
    if under(&Address::Sources.path()) {
        return (SiteColumn::Sources, words("来源", "每个数的出处", "来源,出处", "数据发布"));
    }
    if under(&Address::Downloads.path()) {
        return (SiteColumn::Data, words("数据", "全部数据的下载和各列说明", "数据,下载", "数据开放"));
    }
    if site.pages.iter().any(|page| page.path == context.page) {
        let keywords = if about.keywords.is_empty() { about.title.clone() } else { about.keywords.join(",") };
        let description = if about.description.is_empty() { &about.title } else { &about.description };
        return (SiteColumn::Pages, words(&about.title, description, &keywords, "政策解读"));
    }
    let description = site.settings.subtitle.as_deref().unwrap_or(&site.settings.title);
    (SiteColumn::Home, words("首页", description, &site.settings.title, "首页"))
}
