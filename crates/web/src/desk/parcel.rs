//! A form that may bring files: fields and papers in one request, so that receiving is one page without a script.

use std::sync::Arc;

use app::document::DocumentRefusal;
use app::document::upload::{self, Upload};
use app::{Ctx, Error as AppError};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Multipart, Request};
use axum::http::header;
use axum_extra::extract::CookieJar;

use crate::fields::Fields;
use crate::page::Page;
use crate::visit::Visit;
use crate::{Error, Site};

/// Fields and files of one form, its token checked before the first file is taken.
#[derive(Debug, Clone, Default)]
pub struct Parcel {
    /// The fields.
    pub fields: Fields,
    /// The files that were taken, by the name of their input.
    pub files: Vec<(String, Upload)>,
    /// Inputs whose file was not taken, with the reason.
    pub refused: Vec<(String, DocumentRefusal)>,
}

/// Files a form may bring at most.
const MOST_FILES: usize = 40;

impl Parcel {
    /// The file that came with an input.
    pub fn file(&self, input: &str) -> Option<&Upload> {
        self.files.iter().find(|(name, _)| name == input).map(|(_, upload)| upload)
    }

    /// Why the file of an input was not taken.
    pub fn refusal(&self, input: &str) -> Option<&DocumentRefusal> {
        self.refused.iter().find(|(name, _)| name == input).map(|(_, why)| why)
    }
}

impl FromRequest<Arc<Site>> for Parcel {
    type Rejection = Error;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self, Error> {
        let media = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        if !media.starts_with("multipart/form-data") {
            return Ok(Parcel { fields: Fields::from_request(request, site).await?, ..Parcel::default() });
        }
        let (mut parts, body) = request.into_parts();
        let ctx = Page::from_request_parts(&mut parts, site).await?.ctx;
        let jar = CookieJar::from_headers(&parts.headers);
        let visit = parts.extensions.get::<Visit>().cloned();
        let mut request = Request::from_parts(parts, body);
        DefaultBodyLimit::max(usize::try_from(site.city.settings.limits.paper).unwrap_or(usize::MAX).saturating_mul(2))
            .apply(&mut request);
        let form = Multipart::from_request(request, site).await.map_err(|why| Error::Unreadable(why.body_text()))?;
        take(&ctx, form, |fields| fields.are_genuine(visit.as_ref(), &jar)).await
    }
}

/// Reads the parts in order. Our forms begin with their token, so a file before it is not from a form of ours.
pub async fn take(ctx: &Ctx, mut form: Multipart, genuine: impl Fn(&Fields) -> bool) -> Result<Parcel, Error> {
    let unreadable = |why: axum::extract::multipart::MultipartError| Error::Unreadable(why.body_text());
    let mut parcel = Parcel::default();
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file) = field.file_name().map(str::to_owned) else {
            parcel.fields.0.push((name, field.text().await.map_err(unreadable)?));
            continue;
        };
        if !genuine(&parcel.fields) {
            return Err(Error::StaleForm);
        }
        // A browser sends every file input, also those nobody used.
        if file.is_empty() {
            continue;
        }
        if parcel.files.len() >= MOST_FILES {
            return Err(Error::Unreadable("too many files".into()));
        }
        match upload::upload(ctx, &file, field).await {
            Ok(upload) => parcel.files.push((name, upload)),
            Err(AppError::Document(why)) => parcel.refused.push((name, why)),
            Err(why) => return Err(why.into()),
        }
    }
    if !genuine(&parcel.fields) {
        return Err(Error::StaleForm);
    }
    sent_before(ctx, &mut parcel).await?;
    Ok(parcel)
}

/// Files that a script sent in parts before the form: each field names its input and the upload.
async fn sent_before(ctx: &Ctx, parcel: &mut Parcel) -> Result<(), Error> {
    let named = |(name, id): &(String, String)| Some((name.strip_prefix("uploaded:")?.to_owned(), id.clone()));
    let before: Vec<(String, String)> = parcel.fields.0.iter().filter_map(named).collect();
    for (name, id) in before {
        let found = match id.parse() {
            Ok(id) => upload::find(ctx, id).await,
            Err(_) => Err(DocumentRefusal::NoSuchUpload.into()),
        };
        match found {
            Ok(upload) => parcel.files.push((name, upload)),
            Err(AppError::Document(why)) => parcel.refused.push((name, why)),
            Err(why) => return Err(why.into()),
        }
    }
    Ok(())
}
