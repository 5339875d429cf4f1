//! Every rule of the check, in the order in which the problems are reported. A rule that compares figures is in the
//! list of [`reconcile`].

use super::rule::{Reach, Rule, Turn};
use super::{
    accept, assets, comparison, division_codes, government, links, number_style, numbers, paths, privacy,
    reconcile, review, unsourced,
};
use crate::diagnostic::Code::*;

/// Every rule.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    [BEFORE, reconcile::RULES, AFTER].into_iter().flatten()
}

const BEFORE: &[Rule] = &[
    Rule::new(&[FigTrace, FigSource, SourceFigure, CiteAmbiguous], |facts| facts.traced.problems.clone()),
    Rule::new(&[DistrictCode], |facts| division_codes::check(facts.site)),
    Rule::new(&[GovMeta, GovFooter, GovDomain, GovTime, GovCode], |facts| government::check(facts.site)),
    Rule::new(&[ReviewPerson, ReviewOrder], |facts| review::check(facts.site)),
    Rule::new(&[PathTaken, SiteEmpty], paths::check).within(Reach::Site),
    Rule::new(&[KeyType], paths::root).within(Reach::Site),
    Rule::new(&[LinkBroken], links::check),
    Rule::new(&[AddressBase], paths::own_address).within(Reach::Site).on(Turn::Sound),
    Rule::new(&[AssetUnused], |facts| assets::check(facts.site)).within(Reach::Site),
    Rule::new(&[PrivateNumber, PrivateList, PrivateSecret, PrivateDoubt], privacy::check),
    Rule::new(&[PrivateUnused], privacy::unused).within(Reach::Site),
    Rule::new(&[NumberDiffers, NumberUnknown], numbers::check),
    Rule::new(
        &[
            CompareDirection,
            ComparePoints,
            CompareAmount,
            CompareGrowth,
            CompareTimes,
            CompareShare,
            ComparePart,
        ],
        comparison::check,
    ),
    Rule::new(&[WordNumber, WordHedge], |facts| number_style::check(&facts.prose)),
];

const AFTER: &[Rule] = &[
    Rule::new(&[AcceptUnused], |facts| accept::unused(facts.site, &facts.acceptances, &acceptable()))
        .on(Turn::Accepted),
    Rule::new(&[SourceUnused, SourceShared], |facts| facts.traced.advice.clone())
        .within(Reach::Site)
        .on(Turn::Sound),
    Rule::new(&[NumberUnsourced], unsourced::check).within(Reach::Bulletins).on(Turn::Sound),
];

/// The ids of the codes that a bulletin may accept.
fn acceptable() -> Vec<&'static str> {
    rules().filter(|rule| rule.is_acceptable()).flat_map(Rule::codes).map(|code| code.id()).collect()
}
