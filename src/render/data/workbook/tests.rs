//! Tests of the workbook: read back by another reader, every number and every text is what was printed.

use std::io::Cursor;
use std::path::Path;
use std::str::FromStr;

use calamine::{Data, Reader, Xlsx};
use rust_decimal::Decimal;

use super::cell::XlsxCell;
use super::package::Package;
use super::styles::CellFormat;
use super::*;
use jiff::civil::DateTime;

use crate::compile::{Reach, release};
use crate::render::data::figures_csv::COLUMNS;

fn own_site() -> Site {
    let mut diagnostics = crate::diagnostic::Diagnostics::default();
    let tree = crate::read::read(&mut diagnostics, Path::new(env!("CARGO_MANIFEST_DIR")));
    release(&mut diagnostics, tree, DateTime::MAX, Reach::Published).compile(&mut diagnostics)
}

fn rows(bytes: Vec<u8>, sheet: &str) -> Vec<Vec<Data>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    workbook.worksheet_range(sheet).unwrap().rows().map(<[_]>::to_vec).collect()
}

#[test]
fn every_figure_comes_back_with_its_value_and_its_print() {
    let site = own_site();
    let rows = rows(figures_xlsx(&site), "数据");
    assert_eq!(rows.len(), site.figures.len() + 1);
    let headings: Vec<String> = rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(headings, COLUMNS.map(|column| column.title));
    for (row, figure) in rows[1..].iter().zip(&site.figures) {
        assert_eq!(row[10].to_string(), figure.printed());
        assert_eq!(row[3].to_string(), figure.indicator.name);
        let Some(amount) = figure.amount() else {
            assert_eq!(row[5], Data::Empty, "a missing figure is no number");
            continue;
        };
        let Data::Float(number) = row[5] else { panic!("{:?} is no number", row[5]) };
        let share = figure.indicator.unit == "%";
        let expected = if share { amount.value / Decimal::ONE_HUNDRED } else { amount.value };
        assert_eq!(
            Decimal::from_str(&number.to_string()).unwrap(),
            expected.normalize(),
            "{}",
            amount.printed
        );
    }
}

#[test]
fn the_dictionary_and_the_sources_have_sheets_of_their_own() {
    let site = own_site();
    let bytes = figures_xlsx(&site);
    assert_eq!(rows(bytes.clone(), "指标").len(), site.dictionary.indicators.len() + 1);
    assert_eq!(rows(bytes.clone(), "来源").len(), site.sources.len() + 1);
    assert_eq!(rows(bytes.clone(), "说明").len(), COLUMNS.len() + 1);
    assert_eq!(bytes, figures_xlsx(&site), "the same site gives the same bytes");
}

#[test]
fn numbers_are_shown_as_they_were_printed() {
    let number = |value: &str, decimals, unit: &str| XlsxCell::number(value.parse().unwrap(), decimals, unit);
    let is = |digits: &str, format| XlsxCell::Number(digits.to_owned(), format);
    assert_eq!(number("0.06", 2, "%"), is("0.0006", CellFormat::Percent(2)));
    assert_eq!(number("0.60", 2, "%"), is("0.006", CellFormat::Percent(2)));
    assert_eq!(number("100", 0, "%"), is("1", CellFormat::Percent(0)));
    assert_eq!(number("91000.0", 0, "亩"), is("91000", CellFormat::Plain(0)));
    assert_eq!(number("-3.25", 2, "元"), is("-3.25", CellFormat::Plain(2)));
    assert_eq!(number("123456789012345678", 0, "元"), XlsxCell::Text("123456789012345678".into()));
}

#[test]
fn texts_stay_texts() {
    let odd =
        ["=1+1", "＝1", "+86", "-", "@a", " 前后 ", "_x0041_", "a<b>&\"c\"", "TRUE", "0012", "http://a.cn"];
    let mut package = Package::new("题", "社");
    package.sheet("页", &[("文", 10)], odd.into_iter().map(|text| vec![XlsxCell::text(text)]));
    let read = rows(package.finish(), "页");
    let read: Vec<_> = read[1..].iter().map(|row| row[0].clone()).collect();
    assert_eq!(read, odd.map(|text| Data::String(text.to_owned())));
}
