//! Received, decided and handed back in one go at the counter.

use app::document::list;
use app::dossier::accept::{AtOnce, resolve_at_once};
use app::dossier::file;
use domain::document::item::SignerPart;
use domain::dossier::channel::Channel;
use domain::dossier::refusal::Refusal;

use crate::city::{BUSINESS, CERTIFIED_COPY, WARD, on_both, refused};

fn at_once(number: &str, decision: &str) -> AtOnce {
    AtOnce { number: number.to_owned(), decision: decision.to_owned(), ..AtOnce::default() }
}

#[tokio::test]
async fn a_copy_is_certified_while_the_person_waits_and_every_status_is_kept() {
    on_both(async |city, _| {
        let id = city.files_at_counter("quy", CERTIFIED_COPY).await;
        let only_receives =
            refused(resolve_at_once(&city.by("hoa"), id, None, &at_once("15/2026", "Chứng thực")).await);
        assert_eq!(only_receives.code(), "dossier.not-yours");
        let unnumbered = refused(resolve_at_once(&city.by("yen"), id, None, &at_once("", "Chứng thực")).await);
        assert_eq!(unnumbered, Refusal::Empty("number"));
        assert_eq!(city.kinds(id).await, ["filed"]);

        resolve_at_once(&city.by("yen"), id, Some(1), &at_once("15/2026", "Chứng thực")).await.unwrap();
        assert_eq!(city.kinds(id).await, ["filed", "accepted", "approved", "issued", "returned"]);
        assert_eq!(city.code(id).await.as_deref(), Some("H26.00082-260302-0001"));
        let outcome = city.dossier(id).await.outcome.unwrap();
        assert_eq!((outcome.number.as_deref(), outcome.signer.as_str()), (Some("15/2026"), "Đặng Hải Yến"));
        // Whoever decides signs the file, then the agency, and it is in Quý's store at once.
        assert!(outcome.file.is_some());
        let own = list::own(&city.by("quy"), None).await.unwrap();
        let parts: Vec<_> = own[0].1.subject.item.signatures.iter().map(|note| note.part).collect();
        assert_eq!(parts, [SignerPart::Decider, SignerPart::Agency]);
        assert_eq!(
            city.figures(WARD, "2026-03-02").await,
            ["accepted=1", "approved=1", "filed=1", "finished=1", "finished_on_time=1", "returned=1"]
        );
    })
    .await;
}

#[tokio::test]
async fn what_takes_time_is_not_done_at_once_nor_what_is_incomplete() {
    on_both(async |city, _| {
        let slow = city.files_at_counter("anphat", BUSINESS).await;
        let refusal = refused(resolve_at_once(&city.by("yen"), slow, None, &at_once("15/2026", "Cấp")).await);
        assert_eq!(refusal, Refusal::NotImmediate);

        let hoa = city.by("hoa");
        let mut bare = city.filing(&hoa, "quy", CERTIFIED_COPY, Channel::Direct).await;
        bare.papers.clear();
        let bare = file::file(&hoa, bare).await.unwrap().dossier.id;
        let refusal = refused(resolve_at_once(&city.by("yen"), bare, None, &at_once("15/2026", "Chứng thực")).await);
        assert!(matches!(refusal, Refusal::Incomplete(names) if !names.is_empty()));
        assert_eq!((city.state(bare).await, city.code(bare).await), ("awaiting_reception", None));
    })
    .await;
}
