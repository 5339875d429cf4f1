//! Every link inside the site leads to a page or file of the site, and to an anchor that exists.

use std::collections::BTreeMap;

use super::checked::Checked;
use super::facts::Facts;
use crate::analyse::{AddressBook, Anchors};
use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::say;
use crate::site::{Address, FileAddress, Href, Page, PagePath, documents_of};
use crate::text::nearest;
use crate::text::scope::Scope;
use crate::text::source::Span;

/// How many places of a page a message names; more would not be read.
const LISTED: usize = 12;

pub(super) fn check(facts: &Facts<'_>) -> Vec<Diagnostic> {
    let (targets, mut known) = (Targets::of(facts), BTreeMap::new());
    facts.prose.iter().flat_map(|text| links(text.page, &targets, &mut known)).collect()
}

/// The anchors of the pages that were linked to.
type AnchorsByPage = BTreeMap<PagePath, Vec<String>>;

/// What links can lead to: the site and, where only some texts are checked, the site as it was before.
struct Targets<'f> {
    now: (&'f AddressBook, Anchors<'f>),
    before: Option<(&'f Checked, Anchors<'f>)>,
    scope: Scope<'f, Checked>,
}

impl<'f> Targets<'f> {
    fn of(facts: &'f Facts<'_>) -> Self {
        let anchors = |before: &'f Checked| (before, Anchors::new(before.site(), before.charts()));
        Self {
            now: (&facts.addresses, Anchors::new(facts.site, &facts.charts)),
            before: facts.scope.before().map(anchors),
            scope: facts.scope,
        }
    }

    /// Whether an address of the earlier site is gone: a chart of a text that has changed.
    fn is_gone(&self, before: &Checked, address: &Address) -> bool {
        match address {
            Address::File(FileAddress::Chart(id, _)) => {
                before.charts().get(id).is_some_and(|chart| self.scope.has(chart.span))
            }
            _ => false,
        }
    }

    /// The most similar address.
    fn similar(&self, path: &PagePath) -> Option<&'f PagePath> {
        let before = self.before.iter().map(|(before, _)| *before).flat_map(|before| {
            before.addresses().iter().filter(move |(_, address)| !self.is_gone(before, address))
        });
        AddressBook::like(path, self.now.0.iter().chain(before))
    }

    /// The content of an address, and the anchors of its page.
    fn get(&self, path: &PagePath) -> Option<(&'f Address, &Anchors<'f>)> {
        let now = self.now.0.get(path).map(|address| (address, &self.now.1));
        let before = || {
            let (before, anchors) = self.before.as_ref()?;
            let address = before.addresses().get(path)?;
            (!self.is_gone(before, address)).then_some((address, anchors))
        };
        now.or_else(before)
    }
}

fn links(page: &Page, targets: &Targets<'_>, known: &mut AnchorsByPage) -> Vec<Diagnostic> {
    let problem = |href: &Href| {
        let (path, anchor, span) = match href {
            Href::Page { path, anchor, span } => (path, anchor.as_ref(), *span),
            Href::Anchor { anchor, span } => (&page.path, Some(anchor), *span),
            Href::Web(_) | Href::File(_) => return None,
        };
        let is_own = *path == page.path;
        let Some((address, anchors)) = targets.get(path) else { return Some(broken(path, span, targets)) };
        // An old address leads on to the page itself, and takes the anchor along only where a browser does.
        let anchor = anchor.filter(|_| !matches!(address, Address::Redirect { .. }))?;
        let there = known.entry(path.clone()).or_insert_with(|| anchors.of(address));
        (!there.contains(anchor)).then(|| misplaced(anchor, is_own, there, span))
    };
    page.links().into_iter().filter_map(problem).collect()
}

/// Sections are numbered `s1`, `s1-2`.
fn is_section(anchor: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    anchor.strip_prefix('s').is_some_and(|counts| counts.split('-').all(number))
}

fn misplaced(anchor: &str, is_own: bool, there: &[String], span: Span) -> Diagnostic {
    let problem = match (is_own, is_section(anchor)) {
        (true, true) => Diagnostic::new(
            Code::LinkBroken,
            say!("本页没有小节 #{anchor}", "this page has no section #{anchor}"),
        ),
        (false, true) => Diagnostic::new(
            Code::LinkBroken,
            say!("那一页没有小节 #{anchor}", "that page has no section #{anchor}"),
        ),
        (true, false) => Diagnostic::new(
            Code::LinkBroken,
            say!("本页没有 #{anchor} 这个位置", "this page has no place #{anchor}"),
        ),
        (false, false) => Diagnostic::new(
            Code::LinkBroken,
            say!("那一页没有 #{anchor} 这个位置", "that page has no place #{anchor}"),
        ),
    };
    let problem = match is_own {
        true => problem.at(span, say!("这个链接打不开", "this link leads nowhere")),
        false => problem.at(span, say!("这个链接只能到页首", "this link leads to the top of the page only")),
    };
    if is_section(anchor) {
        return problem.help(sections(is_own, there));
    }
    match nearest(anchor, there.iter().map(String::as_str)) {
        Some(near) => problem.help(say!("是不是 #{near}？", "did you mean #{near}?")),
        None => {
            let more = if there.len() > LISTED { "…" } else { "" };
            let list: Vec<String> = there.iter().take(LISTED).map(|place| format!("#{place}")).collect();
            let (zh, en) = (list.join("、"), list.join(", "));
            problem.help(match there {
                [] => say!(
                    "那里没有能链接的位置；删去 # 后面的部分",
                    "there is no place to link to; drop the anchor"
                ),
                _ => say!("能链接的位置有：{zh}{more}", "there are these places: {en}{more}"),
            })
        }
    }
}

fn sections(is_own: bool, there: &[String]) -> crate::diagnostic::Text {
    if !is_own {
        return say!(
            "小节按标题的先后编号：第一个 ## 是 s1，它下面的第二个 ### 是 s1-2；数一数，或删去 # 后面的部分",
            "sections are counted by headings: the first ## is s1, the second ### under it s1-2; count again or drop the anchor"
        );
    }
    let list: Vec<&str> = there.iter().map(String::as_str).filter(|place| is_section(place)).collect();
    match list.join("、").as_str() {
        "" => say!(
            "本页没有小标题；用 ## 写上小标题，第一个就是 #s1",
            "this page has no headings; the first ## is #s1"
        ),
        list => say!("本页的小节有：{list}", "the sections of this page are: {list}"),
    }
}

fn broken(path: &PagePath, span: Span, targets: &Targets<'_>) -> Diagnostic {
    let folder = path.folder().trim_end_matches('/');
    let problem = Diagnostic::new(
        Code::LinkBroken,
        say!("站内没有「{folder}」", "there is no `{folder}` on this site"),
    )
    .at(span, say!("这个链接打不开", "this link leads nowhere"));
    let problem = sources_of(path).into_iter().fold(problem, Diagnostic::caused_by);
    match targets.similar(path).map(|near| near.folder().trim_end_matches('/')) {
        Some(near) => problem.help(say!("是不是 /{near}？", "did you mean /{near}?")),
        None => problem.help(say!(
            "写目标文件的相对路径，例如 ../tongnan/2020-04.md，或从根写起的 /about.md",
            "write the file's relative path such as ../tongnan/2020-04.md, or /about.md from the root"
        )),
    }
}

/// The files whose loss explains that a page is not there.
fn sources_of(path: &PagePath) -> [Suppression; 3] {
    let [page, folder] = documents_of(path);
    let district = path.as_str().split('/').next().unwrap_or_default();
    [
        Suppression::content(&page),
        Suppression::content(&folder),
        Suppression::content(&format!("{district}/_index.md")),
    ]
}
