//! Signatures and transactions: who appears is written down, the number comes from their own register, the line is struck
//! and never erased, and the year is closed.

use app::Error;
use app::certification::attest::certify::{Hand, certify};
use app::certification::attest::prepare::prepare;
use app::certification::attest::{Appeared, get, keep, print, strike, withdraw};
use app::certification::list::Attested;
use app::certification::{close, list};
use domain::certification::appearance::{Appearance, Manner, Shown};
use domain::certification::attestation::State;
use domain::certification::fact::Decision;
use domain::certification::matter::Matter;
use domain::certification::question::Question;
use domain::certification::statement::Capacity;
use domain::certification::{CertificationNumber, Register};
use domain::id::CertificationId;
use domain::unit::agency_code::AgencyCode;
use jiff::civil::date;

use crate::city::{COUNTER, TestCity, WARD, on_both, on_sqlite};

fn office(code: &str) -> AgencyCode {
    code.parse().unwrap()
}

fn person(name: &str, manner: Manner) -> Appearance {
    Appearance { name: name.into(), shown: Shown::Card, number: "001155000028".into(), manner }
}

fn appeared(matter: Matter, people: Vec<Appearance>) -> Appeared {
    Appeared {
        matter,
        title: "Giấy ủy quyền nhận lương hưu".into(),
        papers: 1,
        people,
        answers: Question::of(matter.register()).iter().map(|one| (*one, true)).collect(),
        exemption: String::new(),
        note: String::new(),
        refuses: false,
    }
}

fn quy() -> Appeared {
    appeared(Matter::Delegation, vec![person("Trần Thị Quý", Manner::Signs)])
}

fn hand() -> Hand {
    Hand { capacity: Capacity::Chair, unrelated: true, elsewhere: String::new() }
}

fn ruled<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Ruled(ruling)) => ruling.code,
        other => panic!("expected a ruling, found {other:?}"),
    }
}

impl TestCity {
    async fn attests(&self, appeared: &Appeared) -> CertificationId {
        prepare(&self.by("hoa"), &office(COUNTER), appeared).await.unwrap().subject.id
    }

    async fn numbers(&self, id: CertificationId) -> CertificationNumber {
        certify(&self.by("lan"), id, None, &hand()).await.unwrap().subject.certified.unwrap().number
    }
}

#[tokio::test]
async fn a_signature_from_the_desk_to_the_kept_copy() {
    on_both(async |city, _| {
        let (hoa, lan) = (city.by("hoa"), city.by("lan"));
        let id = city.attests(&quy()).await;
        assert_eq!(ruled(certify(&hoa, id, None, &hand()).await), "certification.not-yours");
        assert!(matches!(certify(&city.by("binh"), id, None, &hand()).await, Err(Error::NotFound)));
        let related = Hand { unrelated: false, ..hand() };
        assert_eq!(ruled(certify(&lan, id, None, &related).await), "certification.related");
        assert!(matches!(print::statement(&hoa, id).await, Err(Error::NotFound)), "no number, no statement");
        assert_eq!(city.numbers(id).await.to_string(), "01-01/2026-SCT/CK,ĐC");
        assert!(print::statement(&hoa, id).await.unwrap().bytes.starts_with(b"%PDF-"));
        let (waiting, _) = list::attested(&hoa, &office(COUNTER), Attested::Keep, None).await.unwrap();
        assert_eq!(waiting.len(), 1);
        let kept = keep::keep(&hoa, id, None, city.scans("hoa").await).await.unwrap().subject;
        assert_eq!((kept.state, kept.prepared.charge.amount.0), (State::Kept, 10_000));
        assert_eq!(get::file(&lan, id).await.unwrap(), kept.scan.unwrap());
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn what_article_25_forbids_is_refused_in_writing_and_what_can_be_put_right_is_not() {
    on_sqlite(async |city, _| {
        let (hoa, point) = (city.by("hoa"), office(COUNTER));
        let with = |question, answer| {
            let mut asked = quy();
            asked.answers.insert(question, answer);
            asked
        };
        let contract = with(Question::NoTransaction, false);
        assert_eq!(ruled(prepare(&hoa, &point, &contract).await), "certification.forbidden-here");
        assert_eq!(ruled(prepare(&hoa, &point, &with(Question::SignedHere, false)).await), "certification.put-right");
        assert_eq!(ruled(prepare(&hoa, &point, &Appeared { refuses: true, ..quy() }).await), "certification.no-ground");
        let refused = prepare(&hoa, &point, &Appeared { refuses: true, ..contract }).await.unwrap().subject;
        assert_eq!(refused.state, State::Refused);
        assert!(print::refusal(&hoa, refused.id).await.unwrap().bytes.starts_with(b"%PDF-"));
        assert_eq!(ruled(certify(&city.by("lan"), refused.id, None, &hand()).await), "certification.not-now");
        let alone = appeared(Matter::Contract, vec![person("Trần Thị Quý", Manner::Neither)]);
        assert_eq!(ruled(prepare(&hoa, &point, &alone).await), "certification.witnesses");
        for stranger in ["binh", "hung", "minh"] {
            assert!(matches!(prepare(&city.by(stranger), &point, &quy()).await, Err(Error::Forbidden)), "{stranger}");
        }
        city.verifies().await;
    })
    .await;
}

#[tokio::test]
async fn each_register_counts_for_itself_a_struck_line_stays_and_the_year_is_closed_over_it() {
    on_both(async |city, _| {
        let (hoa, lan, ward) = (city.by("hoa"), city.by("lan"), office(WARD));
        let first = city.attests(&quy()).await;
        let second = city.attests(&quy()).await;
        let sale = appeared(
            Matter::Contract,
            vec![person("Trần Thị Quý", Manner::Signs), person("Nguyễn Văn Minh", Manner::Fingerprint)],
        );
        let sale = city.attests(&sale).await;
        let numbers = [city.numbers(first).await, city.numbers(sale).await, city.numbers(second).await];
        assert_eq!(
            numbers.map(|number| number.to_string()),
            ["01-01/2026-SCT/CK,ĐC", "01-01/2026-SCT/HĐ,GD", "02-01/2026-SCT/CK,ĐC"]
        );
        strike::strike(&lan, first, None, None, "ghi hai lần").await.unwrap();
        keep::keep(&hoa, second, None, city.scans("hoa").await).await.unwrap();
        assert_eq!(ruled(strike::strike(&lan, second, None, None, "sai").await), "certification.no-decision");
        strike::correct(&lan, second, None, "Đã sửa theo số 01-01/2026-SCT/HĐ,GD", "Điều 38.2").await.unwrap();
        let (lines, _) = list::register(&lan, &ward, Register::Signatures, 2026, Some(3), None).await.unwrap();
        let told: Vec<_> =
            lines.iter().map(|line| (line.number.ordinal, line.struck.is_some(), line.remarks.len())).collect();
        assert_eq!(told, [(1, true, 0), (2, false, 1)]);

        let late = city.attests(&quy()).await;
        city.clock("2026-12-31T16:00");
        assert!(matches!(close::close(&hoa, &ward, Register::Signatures, 2026).await, Err(Error::Forbidden)));
        let book = close::close(&city.by("lan"), &ward, Register::Signatures, 2026).await.unwrap().subject;
        assert_eq!((book.last, book.closed.unwrap().standing), (2, 1));
        assert_eq!(ruled(certify(&city.by("lan"), late, None, &hand()).await), "certification.book-closed");
        let printed = app::certification::print::register(&lan, &ward, Register::Signatures, 2026, None).await;
        assert!(printed.unwrap().bytes.starts_with(b"%PDF-"));
        // What was certified may be struck after the closing: the line says so, the count that was signed stays.
        let decision = Some(Decision { number: "12/QĐ-UBND".into(), on: date(2026, 12, 31) });
        strike::strike(&city.by("lan"), second, None, decision, "giả mạo").await.unwrap();
        withdraw::withdraw(&city.by("hoa"), late, None, "").await.unwrap();
        city.verifies().await;
    })
    .await;
}
