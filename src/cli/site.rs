//! A site read and understood but not checked: for commands that help before everything is right.

use std::path::Path;
use tongbao::compile::without_drafts;

use tongbao::diagnostic::Report;
use tongbao::read;
use tongbao::site::Site;

/// What there is under `root`, and everything that is wrong with it.
pub(super) fn understand(root: &Path, drafts: bool) -> (Report, Site) {
    let mut report = Report::default();
    let tree = read::read(&mut report, root);
    let tree = if drafts { tree } else { without_drafts(&mut report, tree) };
    let site = tongbao::compile::compile(&mut report, &tree);
    (report, site)
}
