//! Invented papers and what stands on them. No name, number or address belongs to anybody.

use std::sync::Arc;

use domain::document::kind::{DocumentKind, PaperField, ValueType};

use super::chance::Chance;

/// A paper: its rows as printed, and the values a reader should come to.
pub struct Paper {
    /// Its kind.
    pub kind: Arc<DocumentKind>,
    /// The face it is set in.
    pub font: &'static str,
    /// The size of the face in points.
    pub size: f32,
    /// A small card with labels above the values.
    pub card: bool,
    /// How rows look.
    pub style: Style,
    /// Agency, title, under the title.
    pub agency: String,
    pub title: String,
    /// Rows of label and value.
    pub rows: Vec<Vec<(String, String)>>,
    /// Place and day at the foot, with the signer.
    pub foot: String,
    pub signer: String,
    /// What a square code on it says.
    pub qr: Option<String>,
    /// Each field and its value in its one spelling.
    pub truth: Vec<(String, String)>,
}

/// How rows look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Plain,
    Dotted,
    Ruled,
}

impl Paper {
    /// The text in reading order, a line a line.
    pub fn text(&self) -> String {
        let mut lines = Vec::new();
        if self.card {
            lines.extend(["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".to_owned(), "Độc lập - Tự do - Hạnh phúc".to_owned()]);
            lines.push(self.title.clone());
            lines.extend(self.rows.iter().flatten().flat_map(|(label, value)| [label.clone(), value.clone()]));
            return lines.join("\n");
        }
        lines.push(format!("{} CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", self.agency));
        lines.push("Độc lập - Tự do - Hạnh phúc".to_owned());
        lines.push(self.title.clone());
        for row in &self.rows {
            lines.push(row.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join(" "));
        }
        lines.extend([self.foot.clone(), self.signer.clone()]);
        lines.join("\n")
    }
}

const SURNAMES: [[&str; 8]; 2] = [
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"],
    ["Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Tạ", "Mạc"],
];
const MIDDLES: [[&str; 8]; 2] = [
    ["Văn", "Thị", "Minh", "Ngọc", "Đức", "Thu", "Quang", "Hữu"],
    ["Xuân", "Thùy", "Gia", "Bảo", "Khánh", "Diệu", "Tuấn", "Phước"],
];
const GIVEN: [[&str; 12]; 2] = [
    ["Minh", "Quý", "Hoa", "Hùng", "Lan", "Thu", "Ngân", "Đức", "Tuấn", "Yến", "Phượng", "Khôi"],
    ["Uyên", "Trưởng", "Thủy", "Nhật", "Quỳnh", "Kiệt", "Hạnh", "Sỹ", "Vượng", "Ánh", "Đoan", "Lộc"],
];
const PLACES: [[&str; 6]; 2] = [
    [
        "Số 12, ngõ 5, phường Cửa Nam, Hà Nội",
        "Phường Láng, thành phố Hà Nội",
        "Thôn Đông, xã Phù Đổng, Hà Nội",
        "Tổ 7, phường Kiến Hưng, Hà Nội",
        "Xã Bát Tràng, thành phố Hà Nội",
        "Số 8 phố Huế, phường Hai Bà Trưng, Hà Nội",
    ],
    [
        "Số 27, đường Bưởi, phường Ngọc Hà, Hà Nội",
        "Xóm Chùa, xã Hương Sơn, Hà Nội",
        "Phường Tây Tựu, thành phố Hà Nội",
        "Căn hộ 1204, phường Yên Hòa, Hà Nội",
        "Xã Suối Hai, thành phố Hà Nội",
        "Khu 3, phường Dương Nội, Hà Nội",
    ],
];
/// Faces of the open set and of the held-out set.
const FONTS: [[&str; 3]; 2] = [
    ["Liberation Serif", "Liberation Sans", "DejaVu Sans"],
    ["DejaVu Serif", "Noto Sans Mono", "Liberation Sans Narrow"],
];
const CARDS: [&str; 4] = ["KQ.G01.000023", "KQ.G01.000185", "KQ.G24.000004", "KQ.G01.000014"];

/// Invents a paper of a kind.
pub fn invent(kind: &Arc<DocumentKind>, seed: u64, held_out: bool) -> Paper {
    let mut chance = Chance::new(seed);
    let set = usize::from(held_out);
    let card = CARDS.contains(&kind.code.as_str());
    let (mut rows, mut truth, mut foot_day) = (Vec::<Vec<(String, String)>>::new(), Vec::new(), None);
    let male = chance.between(0, 2) == 0;
    let year = chance.between(1950, 2010);
    for field in &kind.fields {
        if field.at_foot && field.phrases.is_empty() {
            // Our cards have no foot.
            if card {
                continue;
            }
            let day = day(&mut chance, 2021, 2026);
            foot_day = Some(day);
            truth.push((field.name.clone(), iso(day)));
            continue;
        }
        if let Some(section) = &field.after {
            let begun = |label: &String| label.to_lowercase().contains(&section.to_lowercase());
            if !rows.iter().flatten().any(|(label, _)| begun(label)) {
                rows.push(vec![(section.clone(), String::new())]);
            }
        }
        let (shown, meant) = value(field, &mut chance, set, male, year);
        truth.push((field.name.clone(), meant));
        // The open set prints the first wording of a label; the held-out set another one where there is one.
        let wording = if held_out && !card && field.after.is_none() { 1 % field.phrases.len() } else { 0 };
        let cell = (field.phrases[wording].clone(), shown);
        let short =
            matches!(field.value, ValueType::Sex) || ["ethnicity", "nationality"].contains(&field.name.as_str());
        match rows.last_mut() {
            Some(row) if field.nth == 2 || (short && row.len() < 3 && !card && row[0].1.len() < 24 && set == 0) => {
                row.push(cell)
            }
            _ => rows.push(vec![cell]),
        }
    }
    pair_side_by_side(&mut rows, &kind.fields);
    let title = &kind.marks.titles[if held_out { kind.marks.titles.len() - 1 } else { 0 }];
    let agency = if held_out { "UBND XÃ HƯƠNG SƠN" } else { "UBND PHƯỜNG CỬA NAM" };
    let (d, m, y) = foot_day.unwrap_or((1, 1, 2025));
    let qr = (kind.code == CARDS[0]).then(|| card_code(&truth));
    let copy = kind.marks.words.iter().any(|word| word == "BẢN SAO") && !title.contains("BẢN SAO");
    Paper {
        kind: Arc::clone(kind),
        font: FONTS[set][chance.between(0, 3) as usize],
        size: if card { 7.0 } else { 11.5 + chance.swing() * 1.5 },
        card,
        style: [Style::Plain, Style::Dotted, Style::Ruled][chance.between(0, 3) as usize],
        agency: agency.to_owned(),
        title: if copy { format!("{title} (BẢN SAO)") } else { title.clone() },
        rows,
        foot: foot_day.map(|_| format!("Hà Nội, ngày {d:02} tháng {m:02} năm {y}")).unwrap_or_default(),
        signer: if card { String::new() } else { format!("Người ký: {}", name(&mut chance, set)) },
        qr,
        truth,
    }
}

/// Wife and husband: labels that come twice stand in one row.
fn pair_side_by_side(rows: &mut Vec<Vec<(String, String)>>, fields: &[PaperField]) {
    if !fields.iter().any(|field| field.nth == 2) {
        return;
    }
    let mut at = 0;
    while at + 1 < rows.len() {
        let twin = rows[at].len() == 1
            && rows[at + 1].len() == 1
            && rows[at][0].0.ends_with(" vợ")
            && rows[at + 1][0].0.ends_with(" chồng");
        if twin {
            let mut second = rows.remove(at + 1);
            rows[at].append(&mut second);
        }
        at += 1;
    }
}

type Day = (u32, u32, u32);

fn day(chance: &mut Chance, from: u32, to: u32) -> Day {
    (chance.between(1, 29), chance.between(1, 13), chance.between(from, to))
}

fn iso((day, month, year): Day) -> String {
    format!("{year}-{month:02}-{day:02}")
}

fn name(chance: &mut Chance, set: usize) -> String {
    [chance.one(&SURNAMES[set]), chance.one(&MIDDLES[set]), chance.one(&GIVEN[set])].join(" ")
}

/// A value as printed and as meant.
fn value(field: &PaperField, chance: &mut Chance, set: usize, male: bool, year: u32) -> (String, String) {
    let both = |text: String| (text.clone(), text);
    match (field.value, field.name.as_str()) {
        (ValueType::PersonName, _) => {
            let meant = name(chance, set);
            (if chance.between(0, 2) == 0 { meant.to_uppercase() } else { meant.clone() }, meant)
        }
        (ValueType::Date, field) => {
            let (from, to) = if field == "born-on" { (year, year + 1) } else { (1960, 2026) };
            let (d, m, y) = day(chance, from, to);
            let shown = match chance.between(0, 4) {
                0 => format!("ngày {d:02} tháng {m:02} năm {y}"),
                1 => format!("{d:02}-{m:02}-{y}"),
                _ => format!("{d:02}/{m:02}/{y}"),
            };
            (shown, iso((d, m, y)))
        }
        (ValueType::PersonalId, _) => {
            let century = if year < 2000 { 0 } else { 2 } + u32::from(!male);
            both(format!("0{:02}{century}{:02}{:06}", chance.between(1, 97), year % 100, chance.between(0, 1_000_000)))
        }
        (ValueType::Number, "plate") => both(format!("29A-{:05}", chance.between(10_000, 99_999))),
        (ValueType::Number, _) => {
            let number = chance.between(1, 999);
            both(match chance.between(0, 3) {
                0 => format!("{number}/{}", chance.between(2015, 2026)),
                1 => format!("BA {:06}", chance.between(100_000, 999_999)),
                _ => format!("{number}"),
            })
        }
        (ValueType::Place, _) => both(chance.one(&PLACES[set]).to_owned()),
        (ValueType::Sex, _) => {
            (if male { "Nam" } else { "Nữ" }.to_owned(), if male { "male" } else { "female" }.to_owned())
        }
        (ValueType::Money, _) => {
            let millions = chance.between(1, 900);
            (format!("{millions}.000.000 đồng"), format!("{millions}000000"))
        }
        (ValueType::Text, "ethnicity") => both(chance.one(&["Kinh", "Tày", "Mường"]).to_owned()),
        (ValueType::Text, "nationality") => both("Việt Nam".to_owned()),
        (ValueType::Text, _) => both(chance.one(&WORDS[set]).to_owned()),
    }
}

const WORDS: [[&str; 5]; 2] = [
    ["Công ty An Phát", "Chưa đăng ký kết hôn với ai", "Tuổi già", "Loại khá", "Bán tạp hóa"],
    ["Hộ kinh doanh Hạnh Phúc", "Hiện độc thân", "Bệnh hiểm nghèo", "Loại giỏi", "Sửa chữa xe máy"],
];

/// The seven fields of the square code on an identity card.
fn card_code(truth: &[(String, String)]) -> String {
    let of = |name: &str| truth.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str());
    let born: String = of("born-on").split('-').rev().collect();
    let sex = if of("sex") == "male" { "Nam" } else { "Nữ" };
    format!("{}||{}|{born}|{sex}|{}|10052021", of("personal-id"), of("full-name"), of("residence"))
}
