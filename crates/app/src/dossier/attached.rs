//! The files that answer questions: they become papers of the dossier, so that whoever reads it can open them.

use domain::catalog::answers::{AnswerError, Answers};
use domain::catalog::field::{Field, FieldType};
use domain::catalog::procedure::Procedure;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::PaperId;
use serde_json::Value;

use crate::ctx::Ctx;
use crate::document::{DocumentRefusal, upload};
use crate::error::Error;

/// The papers behind the file answers, without those that are among the papers already.
///
/// # Errors
/// [`Error::Answers`] for a file that is nobody's, somebody else's, of another type or too large.
pub(crate) async fn attached(
    ctx: &Ctx,
    procedure: &Procedure,
    answers: &Answers,
    had: &[Paper],
) -> Result<Vec<Paper>, Error> {
    let (mut papers, mut errors) = (Vec::new(), Vec::new());
    for (path, field, id) in files(procedure, answers) {
        if had.iter().chain(&papers).any(|paper: &Paper| paper.id == id) {
            continue;
        }
        match upload::find(ctx, id).await {
            Ok(upload) => match fits(field, &path, &upload.file.media_type, upload.file.size) {
                Some(error) => errors.push(error),
                None => papers.push(Paper {
                    id,
                    component: field.name.clone(),
                    name: upload.name,
                    source: if ctx.actor.is_staff() { PaperSource::Scanned } else { PaperSource::Uploaded },
                    quantity: 1,
                    file: Some(upload.file),
                    document: None,
                }),
            },
            Err(Error::Document(DocumentRefusal::NoSuchUpload)) => {
                errors.push(AnswerError::new(&path, "answer.attach"));
            }
            Err(error) => return Err(error),
        }
    }
    if errors.is_empty() { Ok(papers) } else { Err(Error::Answers(errors)) }
}

/// What is wrong with a file as the answer to a field; the type was read off its content.
#[must_use]
pub fn fits(field: &Field, path: &str, media_type: &str, size: u64) -> Option<AnswerError> {
    if size > field.largest_file() {
        let most = field.largest_file() / (1024 * 1024);
        return Some(AnswerError::new(path, "answer.file-too-large").with("max", most));
    }
    if !field.accepted().contains(&media_type) {
        let names: Vec<_> = field.accepted().iter().filter_map(|media| media.split('/').nth(1)).collect();
        return Some(AnswerError::new(path, "answer.file-type").with("types", names.join(", ").to_uppercase()));
    }
    None
}

/// Every file answer: where it stands, its field, the upload.
fn files<'a>(procedure: &'a Procedure, answers: &Answers) -> Vec<(String, &'a Field, PaperId)> {
    let mut found = Vec::new();
    let id = |value: &Value| value.as_str().and_then(|id| id.parse().ok());
    for field in procedure.form.fields() {
        match (field.kind, answers.get(&field.name)) {
            (FieldType::File, Some(value)) => found.extend(id(value).map(|id| (field.name.clone(), field, id))),
            (FieldType::Group, Some(Value::Array(items))) => {
                for (at, item) in items.iter().enumerate() {
                    let inside = field.fields.iter().filter(|one| one.kind == FieldType::File);
                    found.extend(inside.filter_map(|one| {
                        Some((format!("{}.{at}.{}", field.name, one.name), one, id(item.get(&one.name)?)?))
                    }));
                }
            }
            _ => {}
        }
    }
    found
}
