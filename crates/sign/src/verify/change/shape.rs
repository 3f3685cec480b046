//! The frame of a document: catalogue, form, pages. These objects change lawfully when somebody signs, so they are compared
//! key by key; everything else must stay as it was.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
};

use crate::verify::{
    Unreadable,
    pdf::{
        value::{Dict, Value},
        view::View,
    },
};

/// A document with more pages or fields than this is not judged.
const MOST: usize = 50_000;
/// How deep the trees of pages and fields may be.
const DEEPEST: usize = 32;

/// The part an object plays in the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The catalogue.
    Catalogue,
    /// The form.
    Form,
    /// A list of fields or of annotations standing in an object of its own.
    List,
    /// A field or a widget of one.
    Field,
    /// A node of the tree of pages.
    Node,
    /// A page.
    Page,
}

/// A field, or a widget that shows one.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its full name.
    pub name: String,
    /// Whether it is for a signature.
    pub signature: bool,
    /// Its dictionary.
    pub dict: Rc<Value>,
    /// Its value, by itself or from the field it belongs to.
    pub value: Option<Value>,
}

/// The frame as one revision has it.
#[derive(Debug)]
pub struct Shape<'v> {
    /// The revision.
    pub view: &'v View<'v>,
    /// The catalogue.
    pub catalogue: Rc<Value>,
    /// The form; null without one.
    pub form: Rc<Value>,
    /// Fields and widgets by object number.
    pub fields: BTreeMap<u32, Field>,
    /// The nodes of the tree of pages.
    pub nodes: Vec<u32>,
    /// The pages in their order.
    pub pages: Vec<u32>,
    /// What part each object of the frame plays; an object with two parts is not in the frame.
    pub roles: HashMap<u32, Role>,
}

impl<'v> Shape<'v> {
    /// Reads the frame.
    ///
    /// # Errors
    /// The trees of pages or fields are larger or deeper than any honest file's.
    pub fn read(view: &'v View<'v>) -> Result<Self, Unreadable> {
        let mut shape = Self {
            view,
            catalogue: view.at(view.trailer, b"Root"),
            form: Rc::new(Value::Null),
            fields: BTreeMap::new(),
            nodes: Vec::new(),
            pages: Vec::new(),
            roles: HashMap::new(),
        };
        let mut twice = HashSet::new();
        let mut parts = Vec::new();
        parts.extend(view.trailer.get(&b"Root"[..]).and_then(Value::reference).map(|number| (number, Role::Catalogue)));
        let catalogue = Rc::clone(&shape.catalogue);
        if let Some(catalogue) = catalogue.dict() {
            shape.form = view.at(catalogue, b"AcroForm");
            parts.extend(reference(catalogue, b"AcroForm").map(|number| (number, Role::Form)));
            let form = Rc::clone(&shape.form);
            if let Some(form) = form.dict() {
                parts.extend(reference(form, b"Fields").map(|number| (number, Role::List)));
                let fields = view.at(form, b"Fields");
                shape.read_fields(fields.array().unwrap_or_default(), &Inherited::default(), 0)?;
            }
            if let Some(number) = reference(catalogue, b"Pages") {
                shape.read_pages(number, &mut HashSet::new(), 0)?;
            }
        }
        parts.extend(shape.fields.keys().map(|number| (*number, Role::Field)));
        parts.extend(shape.nodes.iter().map(|number| (*number, Role::Node)));
        for page in shape.pages.iter().collect::<HashSet<_>>() {
            parts.push((*page, Role::Page));
            let dict = view.get(*page);
            parts.extend(dict.dict().and_then(|page| reference(page, b"Annots")).map(|number| (number, Role::List)));
        }
        for (number, role) in parts {
            if shape.roles.insert(number, role).is_some() {
                twice.insert(number);
            }
        }
        shape.roles.retain(|number, _| !twice.contains(number));
        Ok(shape)
    }

    /// The dictionary of the catalogue; empty when there is none.
    pub fn catalogue(&self) -> Dict {
        self.catalogue.dict().cloned().unwrap_or_default()
    }

    /// The annotations of a page.
    pub fn annotations(&self, page: u32) -> Vec<Value> {
        let page = self.view.get(page);
        page.dict()
            .map(|page| self.view.at(page, b"Annots"))
            .and_then(|list| list.array().map(<[_]>::to_vec))
            .unwrap_or_default()
    }

    fn read_fields(&mut self, items: &[Value], above: &Inherited, depth: usize) -> Result<(), Unreadable> {
        if depth > DEEPEST {
            return Err(Unreadable::TooMuch);
        }
        for number in items.iter().filter_map(Value::reference) {
            if self.fields.len() > MOST {
                return Err(Unreadable::TooMuch);
            }
            let value = self.view.get(number);
            let Some(dict) = value.dict() else { continue };
            if self.fields.contains_key(&number) {
                continue;
            }
            let mut own = above.clone();
            if let Some(title) = self.view.at(dict, b"T").text() {
                let title = text(&title.bytes);
                own.name = if own.name.is_empty() { title } else { format!("{}.{title}", own.name) };
            }
            if let Some(kind) = self.view.at(dict, b"FT").name() {
                own.signature = kind == b"Sig";
            }
            if let Some(value) = dict.get(&b"V"[..]) {
                own.value = Some(value.clone());
            }
            let kids = self.view.at(dict, b"Kids");
            let field = Field {
                name: own.name.clone(),
                signature: own.signature,
                dict: Rc::clone(&value),
                value: own.value.clone(),
            };
            self.fields.insert(number, field);
            self.read_fields(kids.array().unwrap_or_default(), &own, depth + 1)?;
        }
        Ok(())
    }

    fn read_pages(&mut self, number: u32, seen: &mut HashSet<u32>, depth: usize) -> Result<(), Unreadable> {
        if depth > DEEPEST || self.pages.len() > MOST || self.nodes.len() > MOST {
            return Err(Unreadable::TooMuch);
        }
        let value = self.view.get(number);
        let Some(dict) = value.dict() else { return Ok(()) };
        let kids = self.view.at(dict, b"Kids");
        let Some(kids) = kids.array() else {
            self.pages.push(number);
            return Ok(());
        };
        if !seen.insert(number) {
            return Ok(());
        }
        self.nodes.push(number);
        for kid in kids.iter().filter_map(Value::reference) {
            self.read_pages(kid, seen, depth + 1)?;
        }
        Ok(())
    }
}

#[derive(Clone, Default)]
struct Inherited {
    name: String,
    signature: bool,
    value: Option<Value>,
}

fn reference(dict: &Dict, key: &[u8]) -> Option<u32> {
    dict.get(key).and_then(Value::reference)
}

/// A string for people: UTF-16 or UTF-8 with its mark, else Latin letters.
pub fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units = rest.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair));
            char::decode_utf16(units).map(|letter| letter.unwrap_or('\u{fffd}')).collect()
        }
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().map(|byte| char::from(*byte)).collect(),
    }
}
