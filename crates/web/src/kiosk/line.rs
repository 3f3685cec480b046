//! How many wait, how long it may take: told in words.

use app::kiosk::ticket::Ticket;
use app::words::Value as Word;
use domain::kiosk::Queue;
use domain::kiosk::ticket::State;
use serde::Serialize;

use crate::page::Page;

/// A queue as a tile.
#[derive(Debug, Clone, Serialize)]
pub struct QueueTile {
    /// Its stable name.
    pub value: &'static str,
    /// What people call it.
    pub name: String,
    /// What belongs to it.
    pub hint: String,
    /// How many wait.
    pub waiting: String,
}

impl QueueTile {
    /// Every queue with how many wait in it.
    pub fn all(page: &Page, waiting: &[(Queue, u32)]) -> Vec<QueueTile> {
        let tile = |queue: Queue| {
            let count = waiting.iter().find(|(one, _)| *one == queue).map_or(0, |(_, count)| *count);
            QueueTile {
                value: queue.key(),
                name: queue_name(page, queue),
                hint: page.t(&format!("kiosk-queue-{}-hint", dashed(queue.key())), &[]),
                waiting: page.t("kiosk-waiting", &[("count", Word::Count(i64::from(count)))]),
            }
        };
        Queue::ALL.into_iter().map(tile).collect()
    }
}

/// What a queue is called.
pub fn queue_name(page: &Page, queue: Queue) -> String {
    page.t(&format!("kiosk-queue-{}", dashed(queue.key())), &[])
}

/// How a number stands, in one sentence: how many are before it and how long that may take, or where to go.
pub fn stands(page: &Page, ticket: &Ticket) -> String {
    match (ticket.state, &ticket.counter) {
        (State::Called, Some(counter)) => page.t("kiosk-ticket-called-to", &[("counter", Word::Text(counter.clone()))]),
        (State::Called, None) => page.t("kiosk-ticket-called", &[]),
        (State::NoShow, _) => page.t("kiosk-ticket-no-show", &[]),
        (State::Done, _) => page.t("kiosk-ticket-done", &[]),
        (State::Waiting, _) => page.t("kiosk-ticket-ahead", &[("count", Word::Count(i64::from(ticket.ahead)))]),
    }
}

/// How long it may take; that nobody knows where too few numbers were called. Empty once it was called.
pub fn wait(page: &Page, ticket: &Ticket) -> String {
    match (ticket.state, ticket.wait) {
        (State::Waiting, Some(minutes)) => {
            page.t("kiosk-ticket-wait", &[("minutes", Word::Count(i64::from(minutes.max(1))))])
        }
        (State::Waiting, None) => page.t("kiosk-ticket-wait-unknown", &[]),
        _ => String::new(),
    }
}

fn dashed(key: &str) -> String {
    key.replace('_', "-")
}
