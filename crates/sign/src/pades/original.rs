//! The file as it is. lopdf reads it; nothing of it is ever written again.

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use crate::SignError;

/// The largest file signed: 256 MiB, some thousand scanned pages. Whole files are held in memory.
pub const LIMIT: u64 = 256 * 1024 * 1024;

/// A PDF that can be signed.
pub(super) struct Original<'a> {
    pub bytes: &'a [u8],
    pub document: Document,
    pub root: ObjectId,
}

impl<'a> Original<'a> {
    /// Reads a PDF and refuses what must not or cannot be signed.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SignError> {
        let size = bytes.len() as u64;
        if size > LIMIT {
            return Err(SignError::TooLarge { bytes: size, limit: LIMIT });
        }
        // Offsets in the file count from its first byte; with something before the header they would not.
        if !bytes.starts_with(b"%PDF-") {
            return Err(broken("it does not begin with %PDF-"));
        }
        let loaded = Document::load_mem_with_options(bytes, LoadOptions::default());
        let document = loaded.map_err(|why| broken(&why.to_string()))?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(SignError::Encrypted);
        }
        // Repaired while reading: an increment would point at a table other programs cannot read.
        if document.xref_recovery.is_some() || document.xref_start >= bytes.len() {
            return Err(broken("its cross-reference table is damaged"));
        }
        let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|_| broken("no catalogue"))?;
        let original = Self { bytes, document, root };
        if original.pages()?.is_empty() {
            return Err(broken("no page"));
        }
        if original.forbids_changes() {
            return Err(SignError::Certified);
        }
        Ok(original)
    }

    pub fn catalog(&self) -> Result<&Dictionary, SignError> {
        self.document.get_dictionary(self.root).map_err(|_| broken("no catalogue"))
    }

    /// Pages in order.
    pub fn pages(&self) -> Result<Vec<ObjectId>, SignError> {
        Ok(self.document.page_iter().collect())
    }

    /// What a value is, a reference followed.
    pub fn follow<'b>(&'b self, value: &'b Object) -> &'b Object {
        self.document.dereference(value).map_or(&Object::Null, |(_, found)| found)
    }

    /// A key of a page, or of the first node above that has it (ISO 32000-1, 7.7.3.4).
    pub fn inherited(&self, page: ObjectId, key: &[u8]) -> Option<&Object> {
        let mut node = self.document.get_dictionary(page).ok()?;
        // A tree deeper than this is a circle.
        for _ in 0..64 {
            if let Ok(value) = node.get(key) {
                return Some(self.follow(value));
            }
            node = self.follow(node.get(b"Parent").ok()?).as_dict().ok()?;
        }
        None
    }

    /// The interactive form, if there is one.
    pub fn form(&self) -> Option<&Dictionary> {
        self.follow(self.catalog().ok()?.get(b"AcroForm").ok()?).as_dict().ok()
    }

    /// The fields at the top of the form.
    pub fn fields(&self) -> Vec<&Dictionary> {
        let Some(fields) = self.form().and_then(|form| form.get(b"Fields").ok()) else { return Vec::new() };
        let Ok(fields) = self.follow(fields).as_array() else { return Vec::new() };
        fields.iter().filter_map(|field| self.follow(field).as_dict().ok()).collect()
    }

    /// The field of this name at the top of the form. Written in another way it is another text to us, but readers would
    /// see two fields of one name.
    pub fn field(&self, name: &str) -> Option<(ObjectId, &Dictionary)> {
        let list = self.follow(self.form()?.get(b"Fields").ok()?).as_array().ok()?;
        list.iter().filter_map(|field| field.as_reference().ok()).find_map(|id| {
            let field = self.document.get_dictionary(id).ok()?;
            let own = lopdf::decode_text_string(self.follow(field.get(b"T").ok()?)).ok()?;
            (own == name).then_some((id, field))
        })
    }

    /// Whether it carries a signature already.
    pub fn is_signed(&self) -> bool {
        self.fields()
            .iter()
            .any(|field| field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig") && field.has(b"V"))
    }

    /// Certified with DocMDP and P 1 (ISO 32000-1, 12.8.2.2): no change is allowed, not even a signature.
    fn forbids_changes(&self) -> bool {
        let certified = || -> Option<i64> {
            let permissions = self.follow(self.catalog().ok()?.get(b"Perms").ok()?).as_dict().ok()?;
            let signature = self.follow(permissions.get(b"DocMDP").ok()?).as_dict().ok()?;
            let references = self.follow(signature.get(b"Reference").ok()?).as_array().ok()?;
            references.iter().find_map(|reference| {
                let reference = self.follow(reference).as_dict().ok()?;
                let method = self.follow(reference.get(b"TransformMethod").ok()?).as_name().ok()?;
                let parameters = reference.get(b"TransformParams").ok().and_then(|it| self.follow(it).as_dict().ok());
                // 2 where it is not said.
                let allowed = parameters.and_then(|it| self.follow(it.get(b"P").ok()?).as_i64().ok()).unwrap_or(2);
                (method == b"DocMDP").then_some(allowed)
            })
        };
        certified() == Some(1)
    }
}

pub(super) fn broken(why: &str) -> SignError {
    SignError::Broken(why.to_owned())
}
