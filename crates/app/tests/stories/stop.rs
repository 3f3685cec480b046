//! The applicant withdraws, at any time before the decision.

use app::Error;
use app::dossier::stop::stop;
use app::dossier::{approve, supplement};
use domain::dossier::fact::Fault;

use crate::city::{BUSINESS, MARITAL, WARD, on_both, refused};

#[tokio::test]
async fn the_applicant_may_stop_until_it_is_decided() {
    on_both(async |city, _| {
        let early = city.files_online("minh", MARITAL).await;
        assert!(matches!(stop(&city.by("quy"), early, None, "Thôi").await, Err(Error::NotFound)));
        assert_eq!(refused(stop(&city.by("hung"), early, None, "Thôi").await).code(), "dossier.not-yours");
        assert_eq!(refused(stop(&city.by("minh"), early, None, "").await).code(), "dossier.empty");
        stop(&city.by("minh"), early, None, "Không cần nữa").await.unwrap();
        assert_eq!(city.state(early).await, "stopped");

        let asked = city.in_process("anphat", BUSINESS).await;
        let fault = Fault { about: String::new(), reason: "Thiếu".into(), fix: "Nộp thêm".into() };
        supplement::ask_after_acceptance(&city.by("hung"), asked, None, vec![fault], None).await.unwrap();
        stop(&city.by("hoa"), asked, None, "Người nộp xin rút").await.unwrap();
        let dossier = city.dossier(asked).await;
        assert_eq!((dossier.state.name(), dossier.next_timer()), ("stopped", None), "no timer closes it again");

        let decided = city.in_process("anphat", BUSINESS).await;
        city.is_approved(decided).await;
        assert_eq!(refused(stop(&city.by("hoa"), decided, None, "Thôi").await).code(), "dossier.not-now");
        assert_eq!(
            refused(approve::approve(&city.by("lan"), asked, None, "Cấp", &Default::default()).await).code(),
            "dossier.not-now"
        );
        let figures = city.figures(WARD, "2026-03-02").await;
        assert!(figures.contains(&"stopped=2".to_owned()) && figures.contains(&"finished=1".to_owned()), "{figures:?}");
    })
    .await;
}
