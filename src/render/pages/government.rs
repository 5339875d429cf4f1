//! What a government site has beside its pages: the duties of its foot, a map for readers, and the notice that a
//! link leads out of it.

use serde::Serialize;

use super::frame::About;
use super::print;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::{Address, plain_text};
use crate::text::percent_encoded;

/// Where every ICP registration can be looked up.
const ICP: &str = "https://beian.miit.gov.cn/";

/// What stands at the foot of every page of a government site.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Office {
    /// Registrations, the badge, the address for reporting errors, the map.
    duties: Vec<Link>,
    /// Portals and friends.
    friends: Vec<Link>,
}

#[derive(Serialize)]
struct Leaving<'a> {
    site: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct SiteMap {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    title: &'static str,
    links: Vec<Link>,
}

/// The foot of a government site; `None` for any other.
pub(super) fn office(desk: &PageContext<'_>) -> Option<Office> {
    let settings = &desk.scene.site.settings;
    let profile = settings.government.as_ref()?;
    let link = |text: &str, href: &str| Link { text: text.to_owned(), href: href.to_owned() };
    let icp = settings.codes.icp.as_ref().map(|code| link(&code.text, ICP));
    let police = settings.codes.police.as_ref();
    let police = police.map(|code| link(&code.text, profile.police_link.as_deref().unwrap_or_default()));
    let badge = profile.badge.as_ref().map(|pattern| link("党政机关网站标识", &filled(desk, pattern)));
    let errors =
        profile.report_errors.as_ref().map(|pattern| link("我为政府网站找错", &filled(desk, pattern)));
    let duties = [icp, police, badge, errors].into_iter().flatten();
    Some(Office {
        duties: duties.chain([desk.link("站点地图", &Address::SiteMap.path())]).collect(),
        friends: profile.links.iter().map(|(name, url)| link(name, &desk.leading_to(url))).collect(),
    })
}

/// The address of the badge or for reporting errors, with the site's code and this page in their places.
fn filled(desk: &PageContext<'_>, pattern: &str) -> String {
    let code = desk.scene.site.settings.codes.site_id.as_ref().map_or("", |code| code.text.as_str());
    let page = desk.scene.base_url().map(|base| format!("{base}{}", desk.page.folder())).unwrap_or_default();
    pattern.replace("{site_id}", &percent_encoded(code, b"")).replace("{page}", &percent_encoded(&page, b""))
}

/// The page between this site and another: it works without a script and asks nobody.
pub(in crate::render) fn leaving(scene: RenderContext<'_>, url: &str) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, Address::Leaving(url.to_owned()).path());
    let settings = &scene.site.settings;
    let named = settings.government.as_ref().and_then(|profile| profile.site_name.as_deref());
    let page = Leaving { site: named.unwrap_or(&settings.title), url };
    let about = About { title: "您即将离开本站".to_owned(), hidden: true, ..About::default() };
    print(&desk, "leaving.html", about, &page)
}

/// The columns of the site, for readers.
pub(in crate::render) fn site_map(scene: RenderContext<'_>) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, Address::SiteMap.path());
    let site = scene.site;
    let guarantees = site.settings.guarantees.as_ref();
    let (status, rankings) = (site.settings.status.as_ref(), site.settings.rankings.as_ref());
    let overviews = [
        Some(desk.link("首页", &Address::Home.path())),
        Some(desk.link("搜索", &Address::Search.path())),
        Some(desk.link("指标", &Address::Indicators.path())),
        Some(desk.link("期间", &Address::Periods.path())),
        guarantees.map(|(title, _)| desk.link(title, &Address::Guarantees.path())),
        status.map(|_| desk.link("报送情况", &Address::Status.path())),
        rankings.map(|_| desk.link("排名", &Address::Rankings.path())),
        Some(desk.link("来源", &Address::Sources.path())),
        Some(desk.link("数据", &Address::Downloads.path())),
    ];
    let groups = vec![
        Group { title: "栏目", links: overviews.into_iter().flatten().collect() },
        Group { title: "区县", links: site.districts.iter().map(|one| desk.district(one)).collect() },
        Group {
            title: "说明",
            links: site.pages.iter().map(|page| desk.link(plain_text(&page.title), &page.path)).collect(),
        },
    ];
    let groups = groups.into_iter().filter(|group| !group.links.is_empty()).collect();
    let about = About {
        title: "站点地图".to_owned(),
        description: "本站的全部栏目。".to_owned(),
        ..About::default()
    };
    print(&desk, "site-map.html", about, &SiteMap { groups })
}
