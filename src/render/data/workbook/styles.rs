//! How cells look: the header, and one number format for each number of decimals that occurs.

use std::fmt::Write as _;

use crate::render::html::Markup;

/// The style of the cells of a header.
pub(super) const HEADER: usize = 1;
/// The styles before the first number format: plain text and the header.
const FIXED: usize = 2;
/// Ids of number formats below this are the spreadsheet's own (ECMA-376, part 1, 18.8.30).
const FIRST_FORMAT: usize = 164;
const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// How a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellFormat {
    /// With this many decimals.
    Plain(u32),
    /// As a share of a hundred, with this many decimals.
    Percent(u32),
}

impl CellFormat {
    /// The format code: `0.00%`.
    fn code(self) -> String {
        let (decimals, unit) = match self {
            Self::Plain(decimals) => (decimals, ""),
            Self::Percent(decimals) => (decimals, "%"),
        };
        let point = if decimals == 0 { "" } else { "." };
        format!("0{point}{}{unit}", "0".repeat(usize::try_from(decimals).unwrap_or_default()))
    }
}

/// The number formats that occur, each once.
#[derive(Debug, Default)]
pub(super) struct Styles {
    formats: Vec<CellFormat>,
}

impl Styles {
    /// The style of a number shown like this.
    pub(super) fn of(&mut self, format: CellFormat) -> usize {
        let known = self.formats.iter().position(|known| *known == format);
        FIXED
            + known.unwrap_or_else(|| {
                self.formats.push(format);
                self.formats.len() - 1
            })
    }

    /// `xl/styles.xml`
    pub(super) fn write(&self) -> Markup {
        let mut out = Markup::default();
        out.open("styleSheet", &[("xmlns", NAMESPACE)]);
        if !self.formats.is_empty() {
            out.open("numFmts", &[("count", &self.formats.len().to_string())]);
            for (i, format) in self.formats.iter().enumerate() {
                let id = (FIRST_FORMAT + i).to_string();
                out.element("numFmt", &[("numFmtId", &id), ("formatCode", &format.code())], "");
            }
            out.close("numFmts");
        }
        fonts(&mut out);
        fills(&mut out);
        out.open("borders", &[("count", "1")]);
        out.open("border", &[]);
        ["left", "right", "top", "bottom", "diagonal"]
            .into_iter()
            .for_each(|side| out.element(side, &[], ""));
        out.close("border");
        out.close("borders");
        out.open("cellStyleXfs", &[("count", "1")]);
        out.element("xf", &[("numFmtId", "0"), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")], "");
        out.close("cellStyleXfs");
        self.cells(&mut out);
        out.open("cellStyles", &[("count", "1")]);
        out.element("cellStyle", &[("name", "Normal"), ("xfId", "0"), ("builtinId", "0")], "");
        out.close("cellStyles");
        out.close("styleSheet");
        out
    }

    fn cells(&self, out: &mut Markup) {
        let base = [("borderId", "0"), ("xfId", "0")];
        let with = |more: &[(&'static str, &str)], out: &mut Markup| {
            let all: Vec<(&'static str, &str)> = base.iter().chain(more).copied().collect();
            out.element("xf", &all, "");
        };
        out.open("cellXfs", &[("count", &(FIXED + self.formats.len()).to_string())]);
        with(&[("numFmtId", "0"), ("fontId", "0"), ("fillId", "0")], out);
        with(
            &[("numFmtId", "0"), ("fontId", "1"), ("fillId", "2"), ("applyFont", "1"), ("applyFill", "1")],
            out,
        );
        let mut id = String::new();
        for i in 0..self.formats.len() {
            id.clear();
            let _ = write!(id, "{}", FIRST_FORMAT + i);
            with(&[("numFmtId", &id), ("fontId", "0"), ("fillId", "0"), ("applyNumberFormat", "1")], out);
        }
        out.close("cellXfs");
    }
}

/// Text, and the bold text of headers.
fn fonts(out: &mut Markup) {
    out.open("fonts", &[("count", "2")]);
    for bold in [false, true] {
        out.open("font", &[]);
        if bold {
            out.element("b", &[], "");
        }
        out.element("sz", &[("val", "11")], "");
        out.element("name", &[("val", "Microsoft YaHei")], "");
        out.close("font");
    }
    out.close("fonts");
}

/// The first two fills are the spreadsheet's own; the third is the header's light grey.
fn fills(out: &mut Markup) {
    out.open("fills", &[("count", "3")]);
    for pattern in ["none", "gray125"] {
        out.open("fill", &[]);
        out.element("patternFill", &[("patternType", pattern)], "");
        out.close("fill");
    }
    out.open("fill", &[]);
    out.open("patternFill", &[("patternType", "solid")]);
    out.element("fgColor", &[("rgb", "FFEDEBE4")], "");
    out.close("patternFill");
    out.close("fill");
    out.close("fills");
}
