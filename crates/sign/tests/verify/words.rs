//! Every reason has its sentence in both languages, and a sentence names nothing its reason does not bring.

use std::collections::BTreeMap;

use sign::verify::{Unreadable, Verdict, reason::Code};

#[test]
fn every_reason_has_a_sentence_and_every_sentence_a_reason() {
    let mut expected: BTreeMap<&str, &[&str]> = Code::ALL.iter().map(|code| (code.key(), code.args())).collect();
    let verdicts = [Verdict::Valid, Verdict::ValidButChangedHarmlessly, Verdict::Indeterminate, Verdict::Invalid]
        .map(Verdict::key);
    let unreadable =
        [Unreadable::NotPdf, Unreadable::Damaged, Unreadable::Encrypted, Unreadable::TooMuch].map(Unreadable::key);
    expected.extend(verdicts.into_iter().chain(unreadable).map(|key| (key, &[] as &[&str])));
    for lang in ["vi", "en"] {
        let path = format!("{}/../../locales/{lang}/verification.ftl", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut found = BTreeMap::new();
        for line in text.lines().filter(|line| line.starts_with("verification-")) {
            let (key, sentence) = line.split_once(" = ").unwrap();
            found.insert(key, sentence);
        }
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{lang}");
        for (key, sentence) in found {
            for name in sentence.split("{ $").skip(1).map(|rest| rest.split(' ').next().unwrap()) {
                assert!(expected[key].contains(&name), "{lang} {key}: {name}");
            }
        }
    }
}
