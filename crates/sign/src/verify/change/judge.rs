//! Which changes a signature bears. Without a certification, what is added to judge or countersign the file is harmless, a
//! filled field is for a person to look at, and anything that shows otherwise is not what was signed. A certification says
//! itself what it bears (ISO 32000-2, 12.8.2.2, table 257); a signature may lock fields (12.8.2.4).

use std::collections::BTreeSet;

use serde::Serialize;

use super::kind::Change;
use crate::verify::reason::{Code, Reason};

/// What the author of a certified file lets others do (`/P` of DocMDP).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Nothing but what serves later verification.
    Nothing,
    /// Filling in forms and signing.
    Forms,
    /// The same, and annotations.
    Annotations,
}

/// Fields that must keep their content (`/Lock`, FieldMDP).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lock {
    /// All of them.
    All,
    /// These.
    Only(BTreeSet<String>),
    /// All but these.
    Except(BTreeSet<String>),
}

impl Lock {
    fn holds(&self, field: &str) -> bool {
        // A locked field locks what belongs to it.
        let within = |names: &BTreeSet<String>| {
            names.iter().any(|name| {
                field == name || field.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.'))
            })
        };
        match self {
            Self::All => true,
            Self::Only(names) => within(names),
            Self::Except(names) => !within(names),
        }
    }
}

/// What a change means for a signature under which only so much is permitted, and which locks fields.
pub fn judge(change: &Change, permission: Option<Permission>, locks: &[Lock]) -> Reason {
    use Permission::{Annotations, Forms, Nothing};
    let violated =
        |reason: Reason| if permission.is_some() { Reason::new(Code::CertificationViolated) } else { reason };
    match change {
        Change::ValidationDataAdded => Reason::new(Code::ValidationDataAdded),
        Change::TimestampAdded { .. } => Reason::new(Code::TimestampAdded),
        Change::Metadata => Reason::new(Code::MetadataChanged),
        Change::FieldAdded { .. } | Change::FurtherSignature { .. } if permission == Some(Nothing) => {
            Reason::new(Code::CertificationViolated)
        }
        Change::FieldAdded { .. } => Reason::new(Code::EmptyFieldAdded),
        Change::FurtherSignature { field, new_field: false, .. } if locks.iter().any(|lock| lock.holds(field)) => {
            Reason::new(Code::FieldLocked).with("field", field.as_str())
        }
        // A new picture on a certified page is an annotation, whatever else it claims to be.
        Change::FurtherSignature { new_field: true, visible: true, .. } if permission == Some(Forms) => {
            Reason::new(Code::CertificationViolated)
        }
        Change::FurtherSignature { field, .. } => Reason::new(Code::SignedFurther).with("field", field.as_str()),
        Change::FieldFilled { field, .. } if locks.iter().any(|lock| lock.holds(field)) => {
            Reason::new(Code::FieldLocked).with("field", field.as_str())
        }
        Change::FieldFilled { field, content } => {
            let told = |code| Reason::new(code).with("field", field.as_str()).with("content", content.as_str());
            match permission {
                Some(Forms | Annotations) => told(Code::FilledAsAllowed),
                Some(Nothing) => Reason::new(Code::CertificationViolated),
                None => told(Code::FieldFilled),
            }
        }
        Change::AnnotationAdded { .. } | Change::AnnotationChanged { .. } if permission == Some(Annotations) => {
            Reason::new(Code::AnnotatedAsAllowed)
        }
        Change::AnnotationAdded { page } => violated(Reason::new(Code::AnnotationAdded).with("page", *page)),
        Change::AnnotationChanged { page } => violated(Reason::new(Code::AnnotationChanged).with("page", *page)),
        Change::PageChanged { page } => Reason::new(Code::PageChanged).with("page", *page),
        Change::PagesAdded { count } => Reason::new(Code::PagesAdded).with("count", *count),
        Change::PagesRemoved { count } => Reason::new(Code::PagesRemoved).with("count", *count),
        Change::PagesReordered => Reason::new(Code::PagesReordered),
        Change::SignatureRemoved { field } => Reason::new(Code::SignatureRemoved).with("field", field.as_str()),
        Change::BytesAppended => Reason::new(Code::BytesAppended),
        Change::Other { object } => Reason::new(Code::OtherChanged).with("object", *object as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::report::Verdict;

    fn check(change: &Change, permission: Option<Permission>, expected: Verdict) {
        assert_eq!(judge(change, permission, &[]).code.verdict(), expected, "{change:?} under {permission:?}");
    }

    #[test]
    fn a_certification_says_what_it_bears() {
        use Verdict::{Indeterminate, Invalid, ValidButChangedHarmlessly as Harmless};
        let nothing = Some(Permission::Nothing);
        let (forms, notes) = (Some(Permission::Forms), Some(Permission::Annotations));
        let filled = Change::FieldFilled { field: "a".to_owned(), content: "12".to_owned() };
        let note = Change::AnnotationAdded { page: 1 };
        let seen = Change::FurtherSignature { field: "b".to_owned(), new_field: true, visible: true };
        let unseen = Change::FurtherSignature { field: "b".to_owned(), new_field: true, visible: false };
        for (change, at) in [
            (&filled, [Indeterminate, Invalid, Harmless, Harmless]),
            (&note, [Invalid, Invalid, Invalid, Harmless]),
            (&seen, [Harmless, Invalid, Invalid, Harmless]),
            (&unseen, [Harmless, Invalid, Harmless, Harmless]),
            (&Change::ValidationDataAdded, [Harmless; 4]),
            (&Change::PageChanged { page: 1 }, [Invalid; 4]),
        ] {
            for (permission, expected) in [None, nothing, forms, notes].into_iter().zip(at) {
                check(change, permission, expected);
            }
        }
    }

    #[test]
    fn a_locked_field_keeps_its_content() {
        let only = Lock::Only(["a".to_owned()].into());
        for (field, expected) in [("a", true), ("a.b", true), ("ab", false), ("b", false)] {
            assert_eq!(only.holds(field), expected, "{field}");
            assert_eq!(Lock::Except(["a".to_owned()].into()).holds(field), !expected, "{field}");
        }
        let change = Change::FieldFilled { field: "a".to_owned(), content: "12".to_owned() };
        assert_eq!(judge(&change, Some(Permission::Forms), &[only]).code, Code::FieldLocked);
    }
}
