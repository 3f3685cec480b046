//! What anybody would do first: BM25 with its usual constants over names without marks. The line to be better than.

use std::collections::BTreeMap;

use domain::search::fold;

/// The baseline.
pub struct Plain {
    codes: Vec<String>,
    lengths: Vec<f64>,
    mean: f64,
    postings: BTreeMap<String, Vec<(usize, f64)>>,
}

impl Plain {
    /// Indexes names, given with their codes.
    pub fn new(names: &[(String, String)]) -> Plain {
        let mut postings: BTreeMap<String, BTreeMap<usize, f64>> = BTreeMap::new();
        let mut lengths = Vec::new();
        for (at, (_, name)) in names.iter().enumerate() {
            let words = words(name);
            lengths.push(words.len() as f64);
            for word in words {
                *postings.entry(word).or_default().entry(at).or_default() += 1.0;
            }
        }
        Plain {
            codes: names.iter().map(|(code, _)| code.clone()).collect(),
            mean: lengths.iter().sum::<f64>() / lengths.len().max(1) as f64,
            lengths,
            postings: postings.into_iter().map(|(word, of)| (word, of.into_iter().collect())).collect(),
        }
    }

    /// The codes of the best names for a question.
    pub fn find(&self, question: &str, limit: usize) -> Vec<String> {
        const K: f64 = 1.2;
        const B: f64 = 0.75;
        let mut scores = vec![0.0; self.codes.len()];
        for word in words(question) {
            let Some(postings) = self.postings.get(&word) else { continue };
            let (all, with) = (self.codes.len() as f64, postings.len() as f64);
            let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
            for (at, times) in postings {
                let length = 1.0 - B + B * self.lengths[*at] / self.mean;
                scores[*at] += rarity * times * (K + 1.0) / (times + K * length);
            }
        }
        let mut best: Vec<usize> = (0..scores.len()).filter(|at| scores[*at] > 0.0).collect();
        best.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        best.into_iter().take(limit).map(|at| self.codes[at].clone()).collect()
    }
}

fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_with_the_rare_word_comes_first() {
        let names = [("1", "Đăng ký khai sinh"), ("2", "Đăng ký kết hôn"), ("3", "Đăng ký")];
        let plain = Plain::new(&names.map(|(code, name)| (code.to_owned(), name.to_owned())));
        assert_eq!(plain.find("dang ky ket hon", 2), ["2", "3"]);
        assert_eq!(plain.find("xyz", 2), Vec::<String>::new());
    }
}
