//! What a monitor reads: requests by route and status, how long they took, how many are under way.
//!
//! The text format of Prometheus is a few lines; a crate for it would bring more than it saves. The label of a route is
//! the pattern it matched, never the address somebody sent, so that nobody can fill the memory with names.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Upper ends of the classes of duration, in seconds.
const CLASSES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// Method, route and status.
type Kind = (&'static str, String, u16);

/// What was counted since the process began.
#[derive(Debug, Default)]
pub struct Meter {
    under_way: AtomicI64,
    answered: Mutex<BTreeMap<Kind, Row>>,
}

#[derive(Debug, Default, Clone)]
struct Row {
    classes: [u64; CLASSES.len()],
    count: u64,
    seconds: f64,
}

/// Counts a request, whatever becomes of it.
pub async fn count(State(meter): State<Arc<Meter>>, request: Request, next: Next) -> Response {
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let _here = UnderWay::of(&meter.under_way);
    let began = Instant::now();
    let answer = next.run(request).await;
    meter.note((method, route, answer.status().as_u16()), began.elapsed());
    answer
}

/// `GET /metrics`
pub async fn show(meter: Arc<Meter>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], meter.text()).into_response()
}

/// Counts down also when the client goes away and the request is dropped.
struct UnderWay<'a>(&'a AtomicI64);

impl<'a> UnderWay<'a> {
    fn of(counter: &'a AtomicI64) -> Self {
        counter.fetch_add(1, Ordering::Relaxed);
        Self(counter)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Meter {
    fn note(&self, kind: Kind, took: Duration) {
        let seconds = took.as_secs_f64();
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        let row = answered.entry(kind).or_default();
        row.count += 1;
        row.seconds += seconds;
        for (class, end) in row.classes.iter_mut().zip(CLASSES) {
            *class += u64::from(seconds <= end);
        }
    }

    /// The whole in the text format of Prometheus.
    pub fn text(&self) -> String {
        let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut text = String::new();
        let mut line = |line: std::fmt::Arguments<'_>| {
            writeln!(text, "{line}").expect("a String takes all that is written to it");
        };
        line(format_args!("# HELP motcua_requests_under_way Requests that are not answered yet."));
        line(format_args!("# TYPE motcua_requests_under_way gauge"));
        line(format_args!("motcua_requests_under_way {}", self.under_way.load(Ordering::Relaxed)));
        line(format_args!("# HELP motcua_requests_total Requests answered, by method, route and status."));
        line(format_args!("# TYPE motcua_requests_total counter"));
        for ((method, route, status), row) in &answered {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            line(format_args!("motcua_requests_total{{{labels}}} {}", row.count));
        }
        line(format_args!("# HELP motcua_request_seconds How long answers took, by method, route and status."));
        line(format_args!("# TYPE motcua_request_seconds histogram"));
        for ((method, route, status), row) in &answered {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}\"");
            for (class, end) in row.classes.iter().zip(CLASSES) {
                line(format_args!("motcua_request_seconds_bucket{{{labels},le=\"{end}\"}} {class}"));
            }
            line(format_args!("motcua_request_seconds_bucket{{{labels},le=\"+Inf\"}} {}", row.count));
            line(format_args!("motcua_request_seconds_sum{{{labels}}} {}", row.seconds));
            line(format_args!("motcua_request_seconds_count{{{labels}}} {}", row.count));
        }
        text
    }
}

/// The methods we know; any other word somebody sends is one more name for nothing.
fn known(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PATCH" => "PATCH",
        "DELETE" => "DELETE",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_is_counted_once_and_in_every_class_it_fits() {
        let meter = Meter::default();
        let kind = || ("GET", "/api/v1/dossiers/{id}".to_owned(), 200);
        meter.note(kind(), Duration::from_millis(3));
        meter.note(kind(), Duration::from_millis(30));
        meter.note(kind(), Duration::from_secs(60));
        let text = meter.text();
        let labels = "method=\"GET\",route=\"/api/v1/dossiers/{id}\",status=\"200\"";
        for line in [
            format!("motcua_requests_total{{{labels}}} 3"),
            format!("motcua_request_seconds_bucket{{{labels},le=\"0.0025\"}} 0"),
            format!("motcua_request_seconds_bucket{{{labels},le=\"0.005\"}} 1"),
            format!("motcua_request_seconds_bucket{{{labels},le=\"0.05\"}} 2"),
            format!("motcua_request_seconds_bucket{{{labels},le=\"5\"}} 2"),
            format!("motcua_request_seconds_bucket{{{labels},le=\"+Inf\"}} 3"),
            format!("motcua_request_seconds_count{{{labels}}} 3"),
            "motcua_requests_under_way 0".to_owned(),
        ] {
            assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
        }
    }
}
