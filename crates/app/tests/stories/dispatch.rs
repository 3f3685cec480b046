//! Nobody could tell who decides: a dispatcher finds out, with a clock of their own, and nothing is filed anew.

use app::Error;
use app::dossier::dispatch::dispatch;
use app::dossier::{accept, get, list};
use domain::access::Role;
use domain::dossier::fact::Fact;
use domain::dossier::state::State;

use crate::city::{COUNTER, MONDAY, WARD, at, on_both};

#[tokio::test]
async fn a_dossier_nobody_can_place_waits_for_a_dispatcher_and_goes_on_under_the_agency_named() {
    on_both(async |city, _| {
        city.clock(MONDAY);
        let id = city.files_elsewhere("minh").await;
        let waiting = city.dossier(id).await;
        assert!(matches!(waiting.state, State::AwaitingDispatch { answer_by: Some(_), .. }), "{:?}", waiting.state);
        let facts = get::timeline(&city.by("minh"), id).await.unwrap();
        let Fact::Filed { filing, .. } = &facts[0].fact else { panic!("filed first") };
        assert_eq!(filing.undetermined.map(|open| open.key()), Some("elsewhere"));
        assert_eq!((filing.agency.as_str(), filing.receiving_point.as_str()), ("H26.PVHCC", "H26.PVHCC"));

        // It lies in the dispatcher's inbox, and in nobody else's.
        let has = async |login: &str, office: &str, role: Role| {
            let lines = list::inbox(&city.by(login), &office.parse().unwrap(), role, None).await.unwrap().lines;
            lines.iter().any(|line| line.id == id.to_string())
        };
        assert!(has("tuan", "H26.PVHCC", Role::Dispatcher).await);
        assert!(!has("hoa", COUNTER, Role::Receptionist).await);

        city.clock("2026-03-02T10:00");
        let ward = WARD.parse().unwrap();
        let stranger = dispatch(&city.by("hung"), id, None, &ward, "x").await;
        assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
        let named = dispatch(&city.by("tuan"), id, Some(1), &ward, "Người nộp cư trú ở phường Cửa Nam").await.unwrap();
        assert_eq!(named.dossier.id, id, "nothing is filed anew");
        let there = city.dossier(id).await;
        assert_eq!((there.agency.as_str(), there.receiving_point.as_str()), (WARD, "H26.00082.D01"));
        assert!(has("hoa", COUNTER, Role::Receptionist).await);
        assert!(!has("tuan", "H26.PVHCC", Role::Dispatcher).await);
        accept::accept(&city.by("hoa"), id, None, None).await.unwrap();
        assert_eq!(city.code(id).await.as_deref(), Some("H26.00082-260302-0001"));
        assert!(city.figures(WARD, "2026-03-02").await.contains(&"dispatched=1".to_owned()));
        assert_eq!(city.dossier(id).await.filed_at, at(MONDAY));
    })
    .await;
}
