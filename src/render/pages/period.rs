//! Periods: the list of them, and every figure of one period across districts.

use serde::Serialize;

use super::about::About;
use super::figure_table::table;
use super::frame::print;
use super::list::{self, BulletinLine};
use super::table_view::{By, TableView};
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
    periods: Vec<PeriodLine>,
}

#[derive(Serialize)]
struct PeriodLine {
    link: Link,
    count: String,
    places: String,
}

#[derive(Serialize)]
struct PeriodPage {
    name: String,
    key: String,
    bulletins: Vec<BulletinLine>,
    table: TableView,
}

/// The list of periods, latest first.
pub(in crate::render) fn periods(render: RenderContext<'_>) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::Periods.path());
    let mut years: Vec<Year> = Vec::new();
    for period in render.periods() {
        let figures = render.site.index.of_period(period);
        let mut places: Vec<&str> = Vec::new();
        for figure in figures {
            let name = figure.place.district.short_name();
            if !places.contains(&name) {
                places.push(name);
            }
        }
        let line = PeriodLine {
            link: context.period(period),
            count: format!("{}条", figures.len()),
            places: places.join("、"),
        };
        let title = format!("{}年", period.end().year());
        match years.last_mut().filter(|year| year.title == title) {
            Some(year) => year.periods.push(line),
            None => years.push(Year { title, periods: vec![line] }),
        }
    }
    let about = About {
        title: "期间".to_owned(),
        description: "按年、月和时间段查各地数据。".to_owned(),
        ..About::default()
    };
    print(&context, "periods.html", about, &PeriodsPage { years })
}

/// One period across districts.
pub(in crate::render) fn period(render: RenderContext<'_>, period: &Period) -> Result<String, RenderError> {
    let context = PageContext::new(render, Address::period(period).path());
    let name = period.name();
    let bulletins = list::latest(render.bulletins_in(period));
    let figures =
        table(&context, &format!("{name}各地数据"), render.site.index.of_period(period), By::District);
    let about = About {
        title: name.clone(),
        description: format!("{name}各区县公布的数据。"),
        above: vec![("期间".to_owned(), Address::Periods.path())],
        ..About::default()
    };
    let page = PeriodPage {
        key: period.key(),
        bulletins: bulletins.into_iter().map(|bulletin| list::line(&context, bulletin)).collect(),
        table: figures.collected().of_one_period(),
        name,
    };
    print(&context, "period.html", about, &page)
}
