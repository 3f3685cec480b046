//! One paper of a procedure, in words.

use app::words::{Lang, Value, Words};
use domain::catalog::Component;
use domain::catalog::component::PaperKind;
use serde::Serialize;

/// One paper.
#[derive(Debug, Clone, Serialize)]
pub struct Paper {
    /// What people call it.
    pub name: String,
    /// What helps to recognise or obtain it.
    pub hint: String,
    /// In what form, and how many.
    pub form: String,
    /// When it is wanted only in some cases.
    pub sometimes: bool,
    /// How it may be satisfied, best first.
    pub ways: Vec<String>,
}

impl Paper {
    /// A paper in words.
    pub fn of(component: &Component, words: &Words, lang: Lang) -> Paper {
        let kind = match component.kind {
            PaperKind::Original => "procedure-paper-original",
            PaperKind::Copy => "procedure-paper-copy",
            PaperKind::Shown => "procedure-paper-shown",
        };
        let count = [("count", Value::Count(i64::from(component.quantity)))];
        Paper {
            name: component.name.get(lang.code()).to_owned(),
            hint: component.hint.as_ref().map(|hint| hint.get(lang.code()).to_owned()).unwrap_or_default(),
            form: words.get(lang, kind, &count),
            sometimes: !component.required,
            ways: component.satisfied_by.iter().map(|way| words.get(lang, way.key(), &[])).collect(),
        }
    }

    /// A paper for samples.
    pub fn sample(name: &str, sometimes: bool) -> Paper {
        Paper {
            name: name.into(),
            hint: "Do bệnh viện cấp".into(),
            form: "1 bản chính".into(),
            sometimes,
            ways: vec!["Tải ảnh hoặc tệp lên".into()],
        }
    }
}

/// Whether the State holds what the paper says, so that nobody has to bring it.
pub fn is_held(component: &Component) -> bool {
    component.satisfied_by.first().is_some_and(|way| way.is_held())
}
