//! The government profile of a site: what 《政府网站发展指引》 (国办发〔2017〕47号) requires on every page, and
//! the addresses that only the publisher knows. Nothing here is guessed; what a site does not say, `check` asks for.

use std::collections::BTreeMap;

use super::choice::Choice;
use super::registration::Registered;
use crate::text::source::Span;

/// What `government:` of `site.yml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Government {
    /// 规范名称, when it is not the site's title.
    pub site_name: Option<String>,
    /// Host name, when it is not that of `base_url`.
    pub domain: Option<String>,
    /// 统一社会信用代码 of the publisher.
    pub publisher_code: Option<Registered>,
    /// 党政机关网站标识: the address of the certificate, in which `{site_id}` stands for the site's code.
    pub badge: Option<String>,
    /// 我为政府网站找错: an address in which `{site_id}` and `{page}` stand for the site's code and the page.
    pub report_errors: Option<String>,
    /// Where the number of the police registration leads.
    pub police_link: Option<String>,
    /// Portals and friends, named in the footer.
    pub links: Vec<(String, String)>,
    /// 来源 of bulletins, when it is not the publisher.
    pub content_source: Option<String>,
    /// 作者或责任编辑 of bulletins that name no editor.
    pub author: Option<String>,
    /// What the site says of its columns in its own words.
    pub columns: BTreeMap<SiteColumn, SiteColumnWords>,
    /// Where the profile is turned on.
    pub span: Span,
}

/// By whose rules a site is checked beside the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RuleProfile {
    /// `government`
    Government,
}

impl Choice for RuleProfile {
    const WORDS: &'static [(&'static str, Self, &'static str, &'static str)] =
        &[("government", Self::Government, "政府网站", "government site")];
}

/// A column of the site: each page belongs to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SiteColumn {
    /// The overview, the search, and pages that are only passed through.
    Home,
    /// A district with its bulletins.
    Districts,
    /// Indicators.
    Indicators,
    /// Periods.
    Periods,
    /// The guarantees at a glance.
    Guarantees,
    /// Source documents.
    Sources,
    /// Downloads.
    Data,
    /// Plain pages.
    Pages,
}

impl SiteColumn {
    /// Every column, by its key under `columns:`.
    pub const ALL: [(&'static str, Self); 8] = [
        ("home", Self::Home),
        ("districts", Self::Districts),
        ("indicators", Self::Indicators),
        ("periods", Self::Periods),
        ("guarantees", Self::Guarantees),
        ("sources", Self::Sources),
        ("data", Self::Data),
        ("pages", Self::Pages),
    ];
}

/// What a site says of a column; what it leaves out has a default of the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteColumnWords {
    /// 栏目名称
    pub name: Option<String>,
    /// 栏目说明
    pub description: Option<String>,
    /// 栏目关键词
    pub keywords: Vec<String>,
    /// 栏目类别, such as 工作动态 or 数据发布.
    pub kind: Option<String>,
}

/// Whether an address lies under `.gov.cn` or `.政务`, which readers may be led to without a notice.
#[must_use]
pub(crate) fn is_government_address(url: &str) -> bool {
    host(url).is_some_and(is_government_host)
}

/// Whether a host name is one that only party and government organs may have.
#[must_use]
pub(crate) fn is_government_host(host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    host == "gov.cn" || [".gov.cn", ".政务", ".xn--zfr164b"].iter().any(|suffix| host.ends_with(suffix))
}

/// The host of a web address, without its port; `None` for `mailto:` and `tel:`.
#[must_use]
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    host.split(':').next().filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn government_addresses_are_told_by_their_host() {
        for yes in
            ["https://www.gov.cn/", "http://www.cq.gov.cn:8080/a?b", "https://潼南.政务/", "https://A.GOV.CN"]
        {
            assert!(is_government_address(yes), "{yes}");
        }
        for no in [
            "https://gov.cn.example.com/",
            "https://example.cn/www.gov.cn/",
            "https://xgov.cn/",
            "mailto:a@b.gov.cn",
        ] {
            assert!(!is_government_address(no), "{no}");
        }
    }
}
