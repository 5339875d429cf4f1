//! What the government profile still lacks: page labels, footer entries, well-formed codes and the domain. A site
//! without the profile is not checked.

mod registration_codes;

use crate::diagnostic::{Code, Diagnostic, Text};
use crate::say;
use crate::site::government::{Government, host, is_government_host};
use crate::site::{Bulletin, OwnerKind, Registered, Settings, Site};

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let settings = &site.settings;
    let Some(profile) = &settings.government else { return Vec::new() };
    let site_wide = [labels(settings, profile), foot(settings, profile), domain(settings, profile)];
    let bulletins = site.bulletins.iter().filter_map(moment);
    site_wide.into_iter().flatten().chain(bulletins).chain(codes(site, profile)).collect()
}

/// 网站标签: SiteName is never empty, for a site has a title; the other two only the publisher knows.
fn labels(settings: &Settings, profile: &Government) -> Option<Diagnostic> {
    let lacks = [
        (
            settings.codes.site_id.is_none(),
            say!("网站标识码（codes 里的 site_id）", "`site_id` under `codes`"),
        ),
        (
            address(settings, profile).is_none(),
            say!("域名（base_url，或 government 里的 domain）", "`base_url`, or `domain` under `government`"),
        ),
    ];
    let (zh, en) = listed(lacks)?;
    Some(
        Diagnostic::new(Code::GovMeta, say!("每页的网站标签缺：{zh}", "the labels of every page lack: {en}"))
            .at(profile.span, say!("用了政府网站的规范", "the government profile is on"))
            .help(say!("补在 content/site.yml 里", "add them to content/site.yml")),
    )
}

/// 底部功能区
fn foot(settings: &Settings, profile: &Government) -> Option<Diagnostic> {
    let lacks = [
        (settings.contact.is_none(), say!("联系方式（contact）", "`contact`")),
        (settings.codes.icp.is_none(), say!("ICP 备案编号（codes 里的 icp）", "`icp` under `codes`")),
        (
            settings.codes.police.is_none(),
            say!("公安机关备案编号（codes 里的 police）", "`police` under `codes`"),
        ),
        (
            profile.badge.is_none(),
            say!("党政机关网站标识的链接（government 里的 badge）", "`badge` under `government`"),
        ),
        (
            profile.report_errors.is_none(),
            say!(
                "“我为政府网站找错”的链接（government 里的 report_errors）",
                "`report_errors` under `government`"
            ),
        ),
    ];
    let (zh, en) = listed(lacks)?;
    Some(
        Diagnostic::new(Code::GovFooter, say!("页脚缺：{zh}", "the foot of every page lacks: {en}"))
            .at(profile.span, say!("用了政府网站的规范", "the government profile is on"))
            .help(say!("补在 content/site.yml 里", "add them to content/site.yml")),
    )
}

/// Whose domain may end in what: 互联网政务应用安全管理规定, articles 4 and 5.
fn domain(settings: &Settings, profile: &Government) -> Option<Diagnostic> {
    let name = address(settings, profile)?;
    let government = is_government_host(&name);
    let (zh, en) = match settings.owner_kind {
        OwnerKind::PartyGov if !government => (".gov.cn 或 .政务", "`.gov.cn` or `.政务`"),
        OwnerKind::Institution if government || ![".cn", ".公益"].iter().any(|end| name.ends_with(end)) => {
            (".cn 或 .公益（不用 .gov.cn、.政务）", "`.cn` or `.公益`, not `.gov.cn` or `.政务`")
        }
        _ => return None,
    };
    Some(
        Diagnostic::new(Code::GovDomain, say!("域名 {name} 的后缀与主办单位不符", "the domain {name} is not one its owner may have"))
            .at(profile.span, say!("这类单位的域名以 {zh} 结尾", "such an owner's domain ends in {en}"))
            .help(say!(
                "核对 owner_kind：party_gov 是党政机关，institution 是事业单位",
                "check `owner_kind`: `party_gov` is a party or government organ, `institution` a public institution"
            )),
    )
}

/// 发布时间 of a bulletin comes from its author only; a made-up one is a veto of the inspections.
fn moment(bulletin: &Bulletin) -> Option<Diagnostic> {
    let span = bulletin.page.span;
    match bulletin.published {
        None => Some(
            Diagnostic::new(
                Code::GovMeta,
                say!("内容页标签缺发布时间", "a bulletin's labels lack its publication time"),
            )
            .at(span, say!("这篇通报没有写 published", "this bulletin has no `published`"))
            .help(say!(
                "在文首写上实际的发布时间，例如 published: 2020-05-06 09:00",
                "add the true time, such as `published: 2020-05-06 09:00`"
            )),
        ),
        Some(at) if at.time() == jiff::civil::Time::midnight() => Some(
            Diagnostic::new(
                Code::GovTime,
                say!("发布时间只有日期，没有时刻", "a publication time that is only a day"),
            )
            .at(span, say!("标签 PubDate 要写到分钟", "the label PubDate wants minutes"))
            .help(say!(
                "写作 published: 2020-05-06 09:00，时刻要真实",
                "write `published: 2020-05-06 09:00`, with the true time"
            )),
        ),
        Some(_) => None,
    }
}

fn codes<'a>(site: &'a Site, profile: &'a Government) -> impl Iterator<Item = Diagnostic> + 'a {
    let codes = &site.settings.codes;
    let divisions: Vec<&str> = site.own_districts().filter_map(|district| district.code.as_deref()).collect();
    let wrong = move |code: &Option<Registered>, why: &dyn Fn(&str) -> Option<Text>| {
        let code = code.as_ref()?;
        let text = &code.text;
        let problem =
            Diagnostic::new(Code::GovCode, say!("编号「{text}」不对", "the code `{text}` is wrong"));
        Some(
            problem
                .at(code.span, why(text)?)
                .help(say!("对照批准文件核对一遍", "compare it with the document that gave it out")),
        )
    };
    [
        wrong(&codes.site_id, &|code| registration_codes::site_id(code, &divisions)),
        wrong(&codes.icp, &|code| registration_codes::icp(code)),
        wrong(&codes.police, &|code| registration_codes::police(code)),
        wrong(&profile.publisher_code, &|code| registration_codes::credit_code(code)),
    ]
    .into_iter()
    .flatten()
}

/// The site's host name.
fn address(settings: &Settings, profile: &Government) -> Option<String> {
    let own = settings.base_url.as_deref().and_then(host);
    profile.domain.as_deref().or(own).map(str::to_owned)
}

/// What is lacking, as a list in both languages; `None` when nothing is.
fn listed<const N: usize>(lacks: [(bool, Text); N]) -> Option<(String, String)> {
    let names: Vec<Text> = lacks.into_iter().filter(|(lacking, _)| *lacking).map(|(_, name)| name).collect();
    let joined = |separator: &str, of: &dyn Fn(&Text) -> String| {
        names.iter().map(of).collect::<Vec<_>>().join(separator)
    };
    (!names.is_empty())
        .then(|| (joined("、", &|name| name.zh.clone()), joined(", ", &|name| name.en.clone())))
}
