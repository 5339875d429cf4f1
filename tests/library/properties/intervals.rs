//! Interval arithmetic is sound and tight: every pair of members gives a member of the result, and every bound
//! of the result is reached, or approached where it is left out.

use std::cmp::Ordering;

use proptest::prelude::*;
use rust_decimal::Decimal;
use tongbao::quantity::Interval;

use super::cases;
use super::fraction::Fraction;

/// As near to an open bound as a member comes here, and as far out as one lies where there is no bound.
const NEAR: i128 = 100_000_000_000_000;
const FAR: i128 = 1_000_000_000_000;
/// How far a bound may be from the nearest sample; a quotient near 0.01 magnifies `1 / NEAR` a millionfold.
const TIGHT: f64 = 1e-6;

/// Hundredths from -100 to 100, both ends open, closed or missing.
fn interval() -> impl Strategy<Value = Interval> {
    (-10_000_i64..10_000, prop_oneof![Just(0_i64), 1_i64..2_000], any::<[bool; 2]>(), 0_u8..8).prop_map(
        |(low, width, open, missing)| {
            let mut interval = Interval::closed(Decimal::new(low, 2), Decimal::new(low + width, 2));
            interval.low_open = open[0] && width > 0;
            interval.high_open = open[1] && width > 0;
            if missing == 0 || missing == 2 {
                (interval.low, interval.low_open) = (None, false);
            }
            if missing == 1 || missing == 2 {
                (interval.high, interval.high_open) = (None, false);
            }
            interval
        },
    )
}

fn holds(interval: &Interval, value: Fraction) -> bool {
    let above = interval.low.is_none_or(|low| match value.compare(Fraction::of(low)) {
        Ordering::Less => false,
        Ordering::Equal => !interval.low_open,
        Ordering::Greater => true,
    });
    let below = interval.high.is_none_or(|high| match value.compare(Fraction::of(high)) {
        Ordering::Less => true,
        Ordering::Equal => !interval.high_open,
        Ordering::Greater => false,
    });
    above && below
}

/// Members at and near both ends, zero when it is one, and one in the middle.
fn members(interval: &Interval) -> Vec<Fraction> {
    let step = |open: bool, sign: i128| Fraction::new(if open { sign } else { 0 }, NEAR);
    let low = match interval.low {
        Some(low) => Fraction::of(low).plus(step(interval.low_open, 1)),
        None => Fraction::new(-FAR, 1),
    };
    let high = match interval.high {
        Some(high) => Fraction::of(high).plus(step(interval.high_open, -1)),
        None => Fraction::new(FAR, 1),
    };
    let middle = match (interval.low, interval.high) {
        (Some(low), Some(high)) => Fraction::of(low).plus(Fraction::of(high)).over(Fraction::new(2, 1)),
        (Some(low), None) => Fraction::of(low).plus(Fraction::new(1, 1)),
        (None, Some(high)) => Fraction::of(high).minus(Fraction::new(1, 1)),
        (None, None) => Fraction::new(1, 1),
    };
    let zero = Fraction::new(0, 1);
    let all: Vec<Fraction> =
        [low, high, middle].into_iter().chain(holds(interval, zero).then_some(zero)).collect();
    assert!(all.iter().all(|member| holds(interval, *member)));
    all
}

/// `slack` is how far outward a result may be rounded.
fn sound_and_tight(result: &Interval, values: &[Fraction], slack: f64) -> Result<(), TestCaseError> {
    for value in values {
        prop_assert!(holds(result, *value), "{value:?} = {} is not in {result}", value.near());
    }
    let near: Vec<f64> = values.iter().map(|value| value.near()).collect();
    for (bound, open, sign) in [(result.low, result.low_open, -1.0), (result.high, result.high_open, 1.0)] {
        let extreme = near.iter().map(|value| value * sign).fold(f64::NEG_INFINITY, f64::max);
        let Some(bound) = bound else {
            prop_assert!(extreme > 1e6, "{result} has no bound, but {extreme} is the farthest");
            continue;
        };
        let at = Fraction::of(bound).near() * sign;
        prop_assert!(at - extreme <= TIGHT, "{result}: the bound {bound} is not approached: {extreme}");
        if !open {
            let reached = |value: &Fraction| {
                value.compare(Fraction::of(bound)) == Ordering::Equal
                    || (value.near() * sign - at).abs() <= slack
            };
            prop_assert!(values.iter().any(reached), "{result}: the bound {bound} is not reached");
        }
    }
    Ok(())
}

fn pairs(a: &Interval, b: &Interval, operation: fn(Fraction, Fraction) -> Fraction) -> Vec<Fraction> {
    let others = members(b);
    members(a).into_iter().flat_map(|x| others.iter().map(move |y| operation(x, *y))).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn sums_and_differences(a in interval(), b in interval()) {
        sound_and_tight(&a.add(&b).unwrap(), &pairs(&a, &b, Fraction::plus), 0.0)?;
        sound_and_tight(&a.sub(&b).unwrap(), &pairs(&a, &b, Fraction::minus), 0.0)?;
    }

    #[test]
    fn products(a in interval(), b in interval()) {
        sound_and_tight(&a.mul(&b).unwrap(), &pairs(&a, &b, Fraction::times), 0.0)?;
    }

    #[test]
    fn quotients(a in interval(), b in interval()) {
        let zero = Fraction::new(0, 1);
        let touches = [b.low, b.high].into_iter().flatten().any(|bound| bound.is_zero());
        match a.div(&b) {
            Some(quotient) => sound_and_tight(&quotient, &pairs(&a, &b, Fraction::over), 1e-12)?,
            None => prop_assert!(holds(&b, zero) || touches),
        }
    }

    #[test]
    fn two_intervals_on_one_line(a in interval(), b in interval()) {
        // Where two intervals meet, they meet at an end of one of them or between two neighbouring ends.
        let mut ends: Vec<i128> = [a.low, a.high, b.low, b.high].into_iter().flatten()
            .map(|end| end.mantissa() * 10_i128.pow(2 - end.scale())).collect();
        ends.sort_unstable();
        let outer = [-1_000_000, 1_000_000].into_iter().map(|end| Fraction::new(end, 100));
        let between = ends.windows(2).map(|pair| Fraction::new(pair[0] + pair[1], 200));
        let around: Vec<Fraction> = ends.iter().map(|end| Fraction::new(*end, 100)).chain(between).chain(outer).collect();
        let meet = around.iter().any(|point| holds(&a, *point) && holds(&b, *point));
        prop_assert_eq!(a.overlaps(&b), meet);
        prop_assert_eq!(b.overlaps(&a), meet);
        let least = |interval: &Interval| interval.low.map(Fraction::of);
        let greater = !meet && match (least(&a), least(&b)) {
            (Some(x), Some(y)) => match x.compare(y) {
                Ordering::Less => false,
                Ordering::Equal => a.low_open,
                Ordering::Greater => true,
            },
            (Some(_), None) => true,
            _ => false,
        };
        prop_assert_eq!(a.exceeds(&b), greater, "{} {}", a, b);
        let hull = a.hull(&b);
        for point in &around {
            let inside = holds(&a, *point) || holds(&b, *point);
            prop_assert!(!inside || holds(&hull, *point));
        }
        let members: Vec<Fraction> = members(&a).into_iter().chain(members(&b)).collect();
        sound_and_tight(&hull, &members, 0.0)?;
    }

    #[test]
    fn rounding_half_away_from_zero(thousandths in -2_000_000_i64..2_000_000, kept in 0_u32..3) {
        // The digits that are cut decide: five or more takes the last kept digit one further from zero.
        let unit = 10_i64.pow(3 - kept);
        let (whole, cut) = (thousandths.abs() / unit, thousandths.abs() % unit);
        let kept_digits = (whole + i64::from(cut * 2 >= unit)) * thousandths.signum();
        let half = Decimal::new(5, kept + 1);
        let value = Decimal::new(thousandths, 3);
        for (offset, inside) in [(-1, false), (0, true), (1, false)] {
            let printed = Decimal::new(kept_digits + offset, kept);
            let interval = Interval::rounded(printed, half);
            // What rounds to zero from below prints as zero too.
            prop_assert_eq!(interval.contains(value), inside, "{} {} {}", value, printed, interval);
        }
    }
}
