//! A paper original from hand to hand: nobody but its holder lets it go.

use app::Error;
use app::custody::{end, list, pass, take};
use domain::custody::original::{Harm, State, Taking};
use domain::document::item::{Owner, OwnerKind};

use crate::city::{COUNTER, TestCity, WARD, on_both};

fn taking() -> Taking {
    Taking {
        title: "Giấy chứng nhận kết hôn".into(),
        number: Some("12/2019".into()),
        owner: Owner { kind: OwnerKind::Person, number: None, name: "Nguyễn Văn Minh".into(), birth_year: None },
        proof: "Chính chủ, thẻ căn cước".into(),
        office: COUNTER.parse().unwrap(),
        dossier: None,
        capture: None,
        due: None,
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    result.expect_err("it must be refused").code().to_owned()
}

async fn held(city: &TestCity, login: &str, office: &str) -> usize {
    list::held(&city.by(login), &office.parse().unwrap(), None).await.unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_original_goes_from_hand_to_hand_and_back_to_its_owner() {
    on_both(async |city, _| {
        let (hoa, hung) = (city.by("hoa"), city.by("hung"));
        assert!(matches!(take::take(&hung, taking()).await, Err(Error::Forbidden)));
        let nameless = Taking { title: " ".into(), ..taking() };
        assert_eq!(code(take::take(&hoa, nameless).await), "custody.incomplete");
        let id = take::take(&hoa, taking()).await.unwrap().id;
        assert_eq!(held(city, "hoa", COUNTER).await, 1);

        // Another office does not know of it until it is sent there.
        assert!(matches!(end::give_back(&hung, id, "thẻ").await, Err(Error::NotFound)));
        let ward = WARD.parse().unwrap();
        assert_eq!(
            code(pass::hand_on(&hoa, id, &"H26.99999".parse().unwrap(), "thẩm định").await),
            "custody.no-office"
        );
        assert_eq!(code(pass::hand_on(&hoa, id, &ward, " ").await), "custody.no-reason");
        pass::hand_on(&hoa, id, &ward, "thẩm định").await.unwrap();
        assert_eq!((held(city, "hoa", COUNTER).await, held(city, "hung", WARD).await), (0, 1));
        assert_eq!(code(end::give_back(&hoa, id, "thẻ").await), "custody.on-its-way");
        assert!(matches!(pass::receive(&city.by("binh"), id, "").await, Err(Error::NotFound)));

        pass::receive(&hung, id, "").await.unwrap();
        assert_eq!(code(pass::receive(&city.by("lan"), id, "").await), "custody.no-reason");
        assert_eq!(code(end::harmed(&city.by("lan"), id, Harm::Lost, "mất").await), "custody.not-holder");
        pass::receive(&city.by("lan"), id, "anh Hưng nghỉ").await.unwrap();
        assert_eq!(code(end::give_back(&hung, id, "thẻ").await), "custody.not-holder");
        assert_eq!(code(end::give_back(&city.by("lan"), id, " ").await), "custody.no-proof");
        let back = end::give_back(&city.by("lan"), id, "Chính chủ, thẻ căn cước").await.unwrap();
        assert_eq!(back.subject.state, State::GivenBack);
        assert_eq!(held(city, "hung", WARD).await, 0);
        assert_eq!(code(pass::receive(&hung, id, "x").await), "custody.is-over");
        city.verifies().await;
    })
    .await;
}
