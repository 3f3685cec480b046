//! One slot for each paper: what the city holds is not asked for; each file is sent on its own.

use serde::Serialize;

use super::question::Mistake;
use crate::view::View;

/// The page of papers of a draft.
#[derive(Debug, Clone, Serialize)]
pub struct PapersView {
    /// What people call the procedure.
    pub procedure: String,
    /// The page before.
    pub previous: String,
    /// Where one goes when all is there.
    pub next: String,
    /// The slots.
    pub slots: Vec<Slot>,
    /// What is wrong, for the top of the page.
    pub mistakes: Vec<Mistake>,
}

/// One paper of the procedure.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Slot {
    /// The component's short name: the id on the page.
    pub component: String,
    /// What people call it.
    pub name: String,
    /// What helps to recognise or obtain it.
    pub hint: String,
    /// Whether it must be there.
    pub required: bool,
    /// Where the city takes it from, when it holds it.
    pub held: String,
    /// The files sent so far.
    pub files: Vec<Sent>,
    /// Where a file is sent.
    pub action: String,
    /// Media types taken, for the file chooser.
    pub accept: String,
    /// Media types taken, for people.
    pub kinds: String,
    /// Largest file in megabytes.
    pub max_megabytes: u32,
    /// What is wrong.
    pub error: String,
}

/// A file that arrived.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// Its name.
    pub name: String,
    /// Its size, in kilobytes.
    pub kilobytes: u64,
    /// Where it can be looked at.
    pub href: String,
    /// Where it is taken back.
    pub remove: String,
}

impl Slot {
    /// A slot for samples.
    pub fn sample(component: &str, name: &str) -> Slot {
        Slot {
            component: component.into(),
            name: name.into(),
            hint: "Do bệnh viện cấp".into(),
            required: true,
            action: format!("/ho-so/nhap/1/giay-to/{component}"),
            accept: "application/pdf,image/jpeg,image/png".into(),
            kinds: "PDF, JPG, PNG".into(),
            max_megabytes: 20,
            ..Slot::default()
        }
    }
}

impl View for PapersView {
    const TEMPLATE: &'static str = "dossier/papers.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let file = Sent {
            name: "chung-sinh.pdf".into(),
            kilobytes: 220,
            href: "/giay-to/1".into(),
            remove: "/ho-so/nhap/1/giay-to/a/1/bo".into(),
        };
        let error = "Tệp này quá lớn. Chọn tệp không quá 20 MB.";
        let slots = vec![
            Slot { files: vec![file], ..Slot::sample("birth-notice", "Giấy chứng sinh") },
            Slot {
                held: "Cơ sở dữ liệu hộ tịch".into(), ..Slot::sample("marriage", "Giấy chứng nhận kết hôn")
            },
            Slot { required: false, error: error.into(), ..Slot::sample("mandate", "Văn bản ủy quyền") },
        ];
        let full = PapersView {
            procedure: "Khai sinh cho con".into(),
            previous: "/ho-so/nhap/1/hoi/con".into(),
            next: "/ho-so/nhap/1/kiem-tra".into(),
            slots,
            mistakes: vec![Mistake { id: "mandate".into(), text: error.into() }],
        };
        vec![PapersView { slots: vec![], mistakes: vec![], ..full.clone() }, full]
    }
}
