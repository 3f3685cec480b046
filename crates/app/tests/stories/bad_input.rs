//! Whatever is wrong with a request gets its own clear error, and nothing changes.

use app::document::DocumentRefusal;
use app::document::upload::{self, upload};
use app::dossier::file::{NewDossier, file};
use app::dossier::supplement::{Supplement, ask_before_acceptance, supplement};
use app::dossier::{accept, advance, get, refuse, stop};
use app::{Ctx, Error, IdempotencyKey, draft};
use bytes::Bytes;
use domain::dossier::channel::Channel;
use domain::dossier::fact::{Applicant, Fault};
use domain::dossier::paper::{Paper, PaperFile, PaperSource};
use domain::dossier::refusal::Refusal;
use domain::id::{DossierId, DraftId, PaperId};
use serde_json::{Value, json};

use crate::city::{BIRTH, MARITAL, PDF, TestCity, on_both, refused};

/// Minh files; the error is this one, and not a line of any table has come or gone.
async fn files_in_vain(city: &TestCity, new: NewDossier) -> Error {
    let before = city.lines().await;
    let error = file(&city.by("minh"), new).await.unwrap_err();
    assert_eq!(city.lines().await, before, "{error:?}");
    error
}

async fn birth(city: &TestCity) -> NewDossier {
    city.filing(&city.by("minh"), "minh", BIRTH, Channel::Online).await
}

#[tokio::test]
async fn a_wrong_answer_is_told_beside_its_field_and_nothing_is_filed() {
    on_both(async |city, _| {
        let sound = birth(city).await;
        let cases: &[(&str, Value, &str)] = &[
            ("child_name", json!(42), "answer.wrong-type"),
            ("child_name", json!(["An"]), "answer.wrong-type"),
            ("child_name", json!("An ".repeat(200)), "answer.too-long"),
            ("child_name", json!("A".repeat(5_000_000)), "answer.too-long"),
            ("child_birth_place", json!("Bệnh viện\u{0}"), "answer.strange-characters"),
            ("child_birth_place", json!("Bệnh viện\u{7}"), "answer.strange-characters"),
            ("child_birth_date", json!("31/02/2026"), "answer.not-a-date"),
            ("child_birth_date", json!("2030-01-01"), "answer.in-the-future"),
            ("child_sex", json!("khác"), "answer.not-an-option"),
            ("mother_known", json!("có lẽ"), "answer.not-an-option"),
            ("applicant_id", json!("12"), "answer.not-a-personal-id"),
            ("applicant_phone", json!("gọi mẹ tôi"), "answer.not-a-phone"),
            ("registration_commune", json!("82"), "answer.unknown-place"),
            ("child_name", Value::Null, "answer.required"),
            ("child_name", json!("   "), "answer.required"),
            ("no_such_field", json!("x"), "answer.unknown-field"),
        ];
        for (field, value, code) in cases {
            let mut new = sound.clone();
            new.answers.insert((*field).to_owned(), value.clone());
            let Error::Answers(errors) = files_in_vain(city, new).await else { panic!("{field}: not told by field") };
            let told: Vec<_> = errors.iter().map(|error| (error.field.as_str(), error.code)).collect();
            assert_eq!(told, [(*field, *code)]);
        }
        // Every fault at once, never one after the other.
        let mut new = sound.clone();
        new.answers.insert("child_sex".into(), json!("khác"));
        new.answers.insert("child_name".into(), json!(42));
        let Error::Answers(errors) = files_in_vain(city, new).await else { panic!("not told by field") };
        assert_eq!(errors.len(), 2);
        file(&city.by("minh"), sound).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_filing_at_the_wrong_door_or_with_the_wrong_papers_is_not_taken() {
    on_both(async |city, _| {
        let sound = birth(city).await;
        let unknown = NewDossier { procedure: "9.999999".parse().unwrap(), ..sound.clone() };
        assert_eq!(files_in_vain(city, unknown).await.code(), "request.unknown-procedure");
        let direct = NewDossier { channel: Channel::Direct, ..sound.clone() };
        assert_eq!(files_in_vain(city, direct).await.code(), "request.channel-not-offered");
        let nowhere = NewDossier { return_point: Some("H26.99999".parse().unwrap()), ..sound.clone() };
        assert_eq!(files_in_vain(city, nowhere).await.code(), "request.unknown-office");
        // No such commune anywhere; one of another province goes to a dispatcher instead.
        let mut nowhere = sound.clone();
        nowhere.answers.insert("registration_commune".into(), json!("99999"));
        let Error::Answers(errors) = files_in_vain(city, nowhere).await else { panic!("not told by field") };
        assert_eq!(errors[0].field, "registration_commune");

        let paper = |component: &str, media_type: &str, size: u64| Paper {
            id: PaperId(city.by("minh").id()),
            component: component.to_owned(),
            name: "giay-to".to_owned(),
            source: PaperSource::Uploaded,
            quantity: 1,
            file: Some(PaperFile { sha256: "00".repeat(32), size, media_type: media_type.to_owned() }),
            document: None,
        };
        for (paper, code) in [
            (paper("khong-co", "application/pdf", 10), "document.no-such-component"),
            (paper("birth-notice", "text/html", 10), "document.not-for-component"),
            (paper("birth-notice", "application/pdf", 21 * 1024 * 1024), "document.too-large"),
        ] {
            let mut new = sound.clone();
            new.papers.push(paper);
            assert_eq!(files_in_vain(city, new).await.code(), code);
        }
        let before = city.lines().await;
        let name = |name: &str| NewDossier {
            applicant: Applicant { name: name.into(), ..sound.applicant.clone() },
            ..sound.clone()
        };
        for (new, code) in [
            (name(""), "dossier.empty"),
            (name(&"Minh ".repeat(100)), "dossier.too-long"),
            (name("Mi\u{0}nh"), "dossier.strange-characters"),
        ] {
            assert_eq!(files_in_vain(city, new).await.code(), code);
        }
        let mut new = sound.clone();
        new.applicant.address = Some("x".repeat(100_000));
        assert_eq!(files_in_vain(city, new).await.code(), "dossier.too-long");
        let visitor = Ctx::new(city.app.clone(), domain::access::Actor::Visitor, city.now(), app::words::Lang::Vi);
        assert!(matches!(file(&visitor, sound.clone()).await, Err(Error::SignInFirst)));
        // Bình receives at her own counter, not at Hoa's.
        let at_counter = city.filing(&city.by("hoa"), "minh", BIRTH, Channel::Direct).await;
        let theirs = file(&city.by("binh"), at_counter).await.unwrap_err();
        assert_eq!(theirs.code(), "request.not-receivable-here");
        assert_eq!(city.lines().await, before);
    })
    .await;
}

#[tokio::test]
async fn what_belongs_to_others_does_not_exist() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        let ctx = city.by("minh");
        let draft = draft::begin::begin(&ctx, &BIRTH.parse().unwrap()).await.unwrap().id;
        let (upload_id, _) = city.upload(&ctx).await;
        let nothing = DossierId(ctx.id());
        let before = (city.lines().await, city.dossier(id).await);

        for stranger in ["quy", "binh", "quantri", "son"] {
            let ctx = city.by(stranger);
            for id in [id, nothing] {
                assert!(matches!(get::load(&ctx, id).await, Err(Error::NotFound)), "{stranger}");
                assert!(matches!(get::timeline(&ctx, id).await, Err(Error::NotFound)), "{stranger}");
                assert!(matches!(stop::stop(&ctx, id, None, "Thôi").await, Err(Error::NotFound)), "{stranger}");
                assert!(matches!(accept::accept(&ctx, id, None, None).await, Err(Error::NotFound)), "{stranger}");
            }
            assert!(matches!(draft::get::get(&ctx, draft).await, Err(Error::NotFound)), "{stranger}");
            let answers = [("child_name".to_owned(), json!("Khác"))].into();
            assert!(matches!(draft::save::answers(&ctx, draft, answers).await, Err(Error::NotFound)), "{stranger}");
            assert!(matches!(draft::save::discard(&ctx, draft).await, Err(Error::NotFound)), "{stranger}");
            let found = upload::find(&ctx, upload_id).await;
            assert!(matches!(found, Err(Error::Document(DocumentRefusal::NoSuchUpload))), "{stranger}");
        }
        let forged = draft::get::get(&city.by("minh"), DraftId(nothing.0)).await;
        assert!(matches!(forged, Err(Error::NotFound)));
        assert_eq!((city.lines().await, city.dossier(id).await), before);
        draft::get::get(&city.by("minh"), draft).await.unwrap();
        upload::find(&city.by("minh"), upload_id).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn nobody_changes_what_they_have_not_seen() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        for seen in [0, 2, u64::MAX] {
            let stale = accept::accept(&city.by("hoa"), id, Some(seen), None).await;
            assert!(matches!(stale, Err(Error::Stale { expected, found: 1 }) if expected == seen));
        }
        assert_eq!(city.kinds(id).await, ["filed"]);
        accept::accept(&city.by("hoa"), id, Some(1), None).await.unwrap();
        let twice = accept::accept(&city.by("hoa"), id, Some(1), None).await;
        assert!(matches!(twice, Err(Error::Stale { expected: 1, found: 2 })));
        assert_eq!(city.kinds(id).await, ["filed", "accepted"]);
    })
    .await;
}

#[tokio::test]
async fn texts_of_officers_are_held_to_the_same_rules() {
    on_both(async |city, _| {
        let id = city.files_online("minh", MARITAL).await;
        let before = city.lines().await;
        let (long, law) = ("x".repeat(100_000), "Điều 21");
        let refusal = refused(refuse::refuse_reception(&city.by("hoa"), id, None, &long, law).await);
        assert!(matches!(refusal, Refusal::TooLong { field: "reason", .. }), "{refusal:?}");
        let fault = |fix: &str| vec![Fault { about: String::new(), reason: "Thiếu".into(), fix: fix.into() }];
        let refusal = refused(ask_before_acceptance(&city.by("hoa"), id, None, fault("  ")).await);
        assert_eq!(refusal, Refusal::Empty("fix"));
        assert_eq!(city.lines().await, before);
        let refusal = refused(refuse::refuse_reception(&city.by("hoa"), id, None, "Sai\u{0} nơi", law).await);
        assert_eq!(refusal, Refusal::StrangeCharacters("reason"));
        let about = vec![Fault { about: long, reason: "Thiếu".into(), fix: "Nộp".into() }];
        let refusal = refused(ask_before_acceptance(&city.by("hoa"), id, None, about).await);
        assert!(matches!(refusal, Refusal::TooLong { field: "about", .. }), "{refusal:?}");
        assert_eq!(city.lines().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_supplement_with_a_wrong_answer_is_not_taken() {
    on_both(async |city, _| {
        let id = city.files_online("minh", BIRTH).await;
        let fault = vec![Fault { about: "child_name".into(), reason: "Sai".into(), fix: "Sửa".into() }];
        ask_before_acceptance(&city.by("hoa"), id, None, fault).await.unwrap();
        let before = (city.lines().await, city.dossier(id).await);
        for (field, value, code) in
            [("child_name", json!(42), "answer.wrong-type"), ("no_such_field", json!("x"), "answer.unknown-field")]
        {
            let brought = Supplement { answers: [(field.to_owned(), value)].into(), ..Default::default() };
            let Err(Error::Answers(errors)) = supplement(&city.by("minh"), id, None, brought).await else {
                panic!("{field}: not told by field")
            };
            assert_eq!(errors.iter().map(|error| error.code).collect::<Vec<_>>(), [code]);
        }
        assert_eq!((city.lines().await, city.dossier(id).await), before);
    })
    .await;
}

#[tokio::test]
async fn the_same_key_does_the_same_once_and_another_request_under_it_nothing() {
    on_both(async |city, _| {
        let key = |request: &str| Some(IdempotencyKey { key: "k-1".into(), request: request.into() });
        let new = birth(city).await;
        let first = file(&city.by("minh").keyed(key("a")), new.clone()).await.unwrap();
        let after_first = city.lines().await;
        let again = file(&city.by("minh").keyed(key("a")), new.clone()).await.unwrap();
        assert_eq!((again.dossier.clone(), again.repeated), (first.dossier.clone(), true));
        let other = file(&city.by("minh").keyed(key("b")), new.clone()).await;
        assert!(matches!(other, Err(Error::KeyReused)));
        assert_eq!(city.lines().await, after_first, "one dossier");

        // The answer is the one of then, whatever has happened since.
        let id = first.dossier.id;
        city.is_accepted(id).await;
        let later = file(&city.by("minh").keyed(key("a")), new.clone()).await.unwrap();
        assert_eq!(later.dossier, first.dossier);
        // A key belongs to the person who chose it.
        let theirs = advance::take(&city.by("hung").keyed(key("b")), id, None).await;
        assert_eq!(refused(theirs).code(), "dossier.not-now");
        let accepted = accept::accept(&city.by("hoa").keyed(key("c")), id, None, None).await;
        assert_eq!(refused(accepted).code(), "dossier.not-now");
    })
    .await;
}

#[tokio::test]
async fn ten_of_the_same_request_at_once_file_one_dossier() {
    on_both(async |city, _| {
        let new = birth(city).await;
        let key = Some(IdempotencyKey { key: "k-1".into(), request: "a".into() });
        let requests = (0..10).map(|_| {
            let (ctx, new) = (city.by("minh").keyed(key.clone()), new.clone());
            tokio::spawn(async move { file(&ctx, new).await.unwrap() })
        });
        let answers = futures::future::join_all(requests).await;
        let ids: std::collections::BTreeSet<_> = answers.into_iter().map(|answer| answer.unwrap().dossier.id).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(city.lines().await[..2], [1, 1]);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_cut_off_or_of_another_kind_leaves_nothing_behind() {
    on_both(async |city, _| {
        let html = b"<html><script>alert(1)</script></html>".to_vec();
        let large = [PDF, &vec![b' '; 20 * 1024 * 1024]].concat();
        let cases: Vec<(&str, Vec<u8>, &str)> = vec![
            ("rong.pdf", Vec::new(), "document.empty"),
            ("trang.pdf", html, "document.wrong-type"),
            ("chuong-trinh.pdf", b"MZ\x90\x00\x03".to_vec(), "document.wrong-type"),
            ("dut.pdf", PDF[..PDF.len() - 7].to_vec(), "document.cut-off"),
            ("dut.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 0, 0], "document.cut-off"),
            ("lon.pdf", large, "document.too-large"),
        ];
        let before = city.lines().await;
        for (name, bytes, code) in cases {
            let body = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from(bytes))]);
            let error = upload(&city.by("minh"), name, body).await.unwrap_err();
            assert_eq!(error.code(), code, "{name}");
        }
        // The connection breaks after a sound beginning.
        let broken = futures::stream::iter([Ok(Bytes::from_static(PDF)), Err(std::io::Error::other("gone"))]);
        let error = upload(&city.by("minh"), "dut.pdf", broken).await.unwrap_err();
        assert_eq!(error.code(), "document.cut-off");
        assert_eq!(city.lines().await, before);
        assert_eq!(city.lines().await[4], 0, "no upload");
    })
    .await;
}
