//! `motcua catalog list`: the procedures in force on a day.

use anyhow::Result;
use jiff::civil::Date;
use serde::Serialize;

use crate::{Answer, Context, print_json, say};

#[derive(Serialize)]
struct Listed<'a> {
    code: String,
    edition: u32,
    valid_from: Date,
    name: &'a domain::catalog::Text,
}

/// Lists them by code.
pub fn run(context: &Context, on: Date, json: bool) -> Result<Answer> {
    let library = context.library()?;
    let listed = library.procedures.all_in_force(on).map(|procedure| Listed {
        code: procedure.code.to_string(),
        edition: procedure.edition,
        valid_from: procedure.valid_from,
        name: &procedure.name,
    });
    if json {
        print_json(&listed.collect::<Vec<_>>())?;
    } else {
        for Listed { code, name, .. } in listed {
            say(format_args!("{code}  {}", name.get(context.lang.code())));
        }
    }
    Ok(Answer::Yes)
}
