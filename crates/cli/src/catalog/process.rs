//! `motcua catalog bpmn` and `motcua catalog steps-from`: internal processes, exchanged with other programs.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use app::words::Lang;
use clap::Args;
use domain::access::Role;
use domain::catalog::finding::Finding;
use domain::catalog::process::Process;
use domain::catalog::process::bpmn::export::{Labels, export};
use domain::catalog::process::bpmn::import::{Known, import};
use domain::catalog::process::diagram::Lane;
use domain::catalog::{Procedure, ProcedureCode};
use jiff::civil::Date;

use crate::{Answer, Context, say};

/// Write the internal process of a procedure as BPMN 2.0, which any modeller opens.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  motcua catalog bpmn 1.013225 --out permit.bpmn\n  motcua catalog bpmn 1.013225 --lang en > permit.bpmn\n\n\
                  Exit codes: 0 written, 1 no such procedure."
)]
pub struct Bpmn {
    /// The code of the procedure.
    code: ProcedureCode,
    /// The day on which it is in force.
    #[arg(long, value_name = "DATE", default_value_t = super::today())]
    on: Date,
    /// The file to write; the answer is shown when not given.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Read a process drawn in another program, and show the steps to paste into the file of a procedure.
#[derive(Args)]
#[command(after_help = "Examples:\n  motcua catalog steps-from permit.bpmn\n\n\
                  Exit codes: 0 read, 1 something in it is not supported: each is named, and nothing is taken over.")]
pub struct StepsFrom {
    /// The BPMN 2.0 file.
    file: PathBuf,
}

/// Writes the file.
pub fn write(context: &Context, options: &Bpmn) -> Result<Answer> {
    let library = context.library()?;
    let Some(procedure) = library.procedures.in_force(&options.code, options.on) else {
        bail!("no procedure {} is in force on {}", options.code, options.on);
    };
    let office = |code: &str| {
        let office = library.offices.below_city(code)?;
        Some(if context.lang == Lang::Vi { office.name.clone() } else { office.name_en.clone() })
    };
    let text = written(context, procedure, &office)?;
    match &options.out {
        None => say(text.trim_end()),
        Some(file) => std::fs::write(file, text).with_context(|| format!("{} cannot be written", file.display()))?,
    }
    Ok(Answer::Yes)
}

fn written(context: &Context, procedure: &Procedure, office: &dyn Fn(&str) -> Option<String>) -> Result<String> {
    let process = Process::of(procedure).map_err(|flaws| anyhow::anyhow!("the steps are no process: {flaws:?}"))?;
    let lane = |lane: &Lane| match &lane.asks {
        Some(code) => office(code).unwrap_or_else(|| code.clone()),
        None => role(context, context.lang, lane.role),
    };
    let lang = context.lang.code();
    Ok(export(&process, &Labels { title: procedure.name.get(lang), lang, lane: &lane }))
}

/// Shows the steps, or everything that is not supported.
pub fn read(context: &Context, options: &StepsFrom) -> Result<Answer> {
    let name = options.file.display().to_string();
    let xml = text_of(&options.file)?;
    match import(&name, &xml, &known(context)?) {
        Ok(process) => {
            say(process.to_toml().trim_end());
            Ok(Answer::Yes)
        }
        Err(findings) => {
            for finding in &findings {
                let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
                say(format_args!("{}{line}: {}", finding.file, words(context, finding)));
            }
            Ok(Answer::No)
        }
    }
}

/// A file that is no text is refused where it is read as XML.
fn text_of(file: &Path) -> Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What lanes may be called: roles and offices in both languages.
fn known(context: &Context) -> Result<Known> {
    let library = context.library()?;
    let both = |of: &dyn Fn(Lang) -> Vec<(String, Role)>| [of(Lang::Vi), of(Lang::En)].concat();
    let roles = both(&|lang| Role::ALL.into_iter().map(|one| (role(context, lang, one), one)).collect());
    let mut offices = Vec::new();
    for office in library.offices.iter() {
        let Some((_, below)) = office.code.as_str().split_once('.') else { continue };
        offices.extend([(office.name.clone(), below.to_owned()), (office.name_en.clone(), below.to_owned())]);
    }
    Ok(Known { roles, offices })
}

fn role(context: &Context, lang: Lang, role: Role) -> String {
    context.words.get(lang, &format!("catalog-role-{}", role.key().replace('_', "-")), &[])
}

fn words(context: &Context, finding: &Finding) -> String {
    let args: Vec<(&str, app::words::Value)> =
        finding.args.iter().map(|(name, value)| (name.as_str(), app::words::Value::Text(value.clone()))).collect();
    let words = context.words.get(context.lang, &finding.code, &args);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
