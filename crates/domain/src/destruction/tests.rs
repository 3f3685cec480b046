use jiff::civil::date;

use super::*;

const THU: u128 = 1;
const LAN: u128 = 2;

fn account(who: u128) -> Option<AccountId> {
    Some(AccountId(Uuid::from_u128(who)))
}

fn recorded(who: u128, fact: Fact) -> Recorded<Fact> {
    let by = By { account: account(who), name: "Thu".into() };
    Recorded { at: Timestamp::UNIX_EPOCH, by, fact }
}

fn listed(document: u128) -> Listed {
    Listed {
        document: DocumentId(Uuid::from_u128(document)),
        code: "GT.giay-uy-quyen".into(),
        title: "Giấy ủy quyền".into(),
        number: None,
        owner: "Trần Thị Quý".into(),
        issued_on: Some(date(2023, 3, 2)),
        keep_until: date(2025, 12, 31),
        basis: "23/2015/NĐ-CP, Điều 14.2".into(),
        sha256: "ab".repeat(32),
    }
}

fn proposed() -> Destruction {
    let office = "H26.166".parse().expect("a code");
    let fact = Fact::Proposed { office, reason: "hết hạn".into(), items: vec![listed(1), listed(2)] };
    Destruction::first(Uuid::nil(), &recorded(THU, fact)).expect("proposed")
}

fn decision() -> Decision {
    Decision {
        number: "15/QĐ-UBND".into(), day: date(2026, 3, 2), council: "Biên bản họp ngày 01/03/2026".into()
    }
}

fn after(mut destruction: Destruction, who: u128, facts: Vec<Fact>) -> Destruction {
    for fact in facts {
        destruction.apply(&recorded(who, fact)).expect("it can happen");
    }
    destruction
}

fn strike(document: u128) -> Fact {
    Fact::Struck { document: DocumentId(Uuid::from_u128(document)), reason: "còn cần".into() }
}

#[test]
fn who_proposes_does_not_decide_and_who_decides_does_not_carry_out() {
    let list = proposed();
    let check = |found: Result<(), Ruling>, expected: Option<&str>| {
        assert_eq!(found.err().map(|ruling| ruling.code), expected);
    };
    check(list.may_review(account(THU)), Some("destruction.same-person"));
    check(list.may_review(None), Some("destruction.same-person"));
    check(list.may_review(account(LAN)), None);
    check(list.may_begin(account(THU)), Some("destruction.stage"));
    check(list.may_approve(account(LAN), &decision()), None);
    let no_number = Decision { number: " ".into(), ..decision() };
    check(list.may_approve(account(LAN), &no_number), Some("destruction.incomplete"));
    let no_council = Decision { council: String::new(), ..decision() };
    check(list.may_approve(account(LAN), &no_council), Some("destruction.incomplete"));
    let approved = after(list, LAN, vec![Fact::Approved { decision: decision() }]);
    check(approved.may_review(account(LAN)), Some("destruction.stage"));
    check(approved.may_begin(account(LAN)), Some("destruction.decider"));
    check(approved.may_begin(account(THU)), None);
}

#[test]
fn a_document_that_was_taken_off_is_free_and_a_list_of_nothing_is_not_decided() {
    let list = after(proposed(), LAN, vec![strike(1)]);
    assert_eq!(list.keys(), [listed_key(DocumentId(Uuid::from_u128(2)))]);
    let again = list.may_strike(account(LAN), DocumentId(Uuid::from_u128(1)));
    assert_eq!(again.expect_err("it is off").code, "destruction.not-listed");
    let list = after(list, LAN, vec![strike(2)]);
    assert_eq!(list.may_approve(account(LAN), &decision()).expect_err("empty").code, "destruction.empty");
    let list = after(list, LAN, vec![Fact::Rejected { reason: "còn cần cả".into() }]);
    assert!(list.keys().is_empty() && list.ended.is_some());
}

#[test]
fn a_list_is_unfinished_from_its_first_step_until_its_files_are_gone() {
    let unfinished = |list: &Destruction| list.tags().iter().any(|tag| tag.tag == UNFINISHED);
    let list = after(proposed(), LAN, vec![Fact::Approved { decision: decision() }]);
    assert!(!unfinished(&list));
    let list = after(list, THU, vec![Fact::Begun]);
    assert!(unfinished(&list));
    let document = |number| DocumentId(Uuid::from_u128(number));
    let facts = vec![
        Fact::Destroyed { document: document(1), files: vec!["ab".into(), "cd".into()] },
        Fact::Spared { document: document(2), code: "destruction.held".into() },
        Fact::CarriedOut { number: 1, year: 2026 },
    ];
    let list = after(list, THU, facts);
    assert!(unfinished(&list) && list.keys().is_empty());
    assert_eq!((list.destroyed(), list.files.len()), (1, 2));
    let list = after(list, THU, vec![Fact::Cleared { removed: 1, shared: 1 }]);
    assert!(!unfinished(&list) && list.files.is_empty());
    assert!(list.clone().apply(&recorded(THU, Fact::Begun)).is_err());
    let second = Fact::Destroyed { document: document(1), files: vec![] };
    assert!(after(proposed(), LAN, vec![]).apply(&recorded(THU, second)).is_err());
}
