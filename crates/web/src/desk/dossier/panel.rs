//! One allowed action as a plain form. What is allowed is the dossier's own answer, never decided here.

use app::Ctx;
use app::dossier::legal::Terms;
use app::dossier::result;
use app::words::{Value as Word, format};
use domain::catalog::answers::Answers;
use domain::catalog::component::PaperKind;
use domain::document::result_form::SignedBy;
use domain::dossier::action::Action;
use domain::dossier::fact::{CollectionProof, ReturnWay};
use domain::dossier::record::Dossier;
use domain::dossier::state::State;
use domain::unit::agency_code::AgencyCode;
use serde::Serialize;

use super::faults::{self, FaultTable};
use super::said::Said;
use crate::desk::receive::paper::{self, How, is_form};
use crate::desk::receive::show::{self, PaperRow};
use crate::desk::tell::Tell;
use crate::dossier::question::{Choosable, Question};

/// A form for one action.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Panel {
    /// The action; also the id of the panel.
    pub action: &'static str,
    /// What the button says.
    pub title: String,
    /// Where it is sent, without language.
    pub href: String,
    /// Whether it stands open.
    pub open: bool,
    /// Whether it is the next step of the road.
    pub main: bool,
    /// What it does, or what the law says of it.
    pub note: String,
    /// What must be written.
    pub questions: Vec<Question>,
    /// The faults, where the action names what is missing.
    pub faults: Option<FaultTable>,
    /// The papers, where the action brings some.
    pub papers: Vec<PaperRow>,
    /// Whether a file may come with it.
    pub file: bool,
    /// When one should.
    pub file_hint: String,
    /// What is wrong with it.
    pub error: String,
    /// The key that opens it.
    pub key: &'static str,
}

/// What a panel is drawn from.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The circumstances.
    pub ctx: &'a Ctx,
    /// The dossier.
    pub dossier: &'a Dossier,
    /// What it stands under.
    pub terms: &'a Terms,
    /// What was typed before, if the form comes back.
    pub said: Option<Said<'a>>,
}

/// The address of an action, below that of the dossier; none for what no officer does.
pub fn noun(action: Action) -> Option<&'static str> {
    Some(match action {
        Action::Dispatch => "dieu-phoi",
        Action::Accept => "tiep-nhan",
        Action::ResolveAtOnce => "giai-quyet-ngay",
        Action::AskBeforeAcceptance => "huong-dan",
        Action::RefuseReception => "tu-choi-tiep-nhan",
        Action::Redirect => "noi-giai-quyet",
        Action::Supplement => "bo-sung",
        Action::Transfer => "chuyen-giao",
        Action::Take => "nguoi-xu-ly",
        Action::FinishStep => "buoc",
        Action::AskAfterAcceptance => "yeu-cau-bo-sung",
        Action::Consult => "cau-hoi",
        Action::AnswerConsultation => "cau-tra-loi",
        Action::AskPayment => "khoan-nop",
        Action::ReceivePayment => "bien-lai",
        Action::AskConfirmation => "ban-thao",
        Action::SubmitForSignature => "trinh-ky",
        Action::SendBack => "tra-lai",
        Action::Approve => "phe-duyet",
        Action::Refuse => "tu-choi",
        Action::Extend => "gia-han",
        Action::Issue => "phat-hanh",
        Action::HandBack => "tra-ket-qua",
        Action::Stop => "rut-ho-so",
        Action::OpenCorrection => "sai-sot",
        Action::Correct => "dinh-chinh",
        Action::ArrangeVerification => "xac-minh",
        Action::ReportLoss => "mat-giay-to",
        // What only the applicant or the schedule does.
        Action::Amend | Action::Confirm | Action::Object | Action::Close => return None,
    })
}

/// The steps of the road: the first that is allowed is the main one.
const ROAD: [Action; 13] = [
    Action::Dispatch,
    Action::AnswerConsultation,
    Action::ResolveAtOnce,
    Action::Accept,
    Action::Supplement,
    Action::Transfer,
    Action::ReceivePayment,
    Action::FinishStep,
    Action::SubmitForSignature,
    Action::Approve,
    Action::Issue,
    Action::HandBack,
    Action::Correct,
];

impl<'a> Desk<'a> {
    /// The panels of what this person may do now; `open` names the one that stands open.
    pub fn panels(&self, allowed: &[Action], open: Option<Action>) -> Vec<Panel> {
        let held = self.dossier.holder.is_none() && allowed.contains(&Action::Take);
        let main = if held { Some(Action::Take) } else { ROAD.into_iter().find(|action| allowed.contains(action)) };
        let mut panels: Vec<Panel> = allowed
            .iter()
            .filter(|action| !self.holds_already(**action))
            .filter_map(|action| self.panel(*action, open == Some(*action), main == Some(*action)))
            .collect();
        panels.sort_by_key(|panel| !panel.main);
        panels
    }

    /// Whoever holds the dossier need not take it again.
    fn holds_already(&self, action: Action) -> bool {
        action == Action::Take && self.dossier.holder.is_some() && self.dossier.holder == self.ctx.actor.account()
    }

    fn panel(&self, action: Action, open: bool, main: bool) -> Option<Panel> {
        let tell = Tell(self.ctx);
        let mut panel = Panel {
            action: action.key(),
            title: tell.word(&format!("dossier-action-{}", action.key())),
            href: format!("/quay/ho-so/{}/{}", self.dossier.id, noun(action)?),
            open,
            main,
            note: self.note(action),
            key: key(action),
            ..Panel::default()
        };
        let said = self.said.filter(|said| said.action == action);
        match action {
            Action::AskBeforeAcceptance | Action::AskAfterAcceptance => {
                let written = said.map(|said| faults::read(&said.parcel.fields, action.key()));
                let preview = said.is_some_and(|said| said.button() == "preview");
                let table = faults::table(tell, &self.terms.procedure, self.dossier, action.key(), written, preview);
                panel.faults = Some(table);
            }
            Action::Supplement => panel.papers = self.papers(),
            Action::Issue => (panel.file, panel.file_hint) = (true, tell.word("desk-result-file-hint")),
            Action::Correct => (panel.file, panel.file_hint) = (true, tell.word("desk-corrected-file-hint")),
            _ => {}
        }
        panel.questions = if action == Action::Supplement { self.asked_again() } else { self.questions(action) };
        Some(panel)
    }

    /// What the officer should know before acting.
    fn note(&self, action: Action) -> String {
        let tell = Tell(self.ctx);
        let law = self.terms.law(self.ctx.now);
        let day = |key: &str, on: Option<jiff::civil::Date>| {
            on.map(|on| tell.t(key, &[("day", Word::Text(format::date(self.ctx.lang, on)))])).unwrap_or_default()
        };
        match action {
            Action::AskAfterAcceptance => day("desk-note-ask-after-acceptance", self.dossier.last_day_to_ask(&law)),
            Action::Extend => day("desk-note-extend", self.dossier.last_day_to_extend(&law)),
            Action::Transfer => tell.t("desk-note-transfer", &[("office", tell.office(&self.dossier.agency).into())]),
            Action::Take if self.dossier.holder.is_some() => {
                let name = self.dossier.holder_name.clone().unwrap_or_default();
                tell.t("desk-note-take-over", &[("name", name.into())])
            }
            Action::AskBeforeAcceptance => tell.word("desk-note-ask-before-acceptance"),
            Action::Approve if self.ctx.city.keys.are_there() => tell.word("desk-note-approve-signs"),
            Action::Issue if self.is_signed() => {
                let signer = self.dossier.outcome.as_ref().map(|outcome| outcome.signer.clone()).unwrap_or_default();
                tell.t("desk-note-issue-signed", &[("name", signer.into())])
            }
            Action::FinishStep => self.step_note(),
            Action::HandBack => {
                self.dossier.outcome.as_ref().map(|outcome| outcome.decision.clone()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    /// The step that is being finished.
    fn step_note(&self) -> String {
        let law = self.terms.law(self.ctx.now);
        let step = self.dossier.step().and_then(|step| law.plan.steps.get(step));
        step.map(|step| super::timeline::step(Tell(self.ctx), &self.terms.procedure, &step.id)).unwrap_or_default()
    }

    fn questions(&self, action: Action) -> Vec<Question> {
        let law = self.terms.law(self.ctx.now);
        match action {
            Action::Accept if law.plan.allowance.is_none() => vec![self.line(action, "limit", "")],
            Action::ResolveAtOnce => {
                let own = vec![self.line(action, "number", ""), self.lines(action, "decision", &self.decision())];
                own.into_iter().chain(self.prepared(action)).chain(self.consent(action)).collect()
            }
            Action::AskAfterAcceptance if self.is_late_to_ask() => vec![self.line(action, "sector-basis", "")],
            Action::RefuseReception => {
                vec![self.lines(action, "reason", ""), self.line(action, "legal-basis", "")]
            }
            Action::Refuse => {
                let mut all = vec![self.lines(action, "reason", ""), self.line(action, "legal-basis", "")];
                if self.dossier.is_overdue(&law) {
                    all.push(self.line(action, "sector-basis", ""));
                }
                all
            }
            Action::Dispatch | Action::Redirect => {
                let to = self
                    .offices(action, "agency", |office| office.kind.resolves() && office.code != self.dossier.agency);
                vec![to, self.lines(action, "reason", "")]
            }
            Action::FinishStep => vec![self.line(action, "note", "")],
            Action::SubmitForSignature => {
                std::iter::once(self.line(action, "note", "")).chain(self.prepared(action)).collect()
            }
            Action::Consult => {
                let to = self
                    .offices(action, "agency", |office| office.kind.resolves() && office.code != self.dossier.agency);
                vec![to, self.lines(action, "question", ""), self.line(action, "within", "3wd")]
            }
            Action::AnswerConsultation => self.answer(),
            Action::AskPayment => vec![self.line(action, "amount", ""), self.line(action, "reason", "")],
            Action::ReceivePayment => {
                let asked = match self.dossier.state {
                    State::AwaitingPayment { amount, .. } => amount.to_string(),
                    _ => String::new(),
                };
                vec![self.line(action, "amount", &asked), self.line(action, "receipt", "")]
            }
            Action::AskConfirmation => vec![self.lines(action, "draft", "")],
            Action::SendBack => vec![self.lines(action, "remark", "")],
            Action::Approve => {
                let own = std::iter::once(self.line(action, "decision", &self.decision()));
                own.chain(self.prepared(action)).chain(self.by_hand()).chain(self.consent(action)).collect()
            }
            Action::Extend => vec![
                self.line(action, "due", ""),
                self.lines(action, "reason", ""),
                self.lines(action, "apology", &Tell(self.ctx).word("desk-draft-apology")),
            ],
            Action::Issue => {
                // What was signed says what it says; only the number is missing.
                let prepared = if self.is_signed() { Vec::new() } else { self.prepared(action) };
                let own = std::iter::once(self.line(action, "number", ""));
                own.chain(prepared).chain(self.consent(action)).collect()
            }
            Action::Correct => vec![self.line(action, "number", "")],
            Action::HandBack => {
                let tell = Tell(self.ctx);
                let ways = [ReturnWay::AtPoint, ReturnWay::ByPost, ReturnWay::Online]
                    .map(|way| (way.key().to_owned(), tell.named("dossier-return-", way.key())));
                let proofs = [CollectionProof::Receipt, CollectionProof::Identity, CollectionProof::Authorisation];
                let proofs = proofs.map(|one| (one.key().to_owned(), tell.word(&format!("desk-proof-{}", one.key()))));
                vec![
                    self.line(action, "to", &self.dossier.applicant.name),
                    self.usual(action, "way", ways.to_vec()),
                    self.usual(action, "proof", proofs.to_vec()),
                ]
            }
            Action::Stop => vec![self.lines(action, "reason", "")],
            Action::ArrangeVerification => {
                let short = ["day", "time", "place", "people"].map(|part| self.line(action, part, ""));
                short.into_iter().chain([self.lines(action, "content", "")]).collect()
            }
            Action::ReportLoss => {
                let apology = Tell(self.ctx).word("desk-draft-loss");
                vec![
                    self.line(action, "what", ""),
                    self.lines(action, "apology", &apology),
                    self.lines(action, "remedy", ""),
                ]
            }
            Action::OpenCorrection => vec![self.lines(action, "error", "")],
            _ => Vec::new(),
        }
    }

    /// The questions of the form that were asked again.
    fn asked_again(&self) -> Vec<Question> {
        let names = self.dossier.papers.iter().map(|paper| (paper.id.to_string(), paper.name.clone())).collect();
        let asking = show::asking(self.ctx).with(Default::default(), names);
        let fields = self.terms.procedure.form.fields().filter(|field| paper::asked_again(self.dossier, &field.name));
        fields.map(|field| show::dense(field, self.dossier.answers.get(&field.name), &asking)).collect()
    }

    /// Whether the file of the result bears the leader's electronic signature already.
    fn is_signed(&self) -> bool {
        self.dossier.outcome.as_ref().is_some_and(|outcome| outcome.signed.is_some())
    }

    /// What only the holder of a key has, where one asks for it. It is never shown again.
    fn consent(&self, action: Action) -> Vec<Question> {
        if !self.ctx.city.keys.ask_consent() {
            return Vec::new();
        }
        let pin = Question { input_type: "password", autocomplete: "off", width: "10", ..self.line(action, "pin", "") };
        let otp = Question {
            inputmode: "numeric",
            autocomplete: "one-time-code",
            width: "10",
            ..self.line(action, "otp", "")
        };
        [pin, otp].map(|question| Question { value: String::new(), ..question }).into()
    }

    /// A leader may sign on paper instead, where there are keys at all.
    fn by_hand(&self) -> Option<Question> {
        let tell = Tell(self.ctx);
        let options = ["no", "yes"].map(|how| (how.to_owned(), tell.word(&format!("desk-by-hand-{how}"))));
        self.ctx.city.keys.are_there().then(|| self.usual(Action::Approve, "by-hand", options.into()))
    }

    /// Which of several results it is; what its form wants and nobody was asked for. What was prepared stands in it.
    fn prepared(&self, action: Action) -> Vec<Question> {
        let drafted = &self.dossier.drafted;
        let mut all = Vec::new();
        let choices = result::choices(self.ctx, self.dossier).unwrap_or_default();
        if choices.len() > 1 {
            let options = choices.iter().map(|form| (form.code.to_string(), self.in_words(&form.title)));
            let mut question = self.choice(action, "result", options.collect());
            let said = question.options.iter().any(|option| option.chosen);
            let wanted = drafted.result.as_ref().map(ToString::to_string);
            let usual = question.options.iter().position(|option| Some(&option.value) == wanted.as_ref());
            if let Some(option) = question.options.get_mut(usual.unwrap_or(0)).filter(|_| !said) {
                option.chosen = true;
            }
            all.push(question);
        }
        if choices.iter().any(|form| form.signer == SignedBy::Leader) {
            let tell = Tell(self.ctx);
            let (label, hint) = (tell.word("desk-ask-signer-capacity"), tell.word("desk-hint-signer-capacity"));
            let usual = result::capacity(self.ctx, self.dossier);
            let usual = drafted.entered.get(result::CAPACITY).unwrap_or(&usual);
            all.push(Question { hint, ..self.entered(action, result::CAPACITY, label, usual) });
        }
        let mut asked: Vec<&str> = Vec::new();
        for entered in choices.iter().flat_map(|form| &form.entered) {
            if !asked.contains(&entered.name.as_str()) {
                asked.push(&entered.name);
                let usual = drafted.entered.get(&entered.name).map_or("", String::as_str);
                all.push(self.entered(action, &entered.name, self.in_words(&entered.label), usual));
            }
        }
        all
    }

    /// One line of what an officer enters into the result; its words are the catalogue's.
    fn entered(&self, action: Action, name: &str, label: String, proposed: &str) -> Question {
        let part = format!("entered.{name}");
        let said = self.said.filter(|said| said.action == action);
        Question {
            name: format!("{}.{part}", action.key()),
            kind: "text",
            label,
            value: said.map_or_else(|| proposed.to_owned(), |said| said.text(&part)),
            input_type: "text",
            ..Question::default()
        }
    }

    /// Words of the catalogue in the reader's language.
    fn in_words(&self, text: &domain::catalog::Text) -> String {
        text.get(self.ctx.lang.code()).to_owned()
    }

    fn decision(&self) -> String {
        Tell(self.ctx).word("desk-draft-decision")
    }

    fn is_late_to_ask(&self) -> bool {
        let law = self.terms.law(self.ctx.now);
        self.dossier.last_day_to_ask(&law).is_some_and(|last| law.today() > last)
    }

    /// One line; what was typed before stands in it, else what is proposed.
    fn line(&self, action: Action, part: &str, proposed: &str) -> Question {
        let tell = Tell(self.ctx);
        let hint = format!("desk-hint-{part}");
        let said = self.said.filter(|said| said.action == action);
        Question {
            name: format!("{}.{part}", action.key()),
            kind: "text",
            label: tell.word(&format!("desk-ask-{part}")),
            hint: self.ctx.city.words.find(self.ctx.lang, &hint, &[]).unwrap_or_default(),
            value: said.map_or_else(|| proposed.to_owned(), |said| said.text(part)),
            input_type: "text",
            inputmode: if matches!(part, "amount" | "due" | "day" | "time") { "numeric" } else { "" },
            ..Question::default()
        }
    }

    /// Several lines.
    fn lines(&self, action: Action, part: &str, proposed: &str) -> Question {
        Question { kind: "long-text", ..self.line(action, part, proposed) }
    }

    /// One of several.
    fn choice(&self, action: Action, part: &str, options: Vec<(String, String)>) -> Question {
        let question = self.line(action, part, "");
        let options = options.into_iter().map(|(value, label)| Choosable {
            chosen: value == question.value,
            hint: String::new(),
            value,
            label,
        });
        Question { kind: "select", options: options.collect(), ..question }
    }

    fn offices(&self, action: Action, part: &str, fits: impl Fn(&domain::unit::Office) -> bool) -> Question {
        let tell = Tell(self.ctx);
        let offices = self.ctx.city.library.offices.iter().filter(|office| fits(office));
        let mut options: Vec<_> = offices.map(|office| (office.code.to_string(), tell.office(&office.code))).collect();
        options.sort_by_cached_key(|(_, name)| domain::search::fold::fold(name));
        self.choice(action, part, options)
    }

    /// The open questions to the officer's own offices, and the answer.
    fn answer(&self) -> Vec<Question> {
        let action = Action::AnswerConsultation;
        let works = |agency: &AgencyCode| self.ctx.actor.works_at(agency);
        let open = self.dossier.consultations.iter().filter(|asked| asked.answer.is_none() && works(&asked.agency));
        let options: Vec<_> = open.map(|asked| (asked.id.to_string(), asked.question.clone())).collect();
        let only = options.len() == 1;
        let mut asked = self.choice(action, "asked", options);
        if only && let Some(option) = asked.options.first_mut() {
            option.chosen = true;
        }
        vec![asked, self.lines(action, "answer", "")]
    }

    /// One of several, the first unless another was chosen.
    fn usual(&self, action: Action, part: &str, options: Vec<(String, String)>) -> Question {
        let mut question = self.choice(action, part, options);
        if question.options.iter().all(|option| !option.chosen)
            && let Some(first) = question.options.first_mut()
        {
            first.chosen = true;
        }
        question
    }

    /// The papers a supplement may bring: those asked for, or all when none was named.
    fn papers(&self) -> Vec<PaperRow> {
        let tell = Tell(self.ctx);
        let asked = self.dossier.supplements.last().map(|request| request.faults.as_slice()).unwrap_or_default();
        let answers = Answers::unchecked(self.dossier.answers.clone());
        let named = |code: &str| asked.iter().any(|fault| fault.about == code);
        let some = self.terms.procedure.components.iter().any(|component| named(&component.code));
        let wanted = self.terms.procedure.components.iter().filter(|component| {
            !is_form(component) && (named(&component.code) || (!some && component.is_required(&answers)))
        });
        let row = |component: &domain::catalog::Component| PaperRow {
            code: component.code.clone(),
            name: component.name.get(self.ctx.lang.code()).to_owned(),
            kind: tell.word(match component.kind {
                PaperKind::Original => "catalog-paper-original",
                PaperKind::Copy => "catalog-paper-copy",
                PaperKind::Shown => "catalog-paper-shown",
            }),
            wanted: String::new(),
            colour: "",
            form: false,
            how: How::ALL
                .into_iter()
                .filter(|how| how.is_for(component))
                .map(|how| Choosable {
                    value: how.key().to_owned(),
                    label: tell.word(&format!("desk-paper-{}", how.key())),
                    ..Choosable::default()
                })
                .collect(),
            quantity: component.quantity.to_string(),
            accept: if component.takes_upload() { component.accept.join(",") } else { String::new() },
            ..PaperRow::default()
        };
        wanted.map(row).collect()
    }
}

/// The key that opens a panel.
fn key(action: Action) -> &'static str {
    match action {
        Action::AskBeforeAcceptance | Action::AskAfterAcceptance => "F8",
        Action::RefuseReception | Action::Refuse => "F9",
        _ => "",
    }
}
