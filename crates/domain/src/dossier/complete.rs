//! Whether everything required was brought (Decree 118/2025 Art. 16.3, 17.1).

use super::paper::Paper;
use crate::catalog::answers::Answers;
use crate::catalog::component::{Component, Satisfaction};
use crate::catalog::procedure::Procedure;

/// The required components nothing satisfies yet. What the form itself satisfies is never asked for as a paper.
#[must_use]
pub fn missing<'a>(procedure: &'a Procedure, answers: &Answers, papers: &[Paper]) -> Vec<&'a Component> {
    procedure
        .required_components(answers)
        .into_iter()
        .filter(|component| !component.satisfied_by.contains(&Satisfaction::Form))
        .filter(|component| !papers.iter().any(|paper| paper.component == component.code))
        .collect()
}
