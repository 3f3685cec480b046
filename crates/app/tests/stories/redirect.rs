//! Lodged at the wrong door: ended here and begun there, in one commit.

use app::Error;
use app::dossier::redirect::redirect;
use app::dossier::{accept, get, list};
use domain::dossier::fact::Fact;
use domain::dossier::state::State;

use crate::city::{MARITAL, OTHER_WARD, WARD, at, on_both, refused};

#[tokio::test]
async fn a_dossier_at_the_wrong_door_goes_on_at_the_right_one() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        city.clock("2026-03-02T10:00");
        let other = OTHER_WARD.parse().unwrap();
        let changed = redirect(&city.by("hoa"), id, Some(1), &other, "Nơi cư trú ở phường Kim Liên").await.unwrap();
        let new = changed.dossier.id;
        assert_ne!(new, id);
        assert_eq!(city.dossier(id).await.state, State::Redirected { at: at("2026-03-02T10:00") });
        assert_eq!(city.kinds(id).await, ["filed", "redirected"]);

        let there = city.dossier(new).await;
        assert_eq!((there.agency.as_str(), there.receiving_point.as_str()), (OTHER_WARD, "H26.00229.D01"));
        assert_eq!(there.answers, city.dossier(id).await.answers);
        assert_eq!(there.papers.len(), city.dossier(id).await.papers.len());
        let State::AwaitingReception { answer_by, .. } = there.state else { panic!("{:?}", there.state) };
        assert_eq!(answer_by, Some(at("2026-03-03T10:00")), "its own eight working hours");
        let facts = get::timeline(&city.by("minh"), new).await.unwrap();
        assert!(matches!(&facts[0].fact, Fact::Filed { filing, .. } if filing.replaces == Some(id)));

        // Minh sees both; Hoa has no more to do with the new one; Bình receives it.
        assert_eq!(list::mine(&city.by("minh"), None).await.unwrap().lines.len(), 2);
        assert!(matches!(get::load(&city.by("hoa"), new).await, Err(Error::NotFound)));
        accept::accept(&city.by("binh"), new, None, None).await.unwrap();
        assert_eq!(city.code(new).await.as_deref(), Some("H26.00229-260302-0001"));
        assert_eq!(city.code(id).await, None, "one dossier, one code");
        assert!(city.figures(WARD, "2026-03-02").await.contains(&"redirected=1".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_redirection_that_is_refused_leaves_everything_as_it_was() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        let before = city.lines().await;
        let other = OTHER_WARD.parse().unwrap();
        let stale = redirect(&city.by("hoa"), id, Some(7), &other, "Nhầm nơi").await;
        assert!(matches!(stale, Err(Error::Stale { expected: 7, found: 1 })));
        let nowhere = redirect(&city.by("hoa"), id, None, &"H26.99999".parse().unwrap(), "Nhầm nơi").await;
        assert!(matches!(nowhere, Err(Error::Malformed { code: "request.unknown-office", .. })));
        let same = refused(redirect(&city.by("hoa"), id, None, &WARD.parse().unwrap(), "Nhầm nơi").await);
        assert_eq!(same.code(), "dossier.same-agency");
        let silent = refused(redirect(&city.by("hoa"), id, None, &other, "  ").await);
        assert_eq!(silent.code(), "dossier.empty");
        let hers = refused(redirect(&city.by("minh"), id, None, &other, "Nhầm nơi").await);
        assert_eq!(hers.code(), "dossier.not-yours");
        assert_eq!(city.lines().await, before);
        assert_eq!(city.state(id).await, "awaiting_reception");
    })
    .await;
}
