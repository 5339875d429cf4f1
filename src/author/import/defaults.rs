//! The district and the period of numbers that do not name their own.

use std::sync::Arc;

use super::interface::ImportOptions;
use super::lexicon::Lexicon;
use super::sheets::ChosenSheet;
use crate::diagnostic::{Code, Diagnostic};
use crate::quantity::Period;
use crate::say;
use crate::site::{District, parse_target};
use crate::text::name_key;

/// What the options, the bulletin to write into and the titles of the sheet state.
pub(super) struct Defaults {
    pub(super) district: Option<Arc<District>>,
    pub(super) period: Option<Period>,
    /// Whether the period was given as an option.
    pub(super) explicit_period: bool,
}

impl Defaults {
    pub(super) fn of(
        chosen: &ChosenSheet<'_, '_>,
        lexicon: &Lexicon<'_>,
        options: &ImportOptions,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let folder = options.into.as_deref().and_then(|path| path.rsplit(['/', '\\']).nth(1));
        let requested = options.district.as_deref().or(folder);
        let district = match requested.map(|name| (name, lexicon.district(&name_key(name)))) {
            Some((name, None)) => {
                problems.push(unknown_district(chosen, lexicon, name));
                return None;
            }
            Some((_, district)) => district,
            None => chosen.titles.iter().find_map(|title| lexicon.district_in(title)),
        };
        let home = || options.into.as_deref().and_then(|path| home(lexicon, path));
        let period = options.period.clone().or_else(|| chosen.period()).or_else(home);
        Some(Self { district: district.cloned(), period, explicit_period: options.period.is_some() })
    }
}

/// The period of the requested bulletin.
fn home(lexicon: &Lexicon<'_>, path: &str) -> Option<Period> {
    let mut parts = path.rsplit(['/', '\\']);
    let (file, folder) = (parts.next()?, parts.next()?);
    let page = parse_target(&format!("{folder}/{file}"), "").ok()?;
    let mut bulletins = lexicon.site.bulletins.iter();
    bulletins.find(|bulletin| bulletin.page.path == page).map(|bulletin| bulletin.period.clone())
}

fn unknown_district(chosen: &ChosenSheet<'_, '_>, lexicon: &Lexicon<'_>, name: &str) -> Diagnostic {
    let names: Vec<&str> = lexicon.site.own_districts().map(|district| district.name.as_str()).collect();
    let names = names.join("、");
    Diagnostic::new(
        Code::ImportPlace,
        say!("站里没有「{name}」这个区县", "the site has no district `{name}`"),
    )
    .at(chosen.grid.span(chosen.first), say!("表里的数要写给哪个区县？", "whose numbers are these?"))
    .help(say!("站里的区县有：{names}", "the districts of the site: {names}"))
}
