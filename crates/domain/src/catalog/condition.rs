//! When something applies: an expression over the answers, in CEL.
//!
//! A condition is a line such as `child_has_notice == "no"`. It can compare, combine, test membership and count the days
//! since a date; it has no loops, so its cost is bounded by its length. An unanswered field is `null`.

mod shape; // how long and how deep a line may be

use std::collections::BTreeSet;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, LazyLock};

use cel::common::ast::{Expr, LiteralValue};
use cel::{Context, Env, ExecutionError, IdedExpr, Program, Value};
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::answers::Answers;
use super::channel::Channel;

/// The longest condition a clerk may write, in characters.
pub const MAX_LENGTH: usize = 500;
/// The most parts (names, values, operators) one condition may have.
pub const MAX_PARTS: usize = 100;

/// The name by which a condition reads the channel of the dossier: `channel == "online"`.
pub const CHANNEL: &str = "channel";
/// The call that counts the days from a date to the day of filing: `daysSince(birth_date) > 60`.
pub const DAYS_SINCE: &str = "daysSince";

/// What a condition may read beside the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// How the dossier is lodged.
    pub channel: Option<Channel>,
    /// The day in Việt Nam on which it is lodged.
    pub on: Option<Date>,
}

/// A compiled condition, which remembers how it was written.
#[derive(Clone)]
pub struct Condition {
    source: String,
    names: BTreeSet<String>,
    program: Arc<Program>,
}

/// Why a line is not a condition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConditionError {
    /// Longer or more nested than a person can check.
    #[error(
        "the condition is too long or too deep: at most {MAX_LENGTH} characters, {MAX_PARTS} parts and 5 brackets inside each other; split it"
    )]
    TooLong,
    /// The grammar does not read it.
    #[error("the condition cannot be read: {0}; write for example child_sex == \"male\" && copies > 1")]
    Unreadable(String),
    /// A loop, a map or a call that is not on the short list.
    #[error(
        "the condition may not use {0}: only comparisons, && || ! in, size, startsWith, endsWith, contains, daysSince"
    )]
    NotAllowed(String),
    /// The answer was neither yes nor no, for instance because a text was compared with a number.
    #[error("the condition gives neither true nor false: {0}")]
    NotYesOrNo(String),
}

static ENV: LazyLock<Arc<Env>> = LazyLock::new(|| Arc::new(Env::stdlib()));

const CALLS: [&str; 21] = [
    "_==_",
    "_!=_",
    "_<_",
    "_<=_",
    "_>_",
    "_>=_",
    "_&&_",
    "_||_",
    "!_",
    "@in",
    "_in_",
    "in",
    "_+_",
    "_-_",
    "-_",
    "_?_:_",
    "size",
    "startsWith",
    "endsWith",
    "contains",
    DAYS_SINCE,
];

impl Condition {
    /// Reads a condition. Whatever the text, the answer is a condition or an error, never a panic.
    pub fn compile(source: &str) -> Result<Condition, ConditionError> {
        if source.chars().count() > MAX_LENGTH || !shape::is_bounded(source) {
            return Err(ConditionError::TooLong);
        }
        // The grammar is another project's and the line is a clerk's: a panic inside it is a mistake in the line.
        let program = catch_unwind(AssertUnwindSafe(|| Program::compile(source)))
            .map_err(|_| ConditionError::Unreadable("the grammar gave up".into()))?
            .map_err(|errors| ConditionError::Unreadable(one_line(&errors.to_string())))?;
        let mut names = BTreeSet::new();
        let mut parts = 0;
        inspect(program.expression(), &mut names, &mut parts)?;
        Ok(Condition { source: source.to_owned(), names, program: Arc::new(program) })
    }

    /// The condition as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The fields it reads, and `channel` when it asks for that.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// The texts it compares a name with: `works == "house"`, `works in ["house", "shop"]`.
    pub fn compared(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        compared(self.program.expression(), &mut found);
        found
    }

    /// Whether it counts days up to the day of filing, which only some places know.
    pub fn counts_days(&self) -> bool {
        self.program.references().has_function(DAYS_SINCE)
    }

    /// The truth of the condition over these answers, or why it has none.
    pub fn evaluate(&self, answers: &Answers, setting: Setting) -> Result<bool, ConditionError> {
        match self.run(answers, setting)? {
            Value::Bool(truth) => Ok(truth),
            _ => Err(ConditionError::NotYesOrNo("it is a value".into())),
        }
    }

    /// The truth of the condition while the answers to these fields are open: none when it depends on one of them.
    pub(super) fn without(&self, answers: &Answers, setting: Setting, open: &BTreeSet<&str>) -> Option<bool> {
        match self.run_without(answers, setting, open) {
            Ok(Value::Bool(truth)) => Some(truth),
            Ok(_) => Some(false),
            // What cannot be worked out does not hold, unless an open answer is why.
            Err(_) => {
                if open.iter().any(|name| self.names.contains(*name)) {
                    None
                } else {
                    Some(false)
                }
            }
        }
    }

    fn run(&self, answers: &Answers, setting: Setting) -> Result<Value, ConditionError> {
        self.run_without(answers, setting, &BTreeSet::new())
    }

    fn run_without(&self, answers: &Answers, setting: Setting, open: &BTreeSet<&str>) -> Result<Value, ConditionError> {
        let mut context = Context::with_env(Arc::clone(&ENV));
        for name in self.names.iter().filter(|name| !open.contains(name.as_str())) {
            let value = match (name.as_str(), setting.channel) {
                (CHANNEL, Some(channel)) => Value::from(channel.key()),
                (name, _) => answers.get(name).map_or(Value::Null, cel_value),
            };
            context.add_variable_from_value(name.as_str(), value);
        }
        if let Some(on) = setting.on {
            let days = move |day: Arc<String>| days_between(&day, on);
            context.add_function(DAYS_SINCE, days).map_err(|error| ConditionError::NotYesOrNo(error.to_string()))?;
        }
        match catch_unwind(AssertUnwindSafe(|| self.program.execute(&context))) {
            Ok(Ok(value)) => Ok(value),
            Ok(Err(error)) => Err(ConditionError::NotYesOrNo(one_line(&error.to_string()))),
            Err(_) => Err(ConditionError::NotYesOrNo("it could not be worked out".into())),
        }
    }

    /// What the expression gives, when it is a number, a text or a truth; none when it cannot be worked out.
    pub fn value(&self, answers: &Answers, setting: Setting) -> Option<serde_json::Value> {
        match self.run(answers, setting).ok()? {
            Value::Bool(truth) => Some(truth.into()),
            Value::Int(number) => Some(number.into()),
            Value::UInt(number) => Some(number.into()),
            Value::Float(number) => Some(number.into()),
            Value::String(text) => Some(text.as_str().into()),
            _ => None,
        }
    }

    /// Whether the condition holds. One that cannot be worked out, because what it reads is unanswered, does not.
    pub fn holds(&self, answers: &Answers, setting: Setting) -> bool {
        self.evaluate(answers, setting).unwrap_or(false)
    }
}

fn days_between(day: &str, on: Date) -> Result<i64, ExecutionError> {
    let day: Date = day.parse().map_err(|_| ExecutionError::function_error(DAYS_SINCE, "it is not a date"))?;
    let span = on.since(day).map_err(|error| ExecutionError::function_error(DAYS_SINCE, error))?;
    Ok(i64::from(span.get_days()))
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect()
}

fn inspect(node: &IdedExpr, names: &mut BTreeSet<String>, parts: &mut usize) -> Result<(), ConditionError> {
    *parts += 1;
    if *parts > MAX_PARTS {
        return Err(ConditionError::TooLong);
    }
    match &node.expr {
        Expr::Ident(name) => {
            names.insert(name.clone());
            Ok(())
        }
        Expr::Literal(LiteralValue::Bytes(_)) => Err(ConditionError::NotAllowed("bytes".into())),
        Expr::Literal(_) => Ok(()),
        Expr::List(list) => list.elements.iter().try_for_each(|element| inspect(element, names, parts)),
        Expr::Select(select) => inspect(&select.operand, names, parts),
        Expr::Call(call) => {
            if !CALLS.contains(&call.func_name.as_str()) {
                return Err(ConditionError::NotAllowed(call.func_name.trim_matches('_').to_owned()));
            }
            call.target.iter().try_for_each(|target| inspect(target, names, parts))?;
            call.args.iter().try_for_each(|argument| inspect(argument, names, parts))
        }
        Expr::Comprehension(_) => Err(ConditionError::NotAllowed("loops".into())),
        Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => Err(ConditionError::NotAllowed("maps".into())),
    }
}

fn compared<'a>(node: &'a IdedExpr, found: &mut Vec<(&'a str, &'a str)>) {
    let Expr::Call(call) = &node.expr else { return };
    for part in call.target.iter().map(AsRef::as_ref).chain(&call.args) {
        compared(part, found);
    }
    let [one, other] = call.args.as_slice() else { return };
    if !["_==_", "_!=_", "@in", "_in_", "in"].contains(&call.func_name.as_str()) {
        return;
    }
    for (name, value) in [(one, other), (other, one)] {
        let Expr::Ident(name) = &name.expr else { continue };
        let text = |value: &'a IdedExpr| match &value.expr {
            Expr::Literal(LiteralValue::String(text)) => Some(text.inner()),
            _ => None,
        };
        match &value.expr {
            Expr::List(list) => found.extend(list.elements.iter().filter_map(text).map(|text| (name.as_str(), text))),
            _ => found.extend(text(value).map(|text| (name.as_str(), text))),
        }
    }
}

fn cel_value(answer: &serde_json::Value) -> Value {
    match answer {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(truth) => Value::Bool(*truth),
        serde_json::Value::Number(number) => {
            number.as_i64().map(Value::Int).or_else(|| number.as_f64().map(Value::Float)).unwrap_or(Value::Null)
        }
        serde_json::Value::String(text) => Value::from(text.as_str()),
        serde_json::Value::Array(items) => Value::List(Arc::new(items.iter().map(cel_value).collect())),
        serde_json::Value::Object(parts) => Value::from(
            parts
                .iter()
                .map(|(name, part)| (name.clone(), cel_value(part)))
                .collect::<std::collections::HashMap<_, _>>(),
        ),
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Condition({:?})", self.source)
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for Condition {}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Condition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let source = String::deserialize(deserializer)?;
        Condition::compile(&source).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn answers(value: serde_json::Value) -> Answers {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn a_condition_is_true_false_or_without_an_answer() {
        let given = answers(
            json!({ "sex": "male", "copies": 3, "alone": true, "born": "2026-01-05", "home": { "commune": "00008" } }),
        );
        let setting = Setting { channel: Some(Channel::Online), on: Some(jiff::civil::date(2026, 3, 6)) };
        let check = |source: &str, expected: Option<bool>| {
            let truth = Condition::compile(source).unwrap().evaluate(&given, setting).ok();
            assert_eq!(truth, expected, "{source}");
        };
        check(r#"sex == "male""#, Some(true));
        check(r#"sex in ["female", "other"]"#, Some(false));
        check("copies > 2 && alone", Some(true));
        check("!alone || copies == 3", Some(true));
        check(r#"channel == "online""#, Some(true));
        check(r#"home.commune == "00008""#, Some(true));
        check("nickname == null", Some(true));
        check(r#"nickname == "Bi""#, Some(false));
        check("nickname > 3", None);
        check("copies", None);
        check("copies + 9223372036854775807 > 0", None);
        check("true", Some(true));
        check("daysSince(born) == 60", Some(true));
        check("daysSince(born) > 60", Some(false));
        check("daysSince(sex) > 60", None);
        check("daysSince(nickname) > 60", None);
    }

    #[test]
    fn a_condition_that_cannot_be_worked_out_does_not_hold() {
        let condition = Condition::compile("weight > 3").unwrap();
        assert!(!condition.holds(&Answers::default(), Setting::default()));
    }

    #[test]
    fn a_condition_names_the_fields_it_reads() {
        let condition = Condition::compile(r#"a == "x" && (b > 1 || channel == "post")"#).unwrap();
        assert_eq!(condition.names().collect::<Vec<_>>(), ["a", "b", "channel"]);
    }

    #[test]
    fn loops_maps_foreign_calls_and_broken_lines_are_refused() {
        let refused = |source: &str| assert!(Condition::compile(source).is_err(), "{source}");
        refused("[1, 2].all(x, x > 0)");
        refused("{'a': 1}.a == 1");
        refused("timestamp('2026-01-01T00:00:00Z') > 1");
        refused("matches(name, 'a+')");
        refused("a ==");
        refused("");
        refused(&"(".repeat(400));
        refused(&format!("a == 1{}", " && a == 1".repeat(60)));
    }

    #[test]
    fn no_long_line_exhausts_the_stack() {
        for piece in [
            "(", "[", "!", "-", "a?", "a?a:", "a+", "a.", "a[", "a&&", "a in ", "size(", "a==", "{a:", "\"", "//",
            "a||!",
        ] {
            for length in [100, MAX_LENGTH, 10 * MAX_LENGTH] {
                let line: String = piece.chars().cycle().take(length).collect();
                for line in [format!("{line}a"), line] {
                    if let Ok(condition) = Condition::compile(&line) {
                        let _ = condition.holds(&Answers::default(), Setting::default());
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(source in "[-a-z0-9 =!<>&|().?:\"'\\[\\]{},+*/%\\\\]{0,60}") {
            if let Ok(condition) = Condition::compile(&source) {
                let _ = condition.holds(&Answers::default(), Setting::default());
            }
        }
    }
}
