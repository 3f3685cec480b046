#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
use super::*;
use crate::unit::{Gazetteer, OfficeKind, Share};
use std::sync::LazyLock;

macro_rules! catalogue {
    ($file:literal) => {
        include_str!(concat!("../../../../../catalog/", $file))
    };
}

/// The units of the repository's own catalogue.
pub(crate) static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let provinces = provinces(catalogue!("units/provinces.csv")).unwrap();
    let communes = communes(catalogue!("units/communes.csv"), &provinces).unwrap();
    let list = succession_list(catalogue!("units/succession.toml")).unwrap();
    let (mut old, mut edges) = (Vec::new(), Vec::new());
    for table in &list.table {
        let text = match table.file.as_str() {
            "succession-hanoi.csv" => catalogue!("units/succession-hanoi.csv"),
            "succession-elsewhere.csv" => catalogue!("units/succession-elsewhere.csv"),
            other => panic!("{other} is not read by this test"),
        };
        let (units, steps) = succession(text, table, &communes).unwrap();
        old.extend(units);
        edges.extend(steps);
    }
    Gazetteer::new(provinces, communes, old, edges)
});

#[test]
fn the_country_has_34_provinces_and_3321_communes() {
    assert_eq!(GAZETTEER.provinces().count(), 34);
    assert_eq!(GAZETTEER.communes().count(), 3_321);
    let hanoi = GAZETTEER.communes().filter(|commune| commune.province.to_string() == "01");
    let (wards, communes): (Vec<_>, Vec<_>) = hanoi.partition(|commune| commune.kind == CommuneKind::Ward);
    assert_eq!((wards.len(), communes.len()), (51, 75));
    assert_eq!(GAZETTEER.old_units().count(), 10_052);
}

#[test]
fn resolution_1656_is_kept_edge_by_edge() {
    let list = succession_list(catalogue!("units/succession.toml")).unwrap();
    let communes: Vec<Commune> = GAZETTEER.communes().cloned().collect();
    let (old, edges) = succession(catalogue!("units/succession-hanoi.csv"), &list.table[0], &communes).unwrap();
    let new: BTreeSet<_> = edges.iter().map(|edge| edge.new).collect();
    assert_eq!((edges.len(), old.len(), new.len()), (795, 526, 126));
    assert!(edges.iter().all(|edge| edge.item.is_some() && edge.basis.contains("1656")));

    use crate::unit::Purpose::{Land, Person};
    let split: Vec<_> = old.iter().filter(|unit| GAZETTEER.heirs(&unit.code, Land).len() > 1).collect();
    let ambiguous = split.iter().filter(|unit| GAZETTEER.heirs(&unit.code, Person).len() > 1).count();
    assert_eq!((split.len(), ambiguous), (199, 158));
    assert!(old.iter().all(|unit| !GAZETTEER.heirs(&unit.code, Person).is_empty()));
    assert!(
        old.iter()
            .filter(|unit| GAZETTEER.heirs(&unit.code, Land).len() == 1)
            .all(|unit| { GAZETTEER.heirs(&unit.code, Land)[0].share == Share::Whole })
    );
}

#[test]
fn every_new_code_of_hanoi_is_the_old_code_of_some_unit_and_23_keep_its_name() {
    let hanoi = GAZETTEER.communes().filter(|commune| commune.province.to_string() == "01");
    let same_name = hanoi.filter(|commune| {
        let old = GAZETTEER.old_unit(&commune.code.to_string());
        assert!(old.is_some(), "{} {}", commune.code, commune.name);
        old.is_some_and(|old| old.full_name() == commune.full_name())
    });
    assert_eq!(same_name.count(), 23);
}

#[test]
fn a_code_names_another_unit_before_july_2025() {
    use crate::unit::Unit;
    use jiff::civil::date;
    let name = |code: &str, on| match GAZETTEER.unit_on(code, on) {
        Some(Unit::Old(unit)) => unit.full_name(),
        Some(Unit::New(commune)) => commune.full_name_on(on),
        None => "nothing".to_owned(),
    };
    assert_eq!(name("00004", date(2025, 6, 30)), "Phường Trúc Bạch");
    assert_eq!(name("00004", date(2025, 7, 1)), "Phường Ba Đình");
    assert_eq!(name("00016", date(2025, 6, 30)), "Phường Ngọc Hà");
    assert_eq!(name("00016", date(2025, 7, 1)), "nothing");
    assert_eq!(name("07294", date(2025, 7, 1)), "Xã Bố Hạ");
    assert_eq!(name("07294", date(2026, 11, 1)), "Phường Bố Hạ");
}

#[test]
fn hanoi_has_its_offices_with_valid_unique_codes() {
    let offices = offices(catalogue!("offices/hanoi.csv")).unwrap();
    let count = |kind| offices.iter().filter(|office| office.kind == kind).count();
    assert_eq!((count(OfficeKind::CityPc), count(OfficeKind::Center)), (1, 1));
    assert_eq!((count(OfficeKind::CommunePc), count(OfficeKind::CommunePolice)), (126, 126));
    assert_eq!((count(OfficeKind::Branch), count(OfficeKind::Point)), (12, 30 + 126));
    let communes: BTreeSet<_> = offices.iter().filter(|o| o.kind == OfficeKind::CommunePc).map(|o| o.commune).collect();
    assert_eq!(communes.len(), 126);
    for office in &offices {
        assert_eq!(office.code.first_level(), "H26");
        assert!(office.parent.is_some() || office.kind == OfficeKind::CityPc, "{}", office.code);
        if let Some(commune) = office.commune {
            assert!(GAZETTEER.commune(commune).is_some(), "{}", office.code);
        }
    }
}

#[test]
fn a_fault_names_its_line() {
    let check = |text: &str, line, fault: Fault| {
        assert_eq!(offices(text).unwrap_err(), TableError { line, fault }, "{text}");
    };
    const HEAD: &str = "# a note\ncode,kind,name,name_en,commune,parent,valid_from,address\n";
    let field = |column, text: &str| Fault::Field { column, text: text.to_owned() };
    check("code,kind\nH26,branch\n", 1, Fault::NoColumn("name"));
    check(&format!("{HEAD}H26,city_pc,A,A,,,2025-07-01,\nh26.1,branch,B,B,,,2025-07-01,\n"), 4, field("code", "h26.1"));
    check(&format!("{HEAD}H26,castle,A,A,,,2025-07-01,\n"), 3, field("kind", "castle"));
    check(&format!("{HEAD}H26,city_pc,,A,,,2025-07-01,\n"), 3, field("name", ""));
    check(&format!("{HEAD}H26,city_pc,A,A,8,,2025-07-01,\n"), 3, field("commune", "8"));
    check(&format!("{HEAD}H26,city_pc,A,A,,,01/07/2025,\n"), 3, field("valid_from", "01/07/2025"));
    check(&format!("{HEAD}H26.1,branch,A,A,,H26,2025-07-01,\n"), 3, Fault::Unknown("H26".to_owned()));
    check(&format!("{HEAD}{0}{0}", "H26,city_pc,A,A,,,2025-07-01,\n"), 4, Fault::Twice("H26".to_owned()));
    let short = offices(&format!("{HEAD}H26,city_pc\n")).unwrap_err();
    assert_eq!((short.line, short.code()), (3, "unit.line-unreadable"));

    let list = succession_list("[[table]]\nfile = \"x\"\non = \"soon\"\nbasis = \"y\"\n").unwrap_err();
    assert_eq!(list.line, 3);
    let table = SuccessionTable { file: String::new(), on: "2025-07-01".parse().unwrap(), basis: String::new() };
    let head = "old_code,old_kind,old_name,old_district,old_province,new_code,share,item,confirmed\n";
    let lost = succession(&format!("{head}00001,ward,A,B,C,99999,whole,,yes\n"), &table, &[]).unwrap_err();
    assert_eq!(lost, TableError { line: 2, fault: Fault::Unknown("99999".to_owned()) });
}
