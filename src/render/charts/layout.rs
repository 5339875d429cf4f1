//! The formats a chart is drawn in: each has its own sizes of type, so that none is a scaled copy of another.

use super::canvas::TypeStyle;
use crate::render::charts::stroke::Color;

/// A format. Sizes are pixels of the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Layout {
    /// The last part of ids and classes: `wide`.
    pub(super) key: &'static str,
    /// Width of the picture.
    pub(super) width: f64,
    /// Space at the sides.
    pub(super) margin: f64,
    /// Usual height of a plot.
    pub(super) plot: f64,
    title: f64,
    subtitle: f64,
    label: f64,
    small: f64,
}

/// Beside text on a screen, in print, and as a file. Shown at 760 px and more, its smallest type is over 12 px.
pub(super) const WIDE: Layout = Layout {
    key: "wide",
    width: 850.0,
    margin: 24.0,
    plot: 330.0,
    title: 24.0,
    subtitle: 15.5,
    label: 16.0,
    small: 13.8,
};

/// On phones; shown at 328 px, its smallest type is over 12 px.
pub(super) const NARROW: Layout = Layout {
    key: "narrow",
    width: 360.0,
    margin: 12.0,
    plot: 300.0,
    title: 19.0,
    subtitle: 14.0,
    label: 14.5,
    small: 13.4,
};

impl Layout {
    /// Whether there is little room beside a plot.
    pub(super) fn is_narrow(&self) -> bool {
        self.width < 700.0
    }

    /// The width between the margins.
    pub(super) fn measure(&self) -> f64 {
        self.width - 2.0 * self.margin
    }

    /// The finding.
    pub(super) fn title(&self) -> TypeStyle {
        TypeStyle { size: self.title, bold: true, color: Color::Text }
    }

    /// What is measured, where and when.
    pub(super) fn subtitle(&self) -> TypeStyle {
        TypeStyle { size: self.subtitle, bold: false, color: Color::Soft }
    }

    /// A printed value.
    pub(super) fn value(&self, color: Color) -> TypeStyle {
        TypeStyle { size: self.label, bold: true, color }
    }

    /// A name.
    pub(super) fn name(&self, color: Color) -> TypeStyle {
        TypeStyle { size: self.label, bold: false, color }
    }

    /// Ticks, dates, the foot.
    pub(super) fn small(&self) -> TypeStyle {
        TypeStyle { size: self.small, bold: false, color: Color::Soft }
    }
}
