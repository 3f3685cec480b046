-- The catalogue as living law: texts on their way, published texts, what happened to each, and dossiers that move on.
--
-- A text is known by kind and key (procedure 1.001193), an edition of it by its number besides. A published text is
-- never changed; the files that come with the program lie below what is published here.

create table catalog_draft (
    id text not null,
    kind text not null, -- procedure, competence, linked or words
    key text not null, -- the code of a procedure, the short name of another text
    aim text not null, -- publish, retire or migrate
    state text not null, -- draft, in_review, done or discarded
    version bigint not null, -- number of its facts, and the optimistic lock
    title text not null, -- of the text as far as it can be read, for lists
    title_folded text not null, -- lower case without marks, for search
    field text not null, -- of administration; empty when it cannot be read
    editor text, -- account that last changed the text
    origin text, -- where the text was taken from, if it was imported
    origin_hash text,
    updated_at bigint not null,
    sha256 text not null, -- of the content
    content text not null, -- the text, whole or broken
    body text not null, -- the draft as json, without its text
    constraint catalog_draft_id primary key (id)
);
create index catalog_draft_by_state on catalog_draft (state, updated_at, id);
create index catalog_draft_by_entry on catalog_draft (kind, key, updated_at, id);
create index catalog_draft_by_origin on catalog_draft (origin, kind, key, id) where origin is not null;

create table catalog_edition (
    kind text not null,
    key text not null,
    number bigint not null, -- 1, 2, 3…; never given again, not even after a withdrawal
    valid_from text not null, -- first day
    last_day text, -- as decided by a retirement
    withdrawn_at bigint, -- undone before its first day
    published_at bigint not null,
    revision bigint not null, -- of the catalogue, when this row last changed
    sha256 text not null, -- of the content
    content text not null,
    body text not null, -- the edition as json, without its text
    constraint catalog_edition_kind_key_number primary key (kind, key, number)
);
create index catalog_edition_by_revision on catalog_edition (revision, kind, key, number);

create table catalog_fact (
    kind text not null,
    key text not null,
    seq bigint not null, -- 1, 2, 3 without gap
    at bigint not null,
    fact text not null,
    actor text, -- account; none for the schedule
    body text not null, -- json
    hash text not null, -- sha-256 over the hash before it and this fact
    constraint catalog_fact_kind_key_seq primary key (kind, key, seq)
);

-- One row: raised by whatever changes the catalogue, so that every server knows when to read it anew, and two
-- publications decided on the same catalogue cannot both be right.
create table catalog_revision (
    id bigint not null,
    revision bigint not null,
    constraint catalog_revision_id primary key (id)
);

-- Running dossiers on their way to another edition, in pages, so that a killed server goes on where it was.
create table catalog_migration (
    draft text not null, -- that proposed it
    key text not null, -- the procedure
    from_edition text not null,
    to_edition text not null,
    state text not null, -- running or finished
    after_dossier text not null, -- the last dossier looked at
    moved bigint not null,
    kept bigint not null, -- dossiers that keep their edition
    updated_at bigint not null,
    body text not null, -- the decision as json
    constraint catalog_migration_draft primary key (draft)
);
create table catalog_migration_kept (
    draft text not null,
    dossier text not null,
    reasons text not null, -- json: why it keeps its edition
    constraint catalog_migration_kept_draft_dossier primary key (draft, dossier)
);

-- Running dossiers of an edition: how many there are, and which move.
create index dossier_by_edition on dossier (edition, id) where open = 1;
