//! One's queue number, by telephone: `/so/CODE` off the slip.

use app::kiosk::ticket;
use axum::extract::Path;
use axum::response::Response;
use domain::kiosk::ticket::State;
use serde::Serialize;

use super::line;
use crate::Error;
use crate::page::Page;
use crate::view::View;

/// The number.
#[derive(Debug, Clone, Serialize)]
pub struct FollowView {
    /// `A007`.
    pub label: String,
    /// The queue.
    pub queue: String,
    /// Where.
    pub place: String,
    /// How many are before it, or where to go.
    pub stands: String,
    /// How long it may take, or that nobody knows.
    pub wait: String,
    /// Whether the person is to go now.
    pub now: bool,
}

impl View for FollowView {
    const TEMPLATE: &'static str = "kiosk/follow.html";

    fn samples() -> Vec<Self> {
        let waits = FollowView {
            label: "A007".into(),
            queue: "Hộ tịch".into(),
            place: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            stands: "Trước ông/bà còn 3 người.".into(),
            wait: "Chờ khoảng 15 phút.".into(),
            now: false,
        };
        let called =
            FollowView {
                stands: "Mời ông/bà đến quầy 3.".into(), wait: String::new(), now: true, ..waits.clone()
            };
        vec![waits, called]
    }
}

/// `GET /so/{code}`
pub async fn show(page: Page, Path(code): Path<String>) -> Result<Response, Error> {
    let ticket = ticket::follow(&page.ctx, &code).await?;
    let view = FollowView {
        label: ticket.label.clone(),
        queue: line::queue_name(&page, ticket.queue),
        place: page.office(&ticket.point),
        stands: line::stands(&page, &ticket),
        wait: line::wait(&page, &ticket),
        now: ticket.state == State::Called,
    };
    page.show(&view)
}
