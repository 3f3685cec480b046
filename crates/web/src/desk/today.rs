//! Where the day begins: what waits for me, what is due today, what is late.

use app::Ctx;
use app::dossier::list::{self, Listed};
use app::words::Value as Word;
use axum::response::Response;
use domain::access::{Grant, Role};
use domain::calendar::local;
use serde::Serialize;

use super::inbox::{QuestionLine, address, grants};
use super::line::Line;
use super::tell::Tell;
use crate::Error;
use crate::kiosk::staff::{BellLine, BoardLine};
use crate::page::Page;
use crate::view::View;

/// The first page of the desk.
#[derive(Debug, Clone, Serialize)]
pub struct TodayView {
    /// The reader's name.
    pub name: String,
    /// The day, in words.
    pub day: String,
    /// One queue for each role and office.
    pub queues: Vec<Queue>,
    /// Questions of other agencies to the reader's offices.
    pub questions: Vec<QuestionLine>,
    /// Who rings at a kiosk.
    pub bells: Vec<BellLine>,
    /// Queue numbers at the reader's points.
    pub boards: Vec<BoardLine>,
    /// Whether kiosks are the reader's business.
    pub kiosks: bool,
    /// Whether the reader receives somewhere.
    pub receives: bool,
}

/// What waits for one role at one office.
#[derive(Debug, Clone, Serialize)]
pub struct Queue {
    /// Role and office.
    pub title: String,
    /// The office, a line below.
    pub office: String,
    /// The whole list.
    pub href: String,
    /// How many wait; with a plus when there are more than a page.
    pub waiting: String,
    /// How many of the first page are due today.
    pub today: usize,
    /// How many of the first page are late.
    pub late: usize,
    /// How many wait for something from the applicant.
    pub to_mend: usize,
    /// The next few.
    pub next: Vec<Line>,
}

impl View for TodayView {
    const TEMPLATE: &'static str = "desk/today.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let queue = Queue {
            title: "Cán bộ tiếp nhận và trả kết quả".into(),
            office: "Điểm phục vụ hành chính công phường Cửa Nam".into(),
            href: "/quay/hop-viec".into(),
            waiting: "12".into(),
            today: 3,
            late: 1,
            to_mend: 2,
            next: Line::samples(),
        };
        let full = TodayView {
            name: "Lê Thị Hoa".into(),
            day: "thứ Hai, 23/11/2026".into(),
            queues: vec![queue.clone()],
            questions: super::inbox::InboxView::samples().remove(2).questions,
            bells: BellLine::samples(),
            boards: BoardLine::samples(),
            kiosks: true,
            receives: true,
        };
        let calm = Queue { waiting: "0".into(), today: 0, late: 0, to_mend: 0, next: vec![], ..queue };
        vec![
            full.clone(),
            TodayView {
                queues: vec![calm],
                questions: vec![],
                bells: vec![],
                boards: vec![],
                kiosks: false,
                receives: false,
                ..full
            },
        ]
    }
}

/// Lines shown of a queue.
const SHOWN: usize = 5;

/// `GET /quay`
pub async fn show(page: Page) -> Result<Response, Error> {
    let view = TodayView::build(&page.ctx).await?;
    page.show(&view)
}

impl TodayView {
    async fn build(ctx: &Ctx) -> Result<TodayView, Error> {
        let tell = Tell(ctx);
        let (mut queues, mut questions) = (Vec::new(), Vec::new());
        for grant in grants(&ctx.actor) {
            if works(grant.role) {
                queues.push(Queue::build(ctx, grant).await?);
            }
            if matches!(grant.role, Role::Specialist | Role::Leader) {
                for asked in list::consultations(ctx, &grant.office, grant.role).await? {
                    questions.push((asked.id.clone(), QuestionLine::of(&asked, &grant.office, tell)));
                }
            }
        }
        // A specialist who also signs is asked once.
        questions.sort_by(|(left, _), (right, _)| left.cmp(right));
        questions.dedup_by(|(left, _), (right, _)| left == right);
        Ok(TodayView {
            name: ctx.actor.name().to_owned(),
            day: app::words::format::date(ctx.lang, local::day(ctx.now)),
            bells: BellLine::list(ctx).await?,
            boards: BoardLine::list(ctx).await?,
            kiosks: app::kiosk::device::may_see(&ctx.actor),
            receives: ctx.actor.has(Role::Receptionist),
            questions: questions.into_iter().map(|(_, line)| line).collect(),
            queues,
        })
    }
}

/// The roles for which dossiers wait.
fn works(role: Role) -> bool {
    matches!(role, Role::Receptionist | Role::Specialist | Role::Leader | Role::Clerk)
}

impl Queue {
    async fn build(ctx: &Ctx, grant: &Grant) -> Result<Queue, Error> {
        let tell = Tell(ctx);
        let page = list::inbox(ctx, &grant.office, grant.role, None).await?;
        let today = local::day(ctx.now);
        let waits = |line: &&Listed| {
            matches!(
                line.state.as_str(),
                "pre_supplement" | "supplement_requested" | "awaiting_payment" | "awaiting_confirmation"
            )
        };
        let mine = || page.lines.iter().filter(|line| !waits(line) && line.state != "issued");
        let count = Word::Count(i64::try_from(page.lines.len()).unwrap_or(i64::MAX));
        Ok(Queue {
            title: tell.role(grant.role),
            office: tell.office(&grant.office),
            href: address("luot", &grant.office, grant.role),
            waiting: match page.next {
                Some(_) => tell.t("desk-at-least", &[("count", count)]),
                None => page.lines.len().to_string(),
            },
            today: mine().filter(|line| local::day(line.attend_by) == today).count(),
            late: mine().filter(|line| local::day(line.attend_by) < today).count(),
            to_mend: page.lines.iter().filter(waits).count(),
            next: mine().take(SHOWN).map(|line| Line::of(line, tell)).collect(),
        })
    }
}
