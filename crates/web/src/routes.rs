//! Every URL, and whom each is for.
//!
//! Vietnamese stands at `/…` and English at `/en/…` with the same tail, so that one tap changes the language and keeps
//! the place. A route cannot be added without saying whom it is for; [`table`] is what the permission test reads.

use std::sync::Arc;

use app::words::Lang;
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::Uri;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};

use crate::meter::{self, Meter};
use crate::visit::Visit;
use crate::{Error, Site, api, assets, document, dossier, edge, health, linked, portal, procedure, sign_in};

/// Whom a route is for. This opens the door to a kind of person; what one may do inside is decided by the use case,
/// which knows the dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum For {
    /// Anyone, signed in or not.
    Anyone,
    /// Someone who is signed in.
    Person,
    /// Someone who works here.
    Staff,
}

use For::{Anyone, Person, Staff};

/// The pages, in both languages.
fn pages() -> Routes {
    kiosk(admin(desk()))
        // What anyone may read
        .get("/", Anyone, portal::home::show)
        .get("/tim", Anyone, portal::search::show)
        .get("/thu-tuc/{procedure}", Anyone, procedure::show::show)
        .get("/thu-tuc/{procedure}/truong-hop-cua-toi", Anyone, procedure::case::show)
        .get("/lien-thong/{id}", Anyone, linked::show::show)
        .get("/doi-song/{event}", Anyone, portal::life_event::show)
        .get("/gan-day", Anyone, portal::near::show)
        .get("/tiep-can", Anyone, portal::about::accessibility)
        .get("/rieng-tu", Anyone, portal::about::privacy)
        .get("/tro-giup", Anyone, portal::about::help)
        .post("/hien-thi", Anyone, portal::display::set)
        .get("/tra-cuu", Anyone, dossier::track::find)
        .get("/t/{code}", Anyone, dossier::track::show)
        .get("/kiem-tra", Anyone, document::check::show)
        .post("/kiem-tra", Anyone, document::check::file)
        .get("/k/{code}", Anyone, document::check::code)
        .get("/chup/{token}", Anyone, crate::desk::station::phone::show)
        .post("/chup/{token}", Anyone, crate::desk::station::phone::send)
        .post("/chup/{token}/bo", Anyone, crate::desk::station::phone::take_back)
        // One's own documents
        .get("/kho-giay-to", Person, document::own::show)
        .get("/kho-giay-to/{id}", Person, document::show::own)
        .get("/kho-giay-to/{id}/tep", Person, document::show::bytes)
        .get("/kho-giay-to/{id}/chung-chi", Person, document::credential::give)
        // Filing: before, questions, papers, a look at everything
        .get("/ho-so/moi/{procedure}", Anyone, dossier::before::show)
        .post("/ho-so/moi/{procedure}", Person, dossier::before::create)
        .get("/ho-so/nhap/{draft}/hoi/{page}", Person, dossier::ask::show)
        .post("/ho-so/nhap/{draft}/hoi/{page}", Person, dossier::ask::keep)
        .get("/ho-so/nhap/{draft}/giay-to", Person, dossier::papers::show)
        .post("/ho-so/nhap/{draft}/giay-to", Person, dossier::papers::send)
        .post("/ho-so/nhap/{draft}/giay-to/kho", Person, dossier::papers::take)
        .get("/ho-so/nhap/{draft}/tep/{paper}", Person, dossier::papers::look)
        .post("/ho-so/nhap/{draft}/tep/{paper}/bo", Person, dossier::papers::remove)
        .get("/ho-so/nhap/{draft}/kiem-tra", Person, dossier::check::show)
        .post("/ho-so/nhap/{draft}/nop", Person, dossier::check::create)
        .post("/ho-so/nhap/{draft}/bo", Person, dossier::mine::discard)
        // One's own dossiers
        .get("/viec-cua-toi", Person, dossier::mine::show)
        .get("/ho-so/{id}", Person, dossier::own::show)
        .get("/ho-so/{id}/xong", Person, dossier::done::show)
        .get("/ho-so/{id}/giay-to/{paper}", Person, crate::desk::dossier::act::open::paper)
        .get("/ho-so/{id}/bieu-mau/{form}", Person, crate::desk::dossier::act::open::form)
        .get("/ho-so/{id}/sua", Person, dossier::amend::show)
        .post("/ho-so/{id}/sua", Person, dossier::amend::send)
        .get("/ho-so/{id}/bo-sung", Person, dossier::mend::show)
        .post("/ho-so/{id}/bo-sung", Person, dossier::mend::send)
        .get("/ho-so/{id}/rut", Person, dossier::withdraw::show)
        .post("/ho-so/{id}/rut", Person, dossier::withdraw::create)
        .get("/ho-so/{id}/xac-nhan", Person, dossier::confirm::show)
        .post("/ho-so/{id}/xac-nhan", Person, dossier::confirm::confirm)
        .post("/ho-so/{id}/chua-dung", Person, dossier::confirm::object)
        // The door
        .get("/dang-nhap", Anyone, sign_in::form::show)
        .post("/dang-nhap", Anyone, sign_in::form::enter)
        .post("/dang-xuat", Anyone, sign_in::form::leave)
}

/// The Digital Station used by oneself. The door stands open: each page asks for an enrolled device itself, and shows
/// any other browser how to become one.
fn kiosk(routes: Routes) -> Routes {
    use crate::kiosk::{collect, copy, display, enrol, follow, help, leave, offline, original, phone, requester};
    use crate::kiosk::{sent, start, technical, ticket, track, view};
    routes
        .get("/tram", Anyone, start::show)
        .post("/tram/dang-ky", Anyone, enrol::enter)
        .get("/tram/lay-so", Anyone, ticket::queues)
        .post("/tram/lay-so", Anyone, ticket::choose)
        .get("/tram/lay-so/uu-tien", Anyone, ticket::priority)
        .post("/tram/lay-so/uu-tien", Anyone, ticket::take)
        .get("/tram/lay-so/phieu", Anyone, ticket::slip)
        .get("/tram/tra-cuu", Anyone, track::show)
        .post("/tram/tra-cuu", Anyone, track::find)
        .get("/tram/tra-cuu/ho-so", Anyone, track::dossier)
        .get("/tram/ket-qua", Anyone, collect::show)
        .get("/tram/ket-qua/giay-hen", Anyone, collect::receipt)
        .post("/tram/ket-qua/giay-hen", Anyone, collect::find)
        .get("/tram/ket-qua/so-cuoi", Anyone, collect::digits)
        .post("/tram/ket-qua/so-cuoi", Anyone, collect::prove)
        .get("/tram/ket-qua/ho-so", Anyone, collect::result)
        .get("/tram/ket-qua/can-cuoc", Anyone, collect::card)
        .post("/tram/ket-qua/can-cuoc", Anyone, collect::identify)
        .get("/tram/ban-sao", Anyone, copy::whom)
        .post("/tram/ban-sao", Anyone, copy::choose_whom)
        .get("/tram/ban-sao/khong-can", Anyone, copy::stop)
        .post("/tram/ban-sao/khong-can", Anyone, copy::spare)
        .post("/tram/ban-sao/van-muon", Anyone, copy::insist)
        .get("/tram/ban-sao/giay-to", Anyone, copy::kinds)
        .post("/tram/ban-sao/giay-to", Anyone, copy::choose_kind)
        .get("/tram/ban-sao/so-trang", Anyone, copy::pages)
        .post("/tram/ban-sao/so-trang", Anyone, copy::count)
        .get("/tram/ban-sao/can-cuoc", Anyone, requester::card)
        .post("/tram/ban-sao/can-cuoc", Anyone, requester::identify)
        .get("/tram/ban-sao/so-dinh-danh", Anyone, requester::number)
        .post("/tram/ban-sao/so-dinh-danh", Anyone, requester::typed)
        .get("/tram/ban-sao/chup", Anyone, original::show)
        .post("/tram/ban-sao/chup", Anyone, original::send)
        .get("/tram/ban-sao/chup-lai", Anyone, original::poor)
        .post("/tram/ban-sao/chup-lai", Anyone, original::send_poor)
        .get("/tram/ban-sao/chup-lai/trang/{page}", Anyone, original::poor_page)
        .get("/tram/ban-sao/cho", Anyone, sent::show)
        .post("/tram/ban-sao/xem", Anyone, sent::look)
        // A file, page by page
        .post("/tram/ket-qua/xem", Anyone, collect::look)
        .get("/tram/xem", Anyone, view::show)
        .get("/tram/xem/trang/{page}", Anyone, view::sheet)
        .post("/tram/xem/in", Anyone, view::print)
        .get("/tram/dien-thoai", Anyone, phone::show)
        .post("/tram/dien-thoai", Anyone, phone::offer)
        // On every screen: the bell, how to read it, staying, beginning again, leaving
        .post("/tram/goi", Anyone, help::ring)
        .get("/tram/chuong.txt", Anyone, help::said)
        .get("/tram/mat-mang", Anyone, offline::show)
        .get("/tram-sw.js", Anyone, offline::program)
        .post("/tram/hien-thi", Anyone, display::set)
        .get("/tram/con-o-day", Anyone, leave::ask)
        .post("/tram/con-o-day", Anyone, leave::stay)
        .post("/tram/lam-lai", Anyone, leave::again)
        .post("/tram/xong", Anyone, leave::done)
        .get("/tram/ket-thuc", Anyone, leave::end)
        // The machine
        .get("/tram/ky-thuat", Anyone, technical::show)
        .post("/tram/ky-thuat", Anyone, technical::paper)
        .post("/tram/suc-khoe", Anyone, technical::report)
        // On the telephone
        .get("/so/{code}", Anyone, follow::show)
        .get("/tiep/{code}", Anyone, phone::look)
        .post("/tiep/{code}", Anyone, phone::take)
}

/// The designer's pages: closed to everybody who does not work on the catalogue.
fn admin(routes: Routes) -> Routes {
    use crate::admin::{act, draft, entry, list, matrix, migrate, part, preview, process, text, trial};
    routes
        .get("/quan-tri", Staff, list::show)
        .get("/quan-tri/tham-quyen", Staff, matrix::show)
        .get("/quan-tri/tham-quyen.csv", Staff, matrix::sheet)
        .get("/quan-tri/chuyen/{key}", Staff, migrate::show)
        .post("/quan-tri/chuyen/{key}", Staff, migrate::propose)
        .get("/quan-tri/van-ban/{kind}/{key}", Staff, entry::show)
        .post("/quan-tri/van-ban/{kind}/{key}/du-thao", Staff, entry::begin)
        .post("/quan-tri/van-ban/{kind}/{key}/ket-thuc", Staff, entry::retire)
        .post("/quan-tri/van-ban/{kind}/{key}/rut", Staff, entry::withdraw)
        .post("/quan-tri/du-thao", Staff, entry::create)
        .get("/quan-tri/du-thao/{id}", Staff, draft::show)
        .get("/quan-tri/du-thao/{id}/van-ban", Staff, text::show)
        .post("/quan-tri/du-thao/{id}/van-ban", Staff, text::keep)
        .get("/quan-tri/du-thao/{id}/phan/{part}", Staff, part::show)
        .post("/quan-tri/du-thao/{id}/phan/{part}", Staff, part::keep)
        .get("/quan-tri/du-thao/{id}/xem", Staff, preview::show)
        .get("/quan-tri/du-thao/{id}/xem/{surface}", Staff, preview::surface_of)
        .post("/quan-tri/du-thao/{id}/xem/{surface}", Staff, preview::next)
        .get("/quan-tri/du-thao/{id}/thu", Staff, trial::show)
        .post("/quan-tri/du-thao/{id}/thu", Staff, trial::attempt)
        .get("/quan-tri/du-thao/{id}/quy-trinh", Staff, process::show)
        .post("/quan-tri/du-thao/{id}/gui-duyet", Staff, act::submit)
        .post("/quan-tri/du-thao/{id}/tra-lai", Staff, act::send_back)
        .post("/quan-tri/du-thao/{id}/cong-bo", Staff, act::publish)
        .post("/quan-tri/du-thao/{id}/bo", Staff, act::discard)
}

/// The officer's desk: what each person may see and do there is decided by lists and use cases that know their grants.
fn desk() -> Routes {
    use crate::desk::dossier::act::{agency, counter, decide, open};
    use crate::desk::{
        batch, certification, custody, dossier, find, hand_back, inbox, receive, register, retention, station, today,
    };
    use crate::kiosk::staff;
    Routes::default()
        .get("/quay", Staff, today::show)
        .get("/quay/tim", Staff, find::show)
        .get("/quay/nhan", Staff, receive::show::show)
        .post("/quay/nhan", Staff, receive::create::create)
        .get("/quay/hop-viec", Staff, inbox::show)
        .get("/quay/ky-duyet", Staff, batch::show)
        .post("/quay/ky-duyet", Staff, batch::sign)
        .get("/quay/tra", Staff, hand_back::show)
        .get("/quay/so-theo-doi", Staff, register::show)
        .get("/quay/so-theo-doi.pdf", Staff, open::register)
        // Certified copies and their registers
        .get("/quay/chung-thuc", Staff, certification::list::show)
        .get("/quay/chung-thuc/moi", Staff, certification::ask::show)
        .post("/quay/chung-thuc/moi", Staff, certification::ask::create)
        .post("/quay/chung-thuc/khong-can", Staff, certification::ask::spare)
        .get("/quay/chung-thuc/so", Staff, certification::register::show)
        .get("/quay/chung-thuc/so.pdf", Staff, certification::register::sheet)
        .post("/quay/chung-thuc/so/khoa", Staff, certification::register::close)
        .get("/quay/chung-thuc/viec/moi", Staff, certification::attest::ask::show)
        .post("/quay/chung-thuc/viec/moi", Staff, certification::attest::ask::create)
        .get("/quay/chung-thuc/viec/{id}", Staff, certification::attest::show::show)
        .get("/quay/chung-thuc/viec/{id}/tep", Staff, certification::attest::show::copy)
        .get("/quay/chung-thuc/viec/{id}/loi-chung.pdf", Staff, certification::attest::show::statement)
        .get("/quay/chung-thuc/viec/{id}/tu-choi.pdf", Staff, certification::attest::show::refusal)
        .post("/quay/chung-thuc/viec/{id}/ky", Staff, certification::attest::act::sign)
        .post("/quay/chung-thuc/viec/{id}/luu", Staff, certification::attest::act::keep)
        .post("/quay/chung-thuc/viec/{id}/ghi-chu", Staff, certification::attest::act::correct)
        .post("/quay/chung-thuc/viec/{id}/gach", Staff, certification::attest::act::strike)
        .post("/quay/chung-thuc/viec/{id}/rut", Staff, certification::attest::act::withdraw)
        .get("/quay/chung-thuc/{id}", Staff, certification::show::show)
        .get("/quay/chung-thuc/{id}/tep", Staff, certification::show::copy)
        .get("/quay/chung-thuc/{id}/trang/{page}", Staff, certification::show::picture)
        .get("/quay/chung-thuc/{id}/tu-choi.pdf", Staff, certification::show::refusal)
        .post("/quay/chung-thuc/{id}/xem", Staff, certification::act::look)
        .post("/quay/chung-thuc/{id}/ky", Staff, certification::act::sign)
        .post("/quay/chung-thuc/{id}/gia-han", Staff, certification::act::extend)
        .post("/quay/chung-thuc/{id}/giao", Staff, certification::act::hand_over)
        .post("/quay/chung-thuc/{id}/ghi-chu", Staff, certification::act::correct)
        .post("/quay/chung-thuc/{id}/huy", Staff, certification::act::annul)
        .post("/quay/chung-thuc/{id}/rut", Staff, certification::act::withdraw)
        .get("/quay/ho-so/{id}", Staff, dossier::show::show)
        .get("/quay/ho-so/{id}/giay-to/{paper}", Staff, open::paper)
        .get("/quay/ho-so/{id}/bieu-mau/{form}", Staff, open::form)
        // Who rings at a kiosk, who waits for a number, which kiosks there are
        .get("/quay/ki-ot", Staff, staff::show)
        .post("/quay/ki-ot", Staff, staff::create)
        .post("/quay/ki-ot/{kiosk}/ma", Staff, staff::renew)
        .post("/quay/ki-ot/{kiosk}/giay", Staff, staff::paper)
        .post("/quay/ki-ot/{kiosk}/thu-hoi", Staff, staff::revoke)
        .post("/quay/chuong/{ring}", Staff, staff::answer)
        .post("/quay/so", Staff, staff::call)
        .post("/quay/so/{ticket}", Staff, staff::step)
        // The Digital Station
        .get("/quay/ban-goc", Staff, custody::list::show)
        .post("/quay/ban-goc", Staff, custody::act::take)
        .get("/quay/ban-goc/{id}", Staff, custody::receipt::show)
        .post("/quay/ban-goc/{id}/chuyen", Staff, custody::act::hand_on)
        .post("/quay/ban-goc/{id}/nhan", Staff, custody::act::receive)
        .post("/quay/ban-goc/{id}/tra", Staff, custody::act::give_back)
        .post("/quay/ban-goc/{id}/hong", Staff, custody::act::harm)
        .get("/quay/luu-tru", Staff, retention::show::show)
        .post("/quay/luu-tru", Staff, retention::act::propose)
        .get("/quay/luu-tru/{id}", Staff, retention::list::show)
        .get("/quay/luu-tru/{id}/bien-ban.pdf", Staff, retention::list::record)
        .post("/quay/luu-tru/{id}/dua-ra", Staff, retention::act::strike)
        .post("/quay/luu-tru/{id}/tu-choi", Staff, retention::act::reject)
        .post("/quay/luu-tru/{id}/rut", Staff, retention::act::withdraw)
        .post("/quay/luu-tru/{id}/quyet-dinh", Staff, retention::act::approve)
        .post("/quay/luu-tru/{id}/thuc-hien", Staff, retention::act::carry)
        .post("/quay/giay-to/{id}/giu-lai", Staff, retention::act::keep_back)
        .post("/quay/giay-to/{id}/thoi-giu", Staff, retention::act::let_go)
        .get("/quay/so-hoa", Staff, station::start::show)
        .post("/quay/so-hoa", Staff, station::start::create)
        .get("/quay/so-hoa/danh-sach", Staff, station::list::show)
        .post("/quay/so-hoa/tiep", Staff, station::list::next)
        .get("/quay/so-hoa/{id}", Staff, station::check::show)
        .get("/quay/so-hoa/{id}/trang/{page}", Staff, station::check::picture)
        .post("/quay/so-hoa/{id}/trang", Staff, station::act::add)
        .post("/quay/so-hoa/{id}/trang/{page}/bo", Staff, station::act::remove)
        .post("/quay/so-hoa/{id}/trang/{page}/chuyen", Staff, station::act::order)
        .post("/quay/so-hoa/{id}/doc-tiep", Staff, station::act::go_on)
        .post("/quay/so-hoa/{id}/nhan-viec", Staff, station::act::take)
        .post("/quay/so-hoa/{id}/loai", Staff, station::act::read)
        .post("/quay/so-hoa/{id}/ky", Staff, station::act::sign)
        .post("/quay/so-hoa/{id}/bo", Staff, station::act::discard)
        .get("/quay/giay-to/{id}", Staff, crate::document::show::desk)
        .get("/quay/giay-to/{id}/tep", Staff, crate::document::show::bytes)
        .post("/quay/giay-to/{id}/thu-hoi", Staff, crate::document::show::take_back)
        // Where it comes in and goes out
        .post("/quay/ho-so/{id}/tiep-nhan", Staff, counter::accept)
        .post("/quay/ho-so/{id}/giai-quyet-ngay", Staff, counter::resolve_at_once)
        .post("/quay/ho-so/{id}/huong-dan", Staff, counter::ask)
        .post("/quay/ho-so/{id}/tu-choi-tiep-nhan", Staff, counter::refuse)
        .post("/quay/ho-so/{id}/dieu-phoi", Staff, counter::dispatch)
        .post("/quay/ho-so/{id}/noi-giai-quyet", Staff, counter::redirect)
        .post("/quay/ho-so/{id}/bo-sung", Staff, counter::supplement)
        .post("/quay/ho-so/{id}/chuyen-giao", Staff, counter::transfer)
        .post("/quay/ho-so/{id}/bien-lai", Staff, counter::receive_payment)
        .post("/quay/ho-so/{id}/tra-ket-qua", Staff, counter::hand_back)
        .post("/quay/ho-so/{id}/rut-ho-so", Staff, counter::stop)
        .post("/quay/ho-so/{id}/mat-giay-to", Staff, counter::report_loss)
        // Where it is examined
        .post("/quay/ho-so/{id}/nguoi-xu-ly", Staff, agency::take)
        .post("/quay/ho-so/{id}/buoc", Staff, agency::finish_step)
        .post("/quay/ho-so/{id}/yeu-cau-bo-sung", Staff, agency::ask)
        .post("/quay/ho-so/{id}/cau-hoi", Staff, agency::consult)
        .post("/quay/ho-so/{id}/cau-tra-loi", Staff, agency::answer)
        .post("/quay/ho-so/{id}/khoan-nop", Staff, agency::ask_payment)
        .post("/quay/ho-so/{id}/ban-thao", Staff, agency::ask_confirmation)
        .post("/quay/ho-so/{id}/trinh-ky", Staff, agency::submit)
        .post("/quay/ho-so/{id}/xac-minh", Staff, agency::arrange_verification)
        // Where it is signed, numbered and put right
        .post("/quay/ho-so/{id}/phe-duyet", Staff, decide::approve)
        .post("/quay/ho-so/{id}/tra-lai", Staff, decide::send_back)
        .post("/quay/ho-so/{id}/tu-choi", Staff, decide::refuse)
        .post("/quay/ho-so/{id}/gia-han", Staff, decide::extend)
        .post("/quay/ho-so/{id}/phat-hanh", Staff, decide::issue)
        .post("/quay/ho-so/{id}/dinh-chinh", Staff, decide::correct)
        .post("/quay/ho-so/{id}/sai-sot", Staff, decide::open_correction)
}

/// What is not a page and has no language.
fn plain(meter: &Arc<Meter>) -> Routes {
    let meter = Arc::clone(meter);
    Routes::default()
        .get("/static/{file}", Anyone, assets::show)
        // What issuers of credentials publish
        .get("/.well-known/jwt-vc-issuer/co-quan/{office}", Anyone, document::credential::issuer)
        .get("/vct/{kind}", Anyone, document::credential::kind)
        .get("/trang-thai-chung-chi/{office}", Anyone, document::credential::status_list)
        .get("/healthz", Anyone, health::alive)
        .get("/readyz", Anyone, health::ready)
        .get("/metrics", Anyone, move || meter::show(Arc::clone(&meter)))
}

/// The whole of what the server answers.
pub fn router(site: &Arc<Site>) -> Router {
    let meter = Arc::new(Meter::default());
    let routes = Router::new()
        .merge(pages().router)
        .nest("/en", pages().router)
        .merge(plain(&meter).router)
        .merge(api::routes::router(site))
        .layer(middleware::from_fn_with_state(meter, meter::count));
    edge::wrap(routes, site)
}

/// Method, path and whom it is for, of every route.
pub fn table() -> Vec<(&'static str, &'static str, For)> {
    [pages().table, plain(&Arc::default()).table, api::routes::table()].concat()
}

/// Routes with the table of whom each is for.
#[derive(Default)]
struct Routes {
    router: Router<Arc<Site>>,
    table: Vec<(&'static str, &'static str, For)>,
}

impl Routes {
    fn get<H: Handler<T, Arc<Site>>, T: 'static>(self, path: &'static str, whom: For, handler: H) -> Self {
        self.add("GET", path, whom, get(handler))
    }

    fn post<H: Handler<T, Arc<Site>>, T: 'static>(self, path: &'static str, whom: For, handler: H) -> Self {
        self.add("POST", path, whom, post(handler))
    }

    fn add(mut self, method: &'static str, path: &'static str, whom: For, handler: MethodRouter<Arc<Site>>) -> Self {
        let guarded =
            handler.route_layer(middleware::from_fn(move |request: Request, next: Next| admit(whom, request, next)));
        self.router = self.router.route(path, guarded);
        self.table.push((method, path, whom));
        self
    }
}

/// Lets in whom the route is for. A reader of pages is shown the door and comes back after signing in.
async fn admit(whom: For, request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>();
    match (whom, visit) {
        (For::Anyone, _) | (For::Person, Some(_)) => next.run(request).await,
        (For::Staff, Some(visit)) if visit.actor.is_staff() => next.run(request).await,
        (For::Staff, Some(_)) => Error::Forbidden.into_response(),
        (_, None) if is_api(request.uri().path()) => Error::SignInFirst.into_response(),
        (_, None) => {
            let uri = request
                .extensions()
                .get::<axum::extract::OriginalUri>()
                .map_or_else(|| request.uri().clone(), |uri| uri.0.clone());
            let (lang, tail) = split_language(&uri);
            Redirect::to(&in_language(lang, &format!("/dang-nhap?den={}", escape(&tail)))).into_response()
        }
    }
}

/// The address of a page in a language.
pub fn in_language(lang: Lang, tail: &str) -> String {
    match (lang, tail) {
        (Lang::Vi, _) => tail.to_owned(),
        (Lang::En, "/") => "/en".to_owned(),
        (Lang::En, _) if tail.starts_with("/?") => format!("/en{}", &tail[1..]),
        (Lang::En, _) => format!("/en{tail}"),
    }
}

/// The language of an address, and what is left of it: path and query.
pub fn split_language(uri: &Uri) -> (Lang, String) {
    let query = uri.query().map_or_else(String::new, |query| format!("?{query}"));
    let path = uri.path();
    let (lang, tail) = match path.strip_prefix("/en") {
        Some("") => (Lang::En, "/"),
        Some(tail) if tail.starts_with('/') => (Lang::En, tail),
        _ => (Lang::Vi, path),
    };
    (lang, format!("{tail}{query}"))
}

/// A place on this site to go back to, or the start: never an address elsewhere that a link smuggled in.
pub fn safe_tail(wanted: &str) -> &str {
    let ours = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.contains(['\\', '\r', '\n']);
    if ours { wanted } else { "/" }
}

/// Whether the address belongs to programs.
pub fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

/// Writes a text so that it can stand in a query.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                escaped.push(char::from(byte))
            }
            _ => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_in_one_language_has_the_same_tail_in_the_other() {
        let check = |uri: &'static str, lang: Lang, tail: &str| {
            assert_eq!(split_language(&Uri::from_static(uri)), (lang, tail.to_owned()), "{uri}");
            assert_eq!(in_language(lang, tail), uri);
        };
        check("/", Lang::Vi, "/");
        check("/en", Lang::En, "/");
        check("/tim?q=khai", Lang::Vi, "/tim?q=khai");
        check("/en/tim?q=khai", Lang::En, "/tim?q=khai");
        check("/entry", Lang::Vi, "/entry");
        check("/en?x=1", Lang::En, "/?x=1");
    }

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for (wanted, goes) in
            [("/quay", "/quay"), ("//evil.example", "/"), ("https://evil.example", "/"), ("/\\evil", "/"), ("", "/")]
        {
            assert_eq!(safe_tail(wanted), goes);
        }
    }
}
