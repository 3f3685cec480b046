//! One procedure in a list.

use app::words::{Lang, Words};
use domain::catalog::{Channel, Procedure};
use domain::search::fold;
use jiff::civil::Date;
use serde::Serialize;

use super::{fee, time};
use crate::page::Page;

/// What a list tells of a procedure.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The end of its address.
    pub slug: String,
    /// Its code in the national database.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// What the law calls it.
    pub legal_name: String,
    /// How long it takes.
    pub time: String,
    /// What it costs.
    pub fee: String,
    /// The doors that are open.
    pub channels: Vec<String>,
}

impl Line {
    /// The line of a procedure in the language of a page.
    pub fn of(procedure: &Procedure, page: &Page, today: Date) -> Line {
        let (words, lang) = (&page.site.words, page.lang);
        let offer = procedure.offer(Channel::Online).or(procedure.channels.first());
        Line {
            slug: slug(procedure),
            code: procedure.code.to_string(),
            name: procedure.plain_name.get(lang.code()).to_owned(),
            legal_name: procedure.name.get(lang.code()).to_owned(),
            time: offer.map_or_else(
                || words.get(lang, "catalog-time-unknown", &[]),
                |offer| time::offered(words, lang, offer),
            ),
            fee: fee::usual(words, lang, procedure, offer.map_or(Channel::Direct, |offer| offer.channel), today),
            channels: procedure.channels.iter().map(|offer| channel(words, lang, offer.channel)).collect(),
        }
    }

    /// A line for samples.
    pub fn sample() -> Line {
        Line {
            slug: "khai-sinh-cho-con".into(),
            code: "1.001193".into(),
            name: "Khai sinh cho con".into(),
            legal_name: "Đăng ký khai sinh".into(),
            time: "trong ngày".into(),
            fee: "không mất phí".into(),
            channels: vec!["trên mạng".into(), "tại quầy".into()],
        }
    }
}

/// The door in words.
pub fn channel(words: &Words, lang: Lang, channel: Channel) -> String {
    words.get(lang, &format!("catalog-channel-{}", channel.key()), &[])
}

/// The end of a procedure's address: its plain Vietnamese name in plain letters. The code works as well.
pub fn slug(procedure: &Procedure) -> String {
    let folded = fold(&procedure.plain_name.vi);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
