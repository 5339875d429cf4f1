//! Which numeral of a page is which row of its inventory.
//!
//! Rows keep the reviewer's order, which may differ from the page's: columns come out of a page jumbled. So whole
//! runs of equal prints are matched first, the longest first, wherever they stand; then single prints and those that a
//! reviewer has reworded (至少有一个 as 至少一个) near their neighbours; then what is left of equal prints.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::number_key;

/// The shortest run that is matched out of order; shorter ones recur by accident.
const RUN: usize = 3;
/// Candidates looked at for one run: a page that prints 100% a thousand times is still quick.
const CANDIDATES: usize = 64;
/// How far from its place a single print may stand, in rows, when it is not between its neighbours.
const NEAR: usize = 12;

/// For each found print its row, when it has one.
pub(super) fn align(found: &[&str], rows: &[&str]) -> Vec<Option<usize>> {
    let fold = |all: &[&str]| -> Vec<String> { all.iter().map(|one| number_key(one)).collect() };
    let mut pairs = Pairs {
        found: fold(found),
        rows: fold(rows),
        row_of: vec![None; found.len()],
        taken: vec![false; rows.len()],
    };
    pairs.runs();
    pairs.singles(Pairs::gap, |found, row| found == row);
    pairs.singles(Pairs::gap, reworded);
    pairs.singles(Pairs::near, |found, row| found == row);
    pairs.singles(Pairs::near, reworded);
    pairs.singles(Pairs::anywhere, |found, row| found == row);
    pairs.row_of
}

struct Pairs {
    found: Vec<String>,
    rows: Vec<String>,
    row_of: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    fn runs(&mut self) {
        let mut starts: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
        for (at, window) in self.rows.windows(RUN).enumerate() {
            starts.entry(window).or_default().push(at);
        }
        let mut runs = Vec::new();
        for (at, window) in self.found.windows(RUN).enumerate() {
            for row in starts.get(window).into_iter().flatten().take(CANDIDATES) {
                // Only a run's beginning is looked at, so that each is measured once.
                let inner = at > 0 && *row > 0 && self.found.get(at - 1) == self.rows.get(row - 1);
                if !inner {
                    runs.push((self.length(at, *row), at, *row));
                }
            }
        }
        // The longest first; of equals the one that stands nearest to its place.
        runs.sort_by_key(|(length, at, row)| (std::cmp::Reverse(*length), at.abs_diff(*row), *at));
        for (length, at, row) in runs {
            (0..length).for_each(|step| self.pair(at + step, row + step));
        }
    }

    fn length(&self, at: usize, row: usize) -> usize {
        let (found, rows) = (self.found.iter().skip(at), self.rows.iter().skip(row));
        found.zip(rows).take_while(|(found, row)| found == row).count()
    }

    /// Matches what is left with the first free row of the right place.
    fn singles(&mut self, place: fn(&Self, usize) -> Range<usize>, same: fn(&str, &str) -> bool) {
        for at in 0..self.found.len() {
            if self.row_of.get(at).is_some_and(Option::is_some) {
                continue;
            }
            let Some(one) = self.found.get(at) else { continue };
            let fits = |row: &usize| {
                self.taken.get(*row) == Some(&false) && self.rows.get(*row).is_some_and(|row| same(one, row))
            };
            if let Some(row) = place(self, at).find(fits) {
                self.pair(at, row);
            }
        }
    }

    /// The rows between those of the neighbours before and behind.
    fn gap(&self, at: usize) -> Range<usize> {
        let before = self.behind(at);
        let after = self.row_of.iter().skip(at).find_map(|row| *row).unwrap_or(self.rows.len());
        before..after.max(before)
    }

    /// The rows around the place where the numeral would stand.
    fn near(&self, at: usize) -> Range<usize> {
        let before = self.behind(at);
        before.saturating_sub(NEAR)..self.rows.len().min(before + NEAR)
    }

    /// Every row: what is printed the same is never told as lost here and new there.
    fn anywhere(&self, _at: usize) -> Range<usize> {
        0..self.rows.len()
    }

    /// One past the row of the nearest neighbour before.
    fn behind(&self, at: usize) -> usize {
        self.row_of.iter().take(at).rev().find_map(|row| *row).map_or(0, |row| row + 1)
    }

    fn pair(&mut self, at: usize, row: usize) {
        let free = self.row_of.get(at) == Some(&None) && self.taken.get(row) == Some(&false);
        if free && let (Some(slot), Some(taken)) = (self.row_of.get_mut(at), self.taken.get_mut(row)) {
            *slot = Some(row);
            *taken = true;
        }
    }
}

/// The same digits and the same unit, differently qualified; or one inside the other.
fn reworded(found: &str, row: &str) -> bool {
    let core = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_numeric() || !"至少有多约近超过不高低于以上下左右余".contains(*c))
            .collect()
    };
    let (a, b) = (core(found), core(row));
    let inside = |long: &str, short: &str| {
        long.strip_prefix(short).is_some_and(|rest| !rest.starts_with(|c: char| c.is_numeric() || c == '.'))
    };
    !a.is_empty() && !b.is_empty() && (inside(&a, &b) || inside(&b, &a))
}
