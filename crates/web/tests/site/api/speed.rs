//! One answer takes little, even unoptimised: what would be slow here is slow everywhere.

use std::time::Instant;

use super::client::TestCity;
use super::road::filed;

/// Twenty times what was measured on a busy machine, so that only a change of kind fails.
const LIMIT_MS: u128 = 200;

#[tokio::test]
async fn a_dossier_and_an_inbox_are_read_in_a_few_milliseconds() {
    let city = TestCity::open().await;
    let (minh, hoa) = (city.sign_in("minh").await, city.sign_in("hoa").await);
    let id = filed(&city, &minh).await["id"].as_str().unwrap().to_owned();
    for _ in 0..49 {
        minh.post("/api/v1/dossiers", &city.birth()).await.done();
    }
    for path in
        [format!("/api/v1/dossiers/{id}"), "/api/v1/dossiers".to_owned(), format!("/api/v1/dossiers/{id}/timeline")]
    {
        let mut took: Vec<u128> = Vec::new();
        for _ in 0..15 {
            let began = Instant::now();
            hoa.get(&path).await.done();
            took.push(began.elapsed().as_micros());
        }
        took.sort_unstable();
        let median = took[took.len() / 2];
        eprintln!("{path}: {median} µs");
        assert!(median < LIMIT_MS * 1000, "{path}: {median} µs");
    }
}
