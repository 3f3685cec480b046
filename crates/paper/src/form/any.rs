//! Any of the forms, its template and its sheets.
use super::{
    Attestation, CertificationRegister, ControlSlip, Declaration, DestructionRecord, Extension, Receipt, Refusal,
    Register, Sheet, Stop, Supplement,
};
use serde::Serialize;

/// A form with its data. Each variant is boxed: forms are large, and passed around whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Form {
    /// 01, receipt and appointment.
    Receipt(Box<Receipt>),
    /// 02, request to complete the dossier.
    Supplement(Box<Supplement>),
    /// 03, refusal.
    Refusal(Box<Refusal>),
    /// 04, apology and new date.
    Extension(Box<Extension>),
    /// 05, notice of a stop.
    Stop(Box<Stop>),
    /// 06, control slip.
    ControlSlip(Box<ControlSlip>),
    /// 07, register.
    Register(Box<Register>),
    /// The declaration of a citizen.
    Declaration(Box<Declaration>),
    /// The record of a destruction.
    DestructionRecord(Box<DestructionRecord>),
    /// A register of certification.
    CertificationRegister(Box<CertificationRegister>),
    /// The statement of what is certified by hand.
    Attestation(Box<Attestation>),
}

impl Form {
    /// The file in `templates/forms` that sets this form.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Receipt(_) => "form01-receipt.typ",
            Self::Supplement(_) => "form02-supplement.typ",
            Self::Refusal(_) => "form03-refusal.typ",
            Self::Extension(_) => "form04-extension.typ",
            Self::Stop(_) => "form05-stop.typ",
            Self::ControlSlip(_) => "form06-control-slip.typ",
            Self::Register(_) => "form07-register.typ",
            Self::Declaration(_) => "declaration.typ",
            Self::DestructionRecord(_) => "destruction-record.typ",
            Self::CertificationRegister(_) => "certification-register.typ",
            Self::Attestation(_) => "attestation.typ",
        }
    }

    /// The sheets this form may be printed on; the usual one first.
    #[must_use]
    pub fn sheets(&self) -> &'static [Sheet] {
        match self {
            Self::Receipt(_) | Self::Supplement(_) | Self::Refusal(_) | Self::Extension(_) | Self::Stop(_) => {
                &[Sheet::A5, Sheet::A4]
            }
            Self::ControlSlip(_) | Self::Declaration(_) | Self::Attestation(_) => &[Sheet::A4],
            Self::Register(_) | Self::CertificationRegister(_) | Self::DestructionRecord(_) => &[Sheet::A4Landscape],
        }
    }

    /// The usual sheet.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        self.sheets()[0]
    }

    /// The address the form's square code leads to.
    #[must_use]
    pub fn tracking_url(&self) -> Option<&str> {
        let matter = match self {
            Self::Receipt(form) => &form.matter,
            Self::Supplement(form) => &form.matter,
            Self::Refusal(form) => &form.matter,
            Self::Extension(form) => &form.matter,
            Self::Stop(form) => &form.matter,
            Self::ControlSlip(form) => &form.matter,
            Self::Declaration(form) => &form.matter,
            Self::Register(_) | Self::CertificationRegister(_) | Self::Attestation(_) | Self::DestructionRecord(_) => {
                return None;
            }
        };
        matter.tracking_url.as_deref()
    }

    /// One of each, filled in with invented people.
    #[must_use]
    pub fn samples() -> Vec<Self> {
        vec![
            Receipt::sample().into(),
            Supplement::sample().into(),
            Refusal::sample().into(),
            Extension::sample().into(),
            Stop::sample().into(),
            ControlSlip::sample().into(),
            Register::sample().into(),
            Declaration::sample().into(),
            CertificationRegister::sample().into(),
            DestructionRecord::sample().into(),
            Attestation::sample().into(),
        ]
    }
}

impl From<Receipt> for Form {
    fn from(form: Receipt) -> Self {
        Self::Receipt(Box::new(form))
    }
}

impl From<Supplement> for Form {
    fn from(form: Supplement) -> Self {
        Self::Supplement(Box::new(form))
    }
}

impl From<Refusal> for Form {
    fn from(form: Refusal) -> Self {
        Self::Refusal(Box::new(form))
    }
}

impl From<Extension> for Form {
    fn from(form: Extension) -> Self {
        Self::Extension(Box::new(form))
    }
}

impl From<Stop> for Form {
    fn from(form: Stop) -> Self {
        Self::Stop(Box::new(form))
    }
}

impl From<ControlSlip> for Form {
    fn from(form: ControlSlip) -> Self {
        Self::ControlSlip(Box::new(form))
    }
}

impl From<Register> for Form {
    fn from(form: Register) -> Self {
        Self::Register(Box::new(form))
    }
}

impl From<Declaration> for Form {
    fn from(form: Declaration) -> Self {
        Self::Declaration(Box::new(form))
    }
}

impl From<Attestation> for Form {
    fn from(form: Attestation) -> Self {
        Self::Attestation(Box::new(form))
    }
}

impl From<DestructionRecord> for Form {
    fn from(form: DestructionRecord) -> Self {
        Self::DestructionRecord(Box::new(form))
    }
}

impl From<CertificationRegister> for Form {
    fn from(form: CertificationRegister) -> Self {
        Self::CertificationRegister(Box::new(form))
    }
}
