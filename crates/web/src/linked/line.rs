//! One linked set in a list.

use domain::catalog::linked::LinkedSet;
use serde::Serialize;

use crate::page::Page;
use crate::procedure::show::Link;

/// What a list tells of a set.
#[derive(Debug, Clone, Serialize)]
pub struct SetLine {
    /// Its address.
    pub href: String,
    /// What people say.
    pub name: String,
    /// What it is for.
    pub summary: String,
    /// What people call its parts.
    pub parts: Vec<String>,
}

impl SetLine {
    /// The line of a set in the language of a page.
    pub fn of(set: &LinkedSet, page: &Page) -> SetLine {
        SetLine {
            href: format!("/lien-thong/{}", set.id),
            name: set.plain_name.get(page.lang.code()).to_owned(),
            summary: set.summary.get(page.lang.code()).to_owned(),
            parts: set.parts.iter().map(|part| Link::of(&part.procedure, page).name).collect(),
        }
    }

    /// A line for samples.
    pub fn sample() -> SetLine {
        SetLine {
            href: "/lien-thong/birth".into(),
            name: "Sinh con: làm một lần được ba giấy".into(),
            summary: "Một tờ khai cho ba việc.".into(),
            parts: vec!["Khai sinh cho con".into(), "Đăng ký thường trú".into(), "Thẻ bảo hiểm y tế".into()],
        }
    }
}
