//! `of:` of a numeral: the figures that the reviewer of an inventory says it is, by the grammar of roles.

use std::sync::Arc;

use crate::compile::citation;
use crate::compile::fields::Fields;
use crate::diagnostic::{Code, Diagnostic};
use crate::read::Scalar;
use crate::say;
use crate::site::{Dictionary, District, FigureClaim, Place};

/// What the claims of one source may name. No figure is known yet: whether there is one, `check` says.
pub(super) struct Claims<'a> {
    pub(super) dictionary: &'a Dictionary,
    pub(super) districts: &'a [Arc<District>],
    /// The district the source is about.
    pub(super) home: Option<&'a Arc<District>>,
}

/// One citation or a list of them.
pub(super) fn claims(fields: &mut Fields<'_>, known: &Claims<'_>) -> Vec<FigureClaim> {
    let mut claims = Vec::new();
    for scalar in fields.list("of") {
        match known.claim(scalar) {
            Ok(claim) => claims.push(claim),
            Err(problem) => fields.push(problem),
        }
    }
    claims
}

impl Claims<'_> {
    fn claim(&self, scalar: &Scalar) -> Result<FigureClaim, Diagnostic> {
        let reference =
            crate::compile::prose::reference(&scalar.text, &|part| scalar.place(part.start, part.end))?;
        let part = |part: &std::ops::Range<usize>| {
            (scalar.text.get(part.clone()).unwrap_or_default(), scalar.place(part.start, part.end))
        };
        let (name, span) = part(&reference.name);
        let indicator = citation::named(self.dictionary, name, span)?;
        let period = match reference.period.as_ref().map(part) {
            Some((text, span)) => Some(citation::period(text, span)?),
            None => None,
        };
        let place = self.place(reference.place.as_ref().map(|range| part(range).0));
        let place = place.ok_or_else(|| without_place(scalar))?;
        Ok(FigureClaim { indicator, period, place, written: scalar.text.clone(), span: scalar.span })
    }

    /// The district of the source when nothing is written; a district by any of its names; else a village or
    /// project, of another district when that is before a dot.
    fn place(&self, name: Option<&str>) -> Option<Place> {
        let called = |name: &str| self.districts.iter().find(|district| district.is_called(name));
        let Some(name) = name else { return self.home.map(Place::whole) };
        if let Some(district) = called(name) {
            return Some(Place::whole(district));
        }
        let (district, part) =
            match name.split_once('·').and_then(|(outer, part)| Some((called(outer)?, part))) {
                Some(inside) => inside,
                None => (self.home?, name),
            };
        Some(Place { district: Arc::clone(district), part: Some(Arc::from(part)) })
    }
}

fn without_place(scalar: &Scalar) -> Diagnostic {
    let written = &scalar.text;
    Diagnostic::new(
        Code::CiteUnknown,
        say!("「{written}」没有写明地点", "`{written}` is named without a place"),
    )
    .at(scalar.span, say!("这个来源没有写 district", "this source has no `district`"))
    .help(say!(
        "写成 {written}/地点，或给来源写上 district",
        "write {written}/place, or give the source a `district`"
    ))
}
