//! The interface of a kind of chart: the words for its data, and the body of its picture.

use super::canvas::{Area, Canvas};
use super::layout::Layout;

/// A chart of one kind.
pub(super) trait ChartView {
    /// What is measured, with its unit.
    fn subject(&self) -> String;

    /// The names of the places it is about, in order; a name may occur more than once.
    fn places(&self) -> Vec<String>;

    /// Whether its rows name their own periods, so that the subtitle does not.
    fn dates_rows(&self) -> bool {
        false
    }

    /// The picture in one sentence: kind, subject, first, last and change.
    fn sentence(&self) -> String;

    /// Everything the picture shows, a sentence each.
    fn sentences(&self) -> Vec<String>;

    /// The picture without its frame; called only when there is something to draw.
    fn body<'l>(&'l self, layout: &'l Layout) -> Box<dyn Body + 'l>;

    /// Whether it is drawn even if no observation has an amount.
    fn stands_without_amounts(&self) -> bool {
        false
    }
}

/// The part of a picture that differs from kind to kind.
pub(super) trait Body {
    /// The height it needs.
    fn height(&self) -> f64;

    /// The notes that the footer must carry.
    fn notes(&self) -> Vec<String>;

    /// Draws it. The area is as wide as the layout's measure and as high as `height`.
    fn draw(&self, canvas: &Canvas, area: Area);
}
