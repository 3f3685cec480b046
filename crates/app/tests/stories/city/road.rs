//! A dossier, driven to where a story begins, by the use cases themselves.

use app::demo::answers::{Answerer, answers};
use app::document::upload::upload;
use app::dossier::file::NewDossier;
use app::dossier::{accept, advance, approve, file, hand_back, issue, transfer};
use app::{Ctx, demo};
use bytes::Bytes;
use domain::access::Actor;
use domain::calendar::local;
use domain::catalog::answers::Answers;
use domain::dossier::channel::Channel;
use domain::dossier::complete::missing;
use domain::dossier::fact::{Applicant, CollectionProof, ReturnWay};
use domain::dossier::paper::{Paper, PaperFile, PaperSource};
use domain::id::{DossierId, PaperId};

use super::{COUNTER, TestCity};

pub const BIRTH: &str = "1.001193";
pub const MARITAL: &str = "1.004873";
pub const BUSINESS: &str = "1.001612";
pub const BUILDING: &str = "1.013225";
pub const CERTIFIED_COPY: &str = "2.000815";

/// A file the doors take for a PDF.
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF\n";

impl TestCity {
    /// What this person of the cast would hand in, complete. Papers are uploaded online, and handed in at a counter.
    pub async fn filing(&self, ctx: &Ctx, login: &str, procedure: &str, channel: Channel) -> NewDossier {
        let code = procedure.parse().unwrap();
        let edition = self.app.catalog().in_force(&code, local::day(ctx.now)).unwrap().clone();
        let person = demo::cast::PEOPLE.iter().find(|person| person.login == login).unwrap();
        let today = local::day(ctx.now);
        let who = Answerer {
            name: person.name,
            personal_id: person.personal_id.unwrap(),
            phone: person.phone.unwrap(),
            commune: "00082",
            today,
            nth: 1,
        };
        let given = answers(&edition, &who);
        let checked = edition.form.validate(&given, today).unwrap();
        let mut papers = Vec::new();
        for component in missing(&edition, &checked, &[]) {
            let (source, file) = if channel == Channel::Online {
                (PaperSource::Uploaded, Some(self.upload(ctx).await.1))
            } else {
                (PaperSource::HandedIn, None)
            };
            papers.push(Paper {
                id: PaperId(ctx.id()),
                component: component.code.clone(),
                name: component.name.vi.clone(),
                source,
                quantity: component.quantity,
                file,
                document: None,
            });
        }
        let account = match &ctx.actor {
            Actor::Citizen { account, .. } => Some(*account),
            _ => None,
        };
        NewDossier {
            procedure: code,
            channel,
            applicant: Applicant {
                account,
                name: person.name.to_owned(),
                personal_id: person.personal_id.map(str::to_owned),
                phone: person.phone.map(str::to_owned),
                email: None,
                address: Some("Số 12 phố Lý Thường Kiệt, phường Cửa Nam".to_owned()),
            },
            answers: Answers::into_map(checked),
            papers,
            receiving_point: (channel == Channel::Direct).then(|| COUNTER.parse().unwrap()),
            return_point: None,
            asked_again: Default::default(),
        }
    }

    /// A dossier of Minh whose place lies in another province: nobody here can tell who decides it.
    pub async fn files_elsewhere(&self, login: &str) -> DossierId {
        let ctx = self.by(login);
        let mut new = self.filing(&ctx, login, MARITAL, Channel::Online).await;
        let code = new.procedure.clone();
        let edition = self.app.catalog().in_force(&code, local::day(ctx.now)).unwrap().clone();
        let place = serde_json::json!({ "line": "Số 1 đường Trường Sơn", "commune": "26968" });
        new.answers.insert(edition.office.field().unwrap().to_owned(), place);
        file::file(&ctx, new).await.unwrap().dossier.id
    }

    /// Takes a sound file in.
    pub async fn upload(&self, ctx: &Ctx) -> (PaperId, PaperFile) {
        let body = futures::stream::iter([Ok::<_, std::io::Error>(Bytes::from_static(PDF))]);
        let upload = upload(ctx, "giay-to.pdf", body).await.unwrap();
        (upload.id, upload.file)
    }

    /// A citizen files online.
    pub async fn files_online(&self, login: &str, procedure: &str) -> DossierId {
        let ctx = self.by(login);
        let new = self.filing(&ctx, login, procedure, Channel::Online).await;
        file::file(&ctx, new).await.unwrap().dossier.id
    }

    /// Hoa receives a person's papers at her counter.
    pub async fn files_at_counter(&self, person: &str, procedure: &str) -> DossierId {
        let ctx = self.by("hoa");
        let new = self.filing(&ctx, person, procedure, Channel::Direct).await;
        file::file(&ctx, new).await.unwrap().dossier.id
    }

    /// Hoa accepts.
    pub async fn is_accepted(&self, id: DossierId) {
        accept::accept(&self.by("hoa"), id, None, None).await.unwrap();
    }

    /// Hoa sends it on, Hưng takes it up.
    pub async fn is_taken(&self, id: DossierId) {
        transfer::transfer(&self.by("hoa"), id, None).await.unwrap();
        advance::take(&self.by("hung"), id, None).await.unwrap();
    }

    /// Received at the counter now, accepted and taken up.
    pub async fn in_process(&self, person: &str, procedure: &str) -> DossierId {
        let id = self.files_at_counter(person, procedure).await;
        self.is_accepted(id).await;
        self.is_taken(id).await;
        id
    }

    /// Hưng submits, Lan approves.
    pub async fn is_approved(&self, id: DossierId) {
        advance::submit_for_signature(&self.by("hung"), id, None, "", &Default::default()).await.unwrap();
        approve::approve(&self.by("lan"), id, None, "Đồng ý cấp", &Default::default()).await.unwrap();
    }

    /// Thu issues, Hoa hands back.
    pub async fn is_returned(&self, id: DossierId) {
        issue::issue(
            &self.by("thu"),
            id,
            None,
            "12/2026",
            issue::Issue { copy: issue::Copy::None, ..issue::Issue::default() },
        )
        .await
        .unwrap();
        hand_back::hand_back(
            &self.by("hoa"),
            id,
            None,
            "Nguyễn Văn Minh",
            ReturnWay::AtPoint,
            CollectionProof::Receipt,
        )
        .await
        .unwrap();
    }
}
