#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use jiff::civil::date;
use proptest::prelude::*;

use super::super::channel::Channel;
use super::super::parse;
use super::super::procedure::{Level, Procedure, Subject};
use super::split::{doors, laws, papers, results};
use super::*;

#[test]
fn numbers_of_laws_are_found_where_they_fill_a_cell_and_not_where_a_title_speaks_of_them() {
    let check = |text: &str, expected: &[&str]| assert_eq!(laws(text), expected, "{text}");
    check("Tên văn bản pháp lýMã văn bảnNghị định 1118/2025/NĐ-CP", &["1118/2025/NĐ-CP"]);
    check("Luật A59/2020/QH14Thông tư B85/2019/TT-BTCNghị định C", &["59/2020/QH14", "85/2019/TT-BTC"]);
    check("Luật 60/2014/QH1360/2014/QH13Thông tư", &["60/2014/QH13"]);
    check("sửa Thông tư số 55/2021/TT-BCA ngày 15/5/2021, xem 53/2025/TT-BCA.", &[]);
    check("Nghị quyết số 66.7/2025/NQ-CP của Chính phủ66.7/2025/NQ-CP", &["66.7/2025/NQ-CP"]);
    check("ngày 01/7/2025", &[]);
    check("", &[]);
}

#[test]
fn papers_are_what_stands_before_their_number() {
    let text = "Tên giấy tờMẫu đơn, tờ khaiSố lượng- Đơn đề nghị1 bản chínhBản vẽ0 bản chính,2 bản saoẢnh1 bản chính,1 bản sao";
    let told: Vec<_> = papers(text).into_iter().map(|one| (one.name, one.originals, one.copies)).collect();
    assert_eq!(told, [("Đơn đề nghị".into(), 1, 0), ("Bản vẽ".into(), 0, 2), ("Ảnh".into(), 1, 1)]);
    assert!(papers("một bản chính").is_empty());
}

#[test]
fn doors_keep_what_the_source_writes_beside_them() {
    let text = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việc7,000 Đồng nộp Trực tiếp tại xã.Trực tiếp3 Ngày làm việcMiễn phí";
    let told: Vec<_> = doors(text, 80).into_iter().map(|door| (door.channel, door.written)).collect();
    assert_eq!(
        told,
        [
            (Channel::Online, "3 Ngày làm việc7,000 Đồng nộp Trực tiếp tại xã.".to_owned()),
            (Channel::Direct, "3 Ngày làm việcMiễn phí".to_owned()),
        ]
    );
}

#[test]
fn results_come_with_their_names() {
    let told = results("Trích lục đăng ký giám hộMã: KQ.G15.000035Giấy báoMã: KQ.G15.000036Từ khóa");
    let told: Vec<_> = told.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
    assert_eq!(told, [("KQ.G15.000035", "Trích lục đăng ký giám hộ"), ("KQ.G15.000036", "Giấy báo")]);
}

/// A record of our own making, in the shape of the source.
const GUARDIAN: &str = r#"{"ma_thu_tuc":"1.004837","ten_thu_tuc":"Thủ tục đăng ký giám hộ","so_quyet_dinh":"1/QĐ-BTP","cap_thuc_hien":"Cấp xã, Cơ quan khác","linh_vuc":"Hộ tịch","doi_tuong_thuc_hien":"Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân Việt Nam","cach_thuc_thuc_hien":"Phí, lệ phíMô tảTrực tuyến3 Ngày làm việcMiễn phí","thanh_phan_ho_so":"Số lượngTờ khai \"mẫu\"1 bản chính","can_cu_phap_ly":"Luật Hộ tịch60/2014/QH13","ket_qua_xu_ly":"Trích lụcMã: KQ.G15.000035"}"#;

#[test]
fn a_record_becomes_a_draft_that_reads_and_believes_no_time_and_no_fee() {
    let announced = from_json(1, GUARDIAN).unwrap();
    assert_eq!(announced.levels, [Level::Commune, Level::Other]);
    assert_eq!(announced.subjects, [Subject::Citizen, Subject::Organisation]);
    let text = announced.draft(1, date(2026, 12, 1));
    let draft: Procedure = parse::procedure("a.toml", &text).unwrap();
    assert_eq!(draft.code.as_str(), "1.004837");
    assert_eq!(draft.domain.code.as_str(), "G15-HT");
    assert_eq!(draft.components[0].name.vi, "Tờ khai \"mẫu\"");
    assert!(draft.channels.iter().all(|offer| offer.time.stated().is_none()));
    assert!(draft.fees.0.is_empty());
    let (_, findings) = super::super::check::files([("a.toml", text.as_str())]);
    assert!(findings.iter().any(|finding| finding.code == "catalog.missing-translation"), "it waits for a designer");
}

#[test]
fn a_broken_record_names_its_line_and_does_not_take_its_neighbours_with_it() {
    assert_eq!(from_json(7, "{").unwrap_err().line, 7);
    assert_eq!(from_json(8, r#"{"ma_thu_tuc":"x","ten_thu_tuc":"y"}"#).unwrap_err().line, 8);
    assert_eq!(from_json(9, r#"{"ma_thu_tuc":"1.004837","ten_thu_tuc":" "}"#).unwrap_err().line, 9);
    let csv = "code,name,field,level,ministry,decision,online,counter,post,result_codes\n\
               1.004837,Đăng ký giám hộ,Hộ tịch,xã,bo-tu-phap,1/QĐ-BTP,3wd:0,,,KQ.G15.000035\n\
               nothing\n\
               1.004845,Chấm dứt giám hộ,Hộ tịch,xã,bo-tu-phap,1/QĐ-BTP,,2wd:0,,KQ.G15.000036\n";
    let read: Vec<_> = rows(csv).collect();
    assert_eq!(read.len(), 3);
    assert!(read[0].is_ok() && read[1].is_err() && read[2].is_ok(), "{read:?}");
}

#[test]
fn what_differs_from_our_file_is_told() {
    let ours: Procedure =
        toml::from_str(include_str!("../../../../../catalog/procedures/1.001193-dang-ky-khai-sinh.toml")).unwrap();
    let same = Announced {
        code: ours.code.clone(),
        name: ours.name.vi.to_uppercase(),
        decision: ours.decision.clone(),
        field: "Hộ tịch".into(),
        levels: ours.levels.clone(),
        subjects: vec![],
        doors: vec![],
        papers: vec![],
        results: ours.results.iter().map(|result| (result.code.clone(), String::new())).collect(),
        laws: vec![],
        record: String::new(),
    };
    assert_eq!(compare(&same, Some(&ours)), []);
    let codes = |other: &Announced, ours: Option<&Procedure>| -> Vec<&'static str> {
        compare(other, ours).into_iter().map(|gap| gap.code).collect()
    };
    assert_eq!(codes(&same, None), ["announced.not-here"]);
    let other = Announced {
        name: "Khai sinh lưu động".into(),
        decision: "9/QĐ-BTP".into(),
        levels: vec![Level::City],
        results: vec![],
        doors: vec![Door { channel: Channel::Online, written: "1".into() }],
        ..same
    };
    assert_eq!(
        codes(&other, Some(&ours)),
        [
            "announced.name",
            "announced.decision",
            "announced.levels",
            "announced.results",
            "announced.door-closed-there",
            "announced.door-closed-there"
        ]
    );
}

proptest! {
    #[test]
    fn no_text_of_the_source_breaks_the_reader_and_every_draft_reads(name in "\\PC{1,40}", cell in "(\\PC|[0-9/.]|bản chính|bản sao|Mã: |QH1|Trực tuyến){0,60}") {
        let record = serde_json::json!({
            "ma_thu_tuc": "1.004837", "ten_thu_tuc": name, "thanh_phan_ho_so": cell, "can_cu_phap_ly": cell,
            "ket_qua_xu_ly": cell, "cach_thuc_thuc_hien": cell, "so_quyet_dinh": cell, "linh_vuc": cell,
            "cap_thuc_hien": "Cấp xã",
        });
        if let Ok(announced) = from_json(1, &record.to_string()) {
            let text = announced.draft(1, date(2026, 12, 1));
            prop_assert!(parse::procedure("a.toml", &text).is_ok(), "{text}");
        }
    }
}
