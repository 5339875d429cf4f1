//! The map of a government site, for readers.

use serde::Serialize;

use super::about::About;
use super::frame::print;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, plain_text};

#[derive(Serialize)]
struct SiteMap {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    title: &'static str,
    links: Vec<Link>,
}

/// The columns of the site, for readers.
pub(in crate::render) fn site_map(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::SiteMap.path());
    let site = render.site;
    let mut overviews = vec![
        context.link("首页", &Address::Home.path()),
        context.link("搜索", &Address::Search.path()),
        context.link("指标", &Address::Indicators.path()),
        context.link("期间", &Address::Periods.path()),
    ];
    overviews.extend(render.menu().map(|(page, kind)| context.link(kind.name, &page)));
    overviews.push(context.link("来源", &Address::Sources.path()));
    overviews.push(context.link("数据", &Address::Downloads.path()));
    let groups = vec![
        Group { title: "栏目", links: overviews },
        Group {
            title: "区县",
            links: site.districts.iter().map(|district| context.district(district)).collect(),
        },
        Group {
            title: "说明",
            links: site.pages.iter().map(|page| context.link(plain_text(&page.title), &page.path)).collect(),
        },
    ];
    let groups = groups.into_iter().filter(|group| !group.links.is_empty()).collect();
    let about = About {
        title: "站点地图".to_owned(),
        description: "本站的全部栏目。".to_owned(),
        ..About::default()
    };
    print(&context, "site-map.html", about, &SiteMap { groups })
}
