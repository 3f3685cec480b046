//! One dossier, its timeline, its papers.

use app::document::download::download;
use app::dossier::get;
use axum::Json;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::id::{DossierId, PaperId};

use super::answer::{self, Answer};
use super::timeline::{EventBody, TimelineBody};
use crate::api::door::{Api, At};
use crate::api::problem::Problem;
use crate::file;

/// `GET /api/v1/dossiers/{id}`
pub async fn show(api: Api, At(id): At<DossierId>) -> Answer {
    answer::read(&api.ctx, &get::fetch(&api.ctx, id).await?)
}

/// `GET /api/v1/dossiers/{id}/timeline`
pub async fn timeline(api: Api, At(id): At<DossierId>) -> Result<Json<TimelineBody>, Problem> {
    let facts = get::timeline(&api.ctx, id).await?;
    let items = (1..).zip(&facts).map(|(seq, fact)| EventBody::of(&api.ctx, seq, fact)).collect();
    Ok(Json(TimelineBody { items }))
}

/// `GET /api/v1/dossiers/{id}/papers/{paper}`
pub async fn paper(api: Api, At((id, paper)): At<(DossierId, PaperId)>, asked: HeaderMap) -> Result<Response, Problem> {
    let found = download(&api.ctx, id, paper).await?;
    Ok(file::answer(&api.ctx, &asked, &found.file, &attachment(&found.name)).await?)
}

/// The header that saves an answer under a name (RFC 6266): once for old programs in ASCII, once whole.
pub fn attachment(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_ ".contains(c) { c } else { '_' }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", crate::routes::escape(name).replace('/', "%2F"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_saved_under_its_own_name_and_cannot_break_the_header() {
        let check = |name: &str, header: &str| assert_eq!(attachment(name), header);
        check("giay.pdf", "attachment; filename=\"giay.pdf\"; filename*=UTF-8''giay.pdf");
        check("a\"\r\nb/c.pdf", "attachment; filename=\"a___b_c.pdf\"; filename*=UTF-8''a%22%0D%0Ab%2Fc.pdf");
        check("ảnh.png", "attachment; filename=\"_nh.png\"; filename*=UTF-8''%E1%BA%A3nh.png");
    }
}
