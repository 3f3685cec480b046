//! Accounts, sessions, drafts, papers, idempotency, replay.

use jiff::ToSpan;
use jiff::civil::date;
use store::account::{self, Account, GrantRow};
use store::draft::{self, Draft};
use store::idempotency::{self, Answer};
use store::paper::{self, PaperRow};
use store::replay::{self, Progress};
use store::session::{self, Session};
use store::{Batch, CommitError, Store};

use crate::city::noon;
use crate::engines::on_both;

fn minh() -> Account {
    Account {
        id: "minh".into(),
        kind: "citizen".into(),
        login: "minh@example.vn".into(),
        password_hash: "$argon2id$…".into(),
        name: "Nguyễn Văn Minh".into(),
        personal_id: None,
        phone: Some("0900000000".into()),
        email: None,
        language: "vi".into(),
        active: true,
        created_at: noon(),
    }
}

async fn with(store: &Store, change: impl FnOnce(&mut Batch)) -> Result<(), CommitError> {
    let mut batch = Batch::new();
    change(&mut batch);
    store.commit(batch).await.map(drop)
}

#[tokio::test]
async fn a_name_to_sign_in_with_belongs_to_one_account() {
    on_both(async |store, _| {
        with(&store, |batch| account::insert(batch, minh())).await.unwrap();
        assert_eq!(account::find(&store, "minh").await.unwrap(), Some(minh()));
        assert_eq!(account::find_by_login(&store, "minh@example.vn").await.unwrap(), Some(minh()));
        assert_eq!(account::find_by_login(&store, "MINH@example.vn").await.unwrap(), None);
        let other = Account { id: "other".into(), ..minh() };
        let error = with(&store, |batch| account::insert(batch, other)).await.unwrap_err();
        assert!(matches!(error, CommitError::Unique { constraint, .. } if constraint == "account_login"));
    })
    .await;
}

#[tokio::test]
async fn a_role_holds_from_its_first_to_its_last_day() {
    on_both(async |store, _| {
        let grant = |valid_to| GrantRow {
            account: "minh".into(),
            role: "clerk".into(),
            office: "H26.1".into(),
            valid_from: date(2026, 1, 1),
            valid_to,
        };
        with(&store, |batch| account::insert(batch, minh())).await.unwrap();
        with(&store, |batch| account::grant(batch, grant(None))).await.unwrap();
        let held = async |day| account::list_grants(&store, "minh", day).await.unwrap();
        assert_eq!(held(date(2030, 1, 1)).await, [grant(None)]);
        let last = Some(date(2026, 6, 30));
        with(&store, |batch| account::grant(batch, grant(last))).await.unwrap();
        assert_eq!(held(date(2025, 12, 31)).await, []);
        assert_eq!(held(date(2026, 6, 30)).await, [grant(last)]);
        assert_eq!(held(date(2026, 7, 1)).await, []);
        let holders = account::list_holders(&store, "H26.1", "clerk", date(2026, 2, 1)).await.unwrap();
        assert_eq!(holders, [("minh".to_owned(), "Nguyễn Văn Minh".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_by_itself_by_its_owner_or_with_the_account() {
    on_both(async |store, _| {
        with(&store, |batch| account::insert(batch, minh())).await.unwrap();
        let one =
            Session { account: "minh".into(), csrf: "c".into(), created_at: noon(), expires_at: noon() + 1.hour() };
        for token in ["t1", "t2", "t3"] {
            session::begin(&store, token, one.clone()).await.unwrap();
        }
        let live = async |token: &str, at| session::find(&store, token, at).await.unwrap();
        assert_eq!(live("t1", noon()).await, Some(one.clone()));
        assert_eq!(live("t1", noon() + 1.hour()).await, None);
        assert_eq!(live("t", noon()).await, None);
        session::end(&store, "t1").await.unwrap();
        session::end(&store, "t1").await.unwrap();
        assert_eq!(live("t1", noon()).await, None);
        with(&store, |batch| account::set_active(batch, "minh", false)).await.unwrap();
        assert_eq!(live("t2", noon()).await, None);
        with(&store, |batch| account::set_active(batch, "minh", true)).await.unwrap();
        assert_eq!(live("t2", noon()).await, Some(one));
        assert_eq!(session::sweep(&store, noon()).await.unwrap(), 0);
        with(&store, |batch| session::end_all(batch, "nobody")).await.unwrap();
        assert_eq!(session::sweep(&store, noon() + 1.hour()).await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_only_its_owners_and_is_filed_once() {
    on_both(async |store, _| {
        let mine = Draft {
            id: "x".into(),
            account: "minh".into(),
            procedure: "1.001193".into(),
            edition: "1".into(),
            answers: "{}".into(),
            papers: "[]".into(),
            created_at: noon(),
            updated_at: noon(),
            expires_at: noon() + 24.hours(),
        };
        draft::save(&store, mine.clone()).await.unwrap();
        let changed = Draft { answers: r#"{"a":1}"#.into(), updated_at: noon() + 1.minute(), ..mine.clone() };
        draft::save(&store, changed.clone()).await.unwrap();
        let stolen = Draft { account: "hoa".into(), ..mine.clone() };
        assert!(matches!(draft::save(&store, stolen).await, Err(CommitError::Conflict { .. })));
        assert_eq!(draft::find(&store, "minh", "x", noon()).await.unwrap(), Some(changed.clone()));
        assert_eq!(draft::find(&store, "hoa", "x", noon()).await.unwrap(), None);
        assert_eq!(draft::list(&store, "minh", noon(), None, 10).await.unwrap(), [changed]);
        assert_eq!(draft::find(&store, "minh", "x", noon() + 24.hours()).await.unwrap(), None);
        assert!(with(&store, |batch| draft::remove(batch, "hoa", "x")).await.is_err());
        with(&store, |batch| draft::remove(batch, "minh", "x")).await.unwrap();
        let twice = with(&store, |batch| draft::remove(batch, "minh", "x")).await;
        assert!(matches!(twice, Err(CommitError::Conflict { .. })));
        draft::save(&store, mine).await.unwrap();
        assert_eq!(draft::sweep(&store, noon() + 24.hours()).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_key_sent_again_finds_the_first_answer() {
    on_both(async |store, _| {
        let answer = |status| Answer { request_hash: "h".into(), status, response: "{}".into() };
        let keep =
            async |status| with(&store, |batch| idempotency::keep(batch, "minh", "k", answer(status), noon())).await;
        assert_eq!(idempotency::find(&store, "minh", "k").await.unwrap(), None);
        keep(201).await.unwrap();
        let error = keep(409).await.unwrap_err();
        assert!(matches!(error, CommitError::Unique { constraint, .. } if constraint == idempotency::REPEATED));
        assert_eq!(idempotency::find(&store, "minh", "k").await.unwrap(), Some(answer(201)));
        assert_eq!(idempotency::find(&store, "hoa", "k").await.unwrap(), None);
        assert_eq!(idempotency::sweep(&store, noon()).await.unwrap(), 0);
        assert_eq!(idempotency::sweep(&store, noon() + 1.second()).await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_replaced_paper_stays_in_the_list() {
    on_both(async |store, _| {
        let paper = PaperRow {
            dossier: "d1".into(),
            id: "p1".into(),
            component: "birth-certificate".into(),
            name: "giấy chứng sinh.pdf".into(),
            media_type: "application/pdf".into(),
            size: 10,
            sha256: "0".repeat(64),
            source: "uploaded".into(),
            added_at: noon(),
            removed_at: None,
        };
        with(&store, |batch| paper::add(batch, paper.clone())).await.unwrap();
        assert_eq!(paper::find(&store, "d1", "p1").await.unwrap(), Some(paper.clone()));
        assert_eq!(paper::find(&store, "d2", "p1").await.unwrap(), None);
        with(&store, |batch| paper::remove(batch, "d1", "p1", noon())).await.unwrap();
        assert!(with(&store, |batch| paper::remove(batch, "d1", "p1", noon())).await.is_err());
        let gone = PaperRow { removed_at: Some(noon()), ..paper };
        assert_eq!(paper::list(&store, "d1").await.unwrap(), [gone]);
    })
    .await;
}

#[tokio::test]
async fn a_replay_knows_how_far_it_came() {
    on_both(async |store, _| {
        assert_eq!(replay::find(&store, "log").await.unwrap(), None);
        for done in [1, 2] {
            let progress = Progress { done, body: "{}".into() };
            with(&store, |batch| replay::keep(batch, "log", progress.clone(), noon())).await.unwrap();
            assert_eq!(replay::find(&store, "log").await.unwrap(), Some(progress));
        }
    })
    .await;
}
