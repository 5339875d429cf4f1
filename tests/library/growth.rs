//! What is said and published of an input grows as the input does: the families of the benchmark, small enough for every
//! day. Bytes are counted, not seconds; `cargo bench --bench growth` takes the time.

use tongbao::diagnostic::Language;
use tongbao::render::Options;
use tongbao::report::{ReportOptions, json, text};
use tongbao::site::PagePath;
use tongbao::{Built, SiteBuilder};

use crate::families::{PAGE, all};

/// What may grow by at most this when the input grows fourfold.
const MOST: usize = 8;
/// Of the units of the benchmark, one in so many.
const ONE_OF: usize = 250;
/// Bytes that every site costs.
const FLOOR: usize = 2_000;

/// The bytes of everything that a build says, and of the page.
fn bytes(built: &Built) -> usize {
    let printed =
        text(&built.diagnostics, &ReportOptions { language: Language::Chinese, color: false, max: 0 });
    let page =
        built.pages.as_ref().map(|pages| pages.render(&PagePath::page(PAGE).unwrap()).unwrap().unwrap());
    printed.len() + json(&built.diagnostics).len() + page.map_or(0, |page| page.len())
}

#[test]
fn four_times_the_input_is_at_most_eight_times_the_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut builder = SiteBuilder::new(folder.path(), &Options::default());
    for family in all() {
        let units = family.units / ONE_OF + 4;
        let [small, large] = [units, family.fourfold(units)].map(|units| {
            family.write(units, folder.path());
            bytes(&builder.build()).max(FLOOR)
        });
        assert!(large <= small * MOST, "{}: {small} bytes, then {large}", family.name);
    }
}
