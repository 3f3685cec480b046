//! Which SQL both engines understand in the same way. The check reads tokens, not grammar: what it
//! lets through by mistake, the conformance suite finds by preparing every statement on both.

use std::collections::HashSet;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Words that one engine does not know, or understands differently, and what to do instead.
#[rustfmt::skip]
const FORBIDDEN: &[(&[&str], &str)] = &[
    (&["autoincrement", "auto_increment", "serial", "bigserial", "smallserial", "identity", "sequence", "nextval", "currval", "setval"],
        "business numbers come from a counter row, ids from the caller"),
    (&["rowid", "_rowid_", "oid", "ctid", "xmin"], "rows are known by their own key"),
    (&["now", "current_timestamp", "current_date", "current_time", "localtime", "localtimestamp", "datetime", "strftime", "julianday",
        "unixepoch", "to_timestamp", "to_char", "date_trunc", "extract", "interval", "timestamp", "timestamptz", "clock_timestamp"],
        "times are epoch milliseconds given as arguments"),
    (&["json", "jsonb", "json_extract", "json_each", "jsonb_path_query"], "json is text to the database; a column that is searched is a column"),
    (&["like", "ilike", "glob", "regexp", "match", "similar", "collate"], "compare folded text with = or a range"),
    (&["ifnull", "iif", "nvl", "isnull", "notnull"], "write coalesce, case or is null"),
    (&["greatest", "least"], "write case"),
    (&["group_concat", "string_agg", "array_agg", "array", "unnest", "generate_series"], "join in the caller"),
    (&["random", "randomblob", "printf", "format", "instr", "strpos", "position", "hex", "encode", "decode"], "compute in the caller"),
    (&["true", "false", "boolean", "bool"], "flags are bigint 0 or 1"),
    (&["integer", "int", "int4", "int8", "smallint", "real", "float", "numeric", "decimal", "varchar", "char", "bytea", "uuid", "money"],
        "the types are text, bigint, double precision and blob"),
    (&["lock", "advisory", "listen", "notify", "unlisten", "skip"], "a version column and Expect decide who was first"),
    (&["pragma", "vacuum", "attach", "detach", "analyze", "reindex", "begin", "commit", "rollback", "savepoint"], "that is the engine's business"),
    (&["offset"], "pages are keyset pages"),
    (&["returning"], "the engine adds it to count rows; read with a query"),
    (&["only", "lateral", "fetch", "top", "trigger", "procedure_call"], "not in both engines"),
];

/// Two words that may not follow each other.
const FORBIDDEN_PAIRS: &[(&str, &str, &str)] = &[
    ("for", "update", "a version column and Expect decide who was first"),
    ("for", "share", "a version column and Expect decide who was first"),
    ("for", "no", "a version column and Expect decide who was first"),
    ("insert", "or", "write on conflict"),
    ("replace", "into", "write on conflict"),
    ("distinct", "on", "write a subquery"),
    ("without", "rowid", "not in both engines"),
    ("full", "join", "not in both engines"),
    ("full", "outer", "not in both engines"),
];

/// Words that are functions of one engine when a parenthesis follows, but fine as column names.
const FORBIDDEN_CALLS: &[&str] = &["date", "time", "day", "year", "age", "strict", "total", "changes"];

/// Refuses SQL outside the portable subset, saying what to write instead.
pub fn check(sql: &str) -> Result<(), String> {
    let tokens = tokens(sql)?;
    let mut placeholders = 0;
    for (place, token) in tokens.iter().enumerate() {
        let next = tokens.get(place + 1).map_or("", String::as_str);
        if token.chars().any(char::is_uppercase) {
            return Err(format!("«{token}»: sql is written in lower case"));
        }
        if let Some((_, instead)) = FORBIDDEN.iter().find(|(words, _)| words.contains(&token.as_str())) {
            return Err(format!("«{token}»: {instead}"));
        }
        if let Some((_, _, instead)) =
            FORBIDDEN_PAIRS.iter().find(|(first, second, _)| token == first && next == *second)
        {
            return Err(format!("«{token} {next}»: {instead}"));
        }
        if next == "(" && FORBIDDEN_CALLS.contains(&token.as_str()) {
            return Err(format!("«{token}(»: times are epoch milliseconds given as arguments"));
        }
        if token.starts_with("pg_")
            || token.starts_with("sqlite_")
            || token.starts_with("json_")
            || token.starts_with("jsonb_")
        {
            return Err(format!("«{token}»: belongs to one engine"));
        }
        if matches!(token.as_str(), "sum" | "avg") && next == "(" && !tokens.iter().any(|word| word == "cast") {
            return Err(format!("«{token}(»: write cast({token}(…) as bigint), the engines give different types"));
        }
        if token == "limit" && tokens.get(place + 2).is_some_and(|comma| comma == ",") {
            return Err("«limit a, b»: pages are keyset pages".to_owned());
        }
        if let Some(number) = token.strip_prefix('$') {
            let number: usize = number.parse().map_err(|_| format!("«{token}»: placeholders are $1, $2…"))?;
            if number > placeholders + 1 {
                return Err(format!("«{token}»: placeholders are numbered in order of first use"));
            }
            placeholders = placeholders.max(number);
        }
    }
    Ok(())
}

/// In debug builds, panics at the first use of a statement outside the subset; free in release.
pub fn assert(sql: &str) {
    static SEEN: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);
    if cfg!(debug_assertions) {
        let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
        if !seen.contains(sql) {
            if let Err(problem) = check(sql) {
                drop(seen);
                panic!("not portable: {problem}\n{sql}");
            }
            seen.insert(sql.to_owned());
        }
    }
}

/// Splits a migration into its statements, comments and blank ones left out.
pub fn split(script: &str) -> Vec<String> {
    let lines = script.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end());
    let bare: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    bare.join("\n").split(';').map(str::trim).filter(|statement| !statement.is_empty()).map(str::to_owned).collect()
}

/// Words, numbers, placeholders and single symbols; literals become `''`.
fn tokens(sql: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = sql.trim();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '\'' => literal(rest)?,
            '"' | '`' | '[' | ']' => return Err(format!("«{first}»: names need no quotes")),
            '?' | '@' | '#' | '~' | ':' => {
                return Err(format!("«{first}»: not portable; casts are cast(a as b), placeholders $1"));
            }
            ';' => return Err("«;»: one statement at a time".to_owned()),
            '-' if rest.starts_with("->") => return Err("«->»: json is text to the database".to_owned()),
            '-' if rest.starts_with("--") => {
                return Err("«--»: comments belong to the code around the statement".to_owned());
            }
            '/' if rest.starts_with("/*") => {
                return Err("«/*»: comments belong to the code around the statement".to_owned());
            }
            '$' => 1 + rest[1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - 1),
            _ if first.is_alphanumeric() || first == '_' => {
                rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len())
            }
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(if first == '\'' { "''".to_owned() } else { token.to_owned() });
        rest = after.trim_start();
    }
    Ok(tokens)
}

/// Length of the literal at the start, doubled quotes inside it included.
fn literal(sql: &str) -> Result<usize, String> {
    let mut quotes = sql.match_indices('\'').skip(1).map(|(place, _)| place).peekable();
    while let Some(place) = quotes.next() {
        if quotes.peek() == Some(&(place + 1)) {
            quotes.next();
        } else {
            return Ok(place + 1);
        }
    }
    Err("a literal is not closed".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(sql: &str) {
        assert!(check(sql).is_err(), "{sql}");
    }

    #[track_caller]
    fn allowed(sql: &str) {
        assert_eq!(check(sql), Ok(()), "{sql}");
    }

    #[test]
    fn what_only_one_engine_knows_is_refused() {
        refused("create table a (id bigint primary key autoincrement)");
        refused("create table a (id bigserial)");
        refused("create table a (id integer)");
        refused("create table a (at timestamptz)");
        refused("select datetime('now')");
        refused("select current_timestamp");
        refused("select date(at) from a");
        refused("select body -> 'x' from a");
        refused("select json_extract(body, '$.x') from a");
        refused("select id::text from a");
        refused("select id from a limit 5, 10");
        refused("select id from a limit 5 offset 10");
        refused("insert or replace into a values ($1)");
        refused("replace into a values ($1)");
        refused("select `id` from a");
        refused("select id from a where name = \"minh\"");
        refused("select id from a where name like 'minh%'");
        refused("select id from a where name ilike $1");
        refused("select id from a where name glob 'm*'");
        refused("select id from a for update");
        refused("select id from a for share");
        refused("select pg_advisory_lock(1)");
        refused("listen dossier");
        refused("select rowid from a");
        refused("select sum(n) from a");
        refused("select true");
        refused("SELECT id FROM a");
        refused("select id from a where id = ?");
        refused("select id from a where id = ?1");
        refused("select id from a where id = :id");
        refused("select 1; select 2");
        refused("select 'open");
        refused("insert into a values ($1) returning id");
    }

    #[test]
    fn placeholders_are_numbered_in_order_of_first_use() {
        allowed("update a set n = $1, at = $2 where id = $3 and n <> $1");
        refused("update a set n = $2 where id = $1");
        refused("update a set n = $1 where id = $3");
        refused("select $x");
    }

    #[test]
    fn ordinary_sql_is_allowed() {
        allowed("select a.id, cast(coalesce(sum(b.n), 0) as bigint) as n from a join b on b.a = a.id group by a.id");
        allowed("select id from a where (due_at, id) > ($1, $2) order by due_at, id limit $3");
        allowed("insert into a (id, n) values ($1, $2) on conflict (id) do update set n = a.n + excluded.n");
        allowed("update a set name = 'O''Brien -- not a comment; SELECT \"x\"' where id = $1");
        allowed("create index a_day on a (day, id) where open = 1");
    }

    #[test]
    fn a_script_is_split_into_its_statements() {
        let script = "-- why\ncreate table a (\n  id text -- key\n);\n\ncreate index a_id on a (id);\n";
        assert_eq!(split(script), ["create table a (\n  id text\n)", "create index a_id on a (id)"]);
    }
}
