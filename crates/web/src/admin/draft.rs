//! One draft: what the check says, what differs from what is in force, what it costs people, and what may be done.

use std::collections::BTreeMap;

use app::catalog::compare::{Side, compare};
use app::catalog::{Loaded, get, judge, migrate};
use app::words::{Value as Word, format};
use app::{Ctx, Error as AppError};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use domain::calendar::local;
use domain::catalog::Procedure;
use domain::catalog::competence::Act;
use domain::catalog::cost::{By, Cost};
use domain::catalog::needless::{self, Spared};
use domain::catalog::office::OfficeRule;
use domain::catalog::publication::{Action, Aim, Announcer, Standing};
use serde::Serialize;

use super::room::{self, Head, Room};
use super::tell::{self, FindingLine};
use crate::Error;
use crate::desk::register::day;
use crate::fields::Fields;
use crate::page::Page;
use crate::procedure::who;
use crate::view::View;

/// The overview of a draft.
#[derive(Debug, Clone, Serialize)]
pub struct DraftView {
    /// The top of the page.
    pub head: Head,
    /// Who wrote it, what they said, what the reviewer said.
    pub facts: Vec<(String, String)>,
    /// What the check says.
    pub findings: Vec<FindingLine>,
    /// Whether the text of a finding's line can be shown.
    pub has_text: bool,
    /// The edition it is compared with; empty when it is the first.
    pub against: String,
    /// What differs, in words.
    pub changes: Vec<String>,
    /// What that means for whom.
    pub effects: Vec<String>,
    /// What it costs people, before and after.
    pub costs: Vec<CostRow>,
    /// Papers that could be spared.
    pub needless: Vec<String>,
    /// What an act changes: procedure, before, after.
    pub moves: Vec<(String, String, String)>,
    /// How a move of dossiers is going.
    pub progress: String,
    /// Dossiers that keep their edition: address, and why.
    pub kept: Vec<(String, String)>,
    /// What this person may do.
    pub may: May,
    /// What was typed.
    pub typed: BTreeMap<String, String>,
    /// Why something was not done.
    pub error: String,
}

/// What this person may do now: the domain's answer, name by name.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct May {
    /// Give it to somebody else to review.
    pub submit: bool,
    /// Throw it away.
    pub discard: bool,
    /// Send it back, or take it back.
    pub send_back: bool,
    /// Publish, retire or order.
    pub publish: bool,
    /// That publishing names a first day.
    pub from_day: bool,
}

/// What a draft costs one kind of person, beside what is in force.
#[derive(Debug, Clone, Serialize)]
pub struct CostRow {
    /// Who.
    pub who: String,
    /// Keys, seconds, questions asked, shown: of the draft.
    pub now: [u32; 4],
    /// The same of the edition in force.
    pub before: Option<[u32; 4]>,
}

impl View for DraftView {
    const TEMPLATE: &'static str = "admin/draft.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let finding = |line, colour| FindingLine {
            line,
            severity: "lỗi".into(),
            colour,
            text: "Thiếu tiếng Anh ở “label”.".into(),
        };
        let all = May { submit: true, discard: true, send_back: true, publish: true, from_day: true };
        let full = DraftView {
            head: Head::sample(0),
            facts: vec![("Người soạn".into(), "Ngân".into()), ("Lời nhắn".into(), "Tăng lệ phí".into())],
            findings: vec![finding(12, "red"), finding(0, "orange")],
            has_text: true,
            against: "Phiên bản 1".into(),
            changes: vec!["Khoản thu Lệ phí, số tiền: từ 8.000 đồng thành 50.000 đồng".into()],
            effects: vec!["12 hồ sơ đang giải quyết giữ phiên bản 1.".into()],
            costs: vec![
                CostRow { who: "Người dân".into(), now: [60, 155, 12, 8], before: Some([66, 170, 13, 7]) },
                CostRow { who: "Cán bộ".into(), now: [24, 50, 12, 8], before: None },
            ],
            needless: vec!["Giấy chứng nhận kết hôn: tra cứu được.".into()],
            moves: vec![("1.001193 Khai sinh".into(), "Thành phố".into(), "Xã, phường".into())],
            progress: "Đã chuyển 3 hồ sơ.".into(),
            kept: vec![("/quay/ho-so/1".into(), "Đang ở bước khác".into())],
            may: all,
            typed: BTreeMap::new(),
            error: "Còn 1 lỗi.".into(),
        };
        let bare = DraftView {
            head: Head { tabs: vec![], ..Head::sample(0) },
            facts: vec![],
            findings: vec![],
            has_text: false,
            against: String::new(),
            changes: vec![],
            effects: vec![],
            costs: vec![],
            needless: vec![],
            moves: vec![],
            progress: String::new(),
            kept: vec![],
            may: May { publish: true, ..May::default() },
            typed: BTreeMap::new(),
            error: String::new(),
        };
        vec![full, bare]
    }
}

/// `GET /quan-tri/du-thao/{id}`
pub async fn show(Room(page): Room, Path(id): Path<String>) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let view = DraftView::build(&page.ctx, &loaded, None, String::new()).await?;
    page.show(&view)
}

/// The page again, with what was typed and why it was not done.
///
/// # Errors
/// Whatever is not for the person who pressed the button.
pub async fn again(page: Page, id: &str, fields: &Fields, error: AppError) -> Result<Response, Error> {
    let said = match &error {
        AppError::Publication(_) => error.tell(&page.ctx.city.words, page.lang, ""),
        AppError::Stale { .. } => page.t("admin-changed-meanwhile", &[]),
        _ => return Err(error.into()),
    };
    let status = match error {
        AppError::Stale { .. } => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    told(page, id, fields, said, status).await
}

/// The page again, with what was typed and this sentence.
///
/// # Errors
/// A fault of the store.
pub async fn told(page: Page, id: &str, fields: &Fields, said: String, status: StatusCode) -> Result<Response, Error> {
    let loaded = room::find(&page, id).await?;
    let view = DraftView::build(&page.ctx, &loaded, Some(fields), said).await?;
    page.with_status(status).show(&view)
}

impl DraftView {
    async fn build(ctx: &Ctx, loaded: &Loaded, typed: Option<&Fields>, error: String) -> Result<DraftView, Error> {
        let draft = &loaded.draft;
        let today = local::day(ctx.now);
        let entry = &draft.entry;
        let publishes = draft.aim == Aim::Publish;
        let findings = judge::findings(ctx, draft, &loaded.text).await?;
        let editions = get::editions(ctx, entry).await?;
        let in_force = editions.iter().find(|one| one.standing == Standing::InForce);
        // What people live under today; a text that does not hold yet is held against what it began from.
        let against = in_force.map(|one| one.number).or(draft.base).filter(|_| publishes);
        let changes = match (publishes, against) {
            (true, Some(number)) => compare(ctx, entry, &Side::Edition(number), &Side::Draft(draft.id)).await?,
            _ => Vec::new(),
        };
        let procedure = room::procedure(loaded);
        let before = entry.code().and_then(|code| ctx.city.catalog().in_force(&code, today).cloned());
        let allowed = draft.allowed_actions(&ctx.actor);
        let may = |action| allowed.contains(&action);
        let kept = migrate::kept(ctx, draft.id, None, 50).await?;
        let running: u64 = editions.iter().map(|one| one.running).sum();
        Ok(DraftView {
            head: Head::of(ctx, loaded, ""),
            facts: facts(ctx, loaded),
            has_text: publishes,
            findings: tell::findings(ctx, &findings),
            against: against.map(|number| super::text::edition(ctx, number)).unwrap_or_default(),
            effects: effects(ctx, loaded, running, &changes.iter().map(|one| one.path.as_str()).collect::<Vec<_>>()),
            changes: tell::changes(ctx, &changes),
            costs: procedure.as_deref().map(|one| costs(ctx, one, before.as_deref())).unwrap_or_default(),
            needless: procedure.as_deref().map(|one| needless(ctx, one)).unwrap_or_default(),
            moves: room::act(loaded).as_deref().map(|one| moves(ctx, one)).unwrap_or_default(),
            progress: progress(ctx, loaded).await?,
            kept: kept
                .iter()
                .map(|one| (format!("/quay/ho-so/{}", one.dossier), obstacles(ctx, &one.obstacles)))
                .collect(),
            may: May {
                submit: may(Action::Submit),
                discard: may(Action::Discard),
                send_back: may(Action::SendBack),
                publish: may(Action::Publish),
                from_day: publishes,
            },
            typed: again_typed(ctx, loaded, typed),
            error,
        })
    }
}

/// What the forms hold: as typed, or as usual.
fn again_typed(ctx: &Ctx, loaded: &Loaded, typed: Option<&Fields>) -> BTreeMap<String, String> {
    let mut values = BTreeMap::from([
        ("tu-ngay".to_owned(), day(loaded.draft.valid_from.unwrap_or_else(|| judge::earliest(ctx)))),
        ("ngay-ky".to_owned(), day(local::day(ctx.now))),
        ("ben".to_owned(), Announcer::Province.key().to_owned()),
        ("quyet-dinh".to_owned(), String::new()),
        ("ly-do-gap".to_owned(), String::new()),
        ("loi-nhan".to_owned(), String::new()),
        ("can-sua".to_owned(), String::new()),
    ]);
    for (name, value) in typed.map(|fields| fields.0.as_slice()).unwrap_or_default() {
        if let Some(had) = values.get_mut(name) {
            had.clone_from(value);
        }
    }
    values
}

fn facts(ctx: &Ctx, loaded: &Loaded) -> Vec<(String, String)> {
    let draft = &loaded.draft;
    let word = |key: &str, args: &[(&str, Word)]| ctx.city.words.get(ctx.lang, key, args);
    let number = |value: u32| Word::Count(i64::from(value));
    let mut facts = vec![
        (word("admin-author", &[]), draft.author.name.clone()),
        (word("admin-editor", &[]), format!("{}, {}", draft.editor.name, format::moment(ctx.lang, draft.updated_at))),
    ];
    let mut add = |key: &str, value: String| {
        if !value.trim().is_empty() {
            facts.push((word(key, &[]), value));
        }
    };
    add("admin-source", draft.origin.as_ref().map(|origin| origin.source.clone()).unwrap_or_default());
    add("admin-base", draft.base.map(|base| word("admin-edition", &[("number", number(base))])).unwrap_or_default());
    add("admin-wanted-day", draft.valid_from.map(|day| format::date(ctx.lang, day)).unwrap_or_default());
    add("admin-note", draft.note.clone());
    add("admin-remark", draft.remark.clone());
    add("admin-reviewer", draft.reviewer.as_ref().map(|by| by.name.clone()).unwrap_or_default());
    match &draft.aim {
        Aim::Publish => {}
        Aim::Retire { number: edition, last_day, replaced_by } => {
            add("admin-ends", word("admin-edition", &[("number", number(*edition))]));
            add("admin-ends-on", format::date(ctx.lang, *last_day));
            add("admin-replaced-by", replaced_by.clone().unwrap_or_default());
        }
        Aim::Migrate { from, to, reason } => {
            add("admin-moves", tell::between(ctx, *from, *to));
            add("admin-reason", reason.clone());
        }
    }
    facts
}

/// What a change means for whom, by the part of the text it stands in.
fn effects(ctx: &Ctx, loaded: &Loaded, running: u64, paths: &[&str]) -> Vec<String> {
    let word = |key: &str| ctx.city.words.get(ctx.lang, key, &[]);
    let touches = |part: &str| paths.iter().any(|path| path.split([' ', '›']).next() == Some(part));
    let parts = [
        ("fees", "admin-effect-fees"),
        ("channels", "admin-effect-channels"),
        ("components", "admin-effect-papers"),
        ("form", "admin-effect-form"),
        ("steps", "admin-effect-steps"),
        ("office", "admin-effect-office"),
    ];
    let mut effects: Vec<String> = parts.iter().filter(|(part, _)| touches(part)).map(|(_, key)| word(key)).collect();
    if running > 0 && loaded.draft.aim == Aim::Publish {
        let args = [("count", Word::Count(i64::try_from(running).unwrap_or(i64::MAX)))];
        effects.push(ctx.city.words.get(ctx.lang, "admin-effect-running", &args));
    }
    effects
}

fn costs(ctx: &Ctx, procedure: &Procedure, before: Option<&Procedure>) -> Vec<CostRow> {
    let told = |cost: Cost| [cost.keys, cost.seconds(), cost.asked, cost.held];
    let of = |procedure: &Procedure, by| told(procedure.cost(by, &procedure.usual_answers()));
    [(By::Citizen, "admin-cost-citizen"), (By::Officer, "admin-cost-officer")]
        .map(|(by, key)| CostRow {
            who: ctx.city.words.get(ctx.lang, key, &[]),
            now: of(procedure, by),
            before: before.map(|one| of(one, by)),
        })
        .to_vec()
}

/// Papers that could be spared: which, what takes their place, which law, how many a year.
fn needless(ctx: &Ctx, procedure: &Procedure) -> Vec<String> {
    let catalog = ctx.city.catalog();
    let today = local::day(ctx.now);
    let mut all: Vec<&Procedure> = catalog.all_in_force(today).map(|one| &**one).collect();
    all.retain(|one| one.code != procedure.code);
    all.push(procedure);
    let (found, _) = needless::find(&all, &ctx.city.library.reuse, &BTreeMap::new(), today);
    let word = |key: &str, args: &[(&str, Word)]| ctx.city.words.get(ctx.lang, key, args);
    let mine = found.iter().filter(|one| one.procedure.code == procedure.code && !one.already);
    mine.map(|one| {
        let number = |value: u64| [("count", Word::Count(i64::try_from(value).unwrap_or(i64::MAX)))];
        let spares = match one.spares {
            Spared::Papers(count) => word("needless-spares", &number(count)),
            Spared::AtMost(count) => word("needless-spares-at-most", &number(count)),
            Spared::Unknown => word("needless-spares-unknown", &[]),
        };
        let paper = one.component.name.get(ctx.lang.code()).to_owned();
        let args = [("paper", paper.into()), ("law", one.law_words().into()), ("spares", spares.into())];
        word(if one.reachable { "admin-needless" } else { "admin-needless-later" }, &args)
    })
    .collect()
}

/// What an act changes, procedure by procedure.
fn moves(ctx: &Ctx, act: &Act) -> Vec<(String, String, String)> {
    let catalog = ctx.city.catalog();
    let procedures: Vec<_> = catalog.all_in_force(act.valid_from).collect();
    let told = |rule: &OfficeRule| who::office(rule, &ctx.city.words, ctx.lang);
    let effect = catalog.matrix().effect(act, procedures.iter().map(|one| &***one));
    let name = |code: &domain::catalog::ProcedureCode| {
        catalog.in_force(code, act.valid_from).map(|one| one.name.get(ctx.lang.code()).to_owned())
    };
    effect
        .into_iter()
        .map(|one| {
            let name = name(&one.procedure).unwrap_or_default();
            (format!("{} {name}", one.procedure), told(&one.before), told(&one.after))
        })
        .collect()
}

async fn progress(ctx: &Ctx, loaded: &Loaded) -> Result<String, Error> {
    let Some(progress) = migrate::progress(ctx, loaded.draft.id).await? else { return Ok(String::new()) };
    let number = |value: u64| Word::Count(i64::try_from(value).unwrap_or(i64::MAX));
    let args = [("moved", number(progress.moved)), ("kept", number(progress.kept)), ("rest", number(progress.to_come))];
    let key = if progress.finished { "admin-migration-finished" } else { "admin-migration-running" };
    Ok(ctx.city.words.get(ctx.lang, key, &args))
}

/// Why a dossier keeps its edition.
pub fn obstacles(ctx: &Ctx, obstacles: &[domain::catalog::migration::Obstacle]) -> String {
    let one = |obstacle: &domain::catalog::migration::Obstacle| {
        let names = obstacle.names.join(", ");
        ctx.city.words.get(ctx.lang, &obstacle.code, &[("names", names.into())])
    };
    obstacles.iter().map(one).collect::<Vec<_>>().join("; ")
}
