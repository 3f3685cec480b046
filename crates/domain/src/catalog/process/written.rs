//! The steps as the file of a procedure writes them.

use std::fmt::Write;

use super::super::step::Step;
use super::graph::Process;

impl Process {
    /// The `[[steps]]` of a procedure's file.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        for step in self.to_steps() {
            // Writing to a text cannot fail.
            let _ = write(&mut out, &step);
        }
        out
    }
}

fn write(out: &mut String, step: &Step) -> std::fmt::Result {
    if !out.is_empty() {
        writeln!(out)?;
    }
    writeln!(out, "[[steps]]")?;
    writeln!(out, "id = {}", text(&step.id))?;
    writeln!(out, "name = {{ vi = {}, en = {} }}", text(&step.name.vi), text(&step.name.en))?;
    writeln!(out, "role = {}", text(step.role.key()))?;
    writeln!(out, "kind = {}", text(step.kind.key()))?;
    writeln!(out, "time = {}", text(&step.time.to_string()))?;
    if let Some(when) = &step.when {
        writeln!(out, "when = {}", text(&when.to_string()))?;
    }
    if let Some(after) = &step.after {
        writeln!(out, "after = [{}]", list(after))?;
    }
    if let Some(asks) = &step.asks {
        writeln!(out, "asks = {}", text(asks))?;
    }
    if !step.form.is_empty() {
        writeln!(out, "form = [{}]", list(&step.form))?;
    }
    Ok(())
}

fn text(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| text(name)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::super::graph::tests::any_process;
    use super::*;

    #[derive(Deserialize)]
    struct File {
        steps: Vec<Step>,
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_the_same(steps in any_process(), name in "[ -~\\n\\tàệĐ]{1,30}") {
            let mut steps = steps;
            steps[0].name.vi = name;
            steps[0].form = vec!["copies".into()];
            let process = Process::new(&steps).unwrap();
            let read: File = toml::from_str(&process.to_toml()).unwrap();
            prop_assert_eq!(Process::new(&read.steps).unwrap(), process);
        }
    }
}
