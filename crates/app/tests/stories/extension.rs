//! A new date with an apology: once, and at the latest a day before.

use app::dossier::extend::extend;
use domain::dossier::refusal::Refusal;
use jiff::civil::date;

use crate::city::{BUILDING, WARD, at, on_both, refused};

#[tokio::test]
async fn a_date_is_moved_once_at_the_latest_a_day_before_it() {
    on_both(async |city, _| {
        let id = city.in_process("anphat", BUILDING).await;
        let due = at("2026-03-17T17:30");
        assert_eq!(city.dossier(id).await.due(), Some(due));
        let new = at("2026-04-03T17:30");
        let (why, sorry) = ("Chờ ý kiến chuyên môn", "Thành thật xin lỗi");

        let not_hers = refused(extend(&city.by("hung"), id, None, why, sorry, new).await);
        assert_eq!(not_hers.code(), "dossier.not-yours");
        assert_eq!(refused(extend(&city.by("lan"), id, None, why, sorry, due).await), Refusal::NotLater { due });
        let saturday = refused(extend(&city.by("lan"), id, None, why, sorry, at("2026-04-04T10:00")).await);
        assert_eq!(saturday, Refusal::NotInOfficeHours);
        assert_eq!(refused(extend(&city.by("lan"), id, None, " ", sorry, new).await), Refusal::Empty("reason"));
        assert_eq!(refused(extend(&city.by("lan"), id, None, why, "", new).await), Refusal::Empty("apology"));

        city.clock("2026-03-17T08:00");
        let late = refused(extend(&city.by("lan"), id, None, why, sorry, new).await);
        assert_eq!(late, Refusal::TooLateToExtend { last: date(2026, 3, 16) });
        assert_eq!(city.dossier(id).await.due(), Some(due), "nothing refused has moved anything");

        city.clock("2026-03-16T23:00");
        extend(&city.by("lan"), id, None, why, sorry, new).await.unwrap();
        let clock = city.dossier(id).await.clock.unwrap();
        assert_eq!((clock.due, clock.original_due()), (new, due));
        assert_eq!(city.figures(WARD, "2026-03-16").await, ["extended=1"]);
        city.clock("2026-03-20T09:00");
        let again = refused(extend(&city.by("lan"), id, None, why, sorry, at("2026-05-05T10:00")).await);
        assert_eq!(again, Refusal::AlreadyExtended);
        // The work goes on as before.
        assert_eq!(city.state(id).await, "in_process");
    })
    .await;
}
