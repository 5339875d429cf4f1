//! Periods: the list of them, and every figure of one period across districts.

use serde::Serialize;

use super::about::About;
use super::figure_table::{By, TableView, table};
use super::frame::print;
use super::list::{self, Item};
use crate::quantity::Period;
use crate::render::RenderError;
use crate::render::pages::context::{Link, PageContext};
use crate::render::pages::render_context::RenderContext;
use crate::site::Address;

#[derive(Serialize)]
struct PeriodsPage {
    years: Vec<Year>,
}

/// The periods that end in one year.
#[derive(Serialize)]
struct Year {
    title: String,
    periods: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    link: Link,
    count: String,
    places: String,
}

#[derive(Serialize)]
struct PeriodPage {
    name: String,
    key: String,
    bulletins: Vec<Item>,
    table: TableView,
}

/// The list of periods, latest first.
pub(in crate::render) fn periods(scene: RenderContext<'_>) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, Address::Periods.path());
    let mut years: Vec<Year> = Vec::new();
    for period in scene.periods() {
        let figures = scene.site.index.of_period(period);
        let mut places: Vec<&str> = Vec::new();
        for figure in figures {
            let name = figure.place.district.short_name();
            if !places.contains(&name) {
                places.push(name);
            }
        }
        let entry = Entry {
            link: desk.period(period),
            count: format!("{}条", figures.len()),
            places: places.join("、"),
        };
        let title = format!("{}年", period.end().year());
        match years.last_mut().filter(|year| year.title == title) {
            Some(year) => year.periods.push(entry),
            None => years.push(Year { title, periods: vec![entry] }),
        }
    }
    let about = About {
        title: "期间".to_owned(),
        description: "按年、月和时间段查各地数据。".to_owned(),
        ..About::default()
    };
    print(&desk, "periods.html", about, &PeriodsPage { years })
}

/// One period across districts.
pub(in crate::render) fn period(scene: RenderContext<'_>, period: &Period) -> Result<String, RenderError> {
    let desk = PageContext::new(scene, Address::period(period).path());
    let name = period.name();
    let bulletins = list::latest(scene.bulletins_in(period));
    let figures = table(&desk, &format!("{name}各地数据"), scene.site.index.of_period(period), By::District);
    let about = About {
        title: name.clone(),
        description: format!("{name}各区县公布的数据。"),
        above: vec![("期间".to_owned(), Address::Periods.path())],
        ..About::default()
    };
    let page = PeriodPage {
        key: period.key(),
        bulletins: bulletins.into_iter().map(|bulletin| list::item(&desk, bulletin)).collect(),
        table: figures.collected().of_one_period(),
        name,
    };
    print(&desk, "period.html", about, &page)
}
