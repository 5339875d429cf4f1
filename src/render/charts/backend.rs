//! Where plotters draws: SVG elements with literal attributes and classes, in tenths of a pixel.
//!
//! plotters counts in whole backend units; one unit here is a tenth of a pixel, so that every coordinate
//! has at most one decimal and the same chart gives the same bytes.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::fmt::Write;
use std::rc::Rc;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::metrics::{ASCENT, DESCENT, text_width};
use crate::render::charts::stroke::{Color, Stroke};
use crate::text::{is_invisible, is_noncharacter, push_escaped};

/// Backend units in a pixel.
pub(super) const UNITS: f64 = 10.0;

/// An SVG being written. Clones write to the same picture.
#[derive(Debug, Clone)]
pub(super) struct Svg {
    out: Rc<RefCell<String>>,
    stroke: Rc<Cell<Stroke>>,
    size: (u32, u32),
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Svg {
    /// An empty picture of a size in backend units.
    pub(super) fn new(size: (u32, u32)) -> Self {
        Self { out: Rc::default(), stroke: Rc::new(Cell::new(Stroke::of(Color::Text))), size }
    }

    /// Sets the stroke of what is drawn next.
    pub(super) fn set_stroke(&self, stroke: Stroke) {
        self.stroke.set(stroke);
    }

    /// The elements drawn so far.
    pub(super) fn take(&self) -> String {
        self.out.take()
    }

    fn put(&self, element: std::fmt::Arguments<'_>) -> Drawn {
        // Writing to a string cannot fail.
        let _ = self.out.borrow_mut().write_fmt(element);
        Ok(())
    }

    /// Lays a field over what is drawn that says what it is: browsers show it at the pointer, and a script may
    /// show it better. Nothing else shows it, for the picture as a whole is described in words.
    pub(super) fn tip(&self, a: BackendCoord, b: BackendCoord, words: &str) {
        let (width, height) = (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1));
        let _ = self.put(format_args!(
            "<rect class=\"tip\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" pointer-events=\"all\"><title>{}</title></rect>",
            x(a),
            y(a),
            tenths(width.max(0)),
            tenths(height.max(0)),
            escape(words)
        ));
    }

    fn fill(&self) -> String {
        let color = self.stroke.get().color;
        format!("class=\"f-{}\" fill=\"{}\"", color.key(), color.literal())
    }

    fn stroke(&self, width: u32) -> String {
        let Stroke { color, dash } = self.stroke.get();
        let mut attributes =
            format!("class=\"s-{}\" fill=\"none\" stroke=\"{}\"", color.key(), color.literal());
        let _ = write!(attributes, " stroke-width=\"{}\"", tenths(i64::from(width)));
        if let Some(pattern) = dash.pattern() {
            let _ = write!(attributes, " stroke-dasharray=\"{pattern}\"");
        }
        attributes
    }

    fn paint(&self, filled: bool, width: u32) -> String {
        if filled { self.fill() } else { self.stroke(width) }
    }
}

impl DrawingBackend for Svg {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, _: BackendColor) -> Drawn {
        self.put(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"0.1\" height=\"0.1\" {}/>",
            x(point),
            y(point),
            self.fill()
        ))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let (width, height) = (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1));
        self.put(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>",
            x(a),
            y(a),
            tenths(width.max(0)),
            tenths(height.max(0)),
            self.paint(fill, style.stroke_width())
        ))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let points = points(path);
        self.put(format_args!("<polyline points=\"{points}\" {}/>", self.stroke(style.stroke_width())))
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.put(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
            x(centre),
            y(centre),
            tenths(i64::from(radius)),
            self.paint(fill, style.stroke_width())
        ))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        _: &S,
    ) -> Drawn {
        let points = points(path);
        self.put(format_args!("<polygon points=\"{points}\" {}/>", self.fill()))
    }

    /// A point anchored at the bottom is the start of the baseline, as in SVG.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let drop = match style.anchor().v_pos {
            VPos::Top => style.size() * ASCENT,
            VPos::Center => style.size() * (ASCENT - DESCENT) / 2.0,
            VPos::Bottom => 0.0,
        };
        let bold = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"700\"" } else { "" };
        self.put(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{bold}{anchor} {}>{}</text>",
            x(at),
            tenths(i64::from(at.1) + drop.round() as i64),
            tenths(style.size().round() as i64),
            self.fill(),
            escape(text)
        ))
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let width = text_width(text, style.size(), bold).ceil();
        Ok((width as u32, (style.size() * (ASCENT + DESCENT)).ceil() as u32))
    }
}

fn x(point: BackendCoord) -> String {
    tenths(i64::from(point.0))
}

fn y(point: BackendCoord) -> String {
    tenths(i64::from(point.1))
}

/// A number of tenths in its shortest form: `125` is `12.5`, `120` is `12`.
pub(super) fn tenths(units: i64) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.unsigned_abs() / 10, units.unsigned_abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

fn points(path: impl IntoIterator<Item = BackendCoord>) -> String {
    path.into_iter().map(|point| format!("{},{}", x(point), y(point))).collect::<Vec<_>>().join(" ")
}

/// Text as a picture shows it: on one line, escaped, U+FFFD for what XML does not admit, and nothing invisible,
/// which might turn the direction of all text after it.
pub(super) fn escape(text: &str) -> String {
    let printable = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() || is_noncharacter(c) => '\u{fffd}',
        c => c,
    };
    let line: String = text.chars().filter(|c| !is_invisible(*c)).map(printable).collect();
    let mut escaped = String::with_capacity(line.len());
    push_escaped(&mut escaped, &line);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_have_one_decimal_at_most() {
        assert_eq!([125, 120, 5, -5, 0].map(tenths), ["12.5", "12", "0.5", "-0.5", "0"]);
    }

    #[test]
    fn what_an_author_types_stays_text() {
        assert_eq!(escape("<b a=\"1\">&'\u{1}"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;\u{fffd}");
    }
}
