//! One slot for each paper: what the city holds is not asked for; each file is sent on its own.

use app::document::DocumentRefusal;
use app::document::reuse::{self, Offered};
use app::document::upload::Upload;
use app::draft::{Draft, save};
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use domain::calendar::local;
use domain::catalog::Component;
use domain::dossier::paper::{Paper, PaperSource};
use domain::id::PaperId;
use serde::Serialize;

use super::draft;
use super::question::Mistake;
use crate::Error;
use crate::desk::dossier::act::open;
use crate::desk::parcel::Parcel;
use crate::desk::register::day;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;

/// The page of papers of a draft.
#[derive(Debug, Clone, Serialize)]
pub struct PapersView {
    /// What people call the procedure.
    pub procedure: String,
    /// Which step this is, counted from 1.
    pub step: usize,
    /// How many steps there are, as far as the answers so far tell.
    pub steps: usize,
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
    /// Why the person need not send it: the form is it, or the agency looks it up.
    pub held: String,
    /// Whether a file can be sent for it.
    pub upload: bool,
    /// The files sent so far.
    pub files: Vec<Sent>,
    /// Documents of the person's own store that satisfy it, and are not used yet.
    pub stored: Vec<Stored>,
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

/// A document of one's own store.
#[derive(Debug, Clone, Serialize)]
pub struct Stored {
    /// Its identifier.
    pub id: String,
    /// What it is.
    pub title: String,
    /// Where it is from, and of which day.
    pub detail: String,
    /// Where it is used.
    pub action: String,
}

/// A file that arrived.
#[derive(Debug, Clone, Serialize)]
pub struct Sent {
    /// Its identifier.
    pub id: String,
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
            upload: true,
            action: "/ho-so/nhap/1/giay-to".into(),
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
            id: "1".into(),
            name: "chung-sinh.pdf".into(),
            kilobytes: 220,
            href: "/ho-so/nhap/1/tep/1".into(),
            remove: "/ho-so/nhap/1/tep/1/bo".into(),
        };
        let error = "Tệp này quá lớn. Chọn tệp không quá 20 MB.";
        let slots = vec![
            Slot { files: vec![file], ..Slot::sample("birth-notice", "Giấy chứng sinh") },
            Slot {
                stored: vec![Stored {
                    id: "1".into(),
                    title: "Giấy khai sinh 12/2019".into(),
                    detail: "Số hóa tại quầy, ngày 15/06/2019".into(),
                    action: "/ho-so/nhap/1/giay-to/kho".into(),
                }],
                ..Slot::sample("birth", "Giấy khai sinh")
            },
            Slot {
                held: "Cơ quan tự tra cứu, bạn không phải nộp".into(),
                ..Slot::sample("marriage", "Giấy chứng nhận kết hôn")
            },
            Slot {
                held: "Chính là tờ khai bạn điền ở đây".into(),
                upload: false,
                ..Slot::sample("form", "Tờ khai đăng ký khai sinh")
            },
            Slot { required: false, error: error.into(), ..Slot::sample("mandate", "Văn bản ủy quyền") },
        ];
        let full = PapersView {
            procedure: "Khai sinh cho con".into(),
            step: 8,
            steps: 9,
            previous: "/ho-so/nhap/1/hoi/con".into(),
            next: "/ho-so/nhap/1/kiem-tra".into(),
            slots,
            mistakes: vec![Mistake { id: "mandate".into(), text: error.into() }],
        };
        vec![PapersView { slots: vec![], mistakes: vec![], ..full.clone() }, full]
    }
}

/// `GET /ho-so/nhap/{draft}/giay-to`
pub async fn show(page: Page, Path(id): Path<String>) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    let offered = reuse::offered_own(&page.ctx, &kept.procedure).await?;
    let view = PapersView::of(&kept, &draft::held(&page, &kept.procedure).await?, &offered, &[], &page);
    page.show(&view)
}

/// `POST /ho-so/nhap/{draft}/giay-to/kho`: a document of one's own store is used instead of a file.
pub async fn take(page: Page, Path(id): Path<String>, fields: Fields) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    let component = fields.text("component");
    let document = fields.text("document").parse().map_err(|_| Error::NotFound)?;
    match save::reuse(&page.ctx, kept.id, &component, document).await {
        Ok(kept) => Ok(page.to(&draft::papers(&kept)).into_response()),
        Err(why @ app::Error::Ruled(_)) => {
            let mistake = Mistake { id: component, text: why.tell(&page.site.words, page.lang, "") };
            let offered = reuse::offered_own(&page.ctx, &kept.procedure).await?;
            let held = draft::held(&page, &kept.procedure).await?;
            let view = PapersView::of(&kept, &held, &offered, &[mistake], &page);
            page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
        }
        Err(why) => Err(why.into()),
    }
}

/// `POST /ho-so/nhap/{draft}/giay-to`: each input has the name of its paper.
pub async fn send(page: Page, Path(id): Path<String>, parcel: Parcel) -> Result<Response, Error> {
    let mut kept = draft::load(&page, &id).await?;
    let mut refused = parcel.refused.clone();
    for (component, upload) in &parcel.files {
        match save::add_paper(&page.ctx, kept.id, paper(component, upload)).await {
            Ok(with) => kept = with,
            Err(app::Error::Document(why)) => refused.push((component.clone(), why)),
            Err(why) => return Err(why.into()),
        }
    }
    if refused.is_empty() && !parcel.files.is_empty() {
        return Ok(page.to(&draft::papers(&kept)).into_response());
    }
    let told = |(component, why): &(String, DocumentRefusal)| Mistake {
        id: component.clone(),
        text: app::Error::Document(named(&kept, why.clone(), &page)).tell(&page.site.words, page.lang, ""),
    };
    let mut mistakes: Vec<Mistake> = refused.iter().map(told).collect();
    if let (true, Some(component)) = (mistakes.is_empty(), parcel.fields.get("component")) {
        mistakes.push(Mistake { id: component.to_owned(), text: page.t("filing-no-file", &[]) });
    }
    let offered = reuse::offered_own(&page.ctx, &kept.procedure).await?;
    let view = PapersView::of(&kept, &draft::held(&page, &kept.procedure).await?, &offered, &mistakes, &page);
    page.with_status(StatusCode::UNPROCESSABLE_ENTITY).show(&view)
}

/// `GET /ho-so/nhap/{draft}/tep/{paper}`: a file as it was sent.
pub async fn look(page: Page, Path((id, paper)): Path<(String, PaperId)>, asked: HeaderMap) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    let found = kept.papers.iter().find(|had| had.id == paper).ok_or(Error::NotFound)?;
    open::stored(&page, &asked, found).await
}

/// `POST /ho-so/nhap/{draft}/tep/{paper}/bo`
pub async fn remove(page: Page, Path((id, paper)): Path<(String, PaperId)>, _: Fields) -> Result<Response, Error> {
    let kept = draft::load(&page, &id).await?;
    save::remove_paper(&page.ctx, kept.id, paper).await?;
    Ok(page.to(&draft::papers(&kept)).into_response())
}

/// An uploaded file as a paper of the component whose input it came by.
pub fn paper(component: &str, upload: &Upload) -> Paper {
    Paper {
        id: upload.id,
        component: component.to_owned(),
        name: upload.name.clone(),
        source: PaperSource::Uploaded,
        quantity: 1,
        file: Some(upload.file.clone()),
        document: None,
    }
}

/// The refusal with the name people know the paper by, in place of its short name.
fn named(draft: &Draft, why: DocumentRefusal, page: &Page) -> DocumentRefusal {
    match why {
        DocumentRefusal::NotForComponent { component, media_type } => {
            let found = draft.procedure.component(&component);
            let name = found.map(|one| one.name.get(page.lang.code()).to_owned()).unwrap_or(component);
            DocumentRefusal::NotForComponent { component: name, media_type }
        }
        other => other,
    }
}

impl Slot {
    /// The place for a paper, without files.
    pub fn of(component: &Component, page: &Page) -> Slot {
        let lang = page.lang.code();
        let held = component.satisfied_by.iter().find(|way| way.is_held());
        let kind = |media: &String| media.rsplit('/').next().unwrap_or_default().to_uppercase();
        Slot {
            component: component.code.clone(),
            name: component.name.get(lang).to_owned(),
            hint: component.hint.as_ref().map(|hint| hint.get(lang).to_owned()).unwrap_or_default(),
            held: held.map(|way| page.t(way.key(), &[])).unwrap_or_default(),
            upload: component.takes_upload(),
            accept: component.accept.join(","),
            kinds: component.accept.iter().map(kind).collect::<Vec<_>>().join(", "),
            max_megabytes: component.max_megabytes,
            ..Slot::default()
        }
    }
}

impl PapersView {
    fn of(draft: &Draft, held: &draft::Held, offered: &[Offered], mistakes: &[Mistake], page: &Page) -> PapersView {
        let given = draft::given(draft);
        // A paper that hangs on an answer is shown only when the answer asks for it.
        let wanted = |one: &&Component| one.required_when.is_none() || one.is_required(&given);
        let slot = |component: &Component| {
            let error = mistakes.iter().find(|mistake| mistake.id == component.code);
            let sent = |paper: &&Paper| paper.component == component.code;
            Slot {
                required: component.is_required(&given),
                files: draft.papers.iter().filter(sent).map(|paper| Sent::of(draft, paper)).collect(),
                stored: offered
                    .iter()
                    .filter(|one| one.component == component.code && !is_used(draft, one))
                    .map(|one| Stored::of(draft, one, page))
                    .collect(),
                action: draft::papers(draft),
                error: error.map(|mistake| mistake.text.clone()).unwrap_or_default(),
                ..Slot::of(component, page)
            }
        };
        let pages = draft::open_pages(draft, held);
        PapersView {
            procedure: draft.procedure.plain_name.get(page.lang.code()).to_owned(),
            step: pages.len() + 1,
            steps: draft::steps(draft, held),
            previous: pages.last().map(|last| draft::asking(draft, last.id)).unwrap_or_default(),
            next: draft::checking(draft),
            slots: draft.procedure.components.iter().filter(wanted).map(slot).collect(),
            mistakes: mistakes.to_vec(),
        }
    }
}

fn is_used(draft: &Draft, one: &Offered) -> bool {
    draft.papers.iter().any(|had| had.component == one.component && had.document == Some(one.document.id))
}

impl Stored {
    fn of(draft: &Draft, one: &Offered, page: &Page) -> Stored {
        let item = &one.document.item;
        let source = page.t(&format!("document-source-{}", item.source.key()), &[]);
        let on = day(item.issued_on.unwrap_or_else(|| local::day(one.document.kept_at)));
        let detail = [("source", source.as_str().into()), ("day", on.as_str().into())];
        Stored {
            id: one.document.id.to_string(),
            title: item.number.iter().fold(item.title.clone(), |title, number| format!("{title} {number}")),
            detail: page.t("document-reuse-detail", &detail),
            action: format!("{}/kho", draft::papers(draft)),
        }
    }
}

impl Sent {
    fn of(draft: &Draft, paper: &Paper) -> Sent {
        let href = format!("/ho-so/nhap/{}/tep/{}", draft.id, paper.id);
        Sent {
            id: paper.id.to_string(),
            name: paper.name.clone(),
            kilobytes: paper.file.as_ref().map_or(0, |file| file.size.div_ceil(1024)),
            remove: format!("{href}/bo"),
            href,
        }
    }
}
