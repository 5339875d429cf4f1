//! The pictures of all fixtures as they were last approved.

use super::all;
use crate::render::charts::draw;

#[test]
fn pictures_are_as_they_were_seen() {
    for chart in all() {
        let drawing = draw(&chart, Some(1));
        let picture =
            [drawing.alt, drawing.description, lines(&drawing.wide), lines(&drawing.narrow)].join("\n\n");
        insta::assert_snapshot!(chart.id.clone(), picture);
    }
}

/// An element a line, so that a difference points at what moved.
fn lines(picture: &str) -> String {
    picture.replace("><", ">\n<")
}
