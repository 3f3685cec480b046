//! Answers already fetched, until they are out of date, and never more than a set amount.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

/// Answers by what was asked.
#[derive(Debug)]
pub(super) struct Cache {
    limit: usize,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    answers: BTreeMap<String, One>,
    bytes: usize,
    turn: u64,
}

#[derive(Debug)]
struct One {
    answer: Vec<u8>,
    until: Timestamp,
    used: u64,
}

impl Cache {
    /// One that keeps no more than this many bytes of answers.
    pub(super) const fn new(limit: usize) -> Self {
        let kept = Kept { answers: BTreeMap::new(), bytes: 0, turn: 0 };
        Self { limit, kept: Mutex::new(kept) }
    }

    /// The answer, if there is one that is still good.
    pub(super) fn get(&self, asked: &str, now: Timestamp) -> Option<Vec<u8>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.turn += 1;
        let turn = kept.turn;
        let one = kept.answers.get_mut(asked).filter(|one| now < one.until)?;
        one.used = turn;
        Some(one.answer.clone())
    }

    /// Keeps an answer until this time, forgetting those that were not used for longest.
    pub(super) fn put(&self, asked: &str, answer: &[u8], until: Timestamp) {
        if answer.len() > self.limit {
            return;
        }
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.forget(asked);
        while kept.bytes + answer.len() > self.limit {
            let oldest = kept.answers.iter().min_by_key(|(_, one)| one.used).map(|(asked, _)| asked.clone());
            match oldest {
                Some(oldest) => kept.forget(&oldest),
                None => break,
            }
        }
        kept.turn += 1;
        let used = kept.turn;
        kept.bytes += answer.len();
        kept.answers.insert(asked.to_owned(), One { answer: answer.to_vec(), until, used });
    }
}

impl Kept {
    fn forget(&mut self, asked: &str) {
        if let Some(one) = self.answers.remove(asked) {
            self.bytes -= one.answer.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_makes_room() {
        let (now, later) = (Timestamp::UNIX_EPOCH, Timestamp::MAX);
        let cache = Cache::new(10);
        cache.put("a", &[1; 4], later);
        cache.put("b", &[2; 4], later);
        assert!(cache.get("a", now).is_some());
        cache.put("c", &[3; 4], later);
        assert!(cache.get("b", now).is_none());
        assert!(cache.get("a", now).is_some() && cache.get("c", now).is_some());
        cache.put("huge", &[0; 11], later);
        assert!(cache.get("huge", now).is_none() && cache.get("a", now).is_some());
        cache.put("a", &[4; 5], later);
        assert_eq!(cache.get("a", now), Some(vec![4; 5]));
        assert_eq!(cache.kept.lock().expect("no test panicked").bytes, 9);
    }

    #[test]
    fn an_answer_out_of_date_is_none() {
        let until = "2026-11-22T00:00:00Z".parse().expect("a time");
        let cache = Cache::new(10);
        cache.put("a", &[1], until);
        assert!(cache.get("a", Timestamp::UNIX_EPOCH).is_some());
        assert!(cache.get("a", until).is_none());
    }
}
