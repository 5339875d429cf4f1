//! Colours and dashes of charts: for each a literal that any program can draw and a class that a page can restyle.

/// A colour by its role. The literals are those of the light theme on white paper; all that carry text or
/// marks have a contrast of at least 4.5:1, and no two series differ in colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Color {
    /// Titles and names.
    Text,
    /// Subtitles, dates, footers.
    Soft,
    /// Ink blue: the series a chart is about.
    Main,
    /// Restrained red: the second series, and targets.
    Accent,
    /// The third series.
    Third,
    /// The fourth series.
    Fourth,
    /// Series for comparison.
    Muted,
    /// Zero lines and tick marks.
    Axis,
    /// Grid lines.
    Grid,
    /// The empty part of a bar.
    Track,
    /// The paper.
    Paper,
}

impl Color {
    /// The colour as other programs read it.
    pub(super) fn literal(self) -> &'static str {
        match self {
            Self::Text => "#1b2530",
            Self::Soft => "#566270",
            Self::Main => "#1f4e79",
            Self::Accent => "#b03a2e",
            Self::Third => "#2a6f68",
            Self::Fourth => "#7a5c14",
            Self::Muted => "#6c7682",
            Self::Axis => "#7d8894",
            Self::Grid => "#e4e8ec",
            Self::Track => "#e9edf1",
            Self::Paper => "#ffffff",
        }
    }

    /// The last part of the class: `f-main` fills, `s-main` strokes.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Soft => "soft",
            Self::Main => "main",
            Self::Accent => "accent",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Muted => "muted",
            Self::Axis => "axis",
            Self::Grid => "grid",
            Self::Track => "track",
            Self::Paper => "paper",
        }
    }
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// A guide from observation to observation with nothing published between.
    Guide,
    /// Provisional.
    Provisional,
    /// A target.
    Target,
    /// The second series.
    Long,
    /// The third series and the first one for comparison.
    Mixed,
    /// The fourth series and the second one for comparison.
    Short,
}

impl Dash {
    /// The value of `stroke-dasharray`, in pixels.
    pub(super) fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Solid => None,
            Self::Guide => Some("4 4"),
            Self::Provisional => Some("2 3"),
            Self::Target => Some("7 4"),
            Self::Long => Some("11 4"),
            Self::Mixed => Some("9 3 2 3"),
            Self::Short => Some("5 3"),
        }
    }
}

/// What the pen draws with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stroke {
    /// Colour.
    pub(super) color: Color,
    /// Dash, for lines and outlines.
    pub(super) dash: Dash,
}

impl Stroke {
    /// An unbroken colour.
    pub(super) fn of(color: Color) -> Self {
        Self { color, dash: Dash::Solid }
    }

    /// A colour with a dash.
    pub(super) fn dashed(color: Color, dash: Dash) -> Self {
        Self { color, dash }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.
    fn luminance(color: Color) -> f64 {
        let hex = u32::from_str_radix(color.literal().trim_start_matches('#'), 16).unwrap();
        let channel = |shift: u32| {
            let part = f64::from((hex >> shift) & 255) / 255.0;
            if part <= 0.03928 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
    }

    fn contrast(a: Color, b: Color) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_marks_stand_out_from_paper() {
        for color in
            [Color::Text, Color::Soft, Color::Main, Color::Accent, Color::Third, Color::Fourth, Color::Muted]
        {
            assert!(contrast(color, Color::Paper) >= 4.5, "{color:?} {}", contrast(color, Color::Paper));
        }
        assert!(contrast(Color::Axis, Color::Paper) >= 3.0);
    }
}
