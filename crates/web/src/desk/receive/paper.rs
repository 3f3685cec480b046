//! The papers of a dossier at the counter, and how each is satisfied.

use app::document::upload::{self, Upload};
use app::dossier::get::load;
use app::dossier::legal::Terms;
use app::dossier::supplement::Supplement;
use app::{Ctx, Error as AppError};
use domain::catalog::answers::Answers;
use domain::catalog::component::{Component, Satisfaction};
use domain::catalog::procedure::Procedure;
use domain::document::item::AskAgain;
use domain::dossier::paper::{Paper, PaperSource};
use domain::dossier::record::Dossier;
use domain::id::{DocumentId, DossierId, PaperId};

use crate::Error;
use crate::desk::parcel::Parcel;
use crate::dossier::typed::Typed;

/// How an officer says a paper is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It was handed in on paper.
    HandedIn,
    /// The city holds it: nothing is taken.
    Held,
    /// A file or a scan.
    File,
}

impl How {
    /// Every way, in the order of offering.
    pub const ALL: [How; 3] = [How::HandedIn, How::Held, How::File];

    /// The name in the form and in locale keys.
    pub fn key(self) -> &'static str {
        match self {
            How::HandedIn => "handed-in",
            How::Held => "held",
            How::File => "file",
        }
    }

    /// Whether the component may be satisfied so.
    pub fn is_for(self, component: &Component) -> bool {
        match self {
            How::HandedIn => true,
            How::Held => component.satisfied_by.iter().any(|way| way.is_held() && *way != Satisfaction::Form),
            How::File => component.takes_upload(),
        }
    }
}

/// What was said of one paper.
#[derive(Debug, Clone)]
pub struct Given {
    /// The component.
    pub component: String,
    /// How it is there, if it is.
    pub how: Option<How>,
    /// How many were handed in, as typed.
    pub quantity: String,
    /// The file, when one was taken now or before.
    pub upload: Option<Upload>,
    /// Why the file sent now was not taken.
    pub refusal: Option<String>,
    /// The held document that was ticked: nothing else is needed then.
    pub document: Option<DocumentId>,
    /// The held documents the officer was shown: one that is new is ticked for them.
    pub shown: Vec<DocumentId>,
    /// Why the paper is wanted although it is held.
    pub again: Option<AskAgain>,
}

/// Reads what was said of each paper. A file taken on an earlier try is found again by its identifier.
pub async fn read(ctx: &Ctx, procedure: &Procedure, parcel: &Parcel) -> Result<Vec<Given>, Error> {
    let mut papers = Vec::new();
    for component in &procedure.components {
        let name = |part: &str| format!("paper.{}.{part}", component.code);
        let upload = match parcel.file(&name("file")) {
            Some(upload) => Some(upload.clone()),
            None => match parcel.fields.get(&name("upload")).and_then(|id| id.parse().ok()) {
                Some(id) => upload::find(ctx, id).await.ok(),
                None => None,
            },
        };
        let said = parcel.fields.text(&name("how"));
        let how = How::ALL.into_iter().find(|how| how.key() == said && how.is_for(component));
        papers.push(Given {
            component: component.code.clone(),
            // Whoever sends a file need not say so twice.
            how: if upload.is_some() && how.is_none() { Some(How::File) } else { how },
            quantity: parcel.fields.text(&name("quantity")),
            document: parcel.fields.get(&name("document")).and_then(|id| id.parse().ok()),
            shown: parcel.fields.all(&name("shown")).filter_map(|id| id.parse().ok()).collect(),
            again: AskAgain::of(&parcel.fields.text(&name("again"))),
            upload,
            refusal: parcel.refusal(&name("file")).map(|why| {
                let args: Vec<_> = why.args().into_iter().map(|(name, value)| (name, value.into())).collect();
                ctx.city.words.get(ctx.lang, why.code(), &args)
            }),
        });
    }
    Ok(papers)
}

impl Given {
    /// The paper for the dossier; none when it is not there.
    pub fn paper(&self, ctx: &Ctx, component: &Component) -> Option<Paper> {
        let name = component.name.get("vi").to_owned();
        let whole = |id, name, source, quantity, file| Paper {
            id,
            component: self.component.clone(),
            name,
            source,
            quantity,
            file,
            document: self.document,
        };
        if self.document.is_some() {
            return Some(whole(PaperId(ctx.id()), name, PaperSource::Held, 0, None));
        }
        let quantity = self.quantity.parse().unwrap_or(component.quantity).clamp(1, 999);
        match (self.how?, &self.upload) {
            (How::HandedIn, None) => Some(whole(PaperId(ctx.id()), name, PaperSource::HandedIn, quantity, None)),
            (How::HandedIn | How::File, Some(upload)) => {
                Some(whole(upload.id, upload.name.clone(), PaperSource::Scanned, quantity, Some(upload.file.clone())))
            }
            (How::Held, _) => Some(whole(PaperId(ctx.id()), name, PaperSource::Held, 0, None)),
            (How::File, None) => None,
        }
    }
}

/// What an applicant brings to the counter after something was asked for: papers take the place of those at fault, and
/// only questions that were asked again may change.
pub async fn brought(ctx: &Ctx, id: DossierId, parcel: &Parcel) -> Result<Supplement, Error> {
    let dossier = load(ctx, id).await?;
    let procedure = Terms::of(ctx, &dossier)?.procedure;
    let given = read(ctx, &procedure, parcel).await?;
    if let Some((_, refusal)) = parcel.refused.first() {
        return Err(AppError::Document(refusal.clone()).into());
    }
    let paper = |one: &Given| one.paper(ctx, procedure.component(&one.component)?);
    let papers: Vec<Paper> = given.iter().filter_map(paper).collect();
    let mut answers = Typed::read(ctx, &procedure.form, parcel).given;
    answers.retain(|name, _| asked_again(&dossier, name));
    let replaced = dossier.papers.iter().filter(|had| papers.iter().any(|new| new.component == had.component));
    Ok(Supplement { answers, replaced: replaced.map(|had| had.id).collect(), papers })
}

/// Whether the last request was about this paper or question.
pub fn asked_again(dossier: &Dossier, about: &str) -> bool {
    dossier.supplements.last().is_some_and(|request| request.faults.iter().any(|fault| fault.about == about))
}

/// Whether the form itself is the paper.
pub fn is_form(component: &Component) -> bool {
    component.satisfied_by.contains(&Satisfaction::Form)
}

/// Whether a paper may still be wanted: required, freely offered, or hanging on what is not answered yet.
pub fn may_be_wanted(component: &Component, answers: &Answers) -> bool {
    match &component.required_when {
        Some(when) if !component.required => {
            component.is_required(answers) || when.names().any(|name| answers.get(name).is_none())
        }
        _ => true,
    }
}
