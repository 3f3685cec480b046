//! One of each arrangement, with invented people.
use super::{Check, Head, ResultDocument, Row, Section, Signer, Table, Value};
use crate::form::Matter;
use domain::catalog::Text;
use domain::document::result_form::{Layout, Page};
use jiff::civil::date;

fn label(vi: &str, en: &str) -> Text {
    Text { vi: vi.into(), en: en.into() }
}

fn row(vi: &str, en: &str, words: &str) -> Row {
    let value = if words.is_empty() { Value::Lines(Vec::new()) } else { Value::line(words) };
    Row { label: label(vi, en), value, upper: false }
}

fn name(vi: &str, en: &str, words: &str) -> Row {
    Row { upper: true, ..row(vi, en, words) }
}

fn section(heading: Option<(&str, &str)>, rows: Vec<Row>) -> Section {
    Section { heading: heading.map(|(vi, en)| label(vi, en)), rows }
}

fn heirs() -> Row {
    let rows = [("Nguyễn Văn Minh", "001090000007", "1/2"), ("Nguyễn Thị Ẩn Ỷ Diễm", "001192000013", "1/2")];
    let rows = rows.map(|(name, id, share)| [name, id, share].map(str::to_owned).to_vec()).to_vec();
    let columns = ["Họ và tên", "Số định danh cá nhân", "Phần"].map(str::to_owned).to_vec();
    Row {
        label: label("Những người thừa kế", "Heirs"), value: Value::Table(Table { columns, rows }), upper: false
    }
}

impl ResultDocument {
    /// The document of an arrangement, issued by the ward of all samples.
    #[must_use]
    pub fn sample(layout: Layout) -> Self {
        let plain = Self {
            layout,
            page: Page::default(),
            draft: false,
            open: false,
            made_on: date(2026, 3, 5),
            bilingual: false,
            beside: false,
            title: label("Giấy xác nhận", "Confirmation"),
            about: None,
            form: None,
            head: Head {
                superior: None,
                agency: "Ủy ban nhân dân phường Cửa Nam".into(),
                number: Some("12".into()),
                symbol: None,
                place: "Cửa Nam".into(),
                issued_on: Some(date(2026, 3, 5)),
            },
            authority: "Chủ tịch Ủy ban nhân dân phường Cửa Nam".into(),
            addressee: "Nguyễn Văn Minh".into(),
            grounds: Vec::new(),
            text: Vec::new(),
            sections: Vec::new(),
            closing: Vec::new(),
            made_by: None,
            recipients: vec!["Nguyễn Văn Minh".into(), "Lưu: VT, hồ sơ".into()],
            also_signed: Vec::new(),
            signer: Signer {
                capacity: vec!["TM. Ủy ban nhân dân".into(), "Chủ tịch".into()],
                name: Some("Đỗ Thị Lan".into()),
            },
            matter: Matter::sample(),
            check: Some(Check { url: "https://motcua.example.vn/k/7Q2MXW9HDN4K3VTBRC5E".into() }),
        };
        plain.filled()
    }

    /// One of each arrangement.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        Layout::ALL.map(Self::sample).to_vec()
    }

    fn filled(self) -> Self {
        let symbol = |self_: Self, symbol: &str| Head { symbol: Some(symbol.into()), ..self_.head };
        match self.layout {
            Layout::Certificate => self.birth(),
            Layout::Extract => Self {
                title: label("Trích lục khai tử", "Extract of death registration"),
                form: Some("Biểu mẫu theo Thông tư số 04/2020/TT-BTP".into()),
                sections: vec![section(
                    None,
                    vec![
                        name("Họ, chữ đệm, tên người chết", "", "Trần Thị Quý"),
                        row("Ngày, tháng, năm sinh", "", "02/01/1950"),
                        row("Giới tính", "", "Nữ"),
                        row("Nơi chết", "", "Số 12, ngõ 45 phố Trần Quý Cáp, phường Cửa Nam, thành phố Hà Nội"),
                        row("Nguyên nhân chết", "", ""),
                    ],
                )],
                ..self
            },
            Layout::Confirmation => Self {
                title: label("Giấy xác nhận tình trạng hôn nhân", ""),
                grounds: vec!["Căn cứ Luật Hộ tịch số 60/2014/QH13".into()],
                text: vec!["Theo đề nghị của Nguyễn Văn Minh, Ủy ban nhân dân phường Cửa Nam xác nhận:".into()],
                sections: vec![section(
                    None,
                    vec![
                        name("Họ, chữ đệm, tên", "", "Nguyễn Văn Minh"),
                        row("Tình trạng hôn nhân", "", "Chưa đăng ký kết hôn với ai"),
                    ],
                )],
                closing: vec!["Giấy này có giá trị sáu tháng kể từ ngày cấp.".into()],
                head: symbol(self.clone(), "UBND-XNTTHN"),
                ..self
            },
            Layout::Permit => Self {
                title: label("Giấy phép xây dựng", ""),
                text: vec!["Cấp cho: Nguyễn Văn Minh.".into()],
                sections: vec![section(
                    None,
                    vec![
                        row("Được phép xây dựng", "", "Nhà ở riêng lẻ"),
                        row("Vị trí xây dựng", "", "Số 12, ngõ 45 phố Trần Quý Cáp, phường Cửa Nam, thành phố Hà Nội"),
                        row("Số tầng", "", "3"),
                        row("Mật độ xây dựng", "", ""),
                    ],
                )],
                closing: vec!["Giấy phép có giá trị kèm hồ sơ thiết kế đã đóng dấu.".into()],
                head: symbol(self.clone(), "GPXD"),
                ..self
            },
            Layout::Registration => Self {
                title: label("Giấy chứng nhận đăng ký hộ kinh doanh", ""),
                sections: vec![section(
                    None,
                    vec![
                        row("Mã số hộ kinh doanh", "", "001090000007"),
                        name("Tên hộ kinh doanh", "", "Hộ kinh doanh phở bà Quý"),
                        row("Vốn kinh doanh", "", "100.000.000 đồng"),
                        row("Bằng chữ", "", "Một trăm triệu đồng"),
                    ],
                )],
                ..self
            },
            Layout::Decision => Self {
                title: label("Quyết định", ""),
                about: Some("Về việc hỗ trợ chi phí mai táng".into()),
                grounds: vec![
                    "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15".into(),
                    "Căn cứ Nghị định số 20/2021/NĐ-CP về chính sách trợ giúp xã hội".into(),
                ],
                text: vec![
                    "Hỗ trợ chi phí mai táng cho Nguyễn Văn Minh, người tổ chức mai táng Trần Thị Quý.".into(),
                    "Quyết định có hiệu lực kể từ ngày ký.".into(),
                ],
                sections: vec![section(None, vec![row("Số tiền", "", "10.000.000 đồng")])],
                head: Head {
                    superior: Some("Ủy ban nhân dân thành phố Hà Nội".into()),
                    ..symbol(self.clone(), "QĐ-UBND")
                },
                ..self
            },
            Layout::Notice => Self {
                title: label("Thông báo", ""),
                about: Some("Kết quả giải quyết thủ tục về cư trú".into()),
                text: vec!["Hồ sơ Đăng ký thường trú đã được giải quyết với nội dung sau:".into()],
                sections: vec![section(None, vec![name("Người được đăng ký", "", "Nguyễn Văn Minh")])],
                form: Some("Mẫu CT08".into()),
                ..self
            },
            Layout::Minutes => Self {
                title: label("Biên bản hòa giải tranh chấp đất đai", ""),
                text: vec!["Tại Ủy ban nhân dân phường Cửa Nam, lúc 09 giờ ngày 05 tháng 3 năm 2026.".into()],
                sections: vec![section(
                    None,
                    vec![
                        Row { label: label("Các bên", ""), ..heirs() },
                        row("Kết quả hòa giải", "", "Hai bên thống nhất ranh giới theo bờ tường hiện có."),
                    ],
                )],
                closing: vec!["Biên bản được đọc lại cho những người tham dự nghe và cùng ký.".into()],
                also_signed: vec![label("Người yêu cầu", ""), label("Bên kia", ""), label("Người ghi biên bản", "")],
                ..self
            },
            Layout::Attestation => Self {
                title: label("Lời chứng chứng thực văn bản phân chia di sản", ""),
                text: vec!["Những người thừa kế đã ký vào từng trang trước mặt người thực hiện chứng thực.".into()],
                sections: vec![section(None, vec![row("Quyển số", "", "01/2026"), heirs()])],
                also_signed: vec![label("Những người thừa kế", "")],
                head: symbol(self.clone(), "SCT/HĐ,GD"),
                ..self
            },
            Layout::Copy => Self {
                title: label("Bản sao cấp từ sổ gốc", ""),
                text: vec!["Nội dung bản sao được ghi theo đúng nội dung trong sổ gốc.".into()],
                sections: vec![section(None, vec![row("Nội dung ghi trong sổ gốc", "", "Bằng tốt nghiệp số 123")])],
                ..self
            },
            Layout::Card => Self {
                title: label("Thông báo kết quả cấp thẻ căn cước", "Identity card: notice of the result"),
                bilingual: true,
                made_by: Some("Thẻ căn cước do Bộ Công an sản xuất".into()),
                sections: vec![section(
                    None,
                    vec![
                        name("Họ, chữ đệm và tên khai sinh", "Full name", "Nguyễn Văn Minh"),
                        row("Số định danh cá nhân", "Personal identification number", "001090000007"),
                        row("Nơi nhận thẻ", "Where the card is collected", ""),
                    ],
                )],
                ..self
            },
            Layout::General => Self {
                title: label("Văn bản trả lời", ""),
                sections: vec![section(Some(("Người yêu cầu", "")), vec![row("Họ và tên", "", "Nguyễn Văn Minh")])],
                ..self
            },
        }
    }

    fn birth(self) -> Self {
        Self {
            title: label("Giấy khai sinh", "Birth certificate"),
            sections: vec![
                section(
                    None,
                    vec![
                        name("Họ, chữ đệm, tên", "", "Nguyễn Thị Ẩn Ỷ Diễm"),
                        row("Ngày, tháng, năm sinh", "", "09/02/2026"),
                        row("Ghi bằng chữ", "", "Ngày chín tháng hai năm hai nghìn không trăm hai mươi sáu"),
                        row("Nơi sinh", "", "Bệnh viện Phụ sản Hà Nội, phường Cửa Nam, thành phố Hà Nội"),
                        row("Số định danh cá nhân", "", "001326000021"),
                    ],
                ),
                section(
                    Some(("Người mẹ", "Mother")),
                    vec![name("Họ, chữ đệm, tên người mẹ", "", "Đặng Thùy Ngữ"), row("Ngày sinh", "", "12/10/1994")],
                ),
                section(
                    Some(("Người cha", "Father")),
                    vec![name("Họ, chữ đệm, tên người cha", "", ""), row("Ngày sinh", "", "")],
                ),
            ],
            ..self
        }
    }
}
