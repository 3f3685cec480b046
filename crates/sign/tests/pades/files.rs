//! Files to sign, made here.

use std::path::{Path, PathBuf};

use super::judges::run;

/// A plain PDF with a classic cross-reference table: pages of A4, each with its number.
pub fn plain(pages: usize, extra: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    let kids: String = (0..pages).map(|page| format!("{} 0 R ", 4 + 2 * page)).collect();
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{extra}>>"),
        format!("<</Type/Pages/Count {pages}/Kids[{kids}]/MediaBox[0 0 595.276 841.89]>>"),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
    ];
    for page in 0..pages {
        let text = format!("BT /F1 24 Tf 72 700 Td (Page {}) Tj ET", page + 1);
        objects
            .push(format!("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>", 5 + 2 * page));
        objects.push(format!("<</Length {}>>stream\n{text}\nendstream", text.len()));
    }
    for (index, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", index + 1).as_bytes());
    }
    let start = bytes.len();
    bytes.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        bytes.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let size = objects.len() + 1;
    bytes.extend_from_slice(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").as_bytes());
    bytes
}

/// The same through qpdf with these options.
pub fn through_qpdf(folder: &Path, pdf: &[u8], options: &[&str]) -> Vec<u8> {
    let (from, to) = (folder.join("from.pdf"), folder.join("to.pdf"));
    std::fs::write(&from, pdf).unwrap();
    let mut args = options.to_vec();
    args.extend([from.to_str().unwrap(), to.to_str().unwrap()]);
    run("qpdf", "qpdf", &args);
    std::fs::read(to).unwrap()
}

/// Writes a file and says where.
pub fn save(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}
