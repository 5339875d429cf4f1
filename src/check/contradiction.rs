//! The finding of a reconcile rule: figures that contradict each other.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::say;
use crate::site::Figure;

/// A contradiction between figures. Where the source itself contains it, a bulletin may accept it.
pub(super) struct Contradiction {
    /// The figures that the problem is about; an acceptance names one of them.
    pub(super) figures: Vec<Arc<Figure>>,
    pub(super) problem: Diagnostic,
}

impl Contradiction {
    /// A problem that a bulletin can accept for this figure, with the line to write.
    pub(super) fn acceptable(figure: &Arc<Figure>, problem: Diagnostic) -> Self {
        let (rule, name) = (problem.code.id(), &figure.indicator.name);
        let problem = problem.help(say!(
            "先核对录入；原文就是这样印的，在文首写 accept: [{{rule: {rule}, figures: [{name}], reason: 说明}}]，照原文公布并注明",
            "check the typing first; if the source prints it so, write accept: [{{rule: {rule}, figures: [{name}], reason: …}}]"
        ));
        Self { figures: vec![Arc::clone(figure)], problem }
    }
}
