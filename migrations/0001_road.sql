-- The road of a dossier: file, receive, process, issue, return, with the people and counters beside it.
--
-- Every table is keyed by dossier, agency, procedure or account, so that each can be distributed by that key.
-- There are no foreign keys: they would tie the shards together, and `motcua verify` checks more than they could.
-- Constraints are named table_column_column, which is how the store reports a repeated key on both engines.
-- Times (…_at, attend_by) are epoch milliseconds, days are YYYY-MM-DD text, flags are 0 or 1.

create table dossier (
    id text not null,
    version bigint not null, -- number of its facts, and the optimistic lock
    head text not null, -- hash of its last fact
    state text not null,
    open bigint not null, -- 1 until nobody has to act any more
    procedure text not null,
    edition text not null, -- of the procedure, kept for life
    agency text not null, -- who decides; not the place where it was handed in
    receiving_point text not null,
    return_point text not null,
    channel text not null,
    applicant text, -- account, if there is one
    applicant_name text not null,
    applicant_folded text not null, -- lower case without marks, for search
    applicant_number text, -- personal or organisation number
    summary text not null,
    desk_office text not null, -- whose turn it is: this office
    desk_role text not null, -- in this role
    holder text, -- account of the specialist who works on it
    step bigint,
    submitted_at bigint not null,
    attend_by bigint not null, -- what inboxes sort by: the next duty of whoever has it
    accepted_at bigint,
    due_at bigint,
    original_due_at bigint,
    finished_at bigint,
    returned_at bigint,
    next_timer_at bigint, -- when the schedule must look at it
    updated_at bigint not null,
    body text not null, -- the whole dossier as json
    constraint dossier_id primary key (id)
);
-- Open dossiers only: what is finished costs the daily work nothing.
create index dossier_by_desk on dossier (desk_office, desk_role, attend_by, id) where open = 1;
create index dossier_by_agency on dossier (agency, attend_by, id) where open = 1;
create index dossier_by_receiving_point on dossier (receiving_point, attend_by, id) where open = 1;
create index dossier_by_holder on dossier (holder, attend_by, id) where open = 1 and holder is not null;
create index dossier_by_timer on dossier (next_timer_at, id) where next_timer_at is not null;
create index dossier_by_applicant on dossier (applicant, submitted_at, id) where applicant is not null;
create index dossier_in_register on dossier (agency, accepted_at, id) where accepted_at is not null;
create index dossier_by_name on dossier (applicant_folded, id);
create index dossier_by_number on dossier (applicant_number, id) where applicant_number is not null;

create table fact (
    dossier text not null,
    seq bigint not null, -- 1, 2, 3 without gap
    at bigint not null,
    kind text not null,
    actor text, -- account; none for visitors and the schedule
    body text not null, -- json
    hash text not null, -- sha-256 over the hash before it and this fact
    constraint fact_dossier_seq primary key (dossier, seq)
);

-- The public code: agency, day and a gap-free ordinal of that day, taken last in the batch that accepts.
create table code_counter (
    agency text not null,
    day text not null,
    last bigint not null,
    constraint code_counter_agency_day primary key (agency, day)
);
create table dossier_code (
    agency text not null,
    day text not null,
    ordinal bigint not null,
    dossier text not null,
    constraint dossier_code_agency_day_ordinal primary key (agency, day, ordinal),
    constraint dossier_code_dossier unique (dossier)
);

create table paper (
    dossier text not null,
    id text not null,
    component text not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    source text not null,
    added_at bigint not null,
    removed_at bigint, -- replaced by a later paper; the bytes stay
    constraint paper_dossier_id primary key (dossier, id)
);
create index paper_by_content on paper (sha256, dossier);

-- Bytes that are safely in the content folder; referred to by papers, drafts and results.
create table content (
    sha256 text not null,
    size bigint not null,
    media_type text not null,
    stored_at bigint not null,
    constraint content_sha256 primary key (sha256)
);

-- Files taken in and not yet put into a dossier: only the one who uploaded a file can use it.
create table upload (
    id text not null,
    account text not null,
    name text not null,
    sha256 text not null,
    size bigint not null,
    media_type text not null,
    at bigint not null,
    constraint upload_id primary key (id)
);
create index upload_by_age on upload (at);

-- A consulted agency's own inbox (Decree 118/2025 Art. 19.4).
create table consultation (
    dossier text not null,
    id text not null,
    agency text not null,
    asked_at bigint not null,
    due_at bigint not null,
    answered_at bigint,
    constraint consultation_dossier_id primary key (dossier, id)
);
create index consultation_by_agency on consultation (agency, due_at, dossier, id) where answered_at is null;

-- Figures that move with the facts that move them; a recount must give the same. The slot spreads a
-- busy figure over several rows, its value is the sum.
create table counter_agency_day (
    agency text not null,
    day text not null,
    measure text not null,
    slot bigint not null,
    n bigint not null,
    constraint counter_agency_day_agency_day_measure_slot primary key (agency, day, measure, slot)
);
create table counter_procedure_month (
    procedure text not null,
    month text not null, -- YYYY-MM
    measure text not null,
    slot bigint not null,
    n bigint not null,
    constraint counter_procedure_month_procedure_month_measure_slot primary key (procedure, month, measure, slot)
);

create table account (
    id text not null,
    kind text not null, -- citizen, staff or system
    login text not null,
    password_hash text not null,
    name text not null,
    personal_id text,
    phone text,
    email text,
    language text not null,
    active bigint not null,
    created_at bigint not null,
    constraint account_id primary key (id),
    constraint account_login unique (login)
);

create table role_grant (
    account text not null,
    role text not null,
    office text not null,
    valid_from text not null, -- first day
    valid_to text, -- last day
    constraint role_grant_account_role_office_valid_from primary key (account, role, office, valid_from)
);

create table session (
    token_hash text not null, -- the token itself is only in the cookie
    account text not null,
    csrf text not null,
    created_at bigint not null,
    expires_at bigint not null,
    constraint session_token_hash primary key (token_hash)
);
create index session_by_expiry on session (expires_at);

create table draft (
    id text not null,
    account text not null,
    procedure text not null,
    edition text not null,
    answers text not null, -- json
    papers text not null, -- json
    created_at bigint not null,
    updated_at bigint not null,
    expires_at bigint not null,
    constraint draft_id primary key (id)
);
create index draft_by_account on draft (account, updated_at, id);
create index draft_by_expiry on draft (expires_at);

-- The answer given to a submission, so that sending it again gives the same.
create table idempotency (
    account text not null, -- or an empty text for visitors
    key text not null,
    request_hash text not null,
    status bigint not null,
    response text not null,
    at bigint not null,
    constraint idempotency_account_key primary key (account, key)
);
create index idempotency_by_age on idempotency (at);

create table setting (
    name text not null,
    value text not null,
    constraint setting_name primary key (name)
);

-- How far a replay of an event log has come, so that it can be resumed.
create table replay (
    source text not null, -- hash of the log
    done bigint not null, -- events of it
    body text not null, -- json
    updated_at bigint not null,
    constraint replay_source primary key (source)
);
