//! The footer of a government site: what it must show there, and its links to other sites.

use serde::Serialize;

use crate::render::pages::context::{Link, PageContext};
use crate::site::Address;
use crate::text::percent_encoded;

/// Where every ICP registration can be looked up.
const ICP: &str = "https://beian.miit.gov.cn/";

/// The footer of every page of a government site.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GovernmentFooter {
    /// Registrations, the badge, the address for reporting errors, the map.
    duties: Vec<Link>,
    /// Portals and related sites.
    friends: Vec<Link>,
}

/// The footer of a government site; `None` for any other site.
pub(super) fn government_footer(context: &PageContext<'_>) -> Option<GovernmentFooter> {
    let settings = &context.render.site.settings;
    let profile = settings.government.as_ref()?;
    let link = |text: &str, href: &str| Link { text: text.to_owned(), href: href.to_owned() };
    let icp = settings.codes.icp.as_ref().map(|code| link(&code.text, ICP));
    let police = settings.codes.police.as_ref();
    let police = police.map(|code| link(&code.text, profile.police_link.as_deref().unwrap_or_default()));
    let badge = profile.badge.as_ref().map(|pattern| link("党政机关网站标识", &filled(context, pattern)));
    let errors =
        profile.report_errors.as_ref().map(|pattern| link("我为政府网站找错", &filled(context, pattern)));
    let duties = [icp, police, badge, errors].into_iter().flatten();
    Some(GovernmentFooter {
        duties: duties.chain([context.link("站点地图", &Address::SiteMap.path())]).collect(),
        friends: profile.links.iter().map(|(name, url)| link(name, &context.leading_to(url))).collect(),
    })
}

/// The address of the badge or for reporting errors, with the site's code and this page in their places.
fn filled(context: &PageContext<'_>, pattern: &str) -> String {
    let code = context.render.site.settings.codes.site_id.as_ref().map_or("", |code| code.text.as_str());
    let page =
        context.render.base_url().map(|base| format!("{base}{}", context.page.folder())).unwrap_or_default();
    pattern.replace("{site_id}", &percent_encoded(code, b"")).replace("{page}", &percent_encoded(&page, b""))
}
