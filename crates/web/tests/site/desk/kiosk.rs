//! A kiosk by pages alone: put up at the desk, used by people who leave nothing behind, revoked.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use tower::ServiceExt;

use super::person::{Desk, Person, Sheet};
use super::receive::received;

/// Whom the manager of the demonstration city's points is.
const MANAGER: &str = "quantri";
pub const POINT: &str = "H26.00082.D01";
/// Minh's card, as a clean scanner reads it.
pub const CARD: &str = "001095000017|012345678|NGUYỄN VĂN MINH|05061995|Nam|Phường Cửa Nam, Hà Nội|10052021";

/// The browser of a kiosk: it runs no script, keeps its cookies, and remembers every page it was shown.
pub struct Machine<'a> {
    desk: &'a Desk,
    pub cookies: BTreeMap<String, String>,
    shown: Vec<String>,
}

pub struct Screen {
    pub status: StatusCode,
    pub location: String,
    pub media: String,
    pub html: String,
    pub cache: String,
}

impl<'a> Machine<'a> {
    /// A browser that is no kiosk yet.
    fn new(desk: &'a Desk) -> Machine<'a> {
        Machine { desk, cookies: BTreeMap::new(), shown: Vec::new() }
    }

    /// A kiosk at Cửa Nam.
    pub async fn up(desk: &'a Desk) -> Machine<'a> {
        let code = code(desk, POINT).await;
        let mut machine = Machine::new(desk);
        let enrolled = machine.press("/tram", "/tram/dang-ky", &[("code", &code)]).await;
        assert_eq!((enrolled.status, enrolled.location.as_str()), (StatusCode::SEE_OTHER, "/tram"));
        machine
    }

    pub async fn get(&mut self, address: &str) -> Screen {
        self.send(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Opens a page and sends one of its forms.
    pub async fn press(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Screen {
        let page = self.get(page).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.html);
        self.post(action, &page.field("csrf"), fields).await
    }

    pub async fn post(&mut self, action: &str, csrf: &str, fields: &[(&str, &str)]) -> Screen {
        let mut body = format!("csrf={csrf}");
        for (name, value) in fields {
            body.push_str(&format!("&{name}={}", web::routes::escape(value).replace('/', "%2F")));
        }
        let form = "application/x-www-form-urlencoded";
        self.send(Request::post(action).header(header::CONTENT_TYPE, form).body(Body::from(body)).unwrap()).await
    }

    /// Sends a form with a picture and opens where it leads.
    pub async fn shows(&mut self, page: &str, file: &str, bytes: &[u8]) -> Screen {
        let csrf = self.get(page).await.field("csrf");
        let part = |head: &str| format!("--motcua\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        let mut body = format!("{}{csrf}\r\n", part("name=\"csrf\"")).into_bytes();
        body.extend(part(&format!("name=\"scan-file\"; filename=\"{file}\"")).bytes());
        body.extend(bytes);
        body.extend(b"\r\n--motcua--\r\n");
        let form = "multipart/form-data; boundary=motcua";
        let request = Request::post(page).header(header::CONTENT_TYPE, form).body(Body::from(body));
        let done = self.send(request.unwrap()).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{page}: {}", done.html);
        self.get(&done.location).await
    }

    /// Sends a form and opens where it leads.
    pub async fn go(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Screen {
        let done = self.press(page, action, fields).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{action}: {}", done.html);
        self.get(&done.location).await
    }

    /// Presses digits one by one, as a browser without a script does, and then “continue”.
    pub async fn types(&mut self, page: &str, digits: &str) -> Screen {
        for digit in digits.chars() {
            let typed = self.get(page).await.field("typed");
            self.press(page, page, &[("typed", &typed), ("press", &digit.to_string())]).await;
        }
        let typed = self.get(page).await.field("typed");
        assert_eq!(typed, digits, "each digit is kept");
        self.go(page, page, &[("typed", &typed), ("press", "ok")]).await
    }

    async fn send(&mut self, mut request: Request<Body>) -> Screen {
        let jar: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        request.headers_mut().insert(header::COOKIE, jar.join("; ").parse().unwrap());
        let answer = web::routes::router(&self.desk.site).oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            match value {
                "" => self.cookies.remove(name),
                _ => self.cookies.insert(name.into(), value.into()),
            };
        }
        let text = |name| parts.headers.get(&name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        let body = axum::body::to_bytes(body, 1 << 22).await.unwrap();
        let html = String::from_utf8_lossy(&body).replace("&#x2f;", "/");
        self.shown.push(html.clone());
        Screen {
            status: parts.status,
            location: text(header::LOCATION),
            media: text(header::CONTENT_TYPE),
            cache: text(header::CACHE_CONTROL),
            html,
        }
    }
}

impl Screen {
    pub fn field(&self, name: &str) -> String {
        let tag = self.html.split(&format!("name=\"{name}\" value=\"")).nth(1);
        tag.unwrap_or_else(|| panic!("no {name} in {}", self.html)).split('"').next().unwrap().to_owned()
    }

    pub fn says(&self, words: &str) -> bool {
        self.html.contains(words)
    }

    /// Where the page goes by itself where no script runs, and after how many seconds.
    pub fn goes_on(&self) -> Option<(u32, String)> {
        let refresh = self.html.split("http-equiv=\"refresh\" content=\"").nth(1)?.split('"').next()?;
        let (seconds, to) = refresh.split_once(";url=")?;
        Some((seconds.parse().unwrap(), to.replace("&amp;", "&")))
    }
}

/// A code for a kiosk at that point, off the desk's page.
async fn code(desk: &Desk, point: &str) -> String {
    let manager = desk.sign_in(MANAGER).await;
    let page = manager.get("/quay/ki-ot").await;
    let done = manager.post("/quay/ki-ot", &page, &[("point", point), ("name", "Ki-ốt 1")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.errors());
    let told = hex::decode(done.cookie("hn_flash")).unwrap();
    String::from_utf8(told).unwrap().split_once('\n').unwrap().1.to_owned()
}

/// Everything the store holds, table by table, as a backup writes it.
pub async fn everything(desk: &Desk) -> String {
    let folder = tempfile::TempDir::new().unwrap();
    let place = folder.path().join("copy");
    let city = &desk.site.city;
    let existing = app::existing::Existing { store: city.store.clone(), content: city.content.clone() };
    app::backup::write(&existing, &place, (desk.site.clock)(), |_| {}).await.unwrap();
    let mut text = String::new();
    for file in std::fs::read_dir(place).unwrap().flatten() {
        if file.path().is_file() {
            text.push_str(&std::fs::read_to_string(file.path()).unwrap());
        }
    }
    text
}

async fn codes_of(hoa: &Person<'_>, dossier: &str) -> String {
    let page = hoa.get(dossier).await;
    let title = page.html.split("<title>").nth(1).unwrap().to_owned();
    title.split(' ').find(|word| word.starts_with("H26.")).unwrap().to_owned()
}

#[tokio::test]
async fn a_browser_becomes_a_kiosk_by_a_code_that_works_once_and_stops_being_one_when_it_is_revoked() {
    let desk = Desk::open().await;
    let mut machine = Machine::new(&desk);
    for address in ["/tram/lay-so", "/tram/tra-cuu", "/tram/ket-qua/can-cuoc", "/tram/ky-thuat"] {
        let door = machine.get(address).await;
        assert_eq!((door.status, door.location.as_str()), (StatusCode::SEE_OTHER, "/tram"), "{address}");
    }
    assert!(machine.get("/tram").await.says("Máy này chưa phải là ki-ốt"));

    let code = code(&desk, POINT).await;
    let wrong = machine.press("/tram", "/tram/dang-ky", &[("code", "00000000")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.says("Mã này không đúng"));
    machine.press("/tram", "/tram/dang-ky", &[("code", &code)]).await;
    assert!(machine.get("/tram").await.says("Ông/bà cần làm gì?"));
    let mut second = Machine::new(&desk);
    let again = second.press("/tram", "/tram/dang-ky", &[("code", &code)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "a code works once");

    let manager = desk.sign_in(MANAGER).await;
    let page = manager.get("/quay/ki-ot").await;
    assert!(page.html.contains("Ki-ốt 1") && page.html.contains("Hoạt động"));
    let id = page.html.split("/quay/ki-ot/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    desk.at("2026-11-23T02:04:00Z");
    assert!(manager.get("/quay/ki-ot").await.html.contains("Không thấy trả lời"), "silent after three minutes");
    manager.post(&format!("/quay/ki-ot/{id}/thu-hoi"), &page, &[]).await;
    assert!(machine.get("/tram").await.says("Máy này chưa phải là ki-ốt"));
}

#[tokio::test]
async fn a_code_is_not_guessed_and_does_not_wait_for_ever() {
    let desk = Desk::open().await;
    let code = code(&desk, POINT).await;
    desk.at("2026-11-23T02:31:00Z");
    let mut machine = Machine::new(&desk);
    let late = machine.press("/tram", "/tram/dang-ky", &[("code", &code)]).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY, "half an hour is over");
    for _ in 0..4 {
        machine.press("/tram", "/tram/dang-ky", &[("code", "12345678")]).await;
    }
    let refused = machine.press("/tram", "/tram/dang-ky", &[("code", "12345678")]).await;
    assert!(refused.says("Đã nhập sai nhiều lần"), "{}", refused.html);
}

#[tokio::test]
async fn only_those_who_answer_for_a_point_put_kiosks_up_there() {
    let desk = Desk::open().await;
    for (login, sees) in
        [("quantri", true), ("tuan", true), ("hoa", true), ("hung", false), ("kien", false), ("ngan", false)]
    {
        let person = desk.sign_in(login).await;
        let page = person.get("/quay/ki-ot").await;
        assert_eq!(page.status == StatusCode::OK, sees, "{login}");
        if login == "quantri" {
            continue;
        }
        let token = person.get("/quay").await;
        let done = person.post("/quay/ki-ot", &token, &[("point", POINT), ("name", "Ki-ốt 1")]).await;
        assert_eq!(done.status, StatusCode::FORBIDDEN, "{login}");
    }
    let manager = desk.sign_in(MANAGER).await;
    let page = manager.get("/quay/ki-ot").await;
    for (point, name) in [("H26.00082", "Ki-ốt 1"), (POINT, ""), (POINT, &"x".repeat(41))] {
        let done = manager.post("/quay/ki-ot", &page, &[("point", point), ("name", name)]).await;
        assert_eq!(done.status, StatusCode::UNPROCESSABLE_ENTITY, "{point} {name}");
    }
}

#[tokio::test]
async fn a_number_is_taken_in_three_screens_followed_by_telephone_and_called_at_the_desk() {
    let desk = Desk::open().await;
    let mut machine = Machine::up(&desk).await;
    let priority = machine.go("/tram/lay-so", "/tram/lay-so", &[("queue", "civil_status")]).await;
    assert!(priority.says("được gọi trước"));
    let slip = machine.go("/tram/lay-so/uu-tien", "/tram/lay-so/uu-tien", &[("priority", "none")]).await;
    assert!(
        slip.says("A001") && slip.says("người tiếp theo") && slip.says("Chưa biết phải chờ bao lâu"),
        "{}",
        slip.html
    );
    let address = slip.html.split("data-address=\"/so/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    // Pressed twice, or sent again by the browser, it is one number.
    machine.get("/tram").await;
    let again = machine.press("/tram", "/tram/lay-so/uu-tien", &[("priority", "none")]).await;
    assert_eq!(again.location, "/tram/lay-so/phieu");
    assert!(machine.get("/tram/lay-so/phieu").await.says("A001"));
    machine.press("/tram", "/tram/xong", &[]).await;

    // Bà Quý's card says that she is over sixty; nothing of it is kept.
    machine.press("/tram/lay-so", "/tram/lay-so", &[("queue", "civil_status")]).await;
    let scanned = "001155000028|012345678|TRẦN THỊ QUÝ|01011955|Nữ|Hà Nội|10052021";
    let first = machine.go("/tram/lay-so/uu-tien", "/tram/lay-so/uu-tien", &[("scan", scanned)]).await;
    assert!(first.says("A002") && first.says("được gọi trước"), "{}", first.html);

    let phone = Machine::new(&desk).get(&format!("/so/{address}")).await;
    assert!(phone.says("A001") && phone.says("còn 1 người"), "she is called first");

    let hoa = desk.sign_in("hoa").await;
    let today = hoa.get("/quay").await;
    assert!(today.html.contains("Gọi số tiếp theo"));
    for label in ["A002", "A001"] {
        hoa.post("/quay/so", &today, &[("point", POINT), ("counter", "3")]).await;
        assert!(hoa.get("/quay").await.html.contains(label), "{label} is called");
    }
    let phone = Machine::new(&desk).get(&format!("/so/{address}")).await;
    assert!(phone.says("quầy 3"), "{}", phone.html);
    let nobody = hoa.post("/quay/so", &today, &[("point", POINT)]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody waits");

    let today = hoa.get("/quay").await;
    let ticket = today.html.split("action=\"/quay/so/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let steps = [
        ("no-show", StatusCode::SEE_OTHER),
        ("done", StatusCode::UNPROCESSABLE_ENTITY),
        ("recall", StatusCode::SEE_OTHER),
        ("done", StatusCode::SEE_OTHER),
        ("recall", StatusCode::UNPROCESSABLE_ENTITY),
    ];
    for (step, status) in steps {
        let done = hoa.post(&format!("/quay/so/{ticket}"), &today, &[("step", step)]).await;
        assert_eq!(done.status, status, "{step}");
    }
    let binh = desk.sign_in("binh").await;
    let elsewhere = binh.get("/quay").await;
    let done = binh.post(&format!("/quay/so/{ticket}"), &elsewhere, &[("step", "recall")]).await;
    assert_eq!(done.status, StatusCode::NOT_FOUND, "numbers of another point do not exist");
    let done = binh.post("/quay/so", &elsewhere, &[("point", POINT)]).await;
    assert_eq!(done.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_dossier_is_followed_by_ten_digits_and_tells_no_name() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let dossier = received(&hoa).await;
    let code = codes_of(&hoa, &dossier).await;
    let digits: String = code.split('-').skip(1).collect();
    let mut machine = Machine::up(&desk).await;
    let found = machine.types("/tram/tra-cuu", &digits).await;
    assert!(found.says(&code) || found.says(&code.replace('-', ", ")), "{}", found.html);
    for hidden in ["Nguyễn Văn Minh", "001095000017", "Lê Thị Hoa"] {
        assert!(!found.says(hidden), "{hidden}");
    }
    // The square code of the slip, clean and mangled by the input method.
    for scanned in
        [format!("http://localhost/t/{code}"), format!("httpsƠ//motcua/t/H26.ÔÔ-{}-{}", &digits[..6], &digits[6..])]
    {
        machine.press("/tram", "/tram/lam-lai", &[]).await;
        let found = machine.go("/tram/tra-cuu", "/tram/tra-cuu", &[("scan", &scanned)]).await;
        assert!(found.says("Tình trạng hồ sơ") || found.says("Hồ sơ nào"), "{scanned}: {}", found.html);
    }
    for _ in 0..5 {
        machine.go("/tram/tra-cuu", "/tram/tra-cuu", &[("typed", "2611239999"), ("press", "ok")]).await;
    }
    let paused = machine.go("/tram/tra-cuu", "/tram/tra-cuu", &[("typed", &digits), ("press", "ok")]).await;
    assert!(paused.says("Đã nhập sai nhiều lần"), "a kiosk is no place to guess codes at");
}

#[tokio::test]
async fn a_result_is_told_to_who_has_the_receipt_and_the_digits_or_is_vouched_for() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let dossier = received(&hoa).await;
    let code = codes_of(&hoa, &dossier).await;
    let digits: String = code.split('-').skip(1).collect();
    let mut machine = Machine::up(&desk).await;
    let asked = machine.types("/tram/ket-qua/giay-hen", &digits).await;
    assert!(asked.says("4 số cuối"), "{}", asked.html);
    assert_eq!(machine.get("/tram/ket-qua/ho-so").await.location, "/tram", "not before the digits are right");
    let wrong = machine.types("/tram/ket-qua/so-cuoi", "9999").await;
    assert!(wrong.says("không khớp"), "{}", wrong.html);
    let told = machine.types("/tram/ket-qua/so-cuoi", "0017").await;
    assert!(told.says("hẹn trả") && !told.says("Minh"), "{}", told.html);
    machine.press("/tram", "/tram/xong", &[]).await;

    // By card: the code on it proves nothing, so an officer looks.
    let bad = machine.go("/tram/ket-qua/can-cuoc", "/tram/ket-qua/can-cuoc", &[("scan", "xyz")]).await;
    assert!(bad.says("Chưa đọc được số trên thẻ"), "{}", bad.html);
    let waits = machine.go("/tram/ket-qua/can-cuoc", "/tram/ket-qua/can-cuoc", &[("scan", CARD)]).await;
    assert!(waits.says("Đang chờ cán bộ xem thẻ") && !waits.says("001095000017"), "{}", waits.html);
    assert_eq!(waits.goes_on(), Some((5, "/tram/ket-qua/can-cuoc".into())));
    let today = hoa.get("/quay").await;
    assert!(
        today.html.contains("001095000017") && today.html.contains("Nguyễn Văn Minh"),
        "the officer sees whom to look at"
    );
    let ring = today.html.split("action=\"/quay/chuong/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let binh = desk.sign_in("binh").await;
    let done = binh.post(&format!("/quay/chuong/{ring}"), &binh.get("/quay").await, &[("answer", "confirmed")]).await;
    assert_eq!(done.status, StatusCode::NOT_FOUND, "an officer of another point vouches for nobody here");
    hoa.post(&format!("/quay/chuong/{ring}"), &today, &[("answer", "confirmed")]).await;
    let none = machine.get("/tram/ket-qua/can-cuoc").await;
    assert!(none.says("không có kết quả nào đang chờ"), "{}", none.html);
}

#[tokio::test]
async fn the_bell_rings_at_the_desk_until_somebody_comes() {
    let desk = Desk::open().await;
    let mut machine = Machine::up(&desk).await;
    let rung = machine.go("/tram/tra-cuu", "/tram/goi", &[("back", "/tram/tra-cuu")]).await;
    assert!(rung.says("Đã gọi cán bộ. Xin ông/bà chờ") && rung.says("Mã trên giấy hẹn"), "and stays where they were");
    machine.go("/tram", "/tram/goi", &[("back", "https://evil.example")]).await;
    desk.at("2026-11-23T02:02:30Z");
    assert!(machine.get("/tram").await.says("2 phút trước"));
    let hoa = desk.sign_in("hoa").await;
    let today = hoa.get("/quay").await;
    assert_eq!(today.html.matches("/quay/chuong/").count(), 1, "rung twice, shown once");
    let ring = today.html.split("action=\"/quay/chuong/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    hoa.post(&format!("/quay/chuong/{ring}"), &today, &[("answer", "coming")]).await;
    assert!(machine.get("/tram").await.says("Cán bộ đang đến"));
    let listened = machine.get("/tram/chuong.txt").await;
    assert_eq!((listened.html.as_str(), listened.media.as_str()), ("Cán bộ đang đến.", "text/plain; charset=utf-8"));
    assert_eq!(Machine::new(&desk).get("/tram/chuong.txt").await.status, StatusCode::NOT_FOUND, "no kiosk, no bell");
    let again = hoa.post(&format!("/quay/chuong/{ring}"), &today, &[("answer", "coming")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn nothing_of_the_last_person_is_on_the_machine_or_in_the_store() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let dossier = received(&hoa).await;
    let code = codes_of(&hoa, &dossier).await;
    let digits: String = code.split('-').skip(1).collect();
    let mut machine = Machine::up(&desk).await;
    let before = machine.cookies.clone();

    // Somebody likes large letters, types, is looked at by nobody, and goes.
    machine.press("/tram", "/tram/hien-thi", &[("size", "xlarge"), ("back", "/tram")]).await;
    machine.press("/tram", "/tram/hien-thi", &[("switch", "slow"), ("back", "/tram")]).await;
    machine.types("/tram/ket-qua/giay-hen", &digits).await;
    for digit in ["7", "3", "9"] {
        let typed = machine.get("/tram/ket-qua/so-cuoi").await.field("typed");
        machine.press("/tram/ket-qua/so-cuoi", "/tram/ket-qua/so-cuoi", &[("typed", &typed), ("press", digit)]).await;
    }
    machine
        .go("/tram/ket-qua/can-cuoc", "/tram/ket-qua/can-cuoc", &[("scan", "079171000553|||01011971|Nữ|Hà Nội|")])
        .await;
    assert!(
        everything(&desk).await.contains("079171000553"),
        "while they are there, the officer has to see the number"
    );
    let mine = machine.cookies.get("hn_tram").cloned().unwrap();
    let token = machine.get("/tram").await.field("csrf");
    let left = machine.press("/tram", "/tram/xong", &[]).await;
    assert_eq!(left.location, "/tram/ket-thuc");
    let end = machine.get("/tram/ket-thuc").await;
    assert!(end.says("Đã xóa thông tin") && end.goes_on() == Some((8, "/tram".into())));

    // In the store: nothing but what the machine itself is.
    let store = everything(&desk).await;
    for trace in ["079171000553", &digits, "\"739\"", &mine] {
        assert!(!store.contains(trace), "the store remembers {trace}");
    }
    assert!(!store.contains("\"typed\""), "no sitting is left");
    // In the browser: the device's own cookie, and no other that was not there before.
    assert_eq!(machine.cookies.keys().collect::<Vec<_>>(), ["hn_form", "hn_kiosk"]);
    assert_eq!(machine.cookies.get("hn_kiosk"), before.get("hn_kiosk"));
    // Back shows nothing: no page was to be kept, each asks again, and old forms are worth nothing.
    for address in [
        "/tram/ket-qua/so-cuoi",
        "/tram/ket-qua/ho-so",
        "/tram/lay-so/phieu",
        "/tram/lay-so/uu-tien",
        "/tram/tra-cuu/ho-so",
    ] {
        let back = machine.get(address).await;
        assert_eq!(back.status, StatusCode::SEE_OTHER, "{address}");
    }
    machine.shown.clear();
    for address in ["/tram", "/tram/tra-cuu", "/tram/ket-qua/giay-hen", "/tram/ket-qua/can-cuoc", "/tram/dien-thoai"] {
        let page = machine.get(address).await;
        assert_eq!((page.status, page.cache.as_str()), (StatusCode::OK, "no-store"), "{address}");
        assert!(!page.says("data-size"), "letters are as for everybody");
    }
    for page in &machine.shown {
        for trace in ["079171000553", &code, &digits, "739"] {
            assert!(!page.contains(trace), "{trace} in {page}");
        }
    }
    let old = machine.post("/tram/ket-qua/so-cuoi", &token, &[("typed", "7390"), ("press", "ok")]).await;
    assert_eq!(old.status, StatusCode::FORBIDDEN, "a form of the last person");
    assert!(old.says("data-surface=\"kiosk\""), "and the kiosk stays a kiosk");
    // Who brings the last person's secret back brings nothing back.
    machine.cookies.insert("hn_tram".into(), mine);
    assert_eq!(machine.get("/tram/ket-qua/so-cuoi").await.location, "/tram/ket-qua");
}

#[tokio::test]
async fn a_person_who_walks_away_is_asked_and_then_forgotten_and_one_who_stays_never_is() {
    let desk = Desk::open().await;
    let mut machine = Machine::up(&desk).await;
    let typing = machine.go("/tram/tra-cuu", "/tram/tra-cuu", &[("typed", "26"), ("press", "1")]).await;
    assert_eq!(typing.goes_on(), Some((90, "/tram/con-o-day?ve=/tram/tra-cuu".into())));
    let asked = machine.get("/tram/con-o-day?ve=/tram/tra-cuu").await;
    assert!(asked.says("Ông/bà còn ở đây không?"));
    assert_eq!(asked.goes_on(), Some((30, "/tram/ket-thuc".into())));
    // As often as they like.
    let mut now: jiff::Timestamp = crate::city::NOW.parse().unwrap();
    for _ in 0..12 {
        now = now.checked_add(jiff::Span::new().seconds(100)).unwrap();
        desk.at(&now.to_string());
        let back =
            machine.go("/tram/con-o-day?ve=/tram/tra-cuu", "/tram/con-o-day", &[("back", "/tram/tra-cuu")]).await;
        assert_eq!(back.field("typed"), "261", "nothing is lost");
        assert_eq!(back.goes_on(), Some((120, "/tram/con-o-day?ve=/tram/tra-cuu".into())), "and there is more time");
    }
    machine.press("/tram", "/tram/hien-thi", &[("switch", "slow"), ("back", "/tram")]).await;
    assert_eq!(machine.get("/tram/tra-cuu").await.goes_on().unwrap().0, 180, "slow doubles it");
    // The machine is switched off in the middle: the server forgets by itself.
    desk.at(&now.checked_add(jiff::Span::new().minutes(6)).unwrap().to_string());
    assert_eq!(machine.get("/tram/tra-cuu").await.field("typed"), "");
    app::kiosk::sitting::sweep(&desk.site.city.store, (desk.site.clock)()).await.unwrap();
    assert!(!everything(&desk).await.contains("\"typed\""));
}

#[tokio::test]
async fn a_telephone_takes_over_once_and_the_kiosk_forgets() {
    let desk = Desk::open().await;
    let hoa = desk.sign_in("hoa").await;
    let code = codes_of(&hoa, &received(&hoa).await).await;
    let mut machine = Machine::up(&desk).await;
    machine.go("/tram/tra-cuu", "/tram/tra-cuu", &[("scan", &code)]).await;
    let shown = machine.go("/tram/dien-thoai", "/tram/dien-thoai", &[]).await;
    assert!(shown.says("<svg") && shown.says(&code), "{}", shown.html);
    assert_eq!(shown.goes_on().unwrap(), (5, "/tram/dien-thoai?cho=1".into()));
    let address = shown.html.split("data-address=\"/tiep/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut phone = Machine::new(&desk);
    let looked = phone.get(&format!("/tiep/{address}")).await;
    assert!(
        looked.says("Làm tiếp") && machine.get("/tram/tra-cuu/ho-so").await.status == StatusCode::OK,
        "looking takes nothing"
    );
    let token = looked.field("csrf");
    let taken = phone.post(&format!("/tiep/{address}"), &token, &[]).await;
    assert_eq!(taken.location, format!("/t/{code}"));
    let twice = phone.post(&format!("/tiep/{address}"), &token, &[]).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(machine.get("/tram/dien-thoai?cho=1").await.location, "/tram/ket-thuc");
    assert_eq!(machine.get("/tram/tra-cuu/ho-so").await.location, "/tram");
}

#[tokio::test]
async fn a_machine_reports_paper_and_network_and_tells_people_when_nothing_is_printed() {
    let desk = Desk::open().await;
    let mut machine = Machine::up(&desk).await;
    let said = machine.press("/tram", "/tram/suc-khoe", &[("took", "2400"), ("paper", "out")]).await;
    assert_eq!(said.status, StatusCode::NO_CONTENT);
    assert!(machine.get("/tram").await.says("hết giấy in"));
    machine.press("/tram/lay-so", "/tram/lay-so", &[("queue", "land")]).await;
    let slip = machine.go("/tram/lay-so/uu-tien", "/tram/lay-so/uu-tien", &[("priority", "merit")]).await;
    assert!(slip.says("D001") && !slip.says("data-print"));
    let hoa = desk.sign_in("hoa").await;
    let page = hoa.get("/quay/ki-ot").await;
    assert!(page.html.contains("Mạng chậm") && page.html.contains("2400 mili giây"));
    let id = page.html.split("/quay/ki-ot/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    hoa.post(&format!("/quay/ki-ot/{id}/giay"), &page, &[("paper", "enough")]).await;
    assert!(!machine.get("/tram").await.says("hết giấy in"));
    let revoked = hoa.post(&format!("/quay/ki-ot/{id}/thu-hoi"), &page, &[]).await;
    assert_eq!(revoked.status, StatusCode::NOT_FOUND, "who only receives does not revoke");
}

/// A sheet's cookie by name, for messages that are shown once.
trait Cookies {
    fn cookie(&self, name: &str) -> String;
}

impl Cookies for Sheet {
    fn cookie(&self, name: &str) -> String {
        let found = self.cookies().find_map(|cookie| cookie.strip_prefix(&format!("{name}=")).map(str::to_owned));
        found.unwrap_or_default()
    }
}
