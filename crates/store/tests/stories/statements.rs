//! Every statement that stands whole in the sources is inside the portable subset and is understood
//! by both engines. Those put together from parts are checked when the other stories first use them.

use std::path::Path;

use store::Store;
use store::engine::portable;

use crate::engines::on_both;

/// String literals of the sources, the tests at the end of a file left out.
fn literals(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            literals(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = std::fs::read_to_string(&path).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let code = code.join("\n").replace("'\"'", "");
            found.extend(code.split('"').skip(1).step_by(2).map(joined));
        }
    }
}

/// A backslash at the end of a line joins it to the next.
fn joined(literal: &str) -> String {
    let parts = literal.split("\\\n");
    parts.enumerate().map(|(place, part)| if place == 0 { part } else { part.trim_start() }).collect()
}

fn statements() -> Vec<String> {
    let mut found = Vec::new();
    literals(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    let is_statement = |text: &String| {
        // `{` is a text put together at run time, `::` one of the engine's own, which is not portable.
        ["select ", "insert into ", "update ", "delete from "].iter().any(|verb| text.starts_with(verb))
            && !text.contains('{')
            && !text.contains("::")
            && !text.ends_with("and ")
            && !text.contains("sqlite_schema")
    };
    found.retain(is_statement);
    found
}

#[test]
fn every_statement_is_portable() {
    let statements = statements();
    assert!(statements.len() > 40, "only {} statements found", statements.len());
    for statement in statements {
        assert_eq!(portable::check(&statement), Ok(()), "{statement}");
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    on_both(async |store, place| {
        for statement in statements() {
            let problem = match &store {
                Store::Sqlite(sqlite) => {
                    let connection = rusqlite::Connection::open(sqlite.path()).unwrap();
                    connection.prepare(&statement).err().map(|error| error.to_string())
                }
                Store::Postgres(_) => {
                    let config: tokio_postgres::Config = place.settings.url.parse().unwrap();
                    let (client, connection) = config.connect(tokio_postgres::NoTls).await.unwrap();
                    tokio::spawn(connection);
                    client.prepare(&statement).await.err().map(|error| format!("{error:?}"))
                }
            };
            assert_eq!(problem, None, "{} refuses {statement}", store.engine());
        }
    })
    .await;
}
