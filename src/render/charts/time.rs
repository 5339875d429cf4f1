//! The time axis: true distances by days, and the years, months or days named under it.

use jiff::civil::Date;
use jiff::{ToSpan, Unit};

use super::axis::Bounds;
use super::canvas::Area;
use crate::quantity::Period;

/// As many names fit under an axis without being thinned.
const FEW_BANDS: usize = 7;

/// What one step under the axis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// Years, named in the middle of each.
    Years,
    /// Years named at their last day, where year-end observations are beside others.
    YearEnds,
    /// Months.
    Months,
    /// Days.
    Days,
}

/// A named stretch of time, or with `from == to` a named day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Band {
    /// First day.
    pub(super) from: f64,
    /// First day of the next.
    pub(super) to: f64,
    /// Its name.
    pub(super) name: String,
    /// The larger unit, where it changes.
    pub(super) under: Option<String>,
}

/// Time from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Time {
    /// In days.
    pub(super) bounds: Bounds,
    step: Step,
    /// Whether every period is just one step long.
    uniform: bool,
}

/// Days counted from 1 January 1970.
pub(super) fn day(date: Date) -> f64 {
    let epoch = Date::constant(1970, 1, 1);
    epoch.until((Unit::Day, date)).map_or(0.0, |span| f64::from(span.get_days()))
}

impl Time {
    /// An axis long enough for these periods.
    pub(super) fn of<'p>(periods: impl Iterator<Item = &'p Period> + Clone) -> Self {
        let first = periods.clone().map(Period::end).min().unwrap_or(Date::constant(2020, 1, 1));
        let last = periods.clone().map(Period::end).max().unwrap_or(first);
        let years = periods.clone().all(is_year);
        let days = day(last) - day(first);
        let finest_day = periods.clone().any(|period| matches!(period, Period::Day(_)));
        let step = match days {
            _ if years => Step::Years,
            _ if periods.clone().any(is_year) => Step::YearEnds,
            days if finest_day && days <= 45.0 => Step::Days,
            days if days <= 800.0 => Step::Months,
            _ => Step::Years,
        };
        let uniform = match step {
            Step::Years => years,
            Step::Months => periods.clone().all(|period| matches!(period, Period::Month(..))),
            Step::Days => periods.clone().all(|period| matches!(period, Period::Day(_))),
            Step::YearEnds => false,
        };
        let bounds = match step {
            Step::YearEnds => Bounds::around([day(first), day(last)]).padded(0.04),
            _ => Bounds::around(around(step, first, last)),
        };
        Self { bounds, step, uniform }
    }

    /// Where an observation is: at the end of its period; where every period is one step long, in the middle of it,
    /// over its name.
    pub(super) fn place(&self, period: &Period) -> f64 {
        if self.uniform { (day(period.start()) + day(period.end())) / 2.0 } else { day(period.end()) }
    }

    /// Whether the names under the axis tell the date of every observation.
    pub(super) fn tells_dates(&self) -> bool {
        self.uniform && self.all_bands().len() <= FEW_BANDS
    }

    /// The bands under an axis, thinned so that names of a width have room; the last one is always named.
    pub(super) fn bands(&self, area: Area, width_of: impl Fn(&str) -> f64) -> Vec<Band> {
        let all = self.all_bands();
        let widest = all.iter().map(|band| width_of(&band.name)).fold(0.0, f64::max);
        let room = area.width() / (all.len().max(1) as f64);
        let every = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000];
        let every = every.into_iter().find(|every| f64::from(*every) * room >= widest + 14.0).unwrap_or(5000)
            as usize;
        let last = all.len().saturating_sub(1);
        let mut kept: Vec<Band> = all
            .into_iter()
            .enumerate()
            .filter(|(at, _)| (last - at).is_multiple_of(every))
            .map(|(_, band)| band)
            .collect();
        let mut before = None;
        for band in &mut kept {
            if band.under == before {
                band.under = None;
            } else {
                before.clone_from(&band.under);
            }
        }
        kept
    }

    /// Whether a second line is under the names.
    pub(super) fn has_two_lines(&self) -> bool {
        matches!(self.step, Step::Months | Step::Days)
    }

    fn all_bands(&self) -> Vec<Band> {
        let epoch = Date::constant(1970, 1, 1);
        let Ok(first) = epoch.checked_add((self.bounds.low().ceil() as i64).days()) else {
            return Vec::new();
        };
        let mut bands = Vec::new();
        let mut date = Some(start(self.step, first));
        while let Some(from) = date {
            let next = next(self.step, from);
            let to = next.map_or(self.bounds.high(), day);
            if day(from) > self.bounds.high() - 0.5 || bands.len() > 10_000 {
                break;
            }
            bands.extend(self.band(from, to));
            date = next;
        }
        bands
    }

    fn band(&self, from: Date, to: f64) -> Option<Band> {
        let year = format!("{}年", from.year());
        let (name, under) = match self.step {
            Step::Years => (from.year().to_string(), None),
            Step::Months => (format!("{}月", from.month()), Some(year)),
            Step::Days => (format!("{}日", from.day()), Some(format!("{year}{}月", from.month()))),
            Step::YearEnds => {
                let at = to - 1.0;
                let band = Band { from: at, to: at, name: format!("{year}底"), under: None };
                return self.bounds.holds(at).then_some(band);
            }
        };
        Some(Band { from: day(from), to, name, under })
    }
}

fn is_year(period: &Period) -> bool {
    matches!(period, Period::Year(_))
}

/// Whole steps around two dates; a single step gets a neighbour on either side.
fn around(step: Step, first: Date, last: Date) -> [f64; 2] {
    let (mut from, to) = (start(step, first), start(step, last));
    let mut end = next(step, to).unwrap_or(Date::MAX);
    if from == to {
        end = next(step, end).unwrap_or(end);
        from = from.yesterday().map_or(from, |before| start(step, before));
    }
    [day(from), day(end)]
}

fn start(step: Step, date: Date) -> Date {
    match step {
        Step::Years | Step::YearEnds => date.first_of_year(),
        Step::Months => date.first_of_month(),
        Step::Days => date,
    }
}

fn next(step: Step, date: Date) -> Option<Date> {
    let span = match step {
        Step::Years | Step::YearEnds => 1.year(),
        Step::Months => 1.month(),
        Step::Days => 1.day(),
    };
    date.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(periods: &[Period], width: f64) -> Vec<String> {
        let area = Area { left: 0.0, top: 0.0, right: width, bottom: 10.0 };
        let bands = Time::of(periods.iter()).bands(area, |name| name.chars().count() as f64 * 10.0);
        bands.into_iter().map(|band| band.name).collect()
    }

    #[test]
    fn years_are_spaced_as_they_are() {
        let time = Time::of([Period::Year(2014), Period::Year(2018), Period::Year(2019)].iter());
        let at = |year| time.place(&Period::Year(year));
        assert!((at(2018) - at(2014) - 1461.0).abs() < 1.0 && (at(2019) - at(2018) - 365.0).abs() < 1.0);
    }

    #[test]
    fn the_last_name_is_kept_when_names_are_thinned() {
        let years = [Period::Year(2001), Period::Year(2020)];
        assert_eq!(names(&years, 2000.0).len(), 20);
        assert_eq!(names(&years, 400.0), ["2002", "2005", "2008", "2011", "2014", "2017", "2020"]);
    }

    #[test]
    fn a_year_end_beside_a_month_is_named_as_an_end() {
        assert_eq!(names(&[Period::Year(2018), Period::Month(2020, 4)], 800.0), ["2018年底", "2019年底"]);
        assert_eq!(names(&[Period::Month(2020, 4)], 800.0), ["3月", "4月", "5月"]);
        assert_eq!(names(&[Period::Year(2019)], 800.0), ["2018", "2019", "2020"]);
    }

    #[test]
    fn the_ends_of_the_calendar_end_it() {
        assert!(!names(&[Period::Day(Date::MIN), Period::Day(Date::MAX)], 800.0).is_empty());
    }
}
