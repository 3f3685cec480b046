//! What the person takes home while the State has their paper: printed from the page.

use app::custody::list;
use axum::extract::Path;
use axum::response::Response;
use serde::Serialize;
use uuid::Uuid;

use super::list::Paper;
use crate::Error;
use crate::desk::tell::Tell;
use crate::page::Page;
use crate::view::View;

/// A receipt for an original.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptView {
    /// The paper.
    pub paper: Paper,
    /// The office that took it.
    pub office: String,
    /// When it was taken.
    pub taken: String,
    /// The number of its owner.
    pub number: String,
}

impl View for ReceiptView {
    const TEMPLATE: &'static str = "desk/custody-receipt.html";

    fn samples() -> Vec<Self> {
        let paper = Paper {
            id: "1".into(),
            title: "Giấy chứng nhận kết hôn, số 12/2019".into(),
            owner: "Nguyễn Văn Minh".into(),
            proof: "Anh Minh, thẻ căn cước".into(),
            holder: "Lê Thị Hoa".into(),
            state: "Đang giữ".into(),
            colour: "blue",
            since: "09:12 23/11/2026".into(),
            due: "30/11/2026".into(),
            late: false,
            mine: true,
            theirs: false,
        };
        let full = ReceiptView {
            paper,
            office: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            taken: "09:12 23/11/2026".into(),
            number: "001095000017".into(),
        };
        let bare = Paper { due: String::new(), ..full.paper.clone() };
        vec![ReceiptView { paper: bare, number: String::new(), ..full.clone() }, full]
    }
}

/// `GET /quay/ban-goc/{id}`
pub async fn show(page: Page, Path(id): Path<Uuid>) -> Result<Response, Error> {
    let original = list::get(&page.ctx, id).await?.subject;
    let view = ReceiptView {
        paper: Paper::of(&page.ctx, &original),
        office: page.office(&original.taking.office),
        taken: Tell(&page.ctx).short(original.taken_at),
        number: original.taking.owner.number.clone().unwrap_or_default(),
    };
    page.show(&view)
}
