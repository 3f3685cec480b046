//! Who may do what, when, and what is refused: one table for each question.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::*;
use crate::access::{Actor, Grant, Role};
use crate::catalog::finding::{Finding, Severity};
use crate::id::{AccountId, CatalogDraftId};

const TODAY: Date = date(2026, 11, 22);

fn staff(n: u128, name: &str, roles: &[Role]) -> Actor {
    let grants = roles.iter().map(|role| Grant {
        role: *role,
        office: "H26.PVHCC".parse().unwrap(),
        valid_from: date(2025, 7, 1),
        valid_to: None,
    });
    Actor::Staff { account: AccountId(uuid::Uuid::from_u128(n)), name: name.into(), grants: grants.collect() }
}

fn ngan() -> Actor {
    staff(1, "Ngô Thu Ngân", &[Role::Designer])
}

fn duc() -> Actor {
    staff(2, "Vương Minh Đức", &[Role::Publisher])
}

/// Writes and publishes, in a small office.
fn ha() -> Actor {
    staff(3, "Phan Thu Hà", &[Role::Designer, Role::Publisher])
}

fn entry() -> EntryKey {
    "procedure/1.001193".parse().unwrap()
}

fn recorded(fact: Fact, actor: &Actor) -> Recorded {
    let by = fact::By { account: actor.account(), name: actor.name().to_owned() };
    Recorded { at: Timestamp::UNIX_EPOCH, by, fact }
}

fn begun(aim: Aim, actor: &Actor) -> Draft {
    let id = CatalogDraftId(uuid::Uuid::from_u128(9));
    let beginning = Beginning { id, aim, base: Some(1), origin: None, text: "a", sha256: "a".into() };
    Draft::first(entry(), &recorded(begin(beginning, actor).unwrap(), actor)).unwrap()
}

impl Draft {
    fn then(mut self, fact: Fact, actor: &Actor) -> Draft {
        self.apply(&recorded(fact, actor)).unwrap();
        self
    }

    fn saved(self, text: &str, actor: &Actor) -> Draft {
        let fact = self.save(text, text.into(), actor).unwrap().unwrap();
        self.then(fact, actor)
    }

    fn submitted(self, actor: &Actor) -> Draft {
        let fact = self.submit(Some(TODAY), "", actor, TODAY).unwrap();
        self.then(fact, actor)
    }
}

fn announcement(signed_on: Date) -> Announcement {
    Announcement { decision: "9/QĐ-UBND".into(), signed_on, by: Announcer::Province, short_notice: None }
}

fn publish(draft: &Draft, valid_from: Date, announcement: Announcement, findings: &[Finding]) -> Result<Fact, Refusal> {
    let publishing = Publishing { number: 2, sha256: "b".into(), valid_from, announcement, findings };
    draft.publish(publishing, &Notice::default(), &duc(), TODAY)
}

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    result.map_or_else(|refusal| refusal.code(), |_| "")
}

#[test]
fn what_each_person_may_do_follows_the_road() {
    use Action::*;
    let written = begun(Aim::Publish, &ngan());
    let in_review = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let mended_by_ha = begun(Aim::Publish, &ngan()).saved("b", &ha()).submitted(&ngan());
    let done =
        in_review.clone().then(publish(&in_review, date(2026, 12, 1), announcement(TODAY), &[]).unwrap(), &duc());
    let check = |draft: &Draft, who: &Actor, wanted: &[Action]| {
        assert_eq!(draft.allowed_actions(who), wanted, "{} while {}", who.name(), draft.state.key());
    };
    check(&written, &ngan(), &[Save, Submit, Discard]);
    check(&written, &ha(), &[Save, Submit, Discard]);
    check(&written, &duc(), &[]);
    check(&in_review, &ngan(), &[SendBack]);
    check(&in_review, &duc(), &[SendBack, Publish]);
    check(&in_review, &ha(), &[SendBack, Publish]);
    // Whoever changed a word is a writer: somebody else must read it.
    check(&mended_by_ha, &ha(), &[SendBack]);
    check(&mended_by_ha, &duc(), &[SendBack, Publish]);
    for role in Role::ALL.into_iter().filter(|role| !matches!(role, Role::Designer | Role::Publisher)) {
        check(&written, &staff(5, "other", &[role]), &[]);
        check(&in_review, &staff(5, "other", &[role]), &[]);
    }
    let minh = Actor::Citizen { account: AccountId(uuid::Uuid::from_u128(6)), name: "Minh".into() };
    for draft in [&written, &in_review, &done] {
        check(draft, &minh, &[]);
        check(draft, &Actor::Visitor, &[]);
        check(draft, &Actor::System, &[]);
    }
    for who in [&ngan(), &duc(), &ha()] {
        check(&done, who, &[]);
    }
}

#[test]
fn drafts_are_read_by_those_who_work_on_them_and_by_auditors() {
    for role in Role::ALL {
        let reads = matches!(role, Role::Designer | Role::Publisher | Role::Auditor);
        assert_eq!(action::may_read(&staff(5, "other", &[role])), reads, "{role}");
    }
    assert!(!action::may_read(&Actor::System) && !action::may_read(&Actor::Visitor));
}

#[test]
fn nobody_publishes_what_they_wrote() {
    let own = begun(Aim::Publish, &ha()).submitted(&ha());
    let publishing = Publishing {
        number: 1,
        sha256: "a".into(),
        valid_from: date(2026, 12, 1),
        announcement: announcement(TODAY),
        findings: &[],
    };
    assert_eq!(code(own.publish(publishing, &Notice::default(), &ha(), TODAY)), "publication.own-work");
    assert_eq!(code(own.send_back("", &ha())), "", "taking one's own back is no review");
}

#[test]
fn an_edition_begins_today_or_later_and_is_announced_five_days_before_or_with_a_reason() {
    let draft = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let check = |from: Date, signed: Date, by: Announcer, why: Option<&str>, wanted: &str| {
        let announcement = Announcement { by, short_notice: why.map(str::to_owned), ..announcement(signed) };
        assert_eq!(code(publish(&draft, from, announcement, &[])), wanted, "{from} {signed} {by:?} {why:?}");
    };
    use Announcer::{Ministry, Province};
    check(date(2026, 11, 27), TODAY, Province, None, "");
    check(date(2026, 11, 26), TODAY, Province, None, "publication.short-notice");
    check(date(2026, 11, 26), TODAY, Province, Some(" "), "publication.short-notice");
    check(date(2026, 11, 26), TODAY, Province, Some("Luật mới có hiệu lực ngay"), "");
    check(date(2026, 11, 26), date(2026, 11, 21), Province, None, "");
    check(TODAY, date(2026, 11, 17), Province, None, "");
    check(date(2026, 11, 21), date(2026, 11, 1), Province, Some("muộn"), "publication.past-day");
    check(date(2026, 12, 12), TODAY, Ministry, None, "");
    check(date(2026, 12, 11), TODAY, Ministry, None, "publication.short-notice");
    check(date(2026, 12, 12), date(2026, 11, 23), Province, None, "publication.signed-later");
}

#[test]
fn a_short_notice_names_the_first_day_that_is_long_enough() {
    let draft = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let refused = publish(&draft, date(2026, 11, 24), announcement(TODAY), &[]);
    assert_eq!(refused, Err(Refusal::ShortNotice { missing: 3, earliest: date(2026, 11, 27) }));
}

#[test]
fn a_reason_for_short_notice_is_kept_only_where_it_was_needed() {
    let draft = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let with_reason = || Announcement { short_notice: Some("gấp".into()), ..announcement(TODAY) };
    let kept = |from| match publish(&draft, from, with_reason(), &[]).unwrap() {
        Fact::Published { announcement, .. } => announcement.short_notice,
        other => panic!("{other:?}"),
    };
    assert_eq!(kept(date(2026, 11, 23)).as_deref(), Some("gấp"));
    assert_eq!(kept(date(2026, 12, 23)), None);
}

#[test]
fn any_error_of_the_check_stops_a_publication_and_a_warning_does_not() {
    let draft = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let check = |severity, wanted: &str| {
        let findings = [Finding::new("x", severity, "catalog.x")];
        assert_eq!(code(publish(&draft, date(2026, 12, 1), announcement(TODAY), &findings)), wanted);
    };
    check(Severity::Error, "publication.findings");
    check(Severity::Warning, "");
    check(Severity::Note, "");
}

#[test]
fn a_decision_must_be_named() {
    let draft = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let nameless = Announcement { decision: " ".into(), ..announcement(TODAY) };
    assert_eq!(publish(&draft, date(2026, 12, 1), nameless, &[]), Err(Refusal::Empty("decision")));
}

fn published(from: Date) -> Edition {
    let draft = begun(Aim::Publish, &ngan()).submitted(&ngan());
    let early = announcement(date(2026, 11, 1));
    let publishing = Publishing { number: 2, sha256: "b".into(), valid_from: from, announcement: early, findings: &[] };
    let fact = draft.publish(publishing, &Notice::default(), &duc(), date(2026, 11, 2)).unwrap();
    Edition::first(entry(), &recorded(fact, &duc())).unwrap()
}

#[test]
fn a_publication_is_withdrawn_in_one_act_until_the_day_before_it_takes_effect() {
    let check = |from: Date, later: Option<u32>, actor: &Actor, reason: &str, wanted: &str| {
        assert_eq!(code(published(from).withdraw(reason, later, actor, TODAY)), wanted, "{from} {later:?} {reason}");
    };
    check(date(2026, 11, 23), None, &duc(), "Nhầm mức phí", "");
    check(date(2026, 11, 23), None, &duc(), " ", "publication.empty");
    check(date(2026, 11, 23), None, &ngan(), "Nhầm mức phí", "publication.not-yours");
    check(date(2026, 11, 22), None, &duc(), "Nhầm mức phí", "publication.in-effect");
    check(date(2026, 11, 23), Some(3), &duc(), "Nhầm mức phí", "publication.not-the-latest");
}

#[test]
fn what_was_withdrawn_is_not_withdrawn_again() {
    let mut edition = published(date(2026, 11, 23));
    let fact = edition.withdraw("Nhầm", None, &duc(), TODAY).unwrap();
    edition.apply(&recorded(fact, &duc())).unwrap();
    assert_eq!(edition.standing(None, TODAY), Standing::Withdrawn);
    assert!(!edition.is_withdrawable(TODAY));
    assert_eq!(code(edition.withdraw("Nhầm", None, &duc(), TODAY)), "publication.no-such-edition");
}

#[test]
fn the_latest_edition_is_retired_once_from_today_or_later() {
    let aim = |last_day| Aim::Retire { number: 2, last_day, replaced_by: None };
    let check = |last_day: Date, later: Option<u32>, wanted: &str| {
        let draft = begun(aim(last_day), &ngan()).submitted(&ngan());
        let edition = published(date(2026, 11, 10));
        let signed = announcement(date(2026, 11, 10));
        let answer = draft.retire(signed, Some(&edition), later, &Notice::default(), &duc(), TODAY);
        assert_eq!(code(answer), wanted, "{last_day} {later:?}");
    };
    check(date(2026, 12, 31), None, "");
    check(TODAY, None, "");
    check(date(2026, 11, 21), None, "publication.past-day");
    check(date(2026, 12, 31), Some(3), "publication.not-the-latest");
}

#[test]
fn a_retirement_is_undone_until_its_last_day_is_over() {
    let mut edition = published(date(2026, 11, 10));
    let draft =
        begun(Aim::Retire { number: 2, last_day: date(2026, 12, 31), replaced_by: None }, &ngan()).submitted(&ngan());
    let fact = draft.retire(announcement(TODAY), Some(&edition), None, &Notice::default(), &duc(), TODAY).unwrap();
    edition.apply(&recorded(fact, &duc())).unwrap();
    let again = draft.retire(announcement(TODAY), Some(&edition), None, &Notice::default(), &duc(), TODAY);
    assert_eq!(code(again), "publication.already-retired");
    assert_eq!(code(edition.withdraw("Chưa thay được", None, &duc(), date(2027, 1, 1))), "publication.in-effect");
    let undo = edition.withdraw("Chưa thay được", None, &duc(), date(2026, 12, 31)).unwrap();
    edition.apply(&recorded(undo, &duc())).unwrap();
    assert_eq!(edition.retirement, None);
}

#[test]
fn moving_dossiers_needs_a_reason_and_another_persons_decision() {
    let id = CatalogDraftId(uuid::Uuid::from_u128(9));
    let aim = |reason: &str| Aim::Migrate { from: 1, to: 2, reason: reason.into() };
    let begins = |reason| {
        begin(Beginning { id, aim: aim(reason), base: None, origin: None, text: "", sha256: String::new() }, &ngan())
    };
    assert_eq!(code(begins(" ")), "publication.empty");
    let draft = begun(aim("Mẫu đơn cũ bị bãi bỏ"), &ngan()).submitted(&ngan());
    assert_eq!(code(draft.order_migration(announcement(TODAY), &ngan(), TODAY)), "publication.not-yours");
    assert_eq!(code(draft.order_migration(announcement(TODAY), &duc(), TODAY)), "");
}

#[test]
fn a_draft_is_what_its_facts_make_it_and_no_other_order_is_read() {
    let aim = || Fact::Begun {
        draft: CatalogDraftId(uuid::Uuid::from_u128(9)),
        aim: Aim::Publish,
        base: None,
        origin: None,
        sha256: "a".into(),
    };
    let draft = begun(Aim::Publish, &ngan());
    let id = draft.id;
    let saved = Fact::Saved { draft: id, sha256: "b".into() };
    let sent_back = Fact::SentBack { draft: id, remark: "x".into() };
    let check = |facts: Vec<Fact>, sound: bool| {
        let facts: Vec<_> = facts.into_iter().map(|fact| recorded(fact, &ngan())).collect();
        assert_eq!(Draft::fold(&entry(), &facts).is_ok(), sound, "{facts:?}");
    };
    let submitted = Fact::Submitted { draft: id, valid_from: None, note: String::new() };
    check(vec![aim(), saved.clone(), submitted.clone(), sent_back.clone(), saved.clone()], true);
    check(vec![saved.clone()], false);
    check(vec![aim(), sent_back], false);
    check(vec![aim(), submitted, saved.clone()], false);
    check(vec![aim(), Fact::Discarded { draft: id }, saved], false);
}

#[test]
fn a_text_saved_again_as_it_is_leaves_no_fact() {
    let draft = begun(Aim::Publish, &ngan());
    assert_eq!(draft.save("a", "a".into(), &ngan()), Ok(None));
}

#[test]
fn every_code_and_kind_is_listed_once() {
    for list in [&Refusal::CODES[..], &Fact::KINDS[..]] {
        let mut sorted = list.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), list.len());
    }
}

#[test]
fn a_key_is_a_code_or_a_plain_word() {
    let check = |text: &str, sound: bool| assert_eq!(text.parse::<EntryKey>().is_ok(), sound, "{text}");
    check("procedure/1.001193", true);
    check("procedure/1.000948.H38", true);
    check("procedure/khai-sinh", false);
    check("competence/nd120-2025", true);
    check("competence/NĐ120", false);
    check("words/", false);
    check("words/../../etc", false);
    check("paper/x", false);
}
