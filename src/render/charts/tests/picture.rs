//! Promises every picture keeps: well-formed, finite, inside its frame, no text over another, the same each time.

use super::all;
use super::xml::{Element, read};
use crate::render::charts::canvas::Area;
use crate::render::charts::geometry::overlap;
use crate::render::charts::metrics::{ASCENT, DESCENT, text_width};
use crate::render::charts::{draw, standalone};
use crate::site::Chart;

/// Each picture of a chart with its name.
pub(super) fn pictures(chart: &Chart) -> Vec<(String, String)> {
    let drawing = draw(chart, Some(1));
    [("wide", drawing.wide), ("narrow", drawing.narrow), ("file", standalone(chart))]
        .into_iter()
        .map(|(kind, picture)| (format!("{} {kind}", chart.id), picture))
        .collect()
}

/// Everything that must hold of a picture, whatever it shows.
pub(super) fn check(name: &str, picture: &str) -> Vec<Element> {
    let elements = read(picture).unwrap_or_else(|problem| panic!("{name}: {problem}"));
    for element in &elements {
        for (key, value) in &element.attributes {
            let numeric =
                !matches!(key.as_str(), "class" | "id" | "fill" | "font-family" | "aria-labelledby");
            let strange = value.contains("NaN") || (numeric && value.contains("inf"));
            assert!(!strange, "{name}: {key}={value}");
        }
    }
    elements
}

pub(super) fn frame(elements: &[Element]) -> Area {
    let numbers: Vec<f64> =
        elements[0].attribute("viewBox").unwrap().split(' ').map(|number| number.parse().unwrap()).collect();
    Area { left: numbers[0], top: numbers[1], right: numbers[2], bottom: numbers[3] }
}

pub(super) fn texts(elements: &[Element]) -> impl Iterator<Item = &Element> {
    elements.iter().filter(|element| element.name == "text")
}

/// The room a text takes, by the width table.
fn room(text: &Element) -> Area {
    let size = text.number("font-size");
    let width = text_width(&text.text, size, text.attribute("font-weight").is_some());
    let (x, y) = (text.number("x"), text.number("y"));
    let left = match text.attribute("text-anchor") {
        Some("middle") => x - width / 2.0,
        Some("end") => x - width,
        _ => x,
    };
    Area { left, top: y - size * ASCENT, right: left + width, bottom: y + size * DESCENT }
}

/// A tenth is lost to rounding on either side.
const ROUNDING: f64 = 0.2;

#[test]
fn every_picture_is_well_formed_and_finite() {
    for chart in all() {
        for (name, picture) in pictures(&chart) {
            check(&name, &picture);
        }
    }
}

#[test]
fn text_stays_inside_the_picture() {
    for chart in all() {
        for (name, picture) in pictures(&chart) {
            let elements = check(&name, &picture);
            let frame = frame(&elements);
            for text in texts(&elements) {
                let room = room(text);
                let inside = room.left >= frame.left - ROUNDING
                    && room.right <= frame.right + ROUNDING
                    && room.top >= frame.top - ROUNDING
                    && room.bottom <= frame.bottom + ROUNDING;
                assert!(inside, "{name}: {:?} at {room:?} leaves {frame:?}", text.text);
            }
        }
    }
}

#[test]
fn no_text_lies_over_another() {
    for chart in all() {
        for (name, picture) in pictures(&chart) {
            let elements = check(&name, &picture);
            let all: Vec<&Element> = texts(&elements).collect();
            for (at, text) in all.iter().enumerate() {
                let first = room(text);
                let shrunk = Area {
                    left: first.left + ROUNDING,
                    top: first.top + ROUNDING,
                    right: first.right - ROUNDING,
                    bottom: first.bottom - ROUNDING,
                };
                for other in all.iter().skip(at + 1) {
                    assert!(!overlap(shrunk, room(other)), "{name}: {:?} over {:?}", text.text, other.text);
                }
            }
        }
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    for chart in all() {
        assert_eq!(pictures(&chart), pictures(&chart));
    }
}

#[test]
fn ids_begin_with_the_id_of_the_chart_and_are_unique_on_the_page() {
    for chart in all() {
        let drawing = draw(&chart, None);
        let both = [read(&drawing.wide).unwrap(), read(&drawing.narrow).unwrap()].concat();
        let mut ids: Vec<&str> = both.iter().filter_map(|element| element.attribute("id")).collect();
        assert!(ids.iter().all(|id| id.starts_with(&format!("{}-", chart.id))));
        for svg in both.iter().filter(|element| element.name == "svg") {
            assert!(svg.attribute("aria-labelledby").unwrap().split(' ').all(|id| ids.contains(&id)));
        }
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((ids.len(), count), (4, 4));
    }
}

#[test]
fn a_file_stands_alone() {
    for chart in all() {
        let elements = check(&chart.id, &standalone(&chart));
        assert_eq!(elements[0].attribute("xmlns"), Some("http://www.w3.org/2000/svg"));
        let paper = elements.iter().find(|element| element.name == "rect").unwrap();
        let frame = frame(&elements);
        assert_eq!(paper.attribute("fill"), Some("#ffffff"));
        assert!(paper.number("width") >= frame.right && paper.number("height") >= frame.bottom);
        let painted = elements.iter().filter(|element| element.attribute("class").is_some());
        assert!(painted.clone().all(|element| element.attribute("fill").is_some()));
        assert!(painted.count() > 2);
    }
}
