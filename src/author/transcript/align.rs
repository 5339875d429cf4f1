//! Aligns the numerals of a page with the rows of its inventory.
//!
//! Rows keep the reviewer's order, which may differ from the page's: columns come out of a page jumbled. So whole
//! runs of equal numerals are matched first, the longest first, at any position; then single numerals and those that
//! a reviewer has reworded (至少有一个 as 至少一个) near their neighbours; then the remaining equal numerals.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::number_key;

/// The shortest run that is matched out of order; shorter ones recur by accident.
const RUN: usize = 3;
/// Candidates examined for one run, so that a page that prints 100% a thousand times stays quick.
const CANDIDATES: usize = 64;
/// How many rows a single numeral may stand from its position when it is not between its neighbours.
const NEAR: usize = 12;

/// The row of each numeral, when it has one.
pub(super) fn align(numerals: &[&str], rows: &[&str]) -> Vec<Option<usize>> {
    let fold = |all: &[&str]| -> Vec<String> { all.iter().map(|text| number_key(text)).collect() };
    let mut pairs = Pairs {
        numerals: fold(numerals),
        rows: fold(rows),
        row_of: vec![None; numerals.len()],
        is_matched: vec![false; rows.len()],
    };
    pairs.runs();
    pairs.singles(Pairs::gap, |numeral, row| numeral == row);
    pairs.singles(Pairs::gap, reworded);
    pairs.singles(Pairs::near, |numeral, row| numeral == row);
    pairs.singles(Pairs::near, reworded);
    pairs.singles(Pairs::anywhere, |numeral, row| numeral == row);
    pairs.row_of
}

struct Pairs {
    numerals: Vec<String>,
    rows: Vec<String>,
    row_of: Vec<Option<usize>>,
    is_matched: Vec<bool>,
}

impl Pairs {
    fn runs(&mut self) {
        let mut starts: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (at, window) in self.rows.windows(RUN).enumerate() {
            starts.entry(window).or_default().push(at);
        }
        let mut runs = Vec::new();
        for (at, window) in self.numerals.windows(RUN).enumerate() {
            for row in starts.get(window).into_iter().flatten().take(CANDIDATES) {
                // Only the beginning of a run is considered, so that each is measured once.
                let inner = at > 0 && *row > 0 && self.numerals.get(at - 1) == self.rows.get(row - 1);
                if !inner {
                    runs.push((self.length(at, *row), at, *row));
                }
            }
        }
        // The longest first; of equal lengths the one nearest to its position.
        runs.sort_by_key(|(length, at, row)| (std::cmp::Reverse(*length), at.abs_diff(*row), *at));
        for (length, at, row) in runs {
            (0..length).for_each(|step| self.pair(at + step, row + step));
        }
    }

    fn length(&self, at: usize, row: usize) -> usize {
        let (numerals, rows) = (self.numerals.iter().skip(at), self.rows.iter().skip(row));
        numerals.zip(rows).take_while(|(numeral, row)| numeral == row).count()
    }

    /// Matches the remaining numerals with the first free row of the right range.
    fn singles(&mut self, place: fn(&Self, usize) -> Range<usize>, same: fn(&str, &str) -> bool) {
        for at in 0..self.numerals.len() {
            if self.row_of.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let Some(numeral) = self.numerals.get(at) else { continue };
            let fits = |row: &usize| {
                self.is_matched.get(*row) == Some(&false)
                    && self.rows.get(*row).is_some_and(|row| same(numeral, row))
            };
            if let Some(row) = place(self, at).find(fits) {
                self.pair(at, row);
            }
        }
    }

    /// The rows between those of the neighbours before and after.
    fn gap(&self, at: usize) -> Range<usize> {
        let before = self.behind(at);
        let after = self.row_of.iter().skip(at).find_map(|row| *row).unwrap_or(self.rows.len());
        before..after.max(before)
    }

    /// The rows around the expected position.
    fn near(&self, at: usize) -> Range<usize> {
        let before = self.behind(at);
        before.saturating_sub(NEAR)..self.rows.len().min(before + NEAR)
    }

    /// Every row: the same numeral is never reported as lost here and new there.
    fn anywhere(&self, _at: usize) -> Range<usize> {
        0..self.rows.len()
    }

    /// One past the row of the nearest previous neighbour.
    fn behind(&self, at: usize) -> usize {
        self.row_of.iter().take(at).rev().find_map(|row| *row).map_or(0, |row| row + 1)
    }

    fn pair(&mut self, at: usize, row: usize) {
        let free = self.row_of.get(at) == Some(&None) && self.is_matched.get(row) == Some(&false);
        if free
            && let (Some(numeral_row), Some(is_matched)) =
                (self.row_of.get_mut(at), self.is_matched.get_mut(row))
        {
            *numeral_row = Some(row);
            *is_matched = true;
        }
    }
}

/// The same digits and the same unit, differently qualified; or one inside the other.
fn reworded(numeral: &str, row: &str) -> bool {
    let core = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_numeric() || !"至少有多约近超过不高低于以上下左右余".contains(*c))
            .collect()
    };
    let (a, b) = (core(numeral), core(row));
    let inside = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| !rest.starts_with(|c: char| c.is_numeric() || c == '.'))
    };
    !a.is_empty() && !b.is_empty() && (inside(&a, &b) || inside(&b, &a))
}
