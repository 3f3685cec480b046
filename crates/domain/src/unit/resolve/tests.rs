#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use super::*;
use crate::unit::parse::tests::GAZETTEER;
use crate::unit::succession::Share;

/// One line a reading: `old 00016 → 00004 part, 00008 remainder` or `new 00008`.
fn read(text: &str, purpose: Purpose) -> Vec<String> {
    let resolution = GAZETTEER.resolve(text, purpose);
    let line = |reading: &Reading<'_>| match reading {
        Reading::Old { unit, heirs } => {
            let heirs = heirs.iter().map(|(commune, edge)| {
                let share = serde_json::to_value(edge.share).unwrap();
                format!("{} {}", commune.code, share.as_str().unwrap())
            });
            format!("old {} → {}", unit.code, heirs.collect::<Vec<_>>().join(", "))
        }
        Reading::New { commune } => format!("new {}", commune.code),
    };
    resolution.readings.iter().map(line).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text, Purpose::Person), expected, "{text}");
}

#[test]
fn an_old_address_has_candidates_and_its_name_may_live_on_elsewhere() {
    let ngoc_ha = ["old 00016 → 00004 part, 00008 remainder", "new 00008"];
    check("Phường Ngọc Hà, Quận Ba Đình", &ngoc_ha);
    check("phuong ngoc ha, quan ba dinh, tp ha noi", &ngoc_ha);
    check("P. Ngọc Hà, Q. Ba Đình, Hà Nội, Việt Nam", &ngoc_ha);
    check("Số 5 ngõ 10, tổ 3, P.Ngọc Hà, Ba Đình, Thành phố Hà Nội", &ngoc_ha);
    let resolution = GAZETTEER.resolve("Số 5 ngõ 10, Phường Ngọc Hà, Quận Ba Đình", Purpose::Person);
    assert_eq!(resolution.detail, "Số 5 ngõ 10");
    assert_eq!(resolution.only(), None);
    assert_eq!(resolution.candidates().len(), 2);
}

#[test]
fn a_unit_that_went_over_whole_has_one_answer() {
    check("Phường Phúc Xá, Quận Ba Đình, Hà Nội", &["old 00001 → 00097 whole"]);
    let only = GAZETTEER.resolve("Phường Phúc Xá, Quận Ba Đình, Hà Nội", Purpose::Person);
    assert_eq!(only.only().unwrap().full_name(), "Phường Hồng Hà");
}

#[test]
fn where_nobody_lived_nobody_has_an_address() {
    let area_only = GAZETTEER.old_units().find(|unit| {
        let shares: Vec<Share> = GAZETTEER.heirs(&unit.code, Purpose::Land).iter().map(|edge| edge.share).collect();
        shares.len() == 2 && shares.contains(&Share::AreaOnly)
    });
    let unit = area_only.unwrap();
    let text = format!("{}, {}, {}", unit.full_name(), unit.district, unit.province);
    let old = |purpose| {
        let readings = GAZETTEER.resolve(&text, purpose).readings;
        readings.into_iter().find_map(|reading| match reading {
            Reading::Old { heirs, .. } => Some(heirs.len()),
            Reading::New { .. } => None,
        })
    };
    assert_eq!((old(Purpose::Person), old(Purpose::Land)), (Some(1), Some(2)));
    // All people of Mai Đình went one way, its empty remainder another.
    check("Xã Mai Đình, Huyện Sóc Sơn", &["old 00427 → 00376 all-people"]);
}

#[test]
fn the_name_alone_gives_every_unit_that_bore_or_bears_it() {
    check("Phường Hoàn Kiếm", &["new 00070"]);
    let readings = read("Ngọc Hà", Purpose::Person);
    assert!(readings.len() > 2, "{readings:?}"); // Hà Giang had one too
    assert!(readings.contains(&"new 00008".to_owned()));
    check("Phường Ba Đình, Hà Nội", &["new 00004"]);
    check("Xã Ngọc Hà, Quận Ba Đình", &[]); // it was a ward
}

#[test]
fn tone_marks_may_stand_on_either_vowel_and_choose_when_written() {
    assert_eq!(read("Xã Hoà Lạc, Hà Nội", Purpose::Person), read("Xã Hòa Lạc, Hà Nội", Purpose::Person));
    let plain = read("Xã Yen Xuan, Ha Noi", Purpose::Person);
    assert!(plain.contains(&"new 04930".to_owned()), "{plain:?}");
}

#[test]
fn what_is_no_unit_is_never_guessed() {
    for text in ["", ",,,", "Paris", "Phường", "Quận Ba Đình", "Hà Nội", "Phường Ngọc Hà, Quận 1"] {
        let resolution = GAZETTEER.resolve(text, Purpose::Person);
        assert_eq!(resolution.readings, Vec::new(), "{text}");
        assert_eq!(resolution.only(), None);
    }
}

#[test]
fn units_outside_hanoi_are_found_through_old_and_new_provinces() {
    let in_province = |text: &str| {
        let candidates = GAZETTEER.resolve(text, Purpose::Person).candidates();
        candidates.iter().map(|commune| commune.province.to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    let one = |code: &str| std::collections::BTreeSet::from([code.to_owned()]);
    assert_eq!(in_province("Xã Sơn Hà, Huyện Thái Thụy, Tỉnh Thái Bình"), one("33"));
    assert_eq!(in_province("Xã Sơn Hà, Huyện Thái Thụy, Tỉnh Hưng Yên"), one("33"));
    assert_eq!(in_province("Phường 01, Quận 3, TP. Hồ Chí Minh"), one("79"));
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(P\\.|phường |xã |TP\\. )?\\PC{0,30}(, ?\\PC{0,20}){0,3}") {
        let _ = GAZETTEER.resolve(&text, Purpose::Person);
    }
}
