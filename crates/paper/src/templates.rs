//! Where templates come from: the program itself, or a folder an official edits.
use std::path::PathBuf;

/// The templates of this edition, in the program. A test holds the list equal to `templates/forms`.
const EMBEDDED: [(&str, &str); 10] = [
    ("parts.typ", include_str!("../../../templates/forms/parts.typ")),
    ("words.typ", include_str!("../../../templates/forms/words.typ")),
    ("form01-receipt.typ", include_str!("../../../templates/forms/form01-receipt.typ")),
    ("form02-supplement.typ", include_str!("../../../templates/forms/form02-supplement.typ")),
    ("form03-refusal.typ", include_str!("../../../templates/forms/form03-refusal.typ")),
    ("form04-extension.typ", include_str!("../../../templates/forms/form04-extension.typ")),
    ("form05-stop.typ", include_str!("../../../templates/forms/form05-stop.typ")),
    ("form06-control-slip.typ", include_str!("../../../templates/forms/form06-control-slip.typ")),
    ("form07-register.typ", include_str!("../../../templates/forms/form07-register.typ")),
    ("declaration.typ", include_str!("../../../templates/forms/declaration.typ")),
];

/// A source of templates.
pub(crate) enum Templates {
    /// Those compiled into the program.
    Embedded,
    /// Those of a folder, read anew for each rendering, so that an edit shows at once.
    Folder(PathBuf),
}

impl Templates {
    /// The text of a template, if there is one of this plain file name. A name with a folder in it has none:
    /// templates see each other and nothing else of the disk.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        if name.contains(['/', '\\']) || !name.ends_with(".typ") {
            return None;
        }
        match self {
            Self::Embedded => EMBEDDED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned()),
            Self::Folder(folder) => std::fs::read_to_string(folder.join(name)).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_on_disk_is_in_the_program() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../templates/forms");
        let mut on_disk: Vec<String> = std::fs::read_dir(folder)
            .expect("the templates are in the tree")
            .map(|entry| entry.expect("the folder can be read").file_name().to_string_lossy().into_owned())
            .collect();
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
        assert_eq!(Templates::Embedded.find("a/parts.typ"), None);
    }
}
