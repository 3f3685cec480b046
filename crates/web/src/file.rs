//! A stored file as an answer: whole, a part of it, or the word that it has not changed.

use std::ops::Range;

use app::Ctx;
use app::document::download;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::dossier::paper::PaperFile;
use futures::StreamExt;

/// What of a file was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    Whole,
    Part(Range<u64>),
    /// Nothing: the asker has it already.
    Unchanged,
    /// A part behind the end.
    Beyond,
}

/// Answers with a file, or the part that `Range` asks for. A file never changes under its hash, so the hash is its tag.
///
/// # Errors
/// [`app::Error`] if nobody is given the file. Damage behind the first block ends the answer in the middle: the
/// connection is closed, and the asker knows by the length that something is missing.
pub async fn answer(ctx: &Ctx, asked: &HeaderMap, file: &PaperFile, disposition: &str) -> Result<Response, app::Error> {
    let tag = format!("\"{}\"", file.sha256);
    let wanted = wanted(asked, &tag, file.size);
    let range = match &wanted {
        Wanted::Whole => 0..u64::MAX,
        Wanted::Part(range) => range.clone(),
        Wanted::Unchanged | Wanted::Beyond => {
            let status =
                if wanted == Wanted::Beyond { StatusCode::RANGE_NOT_SATISFIABLE } else { StatusCode::NOT_MODIFIED };
            let mut answer = status.into_response();
            set(&mut answer, header::ETAG, &tag);
            if wanted == Wanted::Beyond {
                set(&mut answer, header::CONTENT_RANGE, &format!("bytes */{}", file.size));
            }
            return Ok(answer);
        }
    };
    let reading = download::open(ctx, file, range).await?;
    let sha256 = file.sha256.clone();
    let bytes = reading.bytes.inspect(move |chunk| {
        if let Err(error) = chunk {
            tracing::error!(sha256, %error, "fault: a file was cut off while it was given");
        }
    });
    let mut answer = Body::from_stream(bytes).into_response();
    if let Wanted::Part(_) = wanted {
        *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
        let (from, to) = (reading.range.start, reading.range.end.saturating_sub(1));
        set(&mut answer, header::CONTENT_RANGE, &format!("bytes {from}-{to}/{}", reading.size));
    }
    set(&mut answer, header::CONTENT_LENGTH, &(reading.range.end - reading.range.start).to_string());
    set(&mut answer, header::CONTENT_TYPE, &file.media_type);
    set(&mut answer, header::CONTENT_DISPOSITION, disposition);
    set(&mut answer, header::ETAG, &tag);
    set(&mut answer, header::ACCEPT_RANGES, "bytes");
    set(&mut answer, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    Ok(answer)
}

fn set(answer: &mut Response, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}

/// Reads `If-None-Match`, `Range` and `If-Range` (RFC 9110 §13, §14). Several ranges at once are answered with the whole.
fn wanted(asked: &HeaderMap, tag: &str, size: u64) -> Wanted {
    let text = |name| asked.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if text(header::IF_NONE_MATCH).is_some_and(|had| had.split(',').any(|had| had.trim() == tag || had.trim() == "*")) {
        return Wanted::Unchanged;
    }
    if text(header::IF_RANGE).is_some_and(|had| had.trim() != tag) {
        return Wanted::Whole;
    }
    let Some((from, to)) = text(header::RANGE)
        .and_then(|range| range.strip_prefix("bytes="))
        .filter(|range| !range.contains(','))
        .and_then(|range| range.trim().split_once('-'))
    else {
        return Wanted::Whole;
    };
    match (from.parse::<u64>(), to.parse::<u64>()) {
        (Ok(from), _) if from >= size => Wanted::Beyond,
        (Ok(from), Ok(to)) if from <= to => Wanted::Part(from..to.saturating_add(1).min(size)),
        (Ok(from), Err(_)) if to.is_empty() => Wanted::Part(from..size),
        (Err(_), Ok(0)) if from.is_empty() => Wanted::Beyond,
        (Err(_), Ok(last)) if from.is_empty() && size > 0 => Wanted::Part(size.saturating_sub(last)..size),
        _ => Wanted::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_given_only_of_the_file_the_asker_has_the_rest_of() {
        let check = |headers: &[(header::HeaderName, &'static str)], what: Wanted| {
            let asked = headers.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
            assert_eq!(wanted(&asked, "\"abc\"", 10), what, "{headers:?}");
        };
        let range = |range: &'static str, what: Wanted| check(&[(header::RANGE, range)], what);
        check(&[], Wanted::Whole);
        range("bytes=0-3", Wanted::Part(0..4));
        range("bytes=4-", Wanted::Part(4..10));
        range("bytes=9-99", Wanted::Part(9..10));
        range("bytes=-3", Wanted::Part(7..10));
        range("bytes=-99", Wanted::Part(0..10));
        range("bytes=10-", Wanted::Beyond);
        range("bytes=-0", Wanted::Beyond);
        range("bytes=5-4", Wanted::Whole);
        range("bytes=0-1,3-4", Wanted::Whole);
        range("pages=1-2", Wanted::Whole);
        check(&[(header::RANGE, "bytes=1-2"), (header::IF_RANGE, "\"abc\"")], Wanted::Part(1..3));
        check(&[(header::RANGE, "bytes=1-2"), (header::IF_RANGE, "\"abd\"")], Wanted::Whole);
        check(&[(header::RANGE, "bytes=1-2"), (header::IF_NONE_MATCH, "\"x\", \"abc\"")], Wanted::Unchanged);
    }
}
