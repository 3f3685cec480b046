//! The result as a document: a draft for those who decide, the final text when it is issued.

use std::collections::BTreeMap;

use domain::calendar::local;
use domain::catalog::Text;
use domain::catalog::answers::Answers;
use domain::catalog::basis::Basis;
use domain::catalog::field::{Field, FieldType, SeenBy};
use domain::document::result_form::{self, Piece, ResultForm, SignedBy, Source as From, pieces};
use domain::unit::office::OfficeKind;
use jiff::Timestamp;
use paper::result::{Check, Head, ResultDocument, Row, Section, Signer, Table, Value};
use serde_json::Value as Json;

use super::heading::place;
use super::source::Source;
use crate::words::answer::Reader;
use crate::words::{Lang, format, spelled};

/// What a result is given when it is made; a draft has none of it.
#[derive(Debug, Clone)]
pub(crate) struct Given<'a> {
    /// Its number; none leaves number and day open until it is issued.
    pub number: Option<&'a str>,
    /// When.
    pub at: Timestamp,
    /// The letters behind its square code.
    pub check: &'a str,
}

/// The capacity of the signer as the officer may change it: parts in lines, split by `;`.
pub const CAPACITY: &str = "signer_capacity";

/// The document of a result form for a dossier. Without `given` it is a draft of that moment.
pub(crate) fn result(
    source: &Source<'_>,
    form: &ResultForm,
    entered: &BTreeMap<String, String>,
    given: Option<&Given<'_>>,
    now: Timestamp,
) -> ResultDocument {
    let writer = Writer::new(source, entered, given.map_or(now, |given| given.at));
    let dossier = source.dossier;
    let office = source.city.office(&dossier.agency);
    let kind = office.map(|office| office.kind);
    let is_committee = matches!(kind, Some(OfficeKind::CommunePc | OfficeKind::CityPc));
    let parent = office.and_then(|office| office.parent.as_ref()).filter(|_| !is_committee);
    let sentences = |texts: &[String]| texts.iter().map(|text| writer.sentence(text)).collect();
    let kept = source.words("print.result-kept", &[]);
    let url = source.city.settings.public_url.trim_end_matches('/');
    let numbered = given.filter(|given| given.number.is_some());
    ResultDocument {
        layout: form.layout,
        page: source.city.library.results.page.clone(),
        draft: given.is_none(),
        open: given.is_some_and(|given| given.number.is_none()),
        made_on: local::day(given.map_or(now, |given| given.at)),
        bilingual: form.bilingual,
        beside: form.beside,
        title: form.title.clone(),
        about: form.about.as_ref().map(|about| writer.sentence(about)),
        form: form_line(source, form),
        head: Head {
            superior: parent.map(|parent| source.office_name(parent)),
            agency: source.office_name(&dossier.agency),
            number: numbered.and_then(|given| given.number).map(str::to_owned),
            symbol: form.symbol.clone(),
            place: place(source.city, &dossier.agency),
            issued_on: numbered.map(|given| local::day(given.at)),
        },
        authority: authority(source, kind),
        addressee: dossier.applicant.name.clone(),
        grounds: grounds(source, form),
        text: sentences(&form.text),
        sections: writer.sections(form),
        closing: sentences(&form.closing),
        made_by: form.made_by.clone(),
        recipients: vec![dossier.applicant.name.clone(), kept],
        also_signed: form.also_signed.clone(),
        signer: Signer {
            capacity: capacity(source, form.signer, kind, entered.get(CAPACITY)),
            name: dossier.outcome.as_ref().map(|outcome| outcome.signer.clone()),
        },
        matter: source.matter(dossier),
        check: given.map(|given| Check { url: format!("{url}/k/{}", given.check) }),
    }
}

/// The capacity of whoever signs for an office of this kind, in lines, unless the officer wrote another. The chair's own
/// signature is nobody else's.
fn capacity(source: &Source<'_>, by: SignedBy, kind: Option<OfficeKind>, written: Option<&String>) -> Vec<String> {
    let word = |key: &str| source.words(key, &[]);
    let written = written.map(String::as_str).filter(|_| by == SignedBy::Leader).unwrap_or_default();
    let lines: Vec<String> =
        written.split(';').map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let committee = matches!(kind, Some(OfficeKind::CommunePc | OfficeKind::CityPc));
    let own = if lines.is_empty() { vec![word(super::heading::capacity_key(kind))] } else { lines };
    let behalf = (committee && by == SignedBy::Leader).then(|| word("print.signer-for-committee"));
    behalf.into_iter().chain(own).collect()
}

/// Who decides, as the head of a decision says: “Chủ tịch Ủy ban nhân dân phường Cửa Nam”.
fn authority(source: &Source<'_>, kind: Option<OfficeKind>) -> String {
    let office = source.office_name(&source.dossier.agency);
    format!("{} {office}", source.words(super::heading::capacity_key(kind), &[]))
}

/// “Mẫu CT07”, with the act that sets it where a text names one.
fn form_line(source: &Source<'_>, form: &ResultForm) -> Option<String> {
    let words = |key: &str, args: &[(&str, String)]| {
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
        source.words(key, &args)
    };
    match (form.form_number(), &form.form_act) {
        (Some(number), Some(act)) => {
            Some(words("print.result-form-of", &[("number", number.to_owned()), ("act", act.clone())]))
        }
        (Some(number), None) => Some(words("print.result-form", &[("number", number.to_owned())])),
        (None, Some(act)) => Some(words("print.result-form-act", &[("act", act.clone())])),
        (None, None) => None,
    }
}

/// The law, each text in a line of its own; that of the procedure where the form has none.
fn grounds(source: &Source<'_>, form: &ResultForm) -> Vec<String> {
    let all = if form.basis.is_empty() { &source.procedure.legal_basis } else { &form.basis };
    all.iter().map(|basis| ground(source, basis)).collect()
}

/// “Căn cứ Nghị định số 123/2015/NĐ-CP (chi tiết thi hành Luật Hộ tịch), Điều 23”.
fn ground(source: &Source<'_>, basis: &Basis) -> String {
    let kinds = [
        ("NĐ-CP", "decree"),
        ("/TT-", "circular"),
        ("/TTLT-", "circular"),
        ("/QĐ-", "decision"),
        ("/NQ-", "resolution"),
    ];
    let title = basis.title.vi.as_str();
    let kind = kinds.iter().find(|(mark, _)| basis.number.contains(mark)).map_or("law", |(_, kind)| kind);
    // “Luật Hộ tịch số …” has its kind in its title; “Sửa đổi Luật Xây dựng” has not.
    let kind = if kind == "law" && !["Luật", "Bộ luật", "Hiến pháp"].iter().any(|word| title.starts_with(word))
    {
        "other-law"
    } else {
        kind
    };
    let article = basis.article.as_ref().map(|article| format!(", {article}")).unwrap_or_default();
    let args = [("number", basis.number.as_str().into()), ("title", title.into()), ("article", article.into())];
    source.words(&format!("print.result-ground-{kind}"), &args)
}

/// Turns sources into words.
struct Writer<'a> {
    source: &'a Source<'a>,
    entered: &'a BTreeMap<String, String>,
    answers: Answers,
    at: Timestamp,
}

impl<'a> Writer<'a> {
    fn new(source: &'a Source<'a>, entered: &'a BTreeMap<String, String>, at: Timestamp) -> Self {
        Self { source, entered, answers: Answers::unchecked(source.dossier.answers.clone()), at }
    }

    /// The question of this name, if the form asked it in this case.
    fn field(&self, name: &str) -> Option<&'a Field> {
        let field = self.source.procedure.form.field(name)?;
        let asked = self.source.procedure.form.visible_fields(&self.answers).iter().any(|seen| seen.name == name);
        asked.then_some(field)
    }

    fn sections(&self, form: &ResultForm) -> Vec<Section> {
        let mut sections = vec![Section { heading: None, rows: Vec::new() }];
        for row in &form.rows {
            let (from, full) = match row {
                result_form::Row::Heading { heading } => {
                    sections.push(Section { heading: Some(heading.clone()), rows: Vec::new() });
                    continue;
                }
                result_form::Row::Short(From::Form) => {
                    sections.extend(self.everything());
                    continue;
                }
                result_form::Row::Short(source) => (std::slice::from_ref(source), None),
                result_form::Row::Full(full) => (full.from.as_slice(), Some(full)),
            };
            let found = from.iter().map(|source| (source, self.value(source))).find(|(_, value)| !value.is_empty());
            let always = full.is_some_and(|full| full.always);
            let (taken, value) = match found {
                Some((taken, value)) => (Some(taken), value),
                None if always => (from.first(), Value::Lines(Vec::new())),
                None => continue,
            };
            let label = full.and_then(|full| full.label.clone());
            let label = label.or_else(|| taken.and_then(|source| self.label(source)));
            let Some(label) = label else { continue };
            let upper = full.is_some_and(|full| full.upper);
            if let Some(section) = sections.last_mut() {
                section.rows.push(Row { label, value, upper });
            }
        }
        sections.retain(|section| !section.rows.is_empty());
        sections
    }

    /// What a source is called where the row has no words of its own.
    fn label(&self, source: &From) -> Option<Text> {
        let of = |text: &Text| Text {
            vi: text.vi.trim_end_matches(['?', ' ']).to_owned(),
            en: text.en.trim_end_matches(['?', ' ']).to_owned(),
        };
        match source {
            From::Answer(name) | From::InWords(name) => Some(of(&self.source.procedure.form.field(name)?.label)),
            other => {
                let key = format!("print.result-{}", other.to_string().replace('.', "-"));
                let word = |lang| self.source.city.words.get(lang, &key, &[]);
                Some(Text { vi: word(Lang::Vi), en: word(Lang::En) })
            }
        }
    }

    /// Everything that was answered, section by section.
    fn everything(&self) -> Vec<Section> {
        let row = |field: &Field| {
            let value = self.answer(&field.name);
            let label = self.label(&From::Answer(field.name.clone()))?;
            (field.seen_by == SeenBy::Everyone && !value.is_empty()).then_some(Row { label, value, upper: false })
        };
        let section = |section: &domain::catalog::Section| Section {
            heading: Some(section.title.clone()),
            rows: section.fields.iter().filter_map(row).collect(),
        };
        self.source.procedure.form.sections.iter().map(section).filter(|section| !section.rows.is_empty()).collect()
    }

    /// The words of a source; empty where there are none.
    fn value(&self, source: &From) -> Value {
        let dossier = self.source.dossier;
        let applicant = &dossier.applicant;
        let line = |words: Option<String>| Value::Lines(words.into_iter().filter(|words| !words.is_empty()).collect());
        let day = |at: Timestamp| format::short_date(Lang::Vi, local::day(at));
        line(match source {
            From::Answer(name) => return self.answer(name),
            From::InWords(name) => self.in_words(name),
            From::Entered(name) => self.entered.get(name).cloned(),
            From::Form => None,
            From::ApplicantName => Some(applicant.name.clone()),
            From::ApplicantId => applicant.personal_id.clone(),
            From::ApplicantAddress => applicant.address.clone(),
            From::Code => self.source.code.map(ToString::to_string),
            From::Procedure => Some(self.source.procedure.name.vi.clone()),
            From::Decision => dossier.outcome.as_ref().map(|outcome| outcome.decision.clone()),
            From::AcceptedOn => dossier.clock.as_ref().map(|clock| day(clock.accepted_at)),
            From::DecidedOn => dossier.outcome.as_ref().map(|outcome| day(outcome.decided_at)),
            From::Papers => {
                return Value::Lines(dossier.papers.iter().map(|paper| paper.name.clone()).collect());
            }
            From::Agency => Some(self.source.office_name(&dossier.agency)),
            From::Place => Some(place(self.source.city, &dossier.agency)),
            From::Signer => dossier.outcome.as_ref().map(|outcome| outcome.signer.clone()),
        })
    }

    fn answer(&self, name: &str) -> Value {
        let (Some(field), Some(answer)) = (self.field(name), self.answers.get(name)) else {
            return Value::Lines(Vec::new());
        };
        let paper = |id: &str| {
            let papers = self.source.dossier.papers.iter();
            papers.clone().find(|paper| paper.id.to_string() == id).map(|paper| paper.name.clone())
        };
        let reader = Reader { city: self.source.city, lang: Lang::Vi, day: local::day(self.at), paper: &paper };
        match answer {
            Json::Array(items) if field.kind == FieldType::Group => {
                let columns = field.fields.iter().map(|one| one.label.vi.trim_end_matches(['?', ' ']).to_owned());
                let cell = |item: &Json, one: &Field| {
                    item.get(&one.name).map(|value| reader.lines(one, value).join(", ")).unwrap_or_default()
                };
                let rows = items.iter().map(|item| field.fields.iter().map(|one| cell(item, one)).collect());
                Value::Table(Table { columns: columns.collect(), rows: rows.collect() })
            }
            Json::Null => Value::Lines(Vec::new()),
            answer if field.kind == FieldType::Address => Value::line(&reader.lines(field, answer).join(", ")),
            answer => Value::Lines(reader.lines(field, answer)),
        }
    }

    /// A day or a number written out, with a capital at its beginning.
    fn in_words(&self, name: &str) -> Option<String> {
        let field = self.field(name)?;
        let words = match self.answers.get(name)? {
            Json::String(text) => spelled::day(text.parse().ok()?),
            Json::Number(number) if field.kind == FieldType::Money => {
                self.source.words("print.result-dong", &[("amount", spelled::number(number.as_u64()?).into())])
            }
            Json::Number(number) => spelled::number(number.as_u64()?),
            _ => return None,
        };
        let mut letters = words.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect())
    }

    /// A sentence of the catalogue with its sources filled in; what is not known yet stays open.
    fn sentence(&self, text: &str) -> String {
        let told = |piece: Piece<'_>| match piece {
            Piece::Words(words) => words.to_owned(),
            Piece::Taken(source) => match self.value(&source) {
                value if value.is_empty() => OPEN.to_owned(),
                Value::Lines(lines) => lines.join(", ").trim_end_matches('.').to_owned(),
                Value::Table(table) => table.rows.concat().join(", "),
            },
        };
        pieces(text).into_iter().map(told).collect()
    }
}

/// What stands where something is not known yet.
const OPEN: &str = "……";
