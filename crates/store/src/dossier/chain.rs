//! The hash that ties each fact to the one before it: nobody can change, drop or insert a fact
//! without every later hash of that dossier telling.

use sha2::{Digest, Sha256};

use super::row::FactRow;

/// The hash of a fact, in lower-case hexadecimal. `previous` is empty for the first fact.
///
/// Every part is preceded by its length, so that two different facts never give the same text. Times
/// count in milliseconds, as they are stored.
pub fn hash(previous: &str, dossier: &str, seq: i64, fact: &FactRow) -> String {
    let mut hasher = Sha256::new();
    let mut part = |text: &str| {
        hasher.update((text.len() as u64).to_be_bytes());
        hasher.update(text);
    };
    part("motcua fact 1");
    part(previous);
    part(dossier);
    part(&fact.kind);
    part(fact.actor.as_deref().unwrap_or_default());
    part(&fact.body);
    hasher.update(seq.to_be_bytes());
    hasher.update(fact.at.as_millisecond().to_be_bytes());
    hex::encode(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed() -> FactRow {
        FactRow { at: jiff::Timestamp::UNIX_EPOCH, kind: "filed".into(), actor: Some("minh".into()), body: "{}".into() }
    }

    #[test]
    fn every_part_of_a_fact_changes_its_hash() {
        let before = hash("", "d", 1, &filed());
        let mut others = vec![
            hash("x", "d", 1, &filed()),
            hash("", "e", 1, &filed()),
            hash("", "d", 2, &filed()),
            hash("", "d", 1, &FactRow { at: "2026-01-01T00:00:00Z".parse().expect("a time"), ..filed() }),
            hash("", "d", 1, &FactRow { kind: "accepted".into(), ..filed() }),
            hash("", "d", 1, &FactRow { actor: None, ..filed() }),
            hash("", "d", 1, &FactRow { body: "{ }".into(), ..filed() }),
            hash("", "d", 1, &FactRow { kind: "file".into(), actor: Some("dminh".into()), ..filed() }),
        ];
        others.push(before);
        others.sort();
        others.dedup();
        assert_eq!(others.len(), 9);
    }
}
