//! One part of a draft as a form. What is kept is the text: a form writes into it at single places, and everything that
//! was not touched stays as its author wrote it.

use app::Ctx;
use app::catalog::{Loaded, judge, save};
use axum::extract::{Path, Query};
use axum::response::Response;
use domain::catalog::publication::Action;
use domain::catalog::writing::{Edit, Given, write};
use serde::{Deserialize, Serialize};
use toml::Value;

use super::room::{self, Head, Room};
use super::slots::{Kind, PARTS, Slot, below};
use super::tell::{self, Counts, FindingLine};
use crate::Error;
use crate::desk::inbox::Tab;
use crate::dossier::question::Choosable;
use crate::fields::Fields;
use crate::page::Page;
use crate::routes::escape;
use crate::view::View;

/// A part of a draft.
#[derive(Debug, Clone, Serialize)]
pub struct PartView {
    /// The top of the page.
    pub head: Head,
    /// The parts.
    pub parts: Vec<Tab>,
    /// Where the form goes.
    pub action: String,
    /// The thing that is open inside the part; empty for the part itself.
    pub open: String,
    /// What it is called.
    pub title: String,
    /// The thing above it.
    pub back: String,
    /// The questions.
    pub inputs: Vec<Input>,
    /// The lists.
    pub lists: Vec<ListOf>,
    /// Whether the text can be read; if not, only the whole text can be mended.
    pub readable: bool,
    /// Whether this person may change it now.
    pub may_save: bool,
    /// How many findings there are in the whole text.
    pub counts: Counts,
    /// What the check says.
    pub findings: Vec<FindingLine>,
}

/// One value.
#[derive(Debug, Clone, Serialize)]
pub struct Input {
    /// Its place in the text.
    pub path: String,
    /// What it is called.
    pub label: String,
    /// What helps to fill it in.
    pub hint: String,
    /// How it is asked: `line`, `long`, `number`, `tick`, `one`, `words`.
    pub kind: &'static str,
    /// The language of a text that has two.
    pub lang: &'static str,
    /// What stands there.
    pub value: String,
    /// What may be chosen.
    pub options: Vec<Choosable>,
}

/// A list of things.
#[derive(Debug, Clone, Serialize)]
pub struct ListOf {
    /// Its place in the text.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// The things.
    pub items: Vec<Item>,
}

/// A thing in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Its place in the text.
    pub path: String,
    /// What it is called.
    pub title: String,
    /// What helps to tell it from the others.
    pub note: String,
    /// Where it is opened.
    pub href: String,
}

impl View for PartView {
    const TEMPLATE: &'static str = "admin/part.html";
    const POSTS: bool = true;

    fn samples() -> Vec<Self> {
        let input = |path: &str, kind, lang, value: &str| Input {
            path: path.into(),
            label: "Tên gọi".into(),
            hint: "Ngắn gọn".into(),
            kind,
            lang,
            value: value.into(),
            options: vec![Choosable {
                value: "case".into(),
                label: "case".into(),
                chosen: true,
                ..Choosable::default()
            }],
        };
        let item = |at: usize| Item {
            path: format!("fees.{at}"),
            title: "Lệ phí".into(),
            note: "8000".into(),
            href: "/quan-tri/du-thao/1/phan/fees?o=fees.0".into(),
        };
        let full = PartView {
            head: Head::sample(1),
            parts: vec![Tab { text: "Phí".into(), href: "/quan-tri/x".into(), here: true }],
            action: "/quan-tri/du-thao/1/phan/fees".into(),
            open: "fees.0".into(),
            title: "Lệ phí".into(),
            back: "/quan-tri/du-thao/1/phan/fees".into(),
            inputs: vec![
                input("fees.0.name.vi", "line", "vi", "Lệ phí"),
                input("fees.0.name.en", "line", "en", "Fee"),
                input("fees.0.hint.vi", "long", "vi", "a"),
                input("fees.0.amount", "number", "", "8000"),
                input("fees.0.set-by-council", "tick", "", "true"),
                input("fees.0.unit", "one", "", "case"),
                input("fees.0.channels", "words", "", "online\ndirect"),
            ],
            lists: vec![ListOf { path: "fees".into(), title: "Khoản thu".into(), items: vec![item(0), item(1)] }],
            readable: true,
            may_save: true,
            counts: Counts { errors: 1, warnings: 2 },
            findings: vec![FindingLine { line: 3, severity: "lỗi".into(), colour: "red", text: "Thiếu".into() }],
        };
        let shut = PartView { readable: false, inputs: vec![], lists: vec![], open: String::new(), ..full.clone() };
        let read = PartView { may_save: false, open: String::new(), findings: vec![], ..full.clone() };
        vec![full, shut, read]
    }
}

/// What is open.
#[derive(Debug, Default, Deserialize)]
pub struct Open {
    #[serde(default)]
    o: String,
}

fn slots(part: &str) -> Result<&'static [Slot], Error> {
    PARTS.iter().find(|(name, _)| *name == part).map(|(_, slots)| *slots).ok_or(Error::NotFound)
}

/// `GET /quan-tri/du-thao/{id}/phan/{part}`
pub async fn show(
    Room(page): Room,
    Path((id, part)): Path<(String, String)>,
    Query(open): Query<Open>,
) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let view = PartView::build(&page.ctx, &loaded, &part, &open.o).await?;
    page.show(&view)
}

/// `POST /quan-tri/du-thao/{id}/phan/{part}`: what was typed is written into the text; then one thing is added, moved or
/// taken out, if a button asked for it.
pub async fn keep(
    Room(page): Room,
    Path((id, part)): Path<(String, String)>,
    Query(open): Query<Open>,
    fields: Fields,
) -> Result<Response, Error> {
    let loaded = room::find(&page, &id).await?;
    let here = below(slots(&part)?, &open.o).ok_or(Error::NotFound)?;
    let old: Value = loaded.text.parse::<toml::Table>().map_err(|_| Error::Conflict)?.into();
    let mut edits = typed(here, &open.o, &old, &fields);
    let pressed = fields.text("edit");
    let (what, path) = pressed.split_once(':').unwrap_or(("", ""));
    let count = at(&old, path).and_then(Value::as_array).map_or(0, Vec::len);
    let mut then = open.o.clone();
    match what {
        "add" => {
            let inner = below(slots(&part)?, &format!("{path}.{count}")).ok_or(Error::NotFound)?;
            edits.push(Edit::Add { path: path.to_owned(), begins: begins(inner, &page) });
            then = format!("{path}.{count}");
        }
        "remove" => edits.push(Edit::Remove { path: path.to_owned() }),
        "up" => edits.push(Edit::Up { path: path.to_owned() }),
        _ => {}
    }
    let text = write(&loaded.text, &edits).map_err(|_| Error::Conflict)?;
    let expected = fields.get("version").and_then(|version| version.parse().ok()).unwrap_or(0);
    match save::save(&page.ctx, loaded.draft.id, expected, &text).await {
        Ok(_) => Ok(page.to_with(&address(&id, &part, &then), "flash-admin-saved", "")),
        Err(error) => super::text::refused(page, &id, text, error).await,
    }
}

fn address(id: &str, part: &str, open: &str) -> String {
    let tail = if open.is_empty() { String::new() } else { format!("?o={}", escape(open)) };
    format!("/quan-tri/du-thao/{id}/phan/{part}{tail}")
}

/// What a new thing begins with: its first text name, so that it can be told from the others.
fn begins(slots: &[Slot], page: &Page) -> Vec<(String, Given)> {
    let new = page.t("admin-new", &[]);
    let first = slots.iter().find_map(|slot| match slot {
        Slot::Value(name, Kind::Both | Kind::BothLong) => {
            Some(if name.is_empty() { "vi".to_owned() } else { format!("{name}.vi") })
        }
        Slot::Value(name, Kind::Line) => Some((*name).to_owned()),
        _ => None,
    });
    first.map(|name| (name, Given::Text(new))).into_iter().collect()
}

/// The value at a place.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').filter(|turn| !turn.is_empty()).try_fold(value, |value, turn| match value {
        Value::Array(list) => list.get(turn.parse::<usize>().ok()?),
        Value::Table(table) => table.get(turn),
        _ => None,
    })
}

fn join(above: &str, name: &str) -> String {
    match (above, name) {
        ("", name) => name.to_owned(),
        (above, "") => above.to_owned(),
        (above, name) => format!("{above}.{name}"),
    }
}

/// The single values of these names: path, how it is asked, language.
fn values(slots: &[Slot], open: &str) -> Vec<(String, &'static str, Kind, &'static str)> {
    let mut all = Vec::new();
    for slot in slots {
        let Slot::Value(name, kind) = slot else { continue };
        let path = join(open, name);
        match kind {
            Kind::Both | Kind::BothLong => {
                all.extend(["vi", "en"].map(|lang| (join(&path, lang), *name, *kind, lang)));
            }
            _ => all.push((path, name, *kind, "")),
        }
    }
    all
}

/// What was typed differently from what stands there.
fn typed(slots: &[Slot], open: &str, old: &Value, fields: &Fields) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (path, _, kind, _) in values(slots, open) {
        // A box that is not ticked sends nothing; a hidden input says that it was shown.
        let Some(sent) = fields.0.iter().rfind(|(name, _)| *name == path).map(|(_, value)| value.trim()) else {
            continue;
        };
        let had = at(old, &path);
        let given = match kind {
            _ if sent.is_empty() => Given::Nothing,
            Kind::Tick if sent == "true" => Given::Flag(true),
            // What is not there counts as no: an explicit no stays.
            Kind::Tick if had.and_then(Value::as_bool) == Some(true) => Given::Flag(false),
            Kind::Tick => continue,
            Kind::Whole => {
                sent.replace(['.', ' '], "").parse().map_or_else(|_| Given::Text(sent.to_owned()), Given::Whole)
            }
            Kind::Words => {
                Given::Words(sent.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
            }
            _ => Given::Text(sent.replace("\r\n", "\n")),
        };
        if had.map(written).unwrap_or_default() != written_given(&given) {
            edits.push(Edit::Set { path, given });
        }
    }
    edits
}

/// A value as it stands in a box.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(written).collect::<Vec<_>>().join("\n"),
        other => other.to_string(),
    }
}

fn written_given(given: &Given) -> String {
    match given {
        Given::Nothing => String::new(),
        Given::Text(text) => text.clone(),
        Given::Whole(number) => number.to_string(),
        Given::Flag(flag) => flag.to_string(),
        Given::Words(words) => words.join("\n"),
    }
}

impl PartView {
    async fn build(ctx: &Ctx, loaded: &Loaded, part: &str, open: &str) -> Result<PartView, Error> {
        let word = |key: &str| ctx.city.words.get(ctx.lang, key, &[]);
        let id = loaded.draft.id.to_string();
        let whole = loaded.text.parse::<toml::Table>().ok().map(Value::from);
        let here = below(slots(part)?, open).ok_or(Error::NotFound)?;
        let thing = whole.as_ref().and_then(|whole| at(whole, open));
        if !open.is_empty() && whole.is_some() && thing.is_none() {
            return Err(Error::NotFound);
        }
        let found = judge::findings(ctx, &loaded.draft, &loaded.text).await?;
        let empty = Value::Table(toml::Table::new());
        let root = whole.as_ref().unwrap_or(&empty);
        let above = open.rsplitn(3, '.').nth(2).unwrap_or_default();
        Ok(PartView {
            head: Head::of(ctx, loaded, "/phan/texts"),
            parts: PARTS
                .iter()
                .map(|(name, _)| Tab {
                    text: word(&format!("admin-part-{name}")),
                    href: address(&id, name, ""),
                    here: *name == part,
                })
                .collect(),
            action: address(&id, part, open),
            title: thing.filter(|_| !open.is_empty()).map(|thing| called(ctx, thing)).unwrap_or_default(),
            back: if open.is_empty() { String::new() } else { address(&id, part, above) },
            inputs: if whole.is_some() { inputs(ctx, here, open, root) } else { Vec::new() },
            lists: if whole.is_some() { lists(ctx, here, open, root, &id, part) } else { Vec::new() },
            readable: whole.is_some(),
            may_save: loaded.draft.may(Action::Save, &ctx.actor).is_ok(),
            counts: Counts::of(&found),
            findings: tell::findings(ctx, &found),
            open: open.to_owned(),
        })
    }
}

fn inputs(ctx: &Ctx, slots: &[Slot], open: &str, root: &Value) -> Vec<Input> {
    let input = |(path, name, kind, lang): (String, &'static str, Kind, &'static str)| {
        let value = at(root, &path).map(written).unwrap_or_default();
        let (drawn, options) = match kind {
            Kind::Both | Kind::Line => ("line", Vec::new()),
            Kind::BothLong => ("long", Vec::new()),
            Kind::Whole => ("number", Vec::new()),
            Kind::Tick => ("tick", Vec::new()),
            Kind::Words => ("words", Vec::new()),
            Kind::One(all) => ("one", all.iter().map(|one| option(ctx, name, one, &value)).collect()),
        };
        let hint = ctx.city.words.find(ctx.lang, &format!("admin-hint-{}", name.replace('.', "-")), &[]);
        Input { label: slot_name(ctx, name), hint: hint.unwrap_or_default(), kind: drawn, lang, value, options, path }
    };
    values(slots, open).into_iter().map(input).collect()
}

/// What a name of the file is called: a word of its own, the word differences use, or the name itself.
fn slot_name(ctx: &Ctx, name: &str) -> String {
    let name = if name.is_empty() { "text" } else { name };
    let plain = name.replace(['.', '_'], "-");
    let find = |key: String| ctx.city.words.find(ctx.lang, &key, &[]);
    let called = find(format!("admin-slot-{plain}"))
        .or_else(|| find(format!("publication-what-{plain}")))
        .unwrap_or_else(|| name.to_owned());
    let mut letters = called.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn option(ctx: &Ctx, name: &str, one: &'static str, chosen: &str) -> Choosable {
    let dashed = one.replace('_', "-");
    let keys = match name {
        "channel" => vec![format!("catalog-channel-{dashed}")],
        "role" => vec![format!("catalog-role-{dashed}")],
        "level" => vec![format!("catalog-level-{dashed}")],
        "reason" => vec![format!("catalog-partial-{dashed}")],
        "class" => vec![format!("catalog-class-{dashed}")],
        "unit" => vec![format!("catalog-fee-unit-{dashed}")],
        "type" => vec![format!("admin-type-{dashed}")],
        "seen-by" => vec![format!("admin-seen-by-{dashed}")],
        // Of a fee, a paper or a step: the words tell which.
        "kind" => {
            vec![format!("catalog-fee-{dashed}"), format!("admin-paper-{dashed}"), format!("admin-step-{dashed}")]
        }
        _ => Vec::new(),
    };
    let said = keys.iter().find_map(|key| ctx.city.words.find(ctx.lang, key, &[]));
    Choosable {
        value: one.to_owned(),
        label: said.unwrap_or_else(|| one.to_owned()),
        chosen: one == chosen,
        ..Choosable::default()
    }
}

fn lists(ctx: &Ctx, slots: &[Slot], open: &str, root: &Value, id: &str, part: &str) -> Vec<ListOf> {
    let list = |slot: &Slot| {
        let Slot::List(name, _) = slot else { return None };
        let path = join(open, name);
        let things = at(root, &path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let item = |(place, thing): (usize, &Value)| {
            let path = format!("{path}.{place}");
            Item { title: called(ctx, thing), note: note(thing), href: address(id, part, &path), path }
        };
        Some(ListOf { title: slot_name(ctx, name), items: things.iter().enumerate().map(item).collect(), path })
    };
    slots.iter().filter_map(list).collect()
}

/// What a thing of a list is called: its name in the reader's language, or whatever names it.
fn called(ctx: &Ctx, thing: &Value) -> String {
    let lang = ctx.lang.code();
    let find = |path: &str| at(thing, path).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let paths = [
        format!("name.{lang}"),
        format!("label.{lang}"),
        format!("title.{lang}"),
        format!("why.{lang}"),
        lang.to_owned(),
        "vi".to_owned(),
        "channel".to_owned(),
        "class".to_owned(),
        "number".to_owned(),
        "when".to_owned(),
        "code".to_owned(),
        "id".to_owned(),
        "value".to_owned(),
        "name".to_owned(),
    ];
    let found = paths.iter().find_map(|path| find(path)).map(str::to_owned);
    let key = match at(thing, "channel").and_then(Value::as_str) {
        Some(channel) if find("name.vi").is_none() => {
            ctx.city.words.find(ctx.lang, &format!("catalog-channel-{channel}"), &[])
        }
        _ => None,
    };
    key.or(found).unwrap_or_else(|| ctx.city.words.get(ctx.lang, "admin-unnamed", &[]))
}

/// What helps to tell a thing from others like it.
fn note(thing: &Value) -> String {
    let parts = ["code", "id", "name", "type", "time", "amount", "role", "required-when", "visible-when", "when"];
    let told = parts.iter().filter_map(|name| at(thing, name)).filter(|value| !value.is_table());
    told.map(written).collect::<Vec<_>>().join(" · ")
}
