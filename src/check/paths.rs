//! Every page has an address of its own, and there is something to publish.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Lost};
use crate::model::{Page, PagePath, Site};
use crate::say;
use crate::source::Span;

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let generated = site.generated();
    let mut taken: BTreeMap<&PagePath, Span> = BTreeMap::new();
    let mut problems = Vec::new();
    // Pages first: where an alias and a page want one address, the alias is the one to change.
    let pages = site.authored().map(|page| (&page.path, page, false));
    let aliases = site.authored().flat_map(|page| page.aliases.iter().map(move |alias| (alias, page, true)));
    for (path, page, alias) in pages.chain(aliases) {
        if generated.contains(path) {
            problems.push(reserved(path, page));
        } else if let Some(first) = taken.get(path) {
            problems.push(twice(path, page, alias, *first));
        } else {
            taken.insert(path, page.span);
        }
    }
    problems.extend(site.bulletins.is_empty().then(empty));
    problems
}

fn reserved(path: &PagePath, page: &Page) -> Diagnostic {
    let address = shown(path);
    Diagnostic::new(
        Code::PathTaken,
        say!(
            "网址 {address} 留给自动生成的页面",
            "the address {address} belongs to a page that is made from the data"
        ),
    )
    .at(page.span, say!("这一页要用它", "this page wants it"))
    .help(say!("换一个文件名或别名", "choose another file name or alias"))
}

fn twice(path: &PagePath, page: &Page, alias: bool, first: Span) -> Diagnostic {
    let address = shown(path);
    let seen = if alias {
        say!("这一页的别名也是它", "an alias of this page is the same")
    } else {
        say!("这一页也要用它", "this page wants it too")
    };
    Diagnostic::new(Code::PathTaken, say!("网址 {address} 已经有页面", "the address {address} is taken"))
        .at(page.span, seen)
        .at(first, say!("先用它的是这一页", "this page has it"))
        .help(say!("换一个文件名，或删去重复的别名", "choose another file name, or remove the alias"))
}

fn shown(path: &PagePath) -> String {
    format!("/{}", path.folder())
}

fn empty() -> Diagnostic {
    Diagnostic::new(Code::SiteEmpty, say!("没有任何通报", "there are no bulletins"))
        .in_file("content")
        .misses(Lost::content(""))
        .help(say!(
            "用 tongbao new bulletin 区县 期间 写第一份，例如 tongbao new bulletin 潼南 2020-04",
            "write the first one with `tongbao new bulletin DISTRICT PERIOD`, for instance `tongbao new bulletin 潼南 2020-04`"
        ))
}
