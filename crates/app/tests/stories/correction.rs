//! An error of the agency is put right within three working days.

use app::dossier::correct::{correct, open_correction};
use app::dossier::hand_back::hand_back;
use domain::dossier::fact::{CollectionProof, ReturnWay};
use domain::dossier::state::State;

use crate::city::{BUSINESS, WARD, at, on_both, refused};

#[tokio::test]
async fn a_wrong_result_is_corrected_and_handed_back_again() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUSINESS).await;
        assert_eq!(refused(open_correction(&city.by("hoa"), id, None, "Sai").await).code(), "dossier.not-now");
        city.clock("2026-03-04T10:00");
        city.is_approved(id).await;
        city.is_returned(id).await;
        let finished_at = city.dossier(id).await.finished_at;

        city.clock("2026-03-06T10:00");
        assert_eq!(refused(open_correction(&city.by("hoa"), id, None, " ").await).code(), "dossier.empty");
        open_correction(&city.by("hoa"), id, None, "Sai tên hộ kinh doanh").await.unwrap();
        // Friday, then three working days after the weekend.
        let due = at("2026-03-11T17:30");
        assert_eq!(city.dossier(id).await.state, State::Correction { since: at("2026-03-06T10:00"), due });
        assert_eq!(refused(correct(&city.by("lan"), id, None, "13/2026", None).await).code(), "dossier.not-yours");
        correct(&city.by("thu"), id, None, "13/2026", None).await.unwrap();
        assert_eq!(city.state(id).await, "issued");
        hand_back(&city.by("hoa"), id, None, "Công ty TNHH An Phát", ReturnWay::AtPoint, CollectionProof::Receipt)
            .await
            .unwrap();

        let dossier = city.dossier(id).await;
        assert_eq!(dossier.outcome.unwrap().number.as_deref(), Some("13/2026"));
        assert_eq!(dossier.finished_at, finished_at, "on time stays on time");
        assert_eq!(city.figures(WARD, "2026-03-06").await, ["corrections=1", "returned=1"]);
    })
    .await;
}
