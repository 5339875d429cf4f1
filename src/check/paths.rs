//! Every page and file has an address of its own, and there is something to publish.

use super::facts::Facts;
use crate::analyse::{Claimant, Clash};
use crate::diagnostic::{Code, Diagnostic, Severity, Suppression, Text};
use crate::read::Scalar;
use crate::say;
use crate::site::{
    Address, BaseUrlRefused, ChartFile, FileAddress, PagePath, Registered, Site, SourceDocument, State,
};
use crate::text::source::Span;

pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> =
        facts.clashes.iter().filter_map(|clash| conflict(facts.site, clash)).collect();
    problems.extend(empty(facts.site));
    problems
}

/// The problem of a claim on an address that is held already. Of two of the program's own addresses an id is at fault, or
/// none; of the forms of a chart one stands for all.
fn conflict(site: &Site, clash: &Clash<'_>) -> Option<Diagnostic> {
    let problem = Diagnostic::new(Code::PathTaken, message(clash));
    if let (Claimant::Chart(chart), Claimant::Chart(first)) = (clash.claim.by, clash.holder.by)
        && chart.span.source == first.span.source
    {
        // Reported where the page was compiled.
        return None;
    }
    match (clash.claim.by, &clash.claim.address) {
        (Claimant::Chart(_), Address::File(FileAddress::Chart(_, ChartFile::Csv | ChartFile::Json))) => None,
        (Claimant::Program, _) => by_id(site, problem, clash),
        (Claimant::Page(page), _) => Some(by_page(problem, clash, page.span, false)),
        (Claimant::Redirect(alias), _) => Some(by_page(problem, clash, alias.span, true)),
        (Claimant::Chart(chart), _) => {
            let problem = problem.at(chart.span, say!("这幅图要用它", "this chart wants it"));
            Some(beside(problem, clash).help(say!(
                "给这幅图换一个 id，或删去 id 用自动编号",
                "give this chart another `id`, or drop it and let it be counted"
            )))
        }
        (Claimant::File(asset), _) => {
            let problem = problem.in_file(format!("content/{}", asset.path));
            Some(problem.help(say!(
                "给这个文件改名，或放进别的文件夹",
                "rename this file, or move it to another folder"
            )))
        }
    }
}

/// An id that makes a folder of what is a file. Ids that are the same, and those that can be none, are reported where they
/// were compiled.
fn by_id(site: &Site, problem: Diagnostic, clash: &Clash<'_>) -> Option<Diagnostic> {
    let (own, held) = (&clash.claim.address, &clash.holder.address);
    let span = [own, held].into_iter().find_map(|address| match address {
        Address::Indicator(id) => site
            .dictionary
            .indicators
            .iter()
            .find(|indicator| indicator.id == *id)
            .map(|indicator| indicator.span),
        Address::Source(id) if SourceDocument::is_id(id) => {
            site.sources.iter().find(|source| source.id == *id).map(|source| source.span)
        }
        _ => None,
    })?;
    let problem = problem.at(span, say!("它的 id 要用它", "its `id` wants it"));
    (own.path() != held.path()).then(|| problem.help(say!("换一个 id", "choose another `id`")))
}

fn message(clash: &Clash<'_>) -> Text {
    let (path, held) = (clash.claim.address.path(), clash.holder.address.path());
    let (address, held_at) = (site_path(&path), site_path(&held));
    if path != held {
        return say!(
            "网址 {address} 和 {held_at} 不能都有：同一个名字不能又是文件又是文件夹",
            "{address} and {held_at} cannot both be: one name cannot be a file and a folder"
        );
    }
    match clash.holder.by {
        Claimant::Program if path.folder() == path.as_str() => say!(
            "网址 {address} 留给程序或主题的文件",
            "the address {address} belongs to a file of the program or the theme"
        ),
        Claimant::Program => say!(
            "网址 {address} 留给自动生成的页面",
            "the address {address} belongs to a page that is made from the data"
        ),
        Claimant::Page(_) | Claimant::Redirect(_) => {
            say!("网址 {address} 已经有页面", "the address {address} is taken")
        }
        Claimant::Chart(_) => say!("网址 {address} 已经有图", "the address {address} is taken by a chart"),
        Claimant::File(_) => say!("网址 {address} 已经有文件", "the address {address} is taken by a file"),
    }
}

fn by_page(problem: Diagnostic, clash: &Clash<'_>, span: Span, alias: bool) -> Diagnostic {
    let (label, help) = match (clash.holder.by, alias) {
        (Claimant::Program, _) => (
            if alias {
                say!("这个别名要用它", "this alias wants it")
            } else {
                say!("这一页要用它", "this page wants it")
            },
            say!("换一个文件名或别名", "choose another file name or alias"),
        ),
        (_, true) => (say!("这个别名也要用它", "this alias wants it too"), another_name()),
        (_, false) => (say!("这一页也要用它", "this page wants it too"), another_name()),
    };
    beside(problem.at(span, label), clash).help(help)
}

fn another_name() -> Text {
    say!("换一个文件名，或删去重复的别名", "choose another file name, or remove the alias")
}

/// Labels the page or chart that holds the address.
fn beside(problem: Diagnostic, clash: &Clash<'_>) -> Diagnostic {
    match clash.holder.by {
        Claimant::Page(page) => problem.at(page.span, say!("先用它的是这一页", "this page has it")),
        Claimant::Redirect(alias) => problem.at(alias.span, say!("先用它的是这个别名", "this alias has it")),
        Claimant::Chart(chart) => problem.at(chart.span, say!("先用它的是这幅图", "this chart has it")),
        Claimant::Program | Claimant::File(_) => problem,
    }
}

fn site_path(path: &PagePath) -> String {
    format!("/{}", path.folder())
}

/// Whether the address of the site is that of its root.
pub(super) fn root(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let settings = &facts.site.settings;
    let scalar = settings.written_base_url.as_ref();
    let Some(written) = scalar.map(|scalar| &scalar.text).or(settings.base_url.as_ref()) else {
        return Vec::new();
    };
    let refused = facts.addresses.base_url(written).err();
    refused.map(|refused| no_root(written, scalar, refused)).into_iter().collect()
}

fn no_root(written: &str, scalar: Option<&Scalar>, refused: BaseUrlRefused) -> Diagnostic {
    let BaseUrlRefused { why, meant, certain } = refused;
    let problem = Diagnostic::new(
        Code::KeyType,
        say!("base_url 不能写「{written}」", "`base_url` cannot be `{written}`"),
    );
    let Some(scalar) = scalar else {
        return problem.in_file("--base-url").help(why).help(to_write(meant.as_deref()));
    };
    let problem = problem.at(scalar.span, why).help(to_write(meant.as_deref()));
    let exact = scalar.exact(0, scalar.text.len());
    match meant {
        None => problem,
        Some(meant) if certain => problem.fix(exact, meant),
        Some(meant) => problem.suggest(exact, meant),
    }
}

fn to_write(meant: Option<&str>) -> Text {
    match meant {
        Some(meant) => say!("改成 {meant}", "write {meant}"),
        None => say!(
            "写读者打开网站首页用的网址，例如 https://www.example.cn/tongbao/；还不知道就不写",
            "write the address at which readers open the front page, such as https://www.example.cn/tongbao/, or leave it out while it is unknown"
        ),
    }
}

/// A registered site states its own address: without one its feeds hold no absolute address.
pub(super) fn own_address(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let settings = &facts.site.settings;
    let codes = [&settings.codes.icp, &settings.codes.police, &settings.codes.site_id];
    // A government site is asked for its domain by its own rule.
    let silent = settings.base_url.is_some() || settings.government.is_some();
    let code = codes.into_iter().flatten().next().filter(|_| !silent);
    let problem = |code: &Registered| {
        Diagnostic::new(
            Code::AddressBase,
            say!("没有写网站的网址", "the site does not say its own address"),
        )
        .at(code.span, say!("备了案的网站有网址", "a site that is registered has an address"))
        .help(say!(
            "在 site.yml 写上 base_url，例如 base_url: https://www.example.cn/tongbao/；没有它，订阅里没有完整网址，也没有站点地图",
            "add `base_url` to site.yml, as in `base_url: https://www.example.cn/tongbao/`; without it feeds hold no absolute address and there is no sitemap"
        ))
    };
    code.map(problem).into_iter().collect()
}

/// That no bulletin is out. Who has just begun one is on the way.
fn empty(site: &Site) -> Option<Diagnostic> {
    let held: Vec<State> =
        site.held.iter().filter(|page| page.is_bulletin()).map(|page| page.standing.state).collect();
    if !site.bulletins.is_empty() || held.contains(&State::Empty) {
        return None;
    }
    if !held.is_empty() {
        let problem = Diagnostic::new(Code::SiteEmpty, say!("还没有一篇通报发布", "no bulletin is out yet"));
        let problem = Diagnostic { severity: Severity::Hint, ..problem }.in_file("content");
        return Some(problem.help(say!(
            "tongbao status 列出没有发布的通报，各是为什么",
            "`tongbao status` lists the bulletins that are not out, each with the reason"
        )));
    }
    let problem = Diagnostic::new(Code::SiteEmpty, say!("没有任何通报", "there are no bulletins"));
    let problem = problem.in_file("content").caused_by(Suppression::content(""));
    Some(problem.help(say!(
            "用 tongbao new bulletin 区县 期间 写第一份，例如 tongbao new bulletin 潼南 2020-04",
            "write the first one with `tongbao new bulletin DISTRICT PERIOD`, for instance `tongbao new bulletin 潼南 2020-04`"
    )))
}
