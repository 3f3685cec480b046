//! The page in the states that matter, for tests of templates.

use super::faults::{FaultRow, FaultTable};
use super::panel::Panel;
use super::show::{Asked, DossierView, PaperLine, Request};
use crate::dossier::check::{Answered, Row};
use crate::dossier::question::{Mistake, Question};
use crate::dossier::track::{Due, Entry, Offer};

/// Fresh, at work, gone wrong, finished.
pub fn samples() -> Vec<DossierView> {
    let row = Row::told;
    let fresh = DossierView {
        id: "1".into(),
        version: 1,
        procedure: "Làm giấy khai sinh cho con".into(),
        state: "Chờ tiếp nhận".into(),
        colour: "blue",
        left: Some(Due { tone: "soon", text: "Còn 3 giờ".into() }),
        summary: vec![row("Đến lượt", "Cán bộ tiếp nhận và trả kết quả")],
        applicant: vec![row("Họ và tên", "Nguyễn Văn Minh"), row("Số định danh cá nhân", "001095000017")],
        sections: vec![Answered {
            title: "Trẻ được khai sinh".into(),
            rows: vec![row("Họ, chữ đệm, tên của trẻ", "Trần Nguyễn Khánh Ngọc Ẩn")],
        }],
        papers: vec![
            PaperLine {
                component: "Giấy chứng sinh".into(),
                name: "giay-chung-sinh.pdf".into(),
                source: "Tệp tải lên".into(),
                quantity: "1".into(),
                href: "/quay/ho-so/1/giay-to/2".into(),
                kilobytes: 213,
            },
            PaperLine {
                component: "Giấy chứng nhận kết hôn".into(),
                name: "Giấy chứng nhận kết hôn".into(),
                source: "Thành phố đã có".into(),
                quantity: String::new(),
                href: String::new(),
                kilobytes: 0,
            },
        ],
        entries: vec![entry("now", "Đã nộp hồ sơ", "Trực tuyến")],
        panels: vec![
            Panel { main: true, ..panel("accept", "Nhận hồ sơ") },
            Panel { faults: Some(faults(vec![])), key: "F8", ..panel("ask-before-acceptance", "Yêu cầu bổ sung") },
            Panel {
                questions: vec![reason("refuse-reception")],
                key: "F9",
                ..panel("refuse-reception", "Từ chối tiếp nhận")
            },
        ],
        receives: true,
        ..DossierView::default()
    };
    let working = DossierView {
        code: ["H26.00082", "261123", "0007"].map(String::from).to_vec(),
        state: "Đang giải quyết".into(),
        left: Some(Due { tone: "late", text: "Quá hạn 1 ngày làm việc".into() }),
        because: vec!["Thủ tục này trả kết quả trong ngày.".into()],
        duties: vec![("Có kết quả".into(), "thứ Hai, 23/11/2026, 17:00".into())],
        supplements: vec![Request {
            when: "20/11/2026 09:00 – đã trả lời 21/11/2026".into(),
            faults: vec!["Giấy chứng sinh: mờ, không đọc được. Chụp lại nơi đủ sáng.".into()],
        }],
        consultations: vec![Asked {
            office: "Ủy ban nhân dân phường Kim Liên".into(),
            question: "Cha mẹ đã đăng ký kết hôn tại phường?".into(),
            due: "thứ Năm, 26/11/2026, 17:00".into(),
            answer: String::new(),
        }],
        entries: vec![entry("now", "Cán bộ nhận xử lý", "Phạm Quốc Hưng"), entry("done", "Đã tiếp nhận", "")],
        prints: vec![Offer {
            text: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả".into(),
            href: "/x.pdf".into(),
            main: true,
        }],
        panels: vec![
            Panel {
                main: true,
                questions: vec![question("submit-for-signature.note")],
                ..panel("submit-for-signature", "Trình ký")
            },
            Panel {
                questions: vec![question("extend.due"), reason("extend")],
                note: "Chậm nhất thứ Hai.".into(),
                ..panel("extend", "Xin lỗi và gia hạn")
            },
        ],
        ..fresh.clone()
    };
    let mut wrong = working.clone();
    wrong.stale = true;
    wrong.kept = vec![row("Phê duyệt và ký", "Đồng ý cấp")];
    let said = vec!["Giấy chứng sinh: thiếu. Mang bản chính đến quầy.".to_owned()];
    let error = "Hãy ghi ít nhất một nội dung cần sửa hoặc nộp thêm.";
    wrong.mistakes = vec![Mistake { id: "panel-ask-after-acceptance".into(), text: error.into() }];
    wrong.panels = vec![Panel {
        open: true,
        error: error.into(),
        faults: Some(faults(said)),
        ..panel("ask-after-acceptance", "Yêu cầu bổ sung")
    }];
    let done = DossierView {
        state: "Đã có kết quả".into(),
        colour: "green",
        left: Some(Due { tone: "still", text: "Chờ người nộp đến nhận".into() }),
        outcome: vec![row("Số văn bản", "123/2026")],
        panels: vec![Panel { main: true, file: true, ..panel("correct", "Phát hành kết quả đã sửa") }],
        receives: false,
        ..working.clone()
    };
    vec![fresh, working, wrong, DossierView { panels: vec![], ..done.clone() }, done]
}

fn panel(action: &'static str, title: &str) -> Panel {
    Panel { action, title: title.into(), href: "/quay/ho-so/1/x".into(), ..Panel::default() }
}

fn question(name: &str) -> Question {
    Question::sample(name, "text", "Ghi chú")
}

fn reason(action: &str) -> Question {
    Question { most: None, ..Question::sample(&format!("{action}.reason"), "long-text", "Lý do") }
}

fn faults(preview: Vec<String>) -> FaultTable {
    let row = FaultRow {
        name: "ask.1".into(),
        number: 1,
        about: vec![],
        reasons: vec![],
        fix: "Mang bản chính đến quầy".into(),
    };
    FaultTable { rows: vec![row], preview }
}

fn entry(state: &'static str, title: &str, text: &str) -> Entry {
    Entry { state, title: title.into(), at: "23/11/2026 09:00".into(), who: "Lê Thị Hoa".into(), text: text.into() }
}
