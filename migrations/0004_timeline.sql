-- Everything that changes beside dossiers and the catalogue: documents, what a station takes in, certified copies,
-- originals in custody, destructions. One row a subject, one chain of facts a subject; what each is, `domain` knows.

create table subject (
    kind text not null, -- such as document or capture
    id text not null,
    version bigint not null, -- number of its facts, and the optimistic lock
    head text not null, -- hash of its last fact
    updated_at bigint not null,
    body text not null, -- the whole subject as json
    constraint subject_kind_id primary key (kind, id)
);

create table subject_fact (
    kind text not null,
    id text not null,
    seq bigint not null, -- 1, 2, 3 without gap
    at bigint not null,
    fact text not null,
    actor text, -- account; none for visitors and the schedule
    body text not null, -- json
    hash text not null, -- sha-256 over the hash before it and this fact
    constraint subject_fact_kind_id_seq primary key (kind, id, seq)
);

-- What one subject alone is known by, such as the code behind a document's QR.
create table subject_key (
    kind text not null,
    key text not null,
    id text not null,
    constraint subject_key_kind_key primary key (kind, key)
);
create index subject_key_by_id on subject_key (kind, id);

-- What subjects are listed by, such as an owner, or the office whose turn it is. A subject that nobody has to act on any
-- more gives its tag up, so that lists of work never grow with history.
create table subject_tag (
    kind text not null,
    tag text not null,
    sort bigint not null, -- most often epoch milliseconds
    id text not null,
    constraint subject_tag_kind_tag_sort_id primary key (kind, tag, sort, id)
);
create index subject_tag_by_id on subject_tag (kind, id);

-- Numbers without a gap: the last one given of each series, such as a register of one year.
create table series (
    name text not null,
    last bigint not null,
    constraint series_name primary key (name)
);

-- How often papers were checked by anybody, by day and answer; nothing about who asked.
create table check_count (
    day text not null,
    answer text not null, -- genuine, unknown, replaced, revoked, expired
    n bigint not null,
    constraint check_count_day_answer primary key (day, answer)
);
