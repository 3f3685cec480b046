//! Health and metrics.

use super::client::TestCity;

#[tokio::test]
async fn the_process_lives_the_store_answers_and_requests_are_counted_by_route() {
    let city = TestCity::open().await;
    let visitor = city.visitor();
    assert_eq!(visitor.get("/healthz").await.text, "ok\n");
    assert_eq!(visitor.get("/readyz").await.text, "ready\n");
    for _ in 0..3 {
        visitor.get("/api/v1/procedures/1.001193").await.done();
    }
    visitor.get("/api/v1/procedures/2.000815").await.done();
    let metrics = visitor.get("/metrics").await.text;
    let line = "motcua_requests_total{method=\"GET\",route=\"/api/v1/procedures/{code}\",status=\"200\"} 4";
    assert!(metrics.lines().any(|found| found == line), "{metrics}");
    assert!(!metrics.contains("1.001193"), "a label is a route, never an address");
    assert!(metrics.contains("motcua_requests_under_way 1\n"), "this request itself is under way");
}
