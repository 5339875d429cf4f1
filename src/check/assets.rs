//! Every picture and attachment is used: an unused file is published all the same, and readers may find it.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Suppression};
use crate::read::{Asset, AssetKind};
use crate::say;
use crate::site::{Href, Page, PagePart, Site};

pub(super) fn check(site: &Site) -> Vec<Diagnostic> {
    let linked = site.authored().flat_map(Page::links).filter_map(|href| match href {
        Href::File(path) => Some(path.as_str()),
        _ => None,
    });
    let pictures = site.authored().flat_map(Page::parts).filter_map(|part| match part {
        PagePart::Picture(picture) => Some(picture.path.as_str()),
        _ => None,
    });
    let used: BTreeSet<&str> = linked.chain(pictures).collect();
    site.assets.iter().filter(|asset| !used.contains(asset.path.as_str())).map(unused).collect()
}

fn unused(asset: &Asset) -> Diagnostic {
    let path = &asset.path;
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let problem = Diagnostic::new(
        Code::AssetUnused,
        say!("没有哪一页用到 content/{path}", "no page uses content/{path}"),
    )
    .in_file(format!("content/{path}"))
    .caused_by(Suppression::content(folder))
    .caused_by(Suppression::Use(path.clone()));
    match asset.kind {
        AssetKind::Picture { .. } => problem.help(say!(
            "在正文里写 ![图上是什么]({name}) 来用它；不用就删去这个文件，免得一起发布",
            "show it with ![what it shows]({name}), or remove the file, since it is published with the rest"
        )),
        AssetKind::Attachment => problem.help(say!(
            "在正文里写 [附件名]({name}) 让读者能下载；不用就删去这个文件，免得一起发布",
            "link to it with [its name]({name}), or remove the file, since it is published with the rest"
        )),
    }
}
