//! Where templates come from: the program itself, or a folder an official edits.
use std::path::PathBuf;

/// The templates of this edition, in the program. A test holds the list equal to `templates/forms`.
const EMBEDDED: &[(&str, &str)] = &[
    ("parts.typ", include_str!("../../../templates/forms/parts.typ")),
    ("words.typ", include_str!("../../../templates/forms/words.typ")),
    ("form01-receipt.typ", include_str!("../../../templates/forms/form01-receipt.typ")),
    ("form02-supplement.typ", include_str!("../../../templates/forms/form02-supplement.typ")),
    ("form03-refusal.typ", include_str!("../../../templates/forms/form03-refusal.typ")),
    ("form04-extension.typ", include_str!("../../../templates/forms/form04-extension.typ")),
    ("form05-stop.typ", include_str!("../../../templates/forms/form05-stop.typ")),
    ("form06-control-slip.typ", include_str!("../../../templates/forms/form06-control-slip.typ")),
    ("form07-register.typ", include_str!("../../../templates/forms/form07-register.typ")),
    ("certified-copy.typ", include_str!("../../../templates/forms/certified-copy.typ")),
    ("digitised.typ", include_str!("../../../templates/forms/digitised.typ")),
    ("attestation.typ", include_str!("../../../templates/forms/attestation.typ")),
    ("destruction-record.typ", include_str!("../../../templates/forms/destruction-record.typ")),
    ("certification-register.typ", include_str!("../../../templates/forms/certification-register.typ")),
    ("declaration.typ", include_str!("../../../templates/forms/declaration.typ")),
    ("results/parts.typ", include_str!("../../../templates/results/parts.typ")),
    ("results/certificate.typ", include_str!("../../../templates/results/certificate.typ")),
    ("results/extract.typ", include_str!("../../../templates/results/extract.typ")),
    ("results/confirmation.typ", include_str!("../../../templates/results/confirmation.typ")),
    ("results/permit.typ", include_str!("../../../templates/results/permit.typ")),
    ("results/registration.typ", include_str!("../../../templates/results/registration.typ")),
    ("results/decision.typ", include_str!("../../../templates/results/decision.typ")),
    ("results/notice.typ", include_str!("../../../templates/results/notice.typ")),
    ("results/minutes.typ", include_str!("../../../templates/results/minutes.typ")),
    ("results/attestation.typ", include_str!("../../../templates/results/attestation.typ")),
    ("results/copy.typ", include_str!("../../../templates/results/copy.typ")),
    ("results/card.typ", include_str!("../../../templates/results/card.typ")),
    ("results/general.typ", include_str!("../../../templates/results/general.typ")),
];

/// A source of templates.
pub(crate) enum Templates {
    /// Those compiled into the program.
    Embedded,
    /// Those of a folder, read anew for each rendering, so that an edit shows at once.
    Folder(PathBuf),
}

impl Templates {
    /// The text of a template, if there is one of this plain file name, or of one below `results/`. Any other name with
    /// a folder in it has none: templates see each other and nothing else of the disk.
    ///
    /// A folder of forms with no `results` beside it has those of the program.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        let (is_result, plain) = name.strip_prefix(RESULTS).map_or((false, name), |plain| (true, plain));
        if plain.contains(['/', '\\']) || !plain.ends_with(".typ") {
            return None;
        }
        let embedded = || EMBEDDED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
        match self {
            Self::Embedded => embedded(),
            Self::Folder(folder) if is_result => {
                let beside = folder.parent().map(|parent| parent.join(name));
                beside.and_then(|path| std::fs::read_to_string(path).ok()).or_else(embedded)
            }
            Self::Folder(folder) => std::fs::read_to_string(folder.join(plain)).ok(),
        }
    }
}

/// What the names of templates of results begin with.
const RESULTS: &str = "results/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_on_disk_is_in_the_program() {
        let named = |folder: &str, before: &str| -> Vec<String> {
            let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../templates").join(folder);
            let entries = std::fs::read_dir(folder).expect("the templates are in the tree");
            let name = |entry: std::io::Result<std::fs::DirEntry>| {
                format!("{before}{}", entry.expect("the folder can be read").file_name().to_string_lossy())
            };
            entries.map(name).collect()
        };
        let mut on_disk = [named("forms", ""), named("results", RESULTS)].concat();
        let mut embedded: Vec<String> = EMBEDDED.iter().map(|(name, _)| (*name).to_owned()).collect();
        on_disk.sort();
        embedded.sort();
        assert_eq!(on_disk, embedded);
    }

    #[test]
    fn a_template_cannot_be_named_out_of_its_folder() {
        let folder = Templates::Folder(PathBuf::from("/etc"));
        assert_eq!(folder.find("passwd"), None);
        assert_eq!(folder.find("../etc/passwd.typ"), None);
        assert_eq!(folder.find("results/../etc/passwd.typ"), None);
        assert_eq!(folder.find("results/results/parts.typ"), None);
        assert_eq!(Templates::Embedded.find("a/parts.typ"), None);
    }
}
