//! What a build holds back: how many pages of each state, until when, and when to build again.

use std::collections::BTreeSet;

use tongbao::diagnostic::Text;
use tongbao::say;
use tongbao::site::{Choice, HeldPage, Standing, State};

/// The moments that are named in one line; `status` lists them all.
const NAMED: usize = 3;

/// The lines about these pages, the last of them when to build again; none where everything is out.
pub(super) fn held(pages: &[HeldPage], builds: bool) -> Vec<Text> {
    if pages.is_empty() {
        return Vec::new();
    }
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for state in State::values() {
        let of_state: Vec<&HeldPage> = pages.iter().filter(|page| page.standing.state == state).collect();
        if of_state.is_empty() {
            continue;
        }
        let (count, name, key) = (of_state.len(), state.name(), state.key());
        let Text { zh: zh_until, en: en_until } = until(state, &of_state);
        zh.push(format!("{name} {count}{zh_until}"));
        en.push(format!("{count} {key}{en_until}"));
    }
    let (count, zh, en) = (pages.len(), zh.join(" · "), en.join(" · "));
    let noun = if count == 1 { "page" } else { "pages" };
    let mut lines = vec![say!(
        "没有发布的 {count} 篇：{zh}；tongbao status 一一列出",
        "{count} {noun} held back: {en}; `tongbao status` lists them"
    )];
    let embargoed = pages.iter().filter(|page| builds && page.standing.state == State::Embargoed);
    let first =
        embargoed.min_by_key(|page| page.standing.moment).and_then(|page| page.standing.moment_text());
    lines.extend(
        first.map(|first| {
            say!("到 {first} 请再运行一次 tongbao build", "run `tongbao build` again at {first}")
        }),
    );
    lines
}

/// The moments for which embargoed pages wait.
fn until(state: State, pages: &[&HeldPage]) -> Text {
    let all = pages.iter().map(|page| &page.standing).filter(|_| state == State::Embargoed);
    let moments: BTreeSet<String> = all.filter_map(Standing::moment_text).collect();
    if moments.is_empty() {
        return say!("", "");
    }
    let more = if moments.len() > NAMED { " …" } else { "" };
    let moments: Vec<String> = moments.into_iter().take(NAMED).collect();
    let (zh, en) = (moments.join("、"), moments.join(", "));
    say!("（到 {zh}{more}）", " (until {en}{more})")
}
