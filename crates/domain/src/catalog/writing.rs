//! A text of the catalogue changed at single places, as a form does it: comments, order and everything that was not
//! touched stay as their author wrote them.
//!
//! A place is named by its way through the text: `fees.0.amount`, `form.sections.1.fields.2.label.vi`.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, Value};

/// What is written at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Nothing: the name is taken out, and with it a pair of texts that becomes empty.
    Nothing,
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Yes or no.
    Flag(bool),
    /// A list of texts.
    Words(Vec<String>),
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Writes at a place.
    Set {
        /// The place.
        path: String,
        /// What.
        given: Given,
    },
    /// One item more at the end of a list.
    Add {
        /// The list.
        path: String,
        /// What the item begins with.
        begins: Vec<(String, Given)>,
    },
    /// An item out of its list.
    Remove {
        /// The item.
        path: String,
    },
    /// An item changes places with the one before it.
    Up {
        /// The item.
        path: String,
    },
}

/// Why a change could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritten {
    /// The text is not TOML: only the whole text can be mended.
    #[error("the text is not TOML")]
    NotToml,
    /// There is no such place.
    #[error("there is no place `{0}`")]
    NoPlace(String),
}

/// The text with the changes, in their order.
///
/// # Errors
/// [`Unwritten`]; then nothing is changed.
pub fn write(text: &str, edits: &[Edit]) -> Result<String, Unwritten> {
    let mut document: DocumentMut = text.parse().map_err(|_| Unwritten::NotToml)?;
    for edit in edits {
        let missing = |path: &String| Unwritten::NoPlace(path.clone());
        let root = document.as_table_mut();
        match edit {
            Edit::Set { path, given } => set(root, path, given).ok_or_else(|| missing(path))?,
            Edit::Add { path, begins } => add(root, path, begins).ok_or_else(|| missing(path))?,
            Edit::Remove { path } => remove(root, path).ok_or_else(|| missing(path))?,
            Edit::Up { path } => up(root, path).ok_or_else(|| missing(path))?,
        }
    }
    if edits.iter().any(|edit| !matches!(edit, Edit::Set { .. })) {
        number(document.as_table_mut(), &mut 0);
    }
    Ok(document.to_string())
}

/// A place in the text.
enum Node<'a> {
    Table(&'a mut Table),
    List(&'a mut ArrayOfTables),
    Value(&'a mut Value),
}

impl<'a> Node<'a> {
    fn of(item: &'a mut Item) -> Option<Self> {
        match item {
            Item::Table(table) => Some(Node::Table(table)),
            Item::ArrayOfTables(list) => Some(Node::List(list)),
            Item::Value(value) => Some(Node::Value(value)),
            Item::None => None,
        }
    }

    fn child(self, turn: &str) -> Option<Self> {
        let at = || turn.parse::<usize>().ok();
        match self {
            Node::Table(table) => Node::of(table.get_mut(turn)?),
            Node::List(list) => list.get_mut(at()?).map(Node::Table),
            Node::Value(Value::Array(list)) => list.get_mut(at()?).map(Node::Value),
            Node::Value(Value::InlineTable(table)) => table.get_mut(turn).map(Node::Value),
            Node::Value(_) => None,
        }
    }

    fn at(self, path: &str) -> Option<Self> {
        path.split('.').filter(|turn| !turn.is_empty()).try_fold(self, Node::child)
    }
}

/// The place above and the last turn.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

fn set(root: &mut Table, path: &str, given: &Given) -> Option<()> {
    let (above, name) = split(path);
    let Some(value) = value(given) else {
        take(root, path);
        return Some(());
    };
    match reach(root, above)? {
        Node::Table(table) => put(table.entry(name).or_insert(Item::None), value),
        Node::Value(Value::InlineTable(table)) => match table.get_mut(name) {
            Some(had) => replace(had, value),
            None => drop(table.insert(name, value)),
        },
        Node::Value(Value::Array(list)) => replace(list.get_mut(name.parse().ok()?)?, value),
        Node::Value(_) | Node::List(_) => return None,
    }
    Some(())
}

/// The table at a place; a pair of texts that is not there yet is begun.
fn reach<'a>(root: &'a mut Table, path: &str) -> Option<Node<'a>> {
    path.split('.').filter(|turn| !turn.is_empty()).try_fold(Node::Table(root), |node, turn| match node {
        Node::Table(table) => {
            let begun = || Item::Value(Value::InlineTable(InlineTable::new()));
            Node::of(table.entry(turn).or_insert_with(begun))
        }
        Node::Value(Value::InlineTable(table)) => {
            Some(Node::Value(table.get_or_insert(turn, Value::InlineTable(InlineTable::new()))))
        }
        node => node.child(turn),
    })
}

fn put(item: &mut Item, value: Value) {
    match item {
        Item::Value(had) => replace(had, value),
        item => *item = Item::Value(value),
    }
}

/// Another value with the spaces and comments of the one before.
fn replace(had: &mut Value, mut value: Value) {
    *value.decor_mut() = had.decor().clone();
    *had = value;
}

fn value(given: &Given) -> Option<Value> {
    match given {
        Given::Nothing => None,
        Given::Text(text) => Some(text.as_str().into()),
        Given::Whole(number) => Some((*number).into()),
        Given::Flag(flag) => Some((*flag).into()),
        Given::Words(words) => Some(Value::Array(words.iter().map(String::as_str).collect())),
    }
}

/// Takes a name out, and a pair of texts that has become empty.
fn take(root: &mut Table, path: &str) {
    let (above, name) = split(path);
    let emptied = match Node::Table(root).at(above) {
        Some(Node::Table(table)) => {
            table.remove(name);
            false
        }
        Some(Node::Value(Value::InlineTable(table))) => {
            table.remove(name);
            table.is_empty()
        }
        _ => false,
    };
    if emptied {
        take(root, above);
    }
}

fn add(root: &mut Table, path: &str, begins: &[(String, Given)]) -> Option<()> {
    let (above, name) = split(path);
    let mut table = Table::new();
    let mut line = InlineTable::new();
    for (name, given) in begins {
        let Some(value) = value(given) else { continue };
        // A name such as `title.vi` begins a pair of texts.
        match name.split_once('.') {
            Some((pair, lang)) => {
                let begun = || Value::InlineTable(InlineTable::new());
                if let Value::InlineTable(pair) = line.get_or_insert(pair, begun()) {
                    pair.insert(lang, value.clone());
                }
                let item = table.entry(pair).or_insert_with(|| Item::Value(begun()));
                if let Some(pair) = item.as_inline_table_mut() {
                    pair.insert(lang, value);
                }
            }
            None => {
                line.insert(name, value.clone());
                table.insert(name, Item::Value(value));
            }
        }
    }
    match reach(root, above)? {
        Node::Table(parent) => match parent.entry(name).or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new())) {
            Item::ArrayOfTables(list) => list.push(table),
            Item::Value(Value::Array(list)) => push(list, line),
            _ => return None,
        },
        Node::Value(Value::InlineTable(parent)) => match parent.get_or_insert(name, Array::new()) {
            Value::Array(list) => push(list, line),
            _ => return None,
        },
        Node::Value(_) | Node::List(_) => return None,
    }
    Some(())
}

/// One item more, on a line of its own where the others stand so.
fn push(list: &mut Array, line: InlineTable) {
    let before = list.iter().last().and_then(|last| last.decor().prefix().cloned());
    let mut value = Value::InlineTable(line);
    value.decor_mut().set_prefix(before.unwrap_or_else(|| if list.is_empty() { "" } else { " " }.into()));
    list.push_formatted(value);
}

fn remove(root: &mut Table, path: &str) -> Option<()> {
    let (list, at) = split(path);
    let at: usize = at.parse().ok()?;
    let emptied = match Node::Table(root).at(list)? {
        Node::List(list) if at < list.len() => {
            list.remove(at);
            list.is_empty()
        }
        Node::Value(Value::Array(list)) if at < list.len() => {
            list.remove(at);
            list.is_empty()
        }
        _ => return None,
    };
    if emptied {
        take(root, list);
    }
    Some(())
}

fn up(root: &mut Table, path: &str) -> Option<()> {
    let (list, at) = split(path);
    let at: usize = at.parse().ok().filter(|at| *at > 0)?;
    match Node::Table(root).at(list)? {
        Node::List(list) if at < list.len() => {
            let mut tables: Vec<Table> = list.iter().cloned().collect();
            tables.swap(at, at - 1);
            list.clear();
            tables.into_iter().for_each(|table| list.push(table));
        }
        Node::Value(Value::Array(list)) if at < list.len() => {
            let moved = list.remove(at);
            list.insert_formatted(at - 1, moved);
        }
        _ => return None,
    }
    Some(())
}

/// Numbers the tables as they follow each other now: what was moved or added is written where it belongs.
fn number(table: &mut Table, next: &mut isize) {
    table.set_position(Some(*next));
    *next += 1;
    for (_, item) in table.iter_mut() {
        match item {
            Item::Table(inner) => number(inner, next),
            Item::ArrayOfTables(list) => list.iter_mut().for_each(|inner| number(inner, next)),
            Item::None | Item::Value(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;

    const TEXT: &str = "# vì sao\ncode = \"1\" # mã\nname = { vi = \"A\", en = \"B\" }\n\n[domain]\ncode = \"G\"\n\n# giá\n[[fees]]\ncode = \"a\" # một\namount = 5\n\n[[fees]]\ncode = \"b\"\noptions = [\n  { value = \"x\" },\n  { value = \"y\" },\n]\n\n[[fees.tiers]]\nup = 1\n\n[[steps]]\nid = \"s\"\n";

    fn text(path: &str, given: &str) -> Edit {
        Edit::Set { path: path.into(), given: Given::Text(given.into()) }
    }

    #[test]
    fn what_is_not_touched_stays_letter_for_letter() {
        let check = |edit: Edit, old: &str, new: &str| {
            assert!(TEXT.contains(old), "{old}");
            assert_eq!(write(TEXT, std::slice::from_ref(&edit)).unwrap(), TEXT.replacen(old, new, 1), "{edit:?}");
        };
        check(text("code", "2"), "code = \"1\" # mã", "code = \"2\" # mã");
        check(text("name.en", "C"), "en = \"B\"", "en = \"C\"");
        check(text("fees.0.code", "c"), "\"a\" # một", "\"c\" # một");
        check(text("fees.1.options.1.value", "z"), "\"y\"", "\"z\"");
        check(Edit::Set { path: "fees.0.amount".into(), given: Given::Whole(8_000) }, "amount = 5", "amount = 8000");
        check(Edit::Set { path: "fees.0.amount".into(), given: Given::Nothing }, "amount = 5\n", "");
        check(text("fees.0.hint.vi", "gợi ý"), "amount = 5\n", "amount = 5\nhint = { vi = \"gợi ý\" }\n");
        check(
            Edit::Set { path: "fees.1.tiers.0.on".into(), given: Given::Flag(true) },
            "up = 1\n",
            "up = 1\non = true\n",
        );
        check(Edit::Remove { path: "fees.0".into() }, "# giá\n[[fees]]\ncode = \"a\" # một\namount = 5\n\n", "");
        check(Edit::Remove { path: "fees.1.options.0".into() }, "\n  { value = \"x\" },", "");
        check(Edit::Remove { path: "steps.0".into() }, "\n[[steps]]\nid = \"s\"\n", "");
        check(
            Edit::Add { path: "fees.1.options".into(), begins: vec![("value".into(), Given::Text("z".into()))] },
            "  { value = \"y\" },\n",
            "  { value = \"y\" },\n  { value = \"z\" },\n",
        );
    }

    #[test]
    fn an_item_added_or_moved_stands_among_its_own_kind() {
        let add = Edit::Add {
            path: "fees".into(),
            begins: vec![("code".into(), Given::Text("c".into())), ("name.vi".into(), Given::Text("C".into()))],
        };
        let codes = |text: &str| {
            let table: toml::Table = text.parse().unwrap();
            let fees = table["fees"].as_array().unwrap();
            fees.iter().map(|fee| fee["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
        };
        let added = write(TEXT, &[add]).unwrap();
        assert_eq!(codes(&added), "a b c");
        assert!(
            added.find("[[fees]]\ncode = \"c\"\nname = { vi = \"C\" }").unwrap() < added.find("[[steps]]").unwrap()
        );
        let moved = write(&added, &[Edit::Up { path: "fees.2".into() }, Edit::Up { path: "fees.1".into() }]).unwrap();
        assert_eq!(codes(&moved), "c a b");
        assert!(moved.contains("# giá\n[[fees]]\ncode = \"a\""), "a comment goes with what it is about: {moved}");
        assert!(moved.find("tiers").unwrap() > moved.find("\"b\"").unwrap(), "{moved}");
    }

    #[test]
    fn an_emptied_pair_of_texts_is_taken_out_and_what_is_not_there_is_said() {
        let both = [("vi", Given::Nothing), ("en", Given::Nothing)];
        let edits = both.map(|(lang, given)| Edit::Set { path: format!("name.{lang}"), given });
        assert!(!write(TEXT, &edits).unwrap().contains("name"));
        assert_eq!(write(TEXT, &[Edit::Up { path: "fees.0".into() }]), Err(Unwritten::NoPlace("fees.0".into())));
        assert_eq!(write(TEXT, &[Edit::Remove { path: "fees.9".into() }]), Err(Unwritten::NoPlace("fees.9".into())));
        assert_eq!(write(TEXT, &[text("fees.7.code", "x")]), Err(Unwritten::NoPlace("fees.7.code".into())));
        assert_eq!(write("not toml [", &[text("a", "b")]), Err(Unwritten::NotToml));
    }
}
