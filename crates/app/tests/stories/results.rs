//! The office makes its results itself: seen as a draft by those who decide, made when it is issued.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use app::Error;
use app::dossier::print::{Language, PrintedForm, available, print};
use app::dossier::{advance, approve, file, get, issue, result};
use domain::calendar::local;
use domain::catalog::channel::ServiceLevel;
use domain::document::result_form::Comes;
use domain::dossier::channel::Channel;
use domain::dossier::fact::Fact;
use domain::dossier::issue::Drafted;
use domain::dossier::paper::PaperSource;
use domain::id::DossierId;
use futures::StreamExt;
use paper::result::Value;

use crate::city::{BIRTH, TestCity, on_sqlite};

/// Minh's birth registration, waiting for a signature.
async fn is_submitted(city: &TestCity) -> DossierId {
    let id = city.files_online("minh", BIRTH).await;
    city.is_accepted(id).await;
    city.is_taken(id).await;
    let entered = BTreeMap::from([
        ("mother_origin".to_owned(), "Kinh, Việt Nam".to_owned()),
        ("father_origin".to_owned(), " ".to_owned()),
    ]);
    let drafted = Drafted { entered, result: None };
    advance::submit_for_signature(&city.by("hung"), id, None, "Đã ghi sổ", &drafted).await.unwrap();
    id
}

async fn is_offered(city: &TestCity, id: DossierId) -> bool {
    let facts = get::timeline(&city.system(), id).await.unwrap();
    available(&city.dossier(id).await, &facts).contains(&PrintedForm::Result)
}

#[tokio::test]
async fn a_leader_sees_the_draft_and_the_clerk_issues_what_the_system_makes() {
    on_sqlite(async |city, place| {
        let id = is_submitted(city).await;
        assert!(is_offered(city, id).await);
        let draft = print(&city.by("lan"), id, PrintedForm::Result, None, Language::Vietnamese).await.unwrap();
        assert!(draft.bytes.starts_with(b"%PDF-1.7"));
        let own = print(&city.by("minh"), id, PrintedForm::Result, None, Language::Vietnamese).await;
        assert!(matches!(own, Err(Error::Forbidden)), "a citizen is not shown what nobody signed yet");

        approve::approve(&city.by("lan"), id, None, "Đăng ký khai sinh", &Default::default()).await.unwrap();
        let other = BTreeMap::from([("mother_origin".to_owned(), "Tày, Việt Nam".to_owned())]);
        let other = issue::Issue { entered: other, ..issue::Issue::default() };
        let refused = issue::issue(&city.by("thu"), id, None, "12/2026", other).await.unwrap_err();
        assert_eq!(refused.code(), "dossier.signed-already", "what the leader signed is what is issued");
        issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.unwrap();

        let made = city.dossier(id).await.outcome.unwrap().file.unwrap();
        assert_eq!((made.source, made.name.as_str()), (PaperSource::Made, "Giấy khai sinh.pdf"));
        let stored = city.app.content.get(&made.file.as_ref().unwrap().sha256).await.unwrap();
        assert!(stored.starts_with(b"%PDF-1.7"));
        let facts = get::timeline(&city.system(), id).await.unwrap();
        let Some(Fact::Issued { result, entered, .. }) = facts.last().map(|recorded| &recorded.fact) else {
            panic!("the last thing that happened is the issuing")
        };
        assert_eq!(result.as_ref().map(ToString::to_string).as_deref(), Some("KQ.G15.000031"));
        assert_eq!(entered.iter().collect::<Vec<_>>(), [(&"mother_origin".to_owned(), &"Kinh, Việt Nam".to_owned())]);

        assert!(!is_offered(city, id).await, "no draft looks like what people hold");
        let late = print(&city.by("lan"), id, PrintedForm::Result, None, Language::Vietnamese).await;
        assert!(matches!(late, Err(Error::NotFound)));
        assert_eq!(place.differences().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn what_may_not_be_issued_is_not_made() {
    on_sqlite(async |city, _| {
        let id = is_submitted(city).await;
        let kept = || std::fs::read_dir(city.app.content.folder()).unwrap().count();
        assert!(issue::issue(&city.by("thu"), id, None, "12/2026", issue::Issue::default()).await.is_err());
        approve::approve(&city.by("lan"), id, None, "Đăng ký khai sinh", &Default::default()).await.unwrap();
        let before = kept();
        for (login, number) in [("minh", "12/2026"), ("thu", " ")] {
            assert!(issue::issue(&city.by(login), id, None, number, issue::Issue::default()).await.is_err());
        }
        let strange = issue::Issue { result: "KQ.G17.000311".parse().ok(), ..issue::Issue::default() };
        assert!(issue::issue(&city.by("thu"), id, None, "12/2026", strange).await.is_err());
        assert_eq!(kept(), before);
        assert_eq!(city.state(id).await, "approved");
    })
    .await;
}

/// Every result that is granted, of every procedure, as it would look: nothing it names is unknown, nothing is empty.
#[tokio::test]
async fn every_kind_of_result_can_be_set() {
    on_sqlite(async |city, _| {
        let procedures: Vec<_> = city.app.catalog().all_in_force(local::day(city.now())).cloned().collect();
        let mut drawn = BTreeSet::new();
        let mut wanted = Vec::new();
        for procedure in &procedures {
            let open = |channel| procedure.offer(channel).is_some_and(|offer| offer.level != ServiceLevel::InfoOnly);
            let channel = if open(Channel::Online) && !procedure.immediate { Channel::Online } else { Channel::Direct };
            let ctx = if channel == Channel::Online { city.by("minh") } else { city.by("hoa") };
            let new: Vec<_> = procedure.results.iter().filter(|kind| !drawn.contains(kind.code.as_str())).collect();
            if new.is_empty() {
                continue;
            }
            let filing = city.filing(&ctx, "minh", procedure.code.as_str(), channel).await;
            let id = file::file(&ctx, filing).await.unwrap().dossier.id;
            for form in result::choices(&ctx, &city.dossier(id).await).unwrap() {
                let is_new = drawn.insert(form.code.to_string());
                if is_new && matches!(form.comes, Comes::Issued | Comes::Following) {
                    wanted.push((id, form));
                }
            }
        }
        assert!(wanted.len() >= 104, "{}", wanted.len());
        // Typesetting is most of the work here: as much of it at once as there are processors.
        futures::stream::iter(wanted)
            .for_each_concurrent(4, |(id, form)| async move {
                let ctx = city.by("kien");
                let loaded = get::fetch(&ctx, id).await.unwrap();
                let code = form.code.as_str();
                let draft =
                    result::draft(&ctx, &loaded, Some(&form.code)).await.unwrap_or_else(|why| panic!("{code}: {why}"));
                let document = &draft.document;
                let texts = document.text.iter().chain(&document.closing).chain(&document.about);
                assert!(texts.clone().all(|text| !text.contains(['{', '}'])), "{code}: {:?}", document.text);
                let rows: Vec<_> = document.sections.iter().flat_map(|section| &section.rows).collect();
                assert!(!rows.is_empty() || !document.text.is_empty(), "{code} says nothing");
                for row in rows {
                    assert!(!row.label.vi.is_empty() && !row.label.vi.starts_with("print-"), "{code}: {row:?}");
                    let Value::Table(table) = &row.value else { continue };
                    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{code}: {row:?}");
                }
                assert_eq!(draft.printed.places.len(), 2, "{code}");
                // Set this variable to a folder to look at the results: docs/how-to/add-a-result-form.md.
                if let Ok(folder) = std::env::var("MOTCUA_KEEP_FORMS") {
                    std::fs::write(Path::new(&folder).join(format!("{code}.pdf")), &draft.printed.pdf.bytes).unwrap();
                }
            })
            .await;
    })
    .await;
}
