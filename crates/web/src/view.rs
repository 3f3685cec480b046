//! A template, what it takes, and samples of it.

use axum::response::Response;
use serde::Serialize;

use crate::Error;
use crate::page::Page;

/// What one template is given. Each view knows its template and can show itself in the states that matter, so that a
/// test renders every page in every language without a database.
pub trait View: Serialize {
    /// The template, below `templates/`.
    const TEMPLATE: &'static str;
    /// Whether the page holds a form that changes something: it then needs a form token.
    const POSTS: bool = false;

    /// The states of the page that a reader can meet.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// One sample of one page, ready to be shown to a reader.
pub struct Sample {
    /// The template with the number of the sample, such as `portal/home.html#1`.
    pub name: String,
    /// Shows it.
    pub show: Box<dyn Fn(Page) -> Result<Response, Error> + Send + Sync>,
}

/// Every sample of every page. A view that is not here has no test: the test of templates finds a template without one.
pub fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    add::<crate::portal::home::HomeView>(&mut all);
    add::<crate::portal::search::SearchView>(&mut all);
    add::<crate::portal::search::AllView>(&mut all);
    add::<crate::portal::life_event::LifeEventView>(&mut all);
    add::<crate::portal::near::NearView>(&mut all);
    add::<crate::portal::about::AboutView>(&mut all);
    add::<crate::procedure::show::ProcedureView>(&mut all);
    add::<crate::procedure::case::CaseView>(&mut all);
    add::<crate::procedure::national::NationalView>(&mut all);
    add::<crate::linked::show::LinkedView>(&mut all);
    add::<crate::sign_in::form::SignInView>(&mut all);
    add::<crate::dossier::before::BeforeView>(&mut all);
    add::<crate::dossier::ask::AskView>(&mut all);
    add::<crate::dossier::papers::PapersView>(&mut all);
    add::<crate::dossier::check::CheckView>(&mut all);
    add::<crate::dossier::done::DoneView>(&mut all);
    add::<crate::dossier::track::FindView>(&mut all);
    add::<crate::dossier::track::TrackView>(&mut all);
    add::<crate::dossier::mine::MineView>(&mut all);
    add::<crate::dossier::mend::MendView>(&mut all);
    add::<crate::dossier::amend::AmendView>(&mut all);
    add::<crate::dossier::withdraw::WithdrawView>(&mut all);
    add::<crate::dossier::confirm::ConfirmView>(&mut all);
    add::<crate::desk::today::TodayView>(&mut all);
    add::<crate::desk::find::FindView>(&mut all);
    add::<crate::desk::hand_back::HandBackView>(&mut all);
    add::<crate::desk::inbox::InboxView>(&mut all);
    add::<crate::desk::batch::BatchView>(&mut all);
    add::<crate::desk::receive::show::ReceiveView>(&mut all);
    add::<crate::desk::dossier::show::DossierView>(&mut all);
    add::<crate::desk::register::RegisterView>(&mut all);
    add::<crate::desk::station::start::StartView>(&mut all);
    add::<crate::document::own::StoreView>(&mut all);
    add::<crate::document::show::DocumentView>(&mut all);
    add::<crate::document::check::CheckView>(&mut all);
    add::<crate::document::check::CheckedView>(&mut all);
    add::<crate::desk::station::check::CheckView>(&mut all);
    add::<crate::desk::station::list::ListView>(&mut all);
    add::<crate::desk::station::phone::PhotographView>(&mut all);
    add::<crate::desk::custody::list::CustodyView>(&mut all);
    add::<crate::desk::custody::receipt::ReceiptView>(&mut all);
    add::<crate::desk::retention::show::RetentionView>(&mut all);
    add::<crate::desk::retention::list::ListView>(&mut all);
    add::<crate::desk::certification::list::ListView>(&mut all);
    add::<crate::desk::certification::ask::AskView>(&mut all);
    add::<crate::desk::certification::show::ShowView>(&mut all);
    add::<crate::desk::certification::register::RegisterView>(&mut all);
    add::<crate::desk::certification::attest::ask::AttestAskView>(&mut all);
    add::<crate::desk::certification::attest::show::AttestShowView>(&mut all);
    add::<crate::kiosk::start::StartView>(&mut all);
    add::<crate::kiosk::enrol::EnrolView>(&mut all);
    add::<crate::kiosk::ticket::QueuesView>(&mut all);
    add::<crate::kiosk::ticket::PriorityView>(&mut all);
    add::<crate::kiosk::ticket::SlipView>(&mut all);
    add::<crate::kiosk::track::SlipDigitsView>(&mut all);
    add::<crate::kiosk::track::WhichView>(&mut all);
    add::<crate::kiosk::track::TrackedView>(&mut all);
    add::<crate::kiosk::collect::WithWhatView>(&mut all);
    add::<crate::kiosk::collect::LastDigitsView>(&mut all);
    add::<crate::kiosk::collect::CardView>(&mut all);
    add::<crate::kiosk::collect::ResultsView>(&mut all);
    add::<crate::kiosk::copy::WhomView>(&mut all);
    add::<crate::kiosk::copy::StopView>(&mut all);
    add::<crate::kiosk::copy::KindsView>(&mut all);
    add::<crate::kiosk::copy::PagesView>(&mut all);
    add::<crate::kiosk::requester::OwnCardView>(&mut all);
    add::<crate::kiosk::requester::OwnNumberView>(&mut all);
    add::<crate::kiosk::original::PictureView>(&mut all);
    add::<crate::kiosk::original::PoorView>(&mut all);
    add::<crate::kiosk::sent::SentView>(&mut all);
    add::<crate::kiosk::offline::OfflineView>(&mut all);
    add::<crate::kiosk::view::FileView>(&mut all);
    add::<crate::kiosk::view::PrintView>(&mut all);
    add::<crate::kiosk::phone::PhoneView>(&mut all);
    add::<crate::kiosk::phone::TakeView>(&mut all);
    add::<crate::kiosk::follow::FollowView>(&mut all);
    add::<crate::kiosk::leave::StillThereView>(&mut all);
    add::<crate::kiosk::leave::EndView>(&mut all);
    add::<crate::kiosk::technical::TechnicalView>(&mut all);
    add::<crate::kiosk::trouble::TroubleView>(&mut all);
    add::<crate::kiosk::staff::KiosksView>(&mut all);
    add::<crate::admin::list::ListView>(&mut all);
    add::<crate::admin::entry::EntryView>(&mut all);
    add::<crate::admin::draft::DraftView>(&mut all);
    add::<crate::admin::text::TextView>(&mut all);
    add::<crate::admin::part::PartView>(&mut all);
    add::<crate::admin::preview::PreviewView>(&mut all);
    add::<crate::admin::preview::KioskView>(&mut all);
    add::<crate::admin::trial::TrialView>(&mut all);
    add::<crate::admin::process::DrawnView>(&mut all);
    add::<crate::admin::matrix::MatrixView>(&mut all);
    add::<crate::admin::migrate::MigrateView>(&mut all);
    add::<crate::error::ErrorView>(&mut all);
    all
}

fn add<V: View + Send + Sync + 'static>(all: &mut Vec<Sample>) {
    for (number, view) in V::samples().into_iter().enumerate() {
        let name = format!("{}#{}", V::TEMPLATE, number + 1);
        all.push(Sample { name, show: Box::new(move |page| page.show(&view)) });
    }
}
