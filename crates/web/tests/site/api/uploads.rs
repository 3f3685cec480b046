//! Files come in whole or not at all, whatever their name says.

use axum::body::{Body, Bytes};
use futures::stream;
use serde_json::json;

use super::client::{PDF, TestCity};

#[tokio::test]
async fn what_is_not_a_whole_file_we_take_is_refused() {
    let city = TestCity::open().await;
    let minh = city.sign_in("minh").await;
    let large = [b"%PDF-1.7\n".to_vec(), vec![b'x'; 21 * 1024 * 1024], b"%%EOF".to_vec()].concat();
    let cases: Vec<(&str, Vec<u8>, u16, &str)> = vec![
        ("empty", vec![], 400, "document.empty"),
        ("a text", b"hello, this is no paper at all".to_vec(), 415, "document.wrong-type"),
        ("a program named .pdf", b"MZ\x90\x00\x03\x00\x00\x00".to_vec(), 415, "document.wrong-type"),
        ("half a PDF", PDF[..PDF.len() - 20].to_vec(), 400, "document.cut-off"),
        ("more than 20 MB", large, 413, "document.too-large"),
    ];
    for (what, bytes, status, code) in cases {
        let request = minh.request("POST", "/api/v1/uploads?name=giay.pdf").body(Body::from(bytes)).unwrap();
        let answer = minh.send(request).await;
        assert_eq!((answer.status.as_u16(), answer.problem().as_str()), (status, code), "{what}");
    }
    let broken = stream::iter([Ok(Bytes::from_static(PDF)), Err(std::io::Error::other("the line went dead"))]);
    let request = minh.request("POST", "/api/v1/uploads").body(Body::from_stream(broken)).unwrap();
    assert_eq!(minh.send(request).await.problem(), "document.cut-off");
}

#[tokio::test]
async fn an_upload_is_used_only_by_the_one_who_made_it_and_only_where_it_fits() {
    let city = TestCity::open().await;
    let (minh, quy) = (city.sign_in("minh").await, city.sign_in("quy").await);
    let upload = minh.upload("..%2F..%2Fetc%2Fpasswd.pdf").await;
    let mut body = city.birth();
    let component = minh.get("/api/v1/procedures/1.001193").await.json()["components"]
        .as_array()
        .unwrap()
        .iter()
        .find(|component| component["satisfied_by"].as_array().unwrap().contains(&json!("upload")))
        .unwrap()["code"]
        .clone();
    body["papers"] = json!([{ "component": component, "upload": upload }]);
    assert_eq!(quy.post("/api/v1/dossiers", &body).await.problem(), "document.no-such-upload");
    let dossier = minh.post("/api/v1/dossiers", &body).await.done();
    assert_eq!(dossier["papers"][0]["name"], "passwd.pdf");
    body["papers"] = json!([{ "component": "no-such-thing", "upload": upload }]);
    assert_eq!(minh.post("/api/v1/dossiers", &body).await.problem(), "document.no-such-component");
    body["papers"] = json!([{ "component": component }]);
    assert_eq!(minh.post("/api/v1/dossiers", &body).await.problem(), "document.no-such-upload");
    // One file may stand for two papers of the same dossier.
    body["papers"] =
        json!([{ "component": component, "upload": upload }, { "component": component, "upload": upload }]);
    assert_eq!(minh.post("/api/v1/dossiers", &body).await.done()["papers"].as_array().unwrap().len(), 2);
}
