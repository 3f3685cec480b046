//! Papers whose time is over: some are due, one is kept back, one list waits for Lan to look at it.

use bytes::Bytes;
use domain::access::Role;
use domain::calendar::local;
use domain::document::hold::Grounds;
use domain::document::item::{Item, Owner, OwnerKind, Source};
use domain::id::DocumentId;
use jiff::civil::date;

use super::cast::Cast;
use crate::ctx::Ctx;
use crate::document::keep::{check_code, keep};
use crate::document::put::put;
use crate::error::Error;
use crate::retention::{hold, propose};

/// Whose letters of authority they are.
const OWNERS: [&str; 5] = ["Trần Thị Quý", "Nguyễn Văn Minh", "Công ty TNHH An Phát", "Phạm Văn Đông", "Lý Thị Mận"];

/// Keeps letters of authority that were certified three years ago, and makes a list of two of them, by the clerk.
///
/// # Errors
/// A fault of the store, or a refusal, which would be a defect.
pub async fn over(ctx: &Ctx, cast: &Cast) -> Result<(), Error> {
    let office = cast.office("thu", Role::Clerk);
    let ctx = ctx.with(cast.actor("thu"), ctx.now);
    let year = local::day(ctx.now).year() - 3;
    let page = page(&ctx).await?;
    let mut documents: Vec<DocumentId> = Vec::new();
    for (nth, name) in (1_i8..).zip(OWNERS) {
        let mut bytes = page.to_vec();
        // Each paper has a file of its own: a remark behind the end of a PDF changes nothing but its hash.
        bytes.extend_from_slice(format!("% {nth}\n").as_bytes());
        let kind = if nth == 3 { OwnerKind::Organisation } else { OwnerKind::Person };
        let item = Item {
            kind: "GT.giay-uy-quyen".to_owned(),
            owner: Owner { kind, number: None, name: name.to_owned(), birth_year: Some(1960 + i16::from(nth)) },
            number: Some(format!("{nth:02}/{year}")),
            title: "Giấy ủy quyền".to_owned(),
            summary: format!("Giấy ủy quyền của {name}, đã chứng thực chữ ký"),
            issuer: Some("UBND phường Cửa Nam".to_owned()),
            issued_on: Some(date(year, 3, nth)),
            valid_from: None,
            valid_to: None,
            scope: None,
            file: put(&ctx, bytes, "application/pdf").await?,
            fields: Default::default(),
            source: Source::Backlog,
            dossier: None,
            office: office.clone(),
            check_code: check_code()?.as_str().to_owned(),
            signatures: Vec::new(),
            keep_until: None,
        };
        documents.push(keep(&ctx, item).await?.subject.id);
    }
    let reason = "Hết thời hạn lưu trữ, không còn giá trị sử dụng";
    propose::propose(&ctx, &office, &documents[..2], reason).await?;
    hold::keep_back(&ctx, documents[2], Grounds::Complaint, "Đơn khiếu nại của Công ty TNHH An Phát").await?;
    Ok(())
}

/// What such a paper looks like.
async fn page(ctx: &Ctx) -> Result<Bytes, Error> {
    let form = paper::Form::from(paper::form::Declaration::sample());
    let city = ctx.city.clone();
    let pdf = tokio::task::spawn_blocking(move || city.printer.render(&form)).await;
    let pdf = pdf.map_err(|error| Error::Fault(error.into()))?.map_err(|error| Error::Fault(error.into()))?;
    Ok(Bytes::from(pdf.bytes))
}
