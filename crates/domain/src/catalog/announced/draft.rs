//! The text of a draft: what the source says for certain, and plain gaps for a designer to fill.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::super::procedure::{Level, Subject};
use super::{Announced, AnnouncedPaper};
use crate::search::fold;

/// The most papers a draft takes over; a source that lists more has run tables together.
const MOST_PAPERS: usize = 40;

impl Announced {
    /// The draft, in the form of a file of the catalogue. It reads, and `catalog check` lists what it lacks: the English,
    /// the plain name, times, fees, the steps of the house. `number` is that of the edition it would be.
    #[must_use]
    pub fn draft(&self, number: u32, valid_from: Date) -> String {
        let mut text = String::new();
        let name = quoted(&self.name);
        let _ = write!(
            text,
            "# Nháp lấy từ danh mục quốc gia; chưa có gì được công bố. Sửa cho đúng rồi gửi duyệt.\n\
             # A draft taken from the national catalogue; nothing of it is published.\n\
             code = \"{}\"\nedition = {number}\nvalid-from = \"{valid_from}\"\ndecision = {}\n\
             name = {{ vi = {name}, en = \"\" }}\nplain-name = {{ vi = {name}, en = \"\" }}\n\
             summary = {{ vi = \"\", en = \"\" }}\nlevels = [{}]\nsubjects = [{}]\n\
             domain = {{ code = \"{}\", name = {{ vi = {}, en = \"\" }} }}\n",
            self.code,
            quoted(&self.decision),
            listed(self.levels.iter().map(|level| level_word(*level))),
            listed(self.subjects.iter().map(|subject| subject_word(*subject))),
            self.field_code(),
            quoted(&self.field),
        );
        self.office(&mut text);
        self.channels(&mut text);
        self.results(&mut text);
        self.laws(&mut text);
        self.papers(&mut text);
        self.steps(&mut text);
        self.form(&mut text);
        text
    }

    fn is_for_commune(&self) -> bool {
        self.levels.contains(&Level::Commune)
    }

    /// The ministry of the first result and the initials of the field: a proposal, for the source gives no code.
    fn field_code(&self) -> String {
        let ministry = self.results.first().map_or("G00", |(code, _)| code.ministry());
        let initials: String = fold(&self.field)
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter_map(|word| word.chars().next())
            .take(12)
            .collect();
        format!("{ministry}-{}", if initials.is_empty() { "X".into() } else { initials.to_uppercase() })
    }

    fn office(&self, text: &mut String) {
        if self.is_for_commune() {
            text.push_str(
                "office = { rule = \"commune-of-field\", field = \"commune\", body = \"people-committee\" }\n",
            );
        } else {
            text.push_str(
                "# Ghi mã cơ quan của thành phố / name the office of the city.\n\
                 office = { rule = \"city-office\", office = \"CHUARO\", name = { vi = \"Chưa rõ\", en = \"\" } }\n",
            );
        }
    }

    fn channels(&self, text: &mut String) {
        text.push_str("channels = [\n");
        for door in &self.doors {
            let _ = writeln!(text, "  # nguồn ghi / the source writes: {}", door.written.replace(['\n', '\r'], " "));
            let channel = door.channel.key();
            let _ = writeln!(text, "  {{ channel = \"{channel}\", level = \"end-to-end\", time = \"not-stated\" }},");
        }
        text.push_str("]\n");
    }

    fn results(&self, text: &mut String) {
        text.push_str("results = [\n");
        for (code, name) in &self.results {
            let _ = writeln!(text, "  {{ code = \"{code}\", name = {{ vi = {}, en = \"\" }} }},", quoted(name));
        }
        text.push_str("]\n");
    }

    fn laws(&self, text: &mut String) {
        text.push_str("legal-basis = [\n");
        for law in &self.laws {
            let _ = writeln!(text, "  {{ number = {}, title = {{ vi = \"\", en = \"\" }} }},", quoted(law));
        }
        text.push_str("]\n");
    }

    fn papers(&self, text: &mut String) {
        let law = self.laws.first().map_or("", String::as_str);
        text.push_str("components = [\n");
        for (nth, paper) in self.papers.iter().take(MOST_PAPERS).enumerate() {
            let (kind, quantity) = kind(paper);
            let _ = writeln!(
                text,
                "  {{ code = \"paper-{}\", name = {{ vi = {}, en = \"\" }}, kind = \"{kind}\", quantity = {quantity}, \
                 satisfied-by = [\"upload\"], basis = {{ number = {}, title = {{ vi = \"\", en = \"\" }} }} }},",
                nth + 1,
                quoted(&paper.name),
                quoted(law),
            );
        }
        text.push_str("]\n");
    }

    fn steps(&self, text: &mut String) {
        text.push_str(
            "# Mẫu theo cơ chế một cửa, chưa phải quy trình nội bộ đã duyệt / a pattern, not the approved process.\nsteps = [\n",
        );
        for (id, vi, en, role) in [
            ("receive", "Tiếp nhận, số hóa, chuyển hồ sơ", "Receive, digitise, hand over", "receptionist"),
            ("check", "Thẩm định", "Examine", "specialist"),
            ("sign", "Ký", "Sign", "leader"),
            ("issue", "Vào số, đóng dấu", "Number and stamp", "clerk"),
            ("return", "Trả kết quả", "Hand over the result", "receptionist"),
        ] {
            let _ = writeln!(
                text,
                "  {{ id = \"{id}\", name = {{ vi = \"{vi}\", en = \"{en}\" }}, role = \"{role}\", kind = \"{id}\", time = \"1wh\" }},"
            );
        }
        text.push_str("]\n");
    }

    fn form(&self, text: &mut String) {
        text.push_str(
            "\n[[form.sections]]\nid = \"applicant\"\ntitle = { vi = \"Người nộp\", en = \"The person applying\" }\nfields = [\n  \
             { name = \"applicant_name\", type = \"person-name\", label = { vi = \"Họ, chữ đệm, tên\", en = \"Your full name\" }, page = \"applicant\", required = true, source = \"account.name\" },\n  \
             { name = \"applicant_id\", type = \"personal-id\", label = { vi = \"Số định danh cá nhân\", en = \"Your personal identification number\" }, page = \"applicant\", required = true, source = \"account.personal_id\" },\n  \
             { name = \"applicant_phone\", type = \"phone\", label = { vi = \"Số điện thoại\", en = \"Your telephone number\" }, page = \"applicant\", required = true, source = \"account.phone\" },\n  \
             { name = \"applicant_email\", type = \"email\", label = { vi = \"Thư điện tử\", en = \"Your e-mail address\" }, page = \"applicant\", source = \"account.email\" },\n",
        );
        if self.is_for_commune() {
            text.push_str(
                "  { name = \"commune\", type = \"commune\", label = { vi = \"Phường, xã giải quyết\", en = \"Deciding commune or ward\" }, required = true },\n",
            );
        }
        text.push_str("]\n");
    }
}

/// An original that is given back is shown; what the source counts as a copy is one.
fn kind(paper: &AnnouncedPaper) -> (&'static str, u32) {
    match (paper.originals, paper.copies) {
        (0, 0) => ("shown", 1),
        (0, copies) => ("copy", copies.min(99)),
        (originals, _) => ("original", originals.min(99)),
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn listed<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Ministry => "ministry",
        Level::City => "city",
        Level::Commune => "commune",
        Level::Other => "other",
    }
}

fn subject_word(subject: Subject) -> &'static str {
    match subject {
        Subject::Citizen => "citizen",
        Subject::OverseasVietnamese => "overseas-vietnamese",
        Subject::Foreigner => "foreigner",
        Subject::Enterprise => "enterprise",
        Subject::Organisation => "organisation",
    }
}
