//! A result as offices sign it: the leader signs, then the clerk fills in number and day, then the agency seals.

use sign::SignError;
use sign::pades::{Ink, Level, OpenField, OpenKind, Page, Place, SignOptions, Visible, Words, open_fields, sign_pdf};
use sign::verify::reason::Code;
use sign::verify::{Trust, Verdict, verify};

use super::visible::font;
use super::{World, files, judges};

const NUMBER: &str = "Số văn bản";
const DAY: &str = "Ngày ban hành";
const SIGNER: &str = "Người ký";
const SEAL: &str = "Dấu cơ quan";

fn words(words: &str) -> Words {
    Words { words: words.to_owned(), font: font(), size: 13.0 }
}

fn open(name: &str, place: [f32; 4], kind: OpenKind) -> OpenField {
    let [left, bottom, width, height] = place;
    let place = Place::Rectangle { left, bottom, width, height };
    OpenField { name: name.to_owned(), description: name.to_owned(), page: Page::Last, place, kind }
}

/// A paper with room for number, day and two signatures; the seal's overlaps the signer's.
fn paper(world: &World, options: &str) -> Vec<u8> {
    let plain = files::through_qpdf(world.path(), &files::plain(2, ""), &[options]);
    let locks = vec![NUMBER.to_owned(), DAY.to_owned()];
    let fields = [
        open(NUMBER, [80.0, 760.0, 90.0, 15.6], OpenKind::Words(words("……/QĐ-UBND"))),
        open(DAY, [320.0, 740.0, 150.0, 15.6], OpenKind::Words(words("ngày …… tháng …… năm ……"))),
        open(SIGNER, [360.0, 200.0, 170.0, 80.0], OpenKind::Signature { locks: Vec::new() }),
        open(SEAL, [300.0, 190.0, 96.0, 96.0], OpenKind::Signature { locks }),
    ];
    open_fields(&plain, &fields, "vi").unwrap()
}

fn by_leader(world: &World, pdf: &[u8], certify: bool) -> Vec<u8> {
    let lines = ["Đỗ Thị Lan", "2026-11-22T10:45:00+07:00"].map(str::to_owned).to_vec();
    let visible =
        Visible { lines, ink: Ink::Blue, inset: 40.0, ..super::visible::visible(Page::Last, Place::BottomRight, &[]) };
    let options = SignOptions {
        field_name: Some(SIGNER.to_owned()),
        visible: Some(visible),
        certify,
        ..SignOptions::new(Level::Lt, world.at)
    };
    world.sign_with(pdf, &world.lan(), &options)
}

fn filled(number: &str) -> Vec<(String, Words)> {
    vec![(NUMBER.to_owned(), words(number)), (DAY.to_owned(), words("ngày 05 tháng 3 năm 2026"))]
}

/// The agency's seal in a field, or in a new one, and what is filled in with it.
fn sealed(world: &World, pdf: &[u8], field: Option<&str>, fill: Vec<(String, Words)>) -> Vec<u8> {
    let lines = vec!["Ủy ban nhân dân phường Thử Nghiệm".to_owned()];
    let visible = Visible { lines, ink: Ink::Red, ..super::visible::visible(Page::Last, Place::BottomRight, &[]) };
    let options = SignOptions {
        field_name: field.map(str::to_owned),
        visible: field.map(|_| visible),
        fill,
        ..SignOptions::new(Level::Lt, world.at)
    };
    world.sign_with(pdf, &world.agency(), &options)
}

fn told(world: &World, pdf: &[u8]) -> (Verdict, Vec<(Code, Option<String>)>) {
    let trust = Trust { anchors: vec![world.authority.root().to_vec()], ..Trust::default() };
    let report = verify(pdf, &trust, world.at).unwrap();
    let reasons = report.signatures.iter().flat_map(|signature| signature.reasons.clone());
    let content = |arg: &sign::verify::reason::Arg| serde_json::to_value(arg).unwrap().as_str().map(str::to_owned);
    (report.verdict, reasons.map(|reason| (reason.code, reason.args.get("content").and_then(content))).collect())
}

#[test]
fn number_and_day_come_in_between_two_signatures_and_both_hold() {
    let world = World::new();
    for (name, options) in [("table", "--object-streams=disable"), ("stream", "--object-streams=generate")] {
        let by_leader = by_leader(&world, &paper(&world, options), true);
        world.judge(&format!("{name}-leader.pdf"), &by_leader, "LT", 1);
        let sealed = sealed(&world, &by_leader, Some(SEAL), filled("12/QĐ-UBND"));
        let verdicts = world.judge(&format!("{name}-sealed.pdf"), &sealed, "LT", 2);
        assert!(verdicts.iter().all(|verdict| verdict["docmdp"] != false), "{verdicts:#?}");
        let (verdict, reasons) = told(&world, &sealed);
        assert_eq!(verdict, Verdict::ValidButChangedHarmlessly, "{reasons:#?}");
        for words in ["12/QĐ-UBND", "ngày 05 tháng 3 năm 2026"] {
            assert!(reasons.contains(&(Code::FilledAsAllowed, Some(words.to_owned()))), "{reasons:#?}");
        }
        let path = files::save(world.path(), "sealed.pdf", &sealed);
        let shown = judges::run("pdftotext", "poppler-utils", &["-layout", path.to_str().unwrap(), "-"]);
        for words in ["12/QĐ-UBND", "ngày 05 tháng 3 năm 2026", "Đỗ Thị Lan"] {
            assert!(shown.contains(words), "{words} in {shown}");
        }
        assert!(!shown.contains("……"), "{shown}");
    }
}

#[test]
fn what_the_seal_locked_or_the_leader_did_not_allow_is_no_lawful_filling() {
    let world = World::new();
    let paper = paper(&world, "--object-streams=disable");
    let judged = |pdf: &[u8]| {
        let path = files::save(world.path(), "judged.pdf", pdf);
        let verdicts = judges::pyhanko(&path, world.authority.root(), world.at, "LT");
        verdicts.iter().all(|verdict| verdict["bottom_line"] == true)
    };
    let allowed = by_leader(&world, &paper, true);
    let sealed_empty = sealed(&world, &allowed, Some(SEAL), Vec::new());
    let not_allowed = by_leader(&world, &paper, false);
    for (what, pdf, verdict, code, theirs) in [
        ("locked", sealed(&world, &sealed_empty, None, filled("13")), Verdict::Invalid, Code::FieldLocked, false),
        // Without the leader's leave it is for a person to look at; pyHanko lets forms be filled in.
        (
            "not allowed",
            sealed(&world, &not_allowed, Some(SEAL), filled("13")),
            Verdict::Indeterminate,
            Code::FieldFilled,
            true,
        ),
    ] {
        let (found, reasons) = told(&world, &pdf);
        assert_eq!(found, verdict, "{what}: {reasons:#?}");
        assert!(reasons.iter().any(|(found, _)| *found == code), "{what}: {reasons:#?}");
        assert_eq!(judged(&pdf), theirs, "{what}");
    }
}

#[test]
fn an_open_field_takes_one_content_of_its_kind() {
    let world = World::new();
    let paper = paper(&world, "--object-streams=disable");
    let allowed = by_leader(&world, &paper, true);
    let full = sealed(&world, &allowed, None, filled("12"));
    let taken = || SignError::FieldTaken(NUMBER.to_owned());
    assert_eq!(open_fields(&paper, &[open(NUMBER, [1.0; 4], OpenKind::Words(words("")))], "vi"), Err(taken()));
    let refused = |pdf: &[u8], field: Option<&str>, certify: bool, fill: &[(&str, &str)]| {
        let options = SignOptions {
            field_name: field.map(str::to_owned),
            certify,
            fill: fill.iter().map(|(name, text)| ((*name).to_owned(), words(text))).collect(),
            ..SignOptions::new(Level::B, world.at)
        };
        futures::executor::block_on(sign_pdf(pdf, &world.agency(), &options, None, None)).unwrap_err()
    };
    assert_eq!(refused(&full, None, false, &[(NUMBER, "13")]), taken());
    for name in [SEAL, "Khác"] {
        assert!(matches!(refused(&paper, None, false, &[(name, "12")]), SignError::Broken(_)), "{name}");
    }
    assert_eq!(refused(&paper, None, false, &[(NUMBER, &"9".repeat(200))]), SignError::NoPlace(2));
    // Only the first signature may say what may follow; a field is signed once, and words are not signed.
    assert!(matches!(refused(&allowed, Some(SEAL), true, &[]), SignError::Broken(_)));
    assert_eq!(refused(&allowed, Some(SIGNER), false, &[]), SignError::FieldTaken(SIGNER.to_owned()));
    assert!(matches!(refused(&allowed, Some(NUMBER), false, &[]), SignError::Broken(_)));
}
