//! The canvas: takes pixels and roles, and draws plotters elements.

use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, Shift};
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::{
    Cartesian2d, Circle, DrawingArea, IntoDrawingArea, LineSeries, PathElement, Polygon, RGBAColor,
    Rectangle, ShapeStyle, Text, TextStyle,
};
use plotters::style::{FontDesc, FontFamily, FontStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendColor, BackendCoord};

use super::axis::Bounds;
use super::backend::{Svg, UNITS};
use crate::render::charts::stroke::{Color, Stroke};

/// A place on the picture, in pixels from its upper left corner.
pub(super) type Spot = (f64, f64);

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Left edge.
    pub(super) left: f64,
    /// Upper edge.
    pub(super) top: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Lower edge.
    pub(super) bottom: f64,
}

impl Area {
    /// Its width.
    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }
}

/// Which end of a text is at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// The beginning.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// A kind of type.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TypeStyle {
    /// Size in pixels.
    pub(super) size: f64,
    /// Bold or regular.
    pub(super) bold: bool,
    /// Colour.
    pub(super) color: Color,
}

/// The form of a marker: with the dash, what tells series apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ▲
    Triangle,
}

/// A picture being drawn. The backend writes to a string and cannot fail, so that nothing here returns an error.
pub(super) struct Canvas {
    svg: Svg,
    paper: DrawingArea<Svg, Shift>,
}

/// A coordinate system laid over a part of a picture: days and values in, pixels out.
pub(super) struct Plane {
    system: Cartesian2d<RangedCoordf64, RangedCoordf64>,
}

impl Plane {
    /// Lays bounds over an area; the values rise upwards.
    pub(super) fn new(area: Area, x: Bounds, y: Bounds) -> Self {
        let across = units(area.left)..units(area.right);
        let upwards = units(area.bottom)..units(area.top);
        Self { system: Cartesian2d::new(x.range(), y.range(), (across, upwards)) }
    }

    /// Where a pair of coordinates lies.
    pub(super) fn spot(&self, x: f64, y: f64) -> Spot {
        let (x, y) = self.system.translate(&(x, y));
        (f64::from(x) / UNITS, f64::from(y) / UNITS)
    }
}

/// Half the width of the field in which a pointer finds a mark: 24 px across, as WCAG 2.5.8 asks of targets.
pub(super) const TOUCH: f64 = 12.0;

impl Canvas {
    /// An empty picture of a size in pixels.
    pub(super) fn new(width: f64, height: f64) -> Self {
        let svg = Svg::new((units(width).unsigned_abs(), units(height).unsigned_abs()));
        Self { paper: svg.clone().into_drawing_area(), svg }
    }

    /// The elements of the picture.
    pub(super) fn finish(self) -> String {
        self.svg.take()
    }

    /// One line of text with its baseline at a place.
    pub(super) fn text(&self, (x, y): Spot, text: &str, face: TypeStyle, align: Align) {
        let h_pos = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let weight = if face.bold { FontStyle::Bold } else { FontStyle::Normal };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::SansSerif, face.size * UNITS, weight),
            color: BackendColor { alpha: 1.0, rgb: (0, 0, 0) },
            pos: Pos { h_pos, v_pos: VPos::Bottom },
        };
        self.draw(Stroke::of(face.color), Text::new(text.to_owned(), (units(x), units(y)), style));
    }

    /// An open line through places.
    pub(super) fn path(&self, spots: &[Spot], stroke: Stroke, width: f64) {
        let points: Vec<BackendCoord> = spots.iter().map(|spot| (units(spot.0), units(spot.1))).collect();
        self.draw(stroke, PathElement::new(points, line_style(width)));
    }

    /// A line through coordinates of a plane.
    pub(super) fn series(&self, plane: &Plane, points: &[(f64, f64)], stroke: Stroke, width: f64) {
        let over = self.paper.apply_coord_spec(plane.system.clone());
        for element in LineSeries::<Svg, _>::new(points.iter().copied(), line_style(width)) {
            self.svg.set_stroke(stroke);
            let _ = over.draw(&element);
        }
    }

    /// A filled rectangle.
    pub(super) fn bar(&self, area: Area, color: Color) {
        self.draw(Stroke::of(color), Rectangle::new(corners(area), filled()));
    }

    /// The outline of a rectangle.
    pub(super) fn frame(&self, area: Area, stroke: Stroke, width: f64) {
        self.draw(stroke, Rectangle::new(corners(area), line_style(width)));
    }

    /// A marker with a rim of paper, so that it stands clear of lines; a hollow one is provisional or computed.
    pub(super) fn mark(&self, spot: Spot, shape: Shape, radius: f64, color: Color, hollow: bool) {
        self.shape(spot, shape, radius + 1.6, Color::Paper);
        self.shape(spot, shape, radius, color);
        if hollow {
            self.shape(spot, shape, radius - 1.8, Color::Paper);
        }
    }

    /// What a part of the picture says to a pointer.
    pub(super) fn tip(&self, area: Area, words: &str) {
        let [from, to] = corners(area);
        self.svg.tip(from, to, words);
    }

    fn shape(&self, (x, y): Spot, shape: Shape, radius: f64, color: Color) {
        let corner = |dx: f64, dy: f64| (units(x + dx * radius), units(y + dy * radius));
        let corners = match shape {
            Shape::Circle => {
                let size = units(radius).max(1);
                return self.draw(Stroke::of(color), Circle::new((units(x), units(y)), size, filled()));
            }
            Shape::Square => vec![corner(-0.9, -0.9), corner(0.9, -0.9), corner(0.9, 0.9), corner(-0.9, 0.9)],
            Shape::Diamond => {
                vec![corner(0.0, -1.25), corner(1.25, 0.0), corner(0.0, 1.25), corner(-1.25, 0.0)]
            }
            Shape::Triangle => vec![corner(0.0, -1.2), corner(1.1, 0.8), corner(-1.1, 0.8)],
        };
        self.draw(Stroke::of(color), Polygon::new(corners, filled()));
    }

    fn draw<E>(&self, stroke: Stroke, element: E)
    where
        E: Drawable<Svg>,
        for<'e> &'e E: PointCollection<'e, BackendCoord>,
    {
        self.svg.set_stroke(stroke);
        let _ = self.paper.draw(&element);
    }
}

fn corners(area: Area) -> [BackendCoord; 2] {
    [(units(area.left), units(area.top)), (units(area.right), units(area.bottom))]
}

/// Colours are the backend's own; plotters carries width and filling only.
fn line_style(width: f64) -> ShapeStyle {
    ShapeStyle {
        color: RGBAColor(0, 0, 0, 1.0),
        filled: false,
        stroke_width: units(width).unsigned_abs().max(1),
    }
}

fn filled() -> ShapeStyle {
    ShapeStyle { color: RGBAColor(0, 0, 0, 1.0), filled: true, stroke_width: 0 }
}

fn units(pixels: f64) -> i32 {
    (pixels * UNITS).round() as i32
}
