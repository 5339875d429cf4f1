//! Amounts computed exactly: a thousand rows that Python's `decimal` computed from the same prints.

use tongbao::quantity::{Amount, Interval};

/// Columns: two prints, their sum, difference and product in the base unit.
const ROWS: &str = include_str!("amounts/decimal.tsv");

#[test]
fn sums_differences_and_products_are_exact() {
    let mut rows = 0;
    for line in ROWS.lines().skip(1) {
        let [a, b, sum, difference, product] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}")
        };
        let point = |printed: &str| Interval::point(Amount::parse(printed).unwrap().value);
        let (x, y) = (point(a), point(b));
        let results = [x.add(&y), x.sub(&y), x.mul(&y)].map(|result| result.unwrap().to_string());
        assert_eq!(results, [sum, difference, product], "{a} {b}");
        rows += 1;
    }
    assert_eq!(rows, 1_000);
}
