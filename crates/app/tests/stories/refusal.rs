//! Form 03: at the counter, and by the agency.

use app::dossier::refuse::{refuse, refuse_reception};
use domain::dossier::refusal::Refusal;
use jiff::civil::date;

use crate::city::{BUILDING, BUSINESS, MARITAL, WARD, at, on_both, refused};

const WHY: &str = "Không thuộc thẩm quyền";
const LAW: &str = "Điều 21 Nghị định 123/2015/NĐ-CP";

#[tokio::test]
async fn a_dossier_may_be_refused_at_the_counter_with_a_reason_and_its_law() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        assert_eq!(refused(refuse_reception(&city.by("hoa"), id, None, "", LAW).await), Refusal::Empty("reason"));
        assert_eq!(refused(refuse_reception(&city.by("hoa"), id, None, WHY, "").await), Refusal::Empty("legal-basis"));
        refuse_reception(&city.by("hoa"), id, None, WHY, LAW).await.unwrap();
        let dossier = city.dossier(id).await;
        assert_eq!((dossier.state.name(), dossier.state.is_open()), ("reception_refused", false));
        assert_eq!((city.code(id).await, dossier.finished_at), (None, Some(at("2026-03-02T09:00"))));
        assert_eq!(city.figures(WARD, "2026-03-02").await, ["filed=1", "not_received=1"]);
    })
    .await;
}

#[tokio::test]
async fn the_agency_refuses_before_the_due_date_and_that_counts_as_done() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUSINESS).await;
        city.clock("2026-03-05T20:00");
        refuse(&city.by("lan"), id, None, WHY, LAW, None).await.unwrap();
        assert_eq!(city.state(id).await, "refused");
        // On the due day, even in the evening, it is on time.
        assert_eq!(city.figures(WARD, "2026-03-05").await, ["finished=1", "finished_on_time=1", "refused=1"]);
    })
    .await;
}

#[tokio::test]
async fn after_the_due_date_only_another_law_lets_it_refuse() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        city.clock("2026-03-18T08:00");
        let late = refused(refuse(&city.by("lan"), id, None, WHY, LAW, None).await);
        assert_eq!(late, Refusal::TooLateToRefuse { last: date(2026, 3, 17) });
        assert_eq!(city.state(id).await, "in_process");
        refuse(&city.by("lan"), id, None, WHY, LAW, Some("Luật Xây dựng, Điều 102")).await.unwrap();
        assert_eq!(city.figures(WARD, "2026-03-18").await, ["finished=1", "finished_late=1", "refused=1"]);
    })
    .await;
}
