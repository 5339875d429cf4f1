//! `tongbao check --fix`: applies what a machine can fix, and reports what it changed.

use std::collections::BTreeSet;

use tongbao::author::save;
use tongbao::diagnostic::{Safety, apply_fixes};
use tongbao::render::Options;
use tongbao::{Built, report, say};

use super::arguments::SiteOptions;
use super::console::{Console, Outcome};
use super::site;

/// How often a site is checked anew. Two mistakes on one spot take a round each; edits that undo each other
/// would take for ever.
const MAX_ROUNDS: usize = 10;

/// Which problems to fix.
#[derive(Debug, Clone, Copy)]
pub(super) struct FixOptions {
    /// The least sure edits that are applied.
    pub(super) up_to: Safety,
    /// Whether files are written, or only the changes are shown.
    pub(super) write: bool,
}

/// Builds a site, fixes it and builds it again until nothing is left that a machine can fix. The last build is
/// reported.
pub(super) fn build(
    console: &mut Console,
    site: &SiteOptions,
    options: &Options,
    fixes: FixOptions,
) -> Result<Built, Outcome> {
    let (mut edits, mut files) = (0, BTreeSet::new());
    for _ in 0..MAX_ROUNDS {
        let built = site::build(console, site, options);
        let fixed = apply_fixes(&built.diagnostics, fixes.up_to);
        if fixed.is_empty() || !fixes.write {
            let planned = fixed.iter().map(|file| file.edits.len()).sum();
            console.show(&site.reporting, |color| report::diff(&built.diagnostics, &fixed, color));
            tell(console, site, fixes, edits.max(planned), files.len().max(fixed.len()));
            return Ok(built);
        }
        for file in &fixed {
            let Some(source) = built.diagnostics.sources.get(file.source) else { continue };
            save(&site.root, source.path(), Some(source.text()), &file.text)
                .map_err(|error| console.refuse(&error))?;
            edits += file.edits.len();
            files.insert(source.path().to_owned());
            if !site.reporting.quiet {
                let file = std::slice::from_ref(file);
                console.show(&site.reporting, |color| report::changes(&built.diagnostics, file, color));
            }
        }
    }
    console.tell(&say!(
        "改了 {MAX_ROUNDS} 遍还没有改完：有的改动互相抵消，请看下面剩下的问题。",
        "still not done after {MAX_ROUNDS} rounds: some changes undo each other; see what is left below"
    ));
    Ok(site::build(console, site, options))
}

/// Reports how much was changed, or would be.
fn tell(console: &mut Console, site: &SiteOptions, fixes: FixOptions, edits: usize, files: usize) {
    let [places, en_files] = [(edits, "place"), (files, "file")]
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }));
    let summary = match (edits, fixes.write) {
        _ if site.reporting.quiet => return,
        (0, _) => say!("没有可以自动改正的地方。\n", "nothing that a machine can fix\n"),
        (_, true) => {
            say!("改正了 {edits} 处，在 {files} 个文件里。\n", "fixed {places} in {en_files}\n")
        }
        (_, false) => say!(
            "可以改正 {edits} 处，在 {files} 个文件里；没有写任何文件，加 --fix 去掉 --diff 才会改。\n",
            "{places} in {en_files} can be fixed; nothing was written (use --fix without --diff)\n"
        ),
    };
    console.conclude(&site.reporting, &summary);
}
