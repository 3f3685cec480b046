//! A file may come in parts and be read in parts; what malicious programs are found in is given to nobody.

use std::path::Path;
use std::sync::{Arc, Mutex};

use app::document::scanner::{Antivirus, Scanner, Searched, WhenUnreachable, search_again};
use axum::body::{Body, Bytes};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use futures::future::BoxFuture;
use futures::{FutureExt, stream};
use sha2::{Digest, Sha256};

use super::client::{Answer, Client, PDF, TestCity};

const HOME: &str = "/api/v1/uploads/resumable";

async fn begin(who: &Client<'_>, length: u64, purpose: &str) -> Answer {
    let metadata =
        format!("filename {},purpose {}", BASE64_STANDARD.encode("giấy.pdf"), BASE64_STANDARD.encode(purpose));
    let request = who.request("POST", HOME).header("tus-resumable", "1.0.0");
    let request = request.header("upload-length", length).header("upload-metadata", metadata);
    who.send(request.body(Body::empty()).unwrap()).await
}

async fn begun(who: &Client<'_>, length: usize) -> String {
    let answer = begin(who, length as u64, "paper").await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.headers["location"].to_str().unwrap().to_owned()
}

async fn patch(who: &Client<'_>, url: &str, from: usize, body: Body, checksum: Option<&str>) -> Answer {
    let request = who.request("PATCH", url).header("tus-resumable", "1.0.0").header("upload-offset", from);
    let mut request = request.header("content-type", "application/offset+octet-stream");
    if let Some(checksum) = checksum {
        request = request.header("upload-checksum", checksum);
    }
    who.send(request.body(body).unwrap()).await
}

/// How far the file is, or the status of why not.
async fn offset(who: &Client<'_>, url: &str) -> Result<usize, u16> {
    let request = who.request("HEAD", url).header("tus-resumable", "1.0.0");
    let answer = who.send(request.body(Body::empty()).unwrap()).await;
    let read = answer.headers.get("upload-offset").map(|offset| offset.to_str().unwrap().parse().unwrap());
    read.ok_or(answer.status.as_u16())
}

fn breaks_after(bytes: &'static [u8]) -> Body {
    Body::from_stream(stream::iter([Ok(Bytes::from_static(bytes)), Err(std::io::Error::other("the line went dead"))]))
}

#[tokio::test]
async fn a_broken_upload_goes_on_where_it_stopped_and_belongs_to_its_owner() {
    let city = TestCity::open().await;
    let (minh, quy) = (city.sign_in("minh").await, city.sign_in("quy").await);
    let url = begun(&minh, PDF.len()).await;
    assert_eq!(offset(&minh, &url).await, Ok(0));
    patch(&minh, &url, 0, breaks_after(&PDF[..20]), None).await;
    assert_eq!(offset(&minh, &url).await, Ok(20));
    assert_eq!(offset(&quy, &url).await, Err(404));
    let theirs = patch(&quy, &url, 20, Body::from(&PDF[20..]), None).await;
    assert_eq!(theirs.problem(), "request.not-found");
    let wrong = patch(&minh, &url, 7, Body::from(&PDF[7..]), None).await;
    assert_eq!((wrong.status.as_u16(), wrong.problem().as_str()), (409, "document.wrong-offset"));
    let sum = |bytes: &[u8]| format!("sha256 {}", BASE64_STANDARD.encode(Sha256::digest(bytes)));
    let changed = patch(&minh, &url, 20, Body::from(&PDF[20..40]), Some(&sum(&PDF[20..41]))).await;
    assert_eq!((changed.status.as_u16(), changed.problem().as_str()), (460, "document.wrong-checksum"));
    assert_eq!(offset(&minh, &url).await, Ok(20), "nothing of it was kept");
    let kept = patch(&minh, &url, 20, Body::from(&PDF[20..40]), Some(&sum(&PDF[20..40]))).await;
    assert_eq!((kept.status.as_u16(), kept.headers["upload-offset"].to_str().unwrap()), (204, "40"));
    let more = patch(&minh, &url, 40, Body::from([&PDF[40..], b"!"].concat()), None).await;
    assert_eq!(more.problem(), "document.too-large");
    let last = patch(&minh, &url, 40, Body::from(&PDF[40..]), None).await;
    assert_eq!(last.status, 204, "{}", last.text);
    assert_eq!(offset(&minh, &url).await, Ok(PDF.len()), "asked after the answer was lost");
    let id = url.rsplit('/').next().unwrap();
    let whole = minh.get(&format!("/api/v1/uploads/{id}")).await;
    assert_eq!((whole.status.as_u16(), &whole.bytes[..]), (200, PDF));
    assert_eq!(quy.get(&format!("/api/v1/uploads/{id}")).await.problem(), "request.not-found");
    let request = minh.request("GET", &format!("/api/v1/uploads/{id}")).header("range", "bytes=5-8");
    let part = minh.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!((part.status.as_u16(), &part.bytes[..]), (206, &PDF[5..9]));
    assert_eq!(part.headers["content-range"].to_str().unwrap(), format!("bytes 5-8/{}", PDF.len()));
}

#[tokio::test]
async fn only_one_sends_a_file_at_a_time_and_nobody_goes_on_too_late() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let url = begun(&minh, PDF.len()).await;
    // The first sender has begun, which the server shows by asking for its bytes, and says nothing more until the second
    // was turned away.
    let (begin, begun) = futures::channel::oneshot::channel::<()>();
    let (go, wait) = futures::channel::oneshot::channel::<()>();
    let slow = stream::once(async {
        begin.send(()).unwrap();
        Ok::<_, std::io::Error>(Bytes::from_static(&PDF[..10]))
    })
    .chain_after(wait.map(|_| Ok(Bytes::from_static(&PDF[10..20]))));
    let first = patch(&minh, &url, 0, Body::from_stream(slow), None);
    let second = async {
        begun.await.unwrap();
        let answer = patch(&minh, &url, 0, Body::empty(), None).await;
        go.send(()).unwrap();
        assert_eq!(answer.status, 423);
        answer.problem()
    };
    let (first, second) = futures::join!(first, second);
    assert_eq!((first.status.as_u16(), second.as_str()), (204, "document.busy"));
    assert_eq!(offset(&minh, &url).await, Ok(20));
    city.minutes_pass(25 * 60);
    let minh = city.sign_in("minh").await;
    assert_eq!(offset(&minh, &url).await, Err(404));
    let now = crate::city::NOW.parse::<jiff::Timestamp>().unwrap() + jiff::SignedDuration::from_hours(25);
    assert_eq!(app::document::resume::sweep(&city.city, now).await.unwrap(), 1);
    assert_eq!(std::fs::read_dir(city.city.content.folder().join("parts")).unwrap().count(), 0);
}

trait ChainAfter: futures::Stream + Sized {
    fn chain_after(self, later: impl Future<Output = Self::Item>) -> impl futures::Stream<Item = Self::Item> {
        futures::StreamExt::chain(self, stream::once(later))
    }
}
impl<S: futures::Stream> ChainAfter for S {}

#[tokio::test]
async fn a_file_in_parts_is_refused_as_a_whole_one_is_and_forgotten() {
    let city = TestCity::open().await;
    let (minh, hoa) = (city.sign_in("minh").await, city.sign_in("hoa").await);
    assert_eq!(begin(&minh, 21 << 20, "paper").await.problem(), "document.too-large");
    assert_eq!(begin(&minh, 0, "paper").await.problem(), "document.empty");
    assert_eq!(begin(&minh, 30 << 20, "archive").await.problem(), "request.forbidden");
    assert_eq!(begin(&hoa, 30 << 20, "archive").await.status, 201);
    assert_eq!(begin(&hoa, 2 << 30, "archive").await.problem(), "document.too-large");
    let program = [b"MZ\x90\0".as_slice(), &[7; 2000]].concat();
    let script = b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript>>>>endobj\n%%EOF".to_vec();
    for (bytes, code) in [(program, "document.wrong-type"), (script, "document.active")] {
        let url = begun(&minh, bytes.len()).await;
        assert_eq!(patch(&minh, &url, 0, Body::from(bytes), None).await.problem(), code);
        assert_eq!(offset(&minh, &url).await, Err(404));
    }
    let unspoken = minh.send(minh.request("POST", HOME).body(Body::empty()).unwrap()).await;
    assert_eq!((unspoken.status.as_u16(), unspoken.problem().as_str()), (412, "request.bad-upload-header"));
    let left = |folder: &str| std::fs::read_dir(city.city.content.folder().join(folder)).unwrap().count();
    assert_eq!((left("parts"), left("incoming")), (0, 0), "nothing of them is kept");
}

/// A searcher that says what it is told to say.
#[derive(Debug)]
struct Told(Mutex<Searched>);

impl Scanner for Told {
    fn search<'a>(&'a self, file: &'a Path) -> BoxFuture<'a, Searched> {
        assert!(std::fs::read(file).unwrap().starts_with(b"%PDF"));
        std::future::ready(self.0.lock().unwrap().clone()).boxed()
    }
}

#[tokio::test]
async fn what_a_malicious_program_is_found_in_is_given_to_nobody() {
    for when_unreachable in [WhenUnreachable::Refuse, WhenUnreachable::Mark] {
        let scanner = Arc::new(Told(Mutex::new(Searched::Found("Eicar".into()))));
        let antivirus = Antivirus { scanner: scanner.clone(), when_unreachable };
        let city = TestCity::open_with(|settings| settings.antivirus = Some(antivirus)).await;
        let minh = city.sign_in("minh").await;
        let send = async || minh.send(minh.request("POST", "/api/v1/uploads").body(Body::from(PDF)).unwrap()).await;
        assert_eq!(send().await.problem(), "document.infected");
        *scanner.0.lock().unwrap() = Searched::Unreachable("nobody listens".into());
        let answer = send().await;
        if when_unreachable == WhenUnreachable::Refuse {
            assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (503, "document.not-searched"));
            let url = begun(&minh, PDF.len()).await;
            assert_eq!(patch(&minh, &url, 0, Body::from(PDF), None).await.problem(), "document.not-searched");
            *scanner.0.lock().unwrap() = Searched::Clean;
            assert_eq!(patch(&minh, &url, PDF.len(), Body::empty(), None).await.status, 204, "the bytes were kept");
            continue;
        }
        let file = format!("/api/v1/uploads/{}", answer.done()["id"].as_str().unwrap());
        assert_eq!(minh.get(&file).await.status, 200);
        let now = crate::city::NOW.parse().unwrap();
        assert_eq!(search_again(&city.city, now).await.unwrap(), 0, "still nobody listens");
        *scanner.0.lock().unwrap() = Searched::Found("Eicar".into());
        assert_eq!(search_again(&city.city, now).await.unwrap(), 1);
        assert_eq!(minh.get(&file).await.problem(), "document.infected");
        *scanner.0.lock().unwrap() = Searched::Clean;
        assert_eq!(send().await.problem(), "document.infected", "the same bytes stay refused");
        assert_eq!(search_again(&city.city, now).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_file_that_was_damaged_is_not_given() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let id = minh.upload("giay.pdf").await;
    let sha256 = hex::encode(Sha256::digest(PDF));
    let place = city.city.content.folder().join(&sha256[..2]).join(&sha256[2..4]).join(&sha256);
    std::fs::write(place, PDF.to_ascii_lowercase()).unwrap();
    let answer = minh.get(&format!("/api/v1/uploads/{id}")).await;
    assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (500, "request.fault"));
}
