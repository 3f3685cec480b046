//! A very small city: Minh files, Hoa receives, and rules just large enough for the store's stories.

use jiff::{Timestamp, ToSpan};
use store::counter::{Move, Scope};
use store::dossier::{Change, DossierRow, FactRow, Found, StoredFact, find};
use store::verify::Rebuilt;
use store::{Batch, CommitError, Store};

pub const WARD: &str = "H26.126";
pub const DAY: &str = "2026-03-02";

pub fn noon() -> Timestamp {
    "2026-03-02T05:00:00Z".parse().unwrap()
}

/// A dossier as it is filed: the first fact is recorded with it.
pub fn filed(id: &str, agency: &str) -> DossierRow {
    DossierRow {
        id: id.into(),
        version: 1,
        head: String::new(),
        state: "filed".into(),
        open: true,
        procedure: "1.001193".into(),
        edition: "2026-01-01".into(),
        agency: agency.into(),
        receiving_point: "H26.P1".into(),
        return_point: "H26.P1".into(),
        channel: "online".into(),
        applicant: Some("minh".into()),
        applicant_name: "Nguyễn Văn Minh".into(),
        applicant_folded: "nguyen van minh".into(),
        applicant_number: Some("001090000001".into()),
        summary: "Khai sinh".into(),
        desk_office: "H26.P1".into(),
        desk_role: "receptionist".into(),
        holder: None,
        step: None,
        submitted_at: noon(),
        attend_by: noon() + 8.hours(),
        accepted_at: None,
        due_at: None,
        original_due_at: None,
        finished_at: None,
        returned_at: None,
        next_timer_at: None,
        updated_at: noon(),
        body: format!(r#"{{"agency":"{agency}"}}"#),
    }
}

/// What one more fact makes of the row.
pub fn apply(row: &mut DossierRow, kind: &str, at: Timestamp) {
    row.version += 1;
    row.state = kind.into();
    row.updated_at = at;
    match kind {
        "accepted" => {
            row.accepted_at = Some(at);
            row.due_at = Some(at + 72.hours());
            row.original_due_at = row.due_at;
            row.attend_by = at + 72.hours();
            (row.desk_office, row.desk_role) = (row.agency.clone(), "specialist".into());
        }
        "taken" => row.holder = Some("hung".into()),
        "supplement_requested" => row.next_timer_at = Some(at + 24.hours()),
        "returned" => {
            row.open = false;
            row.finished_at = Some(at);
            row.returned_at = Some(at);
            row.next_timer_at = None;
        }
        "refused" => row.finished_at = Some(at),
        _ => {}
    }
}

fn moves(row: &DossierRow, kind: &str) -> Vec<Move> {
    let one = |scope| Move { scope, measure: kind.into(), by: 1 };
    vec![
        one(Scope::ProcedureMonth(row.procedure.clone(), "2026-03".into())),
        one(Scope::AgencyDay(row.agency.clone(), DAY.into())),
    ]
}

fn fact(row: &DossierRow, kind: &str) -> FactRow {
    let actor = (kind != "closed").then(|| "minh".to_owned());
    FactRow { at: row.updated_at, kind: kind.into(), actor, body: row.body.clone() }
}

/// Files a dossier.
pub async fn file(store: &Store, id: &str, agency: &str) {
    let row = filed(id, agency);
    record(store, row, "filed", Batch::new()).await.unwrap();
}

/// Does one thing to a dossier as it is stored now.
pub async fn act(store: &Store, id: &str, kind: &str) -> Result<(), CommitError> {
    let Found { mut row, .. } = find(store, id).await.unwrap().unwrap();
    let at = row.updated_at + 1.minute();
    apply(&mut row, kind, at);
    record(store, row, kind, Batch::new()).await
}

pub async fn record(store: &Store, row: DossierRow, kind: &str, beside: Batch) -> Result<(), CommitError> {
    let change = Change {
        facts: vec![fact(&row, kind)],
        counters: moves(&row, kind),
        code_day: (kind == "accepted").then(|| DAY.to_owned()),
        beside,
        dossier: row,
    };
    store::dossier::record(store, change).await.map(drop)
}

/// The rules once more, from the facts alone.
pub fn fold(id: &str, facts: &[StoredFact]) -> Result<Rebuilt, String> {
    let first = facts.first().filter(|first| first.fact.kind == "filed").ok_or("the first fact is not a filing")?;
    let body: serde_json::Value = serde_json::from_str(&first.fact.body).map_err(|error| error.to_string())?;
    let mut row = filed(id, body["agency"].as_str().unwrap_or_default());
    let mut moved = moves(&row, "filed");
    let mut code_day = None;
    for StoredFact { fact, .. } in &facts[1..] {
        apply(&mut row, &fact.kind, fact.at);
        moved.extend(moves(&row, &fact.kind));
        if fact.kind == "accepted" {
            code_day = Some(DAY.to_owned());
        }
    }
    Ok(Rebuilt { row, moves: moved, code_day, papers: vec![], consultations: vec![] })
}

/// Three dossiers: one filed, one in work, one returned.
pub async fn three_dossiers(store: &Store) {
    for (id, kinds) in [("d1", &[][..]), ("d2", &["accepted", "taken"]), ("d3", &["accepted", "taken", "returned"])] {
        file(store, id, WARD).await;
        for kind in kinds {
            act(store, id, kind).await.unwrap();
        }
    }
}
