//! Every URL of the API, whom it is for, what it takes and gives: the routes, the permission table and the OpenAPI
//! document are all made of this list.

use std::sync::{Arc, LazyLock};

use axum::Router;
use axum::handler::Handler;
use axum::middleware::{self, Next};
use axum::routing::{MethodFilter, any, on};
use utoipa::openapi::OpenApi;

use super::document::{Doc, Draft};
use super::dossier::body::DossierBody;
use super::dossier::confirmation::{self, ConfirmationRequest, Objection};
use super::dossier::consultation::{self, ConsultationAnswer, ConsultationRequest};
use super::dossier::decision::{self, Approval, ExtensionBody, RefusalBody, ReturnForChanges};
use super::dossier::filing::{self, FilingBody};
use super::dossier::form::{self, RegisterQuery};
use super::dossier::list::{self, ListBody, ListQuery};
use super::dossier::payment::{self, PaymentBody, PaymentRequest};
use super::dossier::reception::{self, Acceptance, ReceptionRefusal, Redirection, ResolutionAtOnce};
use super::dossier::result::{self, CorrectionRequest, HandBack, IssuedResult, ResultDocument, Withdrawal};
use super::dossier::show;
use super::dossier::supplement::{self, SupplementBroughtBody, SupplementRequestBody};
use super::dossier::timeline::TimelineBody;
use super::dossier::work::{self, LossBody, NoteBody, Nothing, SignatureRequest, VerificationBody};
use super::problem::Problem;
use super::session::{self, Credentials, PersonBody, SessionBody};
use super::{deadline, door, draft, office, openapi, procedure, resumable, track, unit, upload};
use crate::Site;
use crate::routes::For;

use For::{Anyone, Person, Staff};

fn doors() -> Doors {
    Doors::default()
        // Signing in
        .post(
            "/api/v1/session",
            Anyone,
            Doc::new("Session", "Signs in.").takes::<Credentials>().gives::<SessionBody>(201, "Signed in."),
            session::create,
        )
        .get(
            "/api/v1/session",
            Person,
            Doc::new("Session", "Says who is signed in.").gives::<PersonBody>(200, "Who, and what they may be."),
            session::show,
        )
        .delete(
            "/api/v1/session",
            Person,
            Doc::new("Session", "Signs out: the token is worthless afterwards.").gives_nothing("Signed out."),
            session::end,
        )
        // What anybody may look up
        .get(
            "/api/v1/procedures",
            Anyone,
            Doc::new("Procedures", "Lists the procedures in force, or finds them by the words people use.")
                .asks::<procedure::ProceduresQuery>()
                .gives::<procedure::ProceduresBody>(200, "The procedures, by code or best first."),
            procedure::list,
        )
        .get(
            "/api/v1/procedures/{code}",
            Anyone,
            Doc::new("Procedures", "Gives the whole edition in force of a procedure.")
                .gives::<procedure::ProcedureBody>(200, "Form, papers, fees, times, steps."),
            procedure::show,
        )
        .get(
            "/api/v1/procedures/{code}/schema",
            Anyone,
            Doc::new("Procedures", "Gives the JSON Schema (2020-12) of the answers of a procedure's form.")
                .gives_bytes("application/schema+json", "The schema."),
            procedure::schema,
        )
        .get(
            "/api/v1/offices",
            Anyone,
            Doc::new("Offices", "Lists the offices of the city.")
                .asks::<office::OfficesQuery>()
                .gives::<office::OfficesBody>(200, "The offices, by code."),
            office::list,
        )
        .get(
            "/api/v1/units/resolve",
            Anyone,
            Doc::new("Units", "Says what an address as people write it may mean today: every reading, never a guess.")
                .asks::<unit::ResolveQuery>()
                .gives::<unit::ResolutionBody>(200, "Readings and candidates."),
            unit::resolve,
        )
        .get(
            "/api/v1/deadline",
            Anyone,
            Doc::new("Deadline", "Computes a due date and explains it step by step.")
                .asks::<deadline::DeadlineQuery>()
                .gives::<deadline::DeadlineBody>(200, "The due date, and why."),
            deadline::show,
        )
        .get(
            "/api/v1/track/{code}",
            Anyone,
            Doc::new("Dossiers", "Follows a dossier by its code, without names.")
                .gives::<track::TrackBody>(200, "Where it is, who has it, what comes next."),
            track::show,
        )
        .get(
            "/api/v1/openapi.json",
            Anyone,
            Doc::new("Document", "Gives this document.").gives_bytes("application/json", "OpenAPI 3.1."),
            openapi::show,
        )
        // Before filing
        .post(
            "/api/v1/uploads",
            Person,
            Doc::new("Uploads", "Takes in a file, whole or not at all; its type is read off its content.")
                .asks::<upload::UploadQuery>()
                .takes_bytes(&["application/pdf", "image/jpeg", "image/png", "image/tiff"])
                .gives::<upload::UploadBody>(201, "Stored; put it into a draft or dossier."),
            upload::create,
        )
        .get(
            "/api/v1/uploads/{id}",
            Person,
            Doc::new("Uploads", "Gives one's own file back, whole or the part that `Range` asks for.")
                .gives_bytes("application/octet-stream", "The bytes, under their own media type."),
            upload::show,
        )
        .add(
            "OPTIONS",
            MethodFilter::OPTIONS,
            "/api/v1/uploads/resumable",
            Person,
            resumable_doc("Says what resumable uploads can: versions, extensions, the largest file.")
                .says(204, "In the headers."),
            resumable::options,
        )
        .post(
            "/api/v1/uploads/resumable",
            Person,
            resumable_doc("Begins a file that comes in parts (tus 1.0.0).")
                .reads("Tus-Resumable", TUS)
                .reads("Upload-Length", "How many bytes the file has.")
                .reads("Upload-Metadata", "`filename` and, for whole archives, `purpose archive`; values in base64.")
                .says(201, "Begun; where to send it is in `Location`."),
            resumable::create,
        )
        .add(
            "HEAD",
            MethodFilter::HEAD,
            "/api/v1/uploads/resumable/{id}",
            Person,
            resumable_doc("Says how much of a file is here.").reads("Tus-Resumable", TUS).says(
                200,
                "`Upload-Offset` is where to go on; at `Upload-Length` the file is an upload of this identifier.",
            ),
            resumable::show,
        )
        .patch(
            "/api/v1/uploads/resumable/{id}",
            Person,
            resumable_doc("Goes on with a file; with the last byte it is looked at and becomes an upload.")
                .takes_bytes(&["application/offset+octet-stream"])
                .reads("Tus-Resumable", TUS)
                .reads("Upload-Offset", "Where the bytes begin; 409 if that is not where the file ends.")
                .says(204, "Kept up to `Upload-Offset`."),
            resumable::append,
        )
        .delete(
            "/api/v1/uploads/resumable/{id}",
            Person,
            resumable_doc("Throws an unfinished file away.").reads("Tus-Resumable", TUS).gives_nothing("Gone."),
            resumable::end,
        )
        .post(
            "/api/v1/drafts",
            Person,
            Doc::new("Drafts", "Begins a draft.")
                .takes::<draft::NewDraft>()
                .gives::<draft::DraftBody>(201, "The draft."),
            draft::create,
        )
        .get(
            "/api/v1/drafts",
            Person,
            Doc::new("Drafts", "Lists one's own drafts.").gives::<draft::DraftsBody>(200, "The latest first."),
            draft::list,
        )
        .get(
            "/api/v1/drafts/{id}",
            Person,
            Doc::new("Drafts", "Gives one draft.").gives::<draft::DraftBody>(200, "The draft."),
            draft::show,
        )
        .patch(
            "/api/v1/drafts/{id}",
            Person,
            Doc::new("Drafts", "Keeps answers; an answer that is null is taken back.")
                .takes::<draft::DraftChange>()
                .gives::<draft::DraftBody>(200, "The draft."),
            draft::change,
        )
        .delete(
            "/api/v1/drafts/{id}",
            Person,
            Doc::new("Drafts", "Throws a draft away.").gives_nothing("Gone."),
            draft::discard,
        )
        .post(
            "/api/v1/drafts/{id}/papers",
            Person,
            Doc::new("Drafts", "Adds a paper to a draft.")
                .takes::<super::paper::NewPaper>()
                .gives::<draft::DraftBody>(201, "The draft."),
            draft::add_paper,
        )
        .delete(
            "/api/v1/drafts/{id}/papers/{paper}",
            Person,
            Doc::new("Drafts", "Takes a paper out of a draft.").gives_nothing("Gone."),
            draft::remove_paper,
        )
        .post(
            "/api/v1/drafts/{id}/filing",
            Person,
            Doc::new("Drafts", "Files a draft; it is a dossier from then on.")
                .takes::<draft::DraftFiling>()
                .gives::<DossierBody>(201, "The dossier."),
            draft::file,
        )
        // Dossiers
        .post(
            "/api/v1/dossiers",
            Person,
            Doc::new("Dossiers", "Files a dossier: online by its applicant, or at a counter by an officer.")
                .takes::<FilingBody>()
                .gives::<DossierBody>(201, "The dossier."),
            filing::create,
        )
        .get(
            "/api/v1/dossiers",
            Person,
            Doc::new("Dossiers", "Gives a page of a list, or searches.")
                .asks::<ListQuery>()
                .gives::<ListBody>(200, "A page."),
            list::list,
        )
        .get("/api/v1/dossiers/{id}", Person, reading::<DossierBody>("Gives one dossier."), show::show)
        .get(
            "/api/v1/dossiers/{id}/timeline",
            Person,
            reading::<TimelineBody>("Gives everything that happened to a dossier."),
            show::timeline,
        )
        .get(
            "/api/v1/dossiers/{id}/papers/{paper}",
            Person,
            Doc::new("Dossiers", "Gives the file of a paper or of the result, as it came in.")
                .gives_bytes("application/octet-stream", "The bytes, under their own media type."),
            show::paper,
        )
        .get(
            "/api/v1/dossiers/{id}/forms/{form}",
            Person,
            Doc::new(
                "Dossiers",
                "Prints a form: declaration, receipt, supplement, supplement-1, refusal, extension, stop or slip, with \
                 .pdf behind.",
            )
            .gives_bytes("application/pdf", "The form."),
            form::show,
        )
        .get(
            "/api/v1/register.pdf",
            Staff,
            Doc::new("Dossiers", "Prints the register of an agency (Form 07).")
                .asks::<RegisterQuery>()
                .gives_bytes("application/pdf", "The register."),
            form::register,
        )
        // What is done with one, in the order of the road
        .act::<Acceptance, _, _>(
            "acceptance",
            Staff,
            "Accepts: the code is given, the clock starts.",
            reception::accept,
        )
        .act::<ResolutionAtOnce, _, _>(
            "resolution-at-once",
            Staff,
            "Accepts, decides and hands back in one go.",
            reception::resolve,
        )
        .act::<SupplementRequestBody, _, _>(
            "supplement-requests",
            Staff,
            "Asks for everything that is missing.",
            supplement::ask,
        )
        .act::<Redirection, _, _>("dispatch", Staff, "Names the agency that decides.", reception::dispatch)
        .act::<ReceptionRefusal, _, _>("reception-refusal", Staff, "Refuses to receive.", reception::refuse)
        .post(
            "/api/v1/dossiers/{id}/redirection",
            Staff,
            Doc::new("Actions", "Sends to the right door: the dossier ends here and begins there.")
                .takes::<Redirection>()
                .gives::<DossierBody>(201, "The dossier that begins there.")
                .versioned(),
            reception::redirect,
        )
        .act::<SupplementBroughtBody, _, _>("supplements", Person, "Brings what was missing.", supplement::bring)
        .act::<SupplementBroughtBody, _, _>("amendments", Person, "Changes what was filed online.", supplement::amend)
        .act::<Nothing, _, _>("transfer", Staff, "Sends on to the competent agency.", work::transfer)
        .act::<Nothing, _, _>("custody", Staff, "Takes the dossier up.", work::take)
        .act::<NoteBody, _, _>("step-completions", Staff, "Finishes the present step.", work::finish_step)
        .act::<VerificationBody, _, _>(
            "verifications",
            Staff,
            "Tells the applicant when and where something is looked at.",
            work::arrange_verification,
        )
        .act::<LossBody, _, _>("loss-reports", Staff, "Writes down a loss, its apology and remedy.", work::report_loss)
        .act::<ConsultationRequest, _, _>("consultations", Staff, "Asks another agency.", consultation::ask)
        .act::<ConsultationAnswer, _, _>(
            "consultations/{consultation}/answer",
            Staff,
            "Answers another agency.",
            consultation::answer,
        )
        .act::<PaymentRequest, _, _>("payment-requests", Staff, "Asks for a payment.", payment::ask)
        .act::<PaymentBody, _, _>("payments", Staff, "Writes a payment down.", payment::receive)
        .act::<ConfirmationRequest, _, _>(
            "confirmation-requests",
            Staff,
            "Asks the applicant to check the draft.",
            confirmation::ask,
        )
        .act::<Nothing, _, _>("confirmation", Person, "Agrees with the draft.", confirmation::confirm)
        .act::<Objection, _, _>("objection", Person, "Objects to the draft.", confirmation::object)
        .act::<SignatureRequest, _, _>("signature-requests", Staff, "Submits the draft for signature.", work::submit)
        .act::<ReturnForChanges, _, _>("return-for-changes", Staff, "Sends the draft back.", decision::send_back)
        .act::<Approval, _, _>("approval", Staff, "Decides and signs.", decision::approve)
        .act::<RefusalBody, _, _>("refusal", Staff, "Refuses with a reason.", decision::refuse)
        .act::<ExtensionBody, _, _>("extension", Staff, "Sets a new date with an apology.", decision::extend)
        .act::<IssuedResult, _, _>("issue", Staff, "Numbers and issues the result.", result::issue)
        .act::<HandBack, _, _>("hand-back", Staff, "Hands the result over.", result::hand_back)
        .act::<Withdrawal, _, _>("withdrawal", Person, "Withdraws.", result::withdraw)
        .act::<CorrectionRequest, _, _>(
            "correction-requests",
            Staff,
            "Says that the result has an error of the agency.",
            result::report_error,
        )
        .act::<ResultDocument, _, _>("corrections", Staff, "Issues the corrected result.", result::correct)
}

/// The routes of the API.
pub fn router(site: &Arc<Site>) -> Router<Arc<Site>> {
    let unknown = || async { Problem::from(app::Error::NotFound) };
    let router = doors().router.route("/api/{*rest}", any(unknown));
    // Only what matches: a layer over the whole would also answer for pages that are not there.
    router.route_layer(middleware::from_fn_with_state(Arc::clone(site), door::open))
}

/// Method, path and whom it is for, of every route of the API.
pub fn table() -> Vec<(&'static str, &'static str, For)> {
    doors().table
}

/// The OpenAPI document.
pub fn document() -> &'static OpenApi {
    static DOCUMENT: LazyLock<OpenApi> = LazyLock::new(|| doors().draft.finish());
    &DOCUMENT
}

const TUS: &str = "`1.0.0`.";

fn resumable_doc(summary: &'static str) -> Doc {
    Doc::new("Uploads", summary).unkeyed()
}

fn reading<T: utoipa::ToSchema>(summary: &'static str) -> Doc {
    Doc::new("Dossiers", summary).gives::<T>(200, "As it is now.")
}

/// Routes with their table and their part of the document.
#[derive(Default)]
struct Doors {
    router: Router<Arc<Site>>,
    table: Vec<(&'static str, &'static str, For)>,
    draft: Draft,
}

impl Doors {
    fn get<H: Handler<T, Arc<Site>>, T: 'static>(self, path: &'static str, whom: For, doc: Doc, handler: H) -> Self {
        self.add("GET", MethodFilter::GET, path, whom, doc, handler)
    }

    fn post<H: Handler<T, Arc<Site>>, T: 'static>(self, path: &'static str, whom: For, doc: Doc, handler: H) -> Self {
        self.add("POST", MethodFilter::POST, path, whom, doc, handler)
    }

    fn patch<H: Handler<T, Arc<Site>>, T: 'static>(self, path: &'static str, whom: For, doc: Doc, handler: H) -> Self {
        self.add("PATCH", MethodFilter::PATCH, path, whom, doc, handler)
    }

    fn delete<H: Handler<T, Arc<Site>>, T: 'static>(self, path: &'static str, whom: For, doc: Doc, handler: H) -> Self {
        self.add("DELETE", MethodFilter::DELETE, path, whom, doc, handler)
    }

    /// An action on a dossier: posted to its noun, answered with the dossier.
    fn act<B: utoipa::ToSchema, H: Handler<T, Arc<Site>>, T: 'static>(
        self,
        noun: &'static str,
        whom: For,
        summary: &'static str,
        handler: H,
    ) -> Self {
        // The list is made once for each process; what it names lives as long.
        let path: &'static str = String::leak(format!("/api/v1/dossiers/{{id}}/{noun}"));
        let doc = Doc::new("Actions", summary).takes::<B>().gives::<DossierBody>(200, "The dossier as it is now.");
        self.post(path, whom, doc.versioned(), handler)
    }

    fn add<H: Handler<T, Arc<Site>>, T: 'static>(
        mut self,
        method: &'static str,
        filter: MethodFilter,
        path: &'static str,
        whom: For,
        doc: Doc,
        handler: H,
    ) -> Self {
        let guard =
            middleware::from_fn(move |request: axum::extract::Request, next: Next| door::admit(whom, request, next));
        self.router = self.router.route(path, on(filter, handler).route_layer(guard));
        self.table.push((method, path, whom));
        self.draft.add(method, path, whom, doc);
        self
    }
}
