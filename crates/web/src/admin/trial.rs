//! Cases tried on a draft: the samples written beside the rules, all of them, and answers that somebody types.

use std::collections::BTreeMap;

use app::Ctx;
use app::catalog::Loaded;
use app::words::Value as Word;
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::calendar::local;
use domain::catalog::sample::Sample;
use domain::catalog::sample::trial::Difference;
use domain::catalog::{Answers, Channel, FeeCase, PersonClass, Procedure, Setting};
use domain::dossier::deadline::deadline;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::room::{self, Head, Room};
use crate::Error;
use crate::desk::parcel::Parcel;
use crate::desk::tell::Tell;
use crate::dossier::question::{Asking, Choosable, Question};
use crate::dossier::typed::Typed;
use crate::page::Page;
use crate::procedure::{fee, time};
use crate::view::View;

/// The page of trials.
#[derive(Debug, Clone, Serialize)]
pub struct TrialView {
    /// The top of the page.
    pub head: Head,
    /// Whether the text can be read.
    pub readable: bool,
    /// The samples, each tried.
    pub samples: Vec<SampleRow>,
    /// How many come out as written.
    pub right: usize,
    /// The questions.
    pub questions: Vec<Question>,
    /// The doors.
    pub channels: Vec<Choosable>,
    /// The classes of person.
    pub classes: Vec<Choosable>,
    /// What came out.
    pub outcome: Option<Outcome>,
}

/// A sample, tried.
#[derive(Debug, Clone, Serialize)]
pub struct SampleRow {
    /// What it is called.
    pub name: String,
    /// Whether everything comes out as written.
    pub right: bool,
    /// What comes out differently.
    pub wrong: Vec<String>,
    /// Where it is looked at closely.
    pub href: String,
}

/// What a case gives.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Outcome {
    /// What the case is called; empty for typed answers.
    pub name: String,
    /// Why the procedure is not for this person.
    pub stop: String,
    /// The papers.
    pub papers: Vec<String>,
    /// The fees: name, amount, why.
    pub fees: Vec<(String, String, String)>,
    /// Their sum.
    pub total: String,
    /// The time of the law.
    pub time: String,
    /// When it is ready, if it were accepted now.
    pub due: String,
    /// Why then.
    pub because: Vec<String>,
    /// The steps: name, who, how long.
    pub steps: Vec<(String, String, String)>,
    /// Who decides.
    pub office: String,
}

impl View for TrialView {
    const TEMPLATE: &'static str = "admin/trial.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let row = |right, wrong: &[&str]| SampleRow {
            name: "Bà Quý đến quầy".into(),
            right,
            wrong: wrong.iter().map(|one| (*one).into()).collect(),
            href: "/quan-tri/du-thao/1/thu?mau=0".into(),
        };
        let option =
            |value: &str, label: &str| Choosable { value: value.into(), label: label.into(), ..Choosable::default() };
        let outcome = Outcome {
            name: "Bà Quý đến quầy".into(),
            stop: String::new(),
            papers: vec!["Giấy chứng sinh".into()],
            fees: vec![("Lệ phí".into(), "8.000 đồng".into(), "Trẻ em: miễn".into())],
            total: "8.000 đồng".into(),
            time: "3 ngày làm việc".into(),
            due: "thứ Năm, 26/11/2026, 17:00".into(),
            because: vec!["Tiếp nhận lúc 09:00.".into()],
            steps: vec![("Tiếp nhận".into(), "Cán bộ tiếp nhận".into(), "1 giờ làm việc".into())],
            office: "Ủy ban nhân dân phường Cửa Nam".into(),
        };
        let full = TrialView {
            head: Head::sample(4),
            readable: true,
            samples: vec![row(true, &[]), row(false, &["Tổng phí: cần 0, ra 8000"])],
            right: 1,
            questions: vec![
                Question::sample("child_name", "text", "Họ tên"),
                Question::sample("sex", "choice", "Giới tính"),
            ],
            channels: vec![option("online", "trên mạng")],
            classes: vec![option("child", "Trẻ em")],
            outcome: Some(outcome.clone()),
        };
        let stopped = Outcome {
            stop: "Khách là công dân Việt Nam.".into(),
            papers: vec![],
            fees: vec![],
            steps: vec![],
            because: vec![],
            ..outcome
        };
        let bare = TrialView { samples: vec![], questions: vec![], outcome: Some(stopped), ..full.clone() };
        vec![
            full.clone(),
            bare,
            TrialView { readable: false, outcome: None, samples: vec![], questions: vec![], ..full },
        ]
    }
}

/// Which sample.
#[derive(Debug, Default, Deserialize)]
pub struct Wanted {
    mau: Option<usize>,
}

/// What is tried.
struct Case<'a> {
    name: String,
    channel: Channel,
    answers: Answers,
    given: BTreeMap<String, Value>,
    classes: &'a [PersonClass],
}

/// `GET /quan-tri/du-thao/{id}/thu`
pub async fn show(Room(page): Room, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let procedure = room::procedure(&loaded);
    let sample = procedure.as_deref().and_then(|one| Some((one, one.samples.get(wanted.mau?)?)));
    let case = sample.map(|(procedure, sample)| Case {
        name: sample.name.get(page.lang.code()).to_owned(),
        channel: sample.channel,
        answers: sample.read(procedure).0,
        given: sample.answers.clone(),
        classes: &sample.classes,
    });
    let view = TrialView::of(&page, &loaded, procedure.as_deref(), case.as_ref());
    page.show(&view)
}

/// `POST /quan-tri/du-thao/{id}/thu`: typed answers are tried; nothing is kept.
pub async fn attempt(Room(page): Room, Path(id): Path<String>, parcel: Parcel) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let procedure = room::procedure(&loaded).ok_or(Error::NotFound)?;
    let typed = Typed::read(&page.ctx, &procedure.form, &parcel);
    let settled = typed.settled(&page.ctx, &procedure.form);
    let wanted = parcel.fields.text("cach-nop");
    let offered = procedure.channels.iter().find(|offer| offer.channel.key() == wanted).or(procedure.channels.first());
    let classes: Vec<PersonClass> = PersonClass::ALL
        .into_iter()
        .filter(|class| parcel.fields.all("dien").any(|chosen| chosen == class.key()))
        .collect();
    let case = Case {
        name: String::new(),
        channel: offered.map_or(Channel::Direct, |offer| offer.channel),
        answers: Answers::unchecked(settled.clone()),
        given: settled,
        classes: &classes,
    };
    let view = TrialView::of(&page, &loaded, Some(&procedure), Some(&case));
    page.show(&view)
}

impl TrialView {
    fn of(page: &Page, loaded: &Loaded, procedure: Option<&Procedure>, case: Option<&Case<'_>>) -> TrialView {
        let ctx = &page.ctx;
        let head = Head::of(ctx, loaded, "/thu");
        let Some(procedure) = procedure else {
            let (samples, questions, channels, classes) = Default::default();
            return TrialView { head, readable: false, samples, right: 0, questions, channels, classes, outcome: None };
        };
        let samples: Vec<SampleRow> =
            procedure.samples.iter().enumerate().map(|(at, one)| sample(page, loaded, procedure, at, one)).collect();
        let asking = Asking { dense: true, ..Asking::of(ctx) };
        let given = |name: &str| case.and_then(|case| case.given.get(name));
        let channel = case.map(|case| case.channel);
        TrialView {
            head,
            readable: true,
            right: samples.iter().filter(|one| one.right).count(),
            samples,
            questions: procedure.form.fields().map(|one| Question::of(one, given(&one.name), &asking)).collect(),
            channels: procedure
                .channels
                .iter()
                .map(|offer| Choosable {
                    value: offer.channel.key().to_owned(),
                    label: page.t(&format!("catalog-channel-{}", offer.channel.key()), &[]),
                    chosen: channel == Some(offer.channel),
                    hint: String::new(),
                })
                .collect(),
            classes: PersonClass::ALL
                .map(|class| Choosable {
                    value: class.key().to_owned(),
                    label: page.t(class.words(), &[]),
                    chosen: case.is_some_and(|case| case.classes.contains(&class)),
                    hint: String::new(),
                })
                .to_vec(),
            outcome: case.map(|case| outcome(ctx, procedure, case)),
        }
    }
}

fn sample(page: &Page, loaded: &Loaded, procedure: &Procedure, at: usize, sample: &Sample) -> SampleRow {
    let told = |one: &Difference| {
        let args = [("expected", one.expected.as_str().into()), ("found", one.found.as_str().into())];
        format!("{}: {}", page.t(&format!("admin-trial-{}", one.what), &[]), page.t("admin-trial-differs", &args))
    };
    let wrong: Vec<String> = procedure.try_sample(sample).iter().map(told).collect();
    SampleRow {
        name: sample.name.get(page.lang.code()).to_owned(),
        right: wrong.is_empty(),
        wrong,
        href: format!("/quan-tri/du-thao/{}/thu?mau={at}#ket-qua", loaded.draft.id),
    }
}

fn outcome(ctx: &Ctx, procedure: &Procedure, case: &Case<'_>) -> Outcome {
    let (tell, lang, words) = (Tell(ctx), ctx.lang, &ctx.city.words);
    let today = local::day(ctx.now);
    let setting = Setting { channel: Some(case.channel), on: Some(today) };
    let stop = procedure.stop(&case.answers, setting).map(|stop| stop.why.get(lang.code()).to_owned());
    let asked = FeeCase { channel: case.channel, on: today, answers: &case.answers, classes: case.classes };
    let quote = procedure.fees.quote(&asked);
    let amount = |money| fee::amount(words, lang, money);
    let unknown = || tell.word("catalog-fee-set-by-council");
    let allowance = procedure.allowance_for(case.channel, &case.answers);
    let agency = ctx.city.competent(procedure, &case.answers, ctx.now).ok();
    let due = match (&agency, allowance, ctx.city.pack_on(ctx.now)) {
        (Some(agency), Some(allowance), Ok(pack)) => {
            Some(deadline(ctx.now, allowance, &ctx.city.calendar(agency), pack.cut_off))
        }
        _ => None,
    };
    let fees = quote.lines.iter().map(|line| {
        let counted = (line.count > 1 || line.pages > 1).then(|| {
            let number = |value: u32| Word::Count(i64::from(value));
            tell.t("admin-trial-counted", &[("count", number(line.count)), ("pages", number(line.pages))])
        });
        let less = line.exemption.map(|one| {
            let args =
                [("who", Word::Text(tell.word(one.class.words()))), ("percent", Word::Count(i64::from(one.percent)))];
            tell.t("admin-trial-less", &args)
        });
        let why =
            [counted, less, Some(line.fee.basis.number.clone())].into_iter().flatten().collect::<Vec<_>>().join("; ");
        (line.fee.name.get(lang.code()).to_owned(), line.amount.map_or_else(unknown, amount), why)
    });
    Outcome {
        name: case.name.clone(),
        stop: stop.unwrap_or_default(),
        papers: procedure
            .required_components(&case.answers)
            .iter()
            .map(|paper| paper.name.get(lang.code()).to_owned())
            .collect(),
        fees: fees.collect(),
        total: quote.total().map_or_else(unknown, amount),
        time: allowance.map_or_else(|| tell.word("catalog-time-unknown"), |one| time::allowed(words, lang, one)),
        due: due.as_ref().map(|due| tell.moment(due.due)).unwrap_or_default(),
        because: due.map(|due| tell.because(&due.because)).unwrap_or_default(),
        steps: procedure
            .steps_of(&case.answers, case.channel)
            .iter()
            .map(|step| {
                (step.name.get(lang.code()).to_owned(), tell.role(step.role), time::allowed(words, lang, step.time))
            })
            .collect(),
        office: agency.map(|agency| tell.office(&agency)).unwrap_or_default(),
    }
}
