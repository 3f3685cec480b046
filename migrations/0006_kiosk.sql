-- The Digital Station as self-service: devices, what each remembers of the person before it, the bell, queue numbers.
--
-- Of a person only the queue number lasts. A sitting is deleted when they leave, and what the bell says about whom to
-- look at with it.

create table kiosk (
    id text not null,
    point text not null, -- reception point it stands at
    name text not null, -- what staff call it
    code_hash text, -- sha-256 of the one-time code; none once it was used or has been taken back
    code_until bigint, -- the code is good until then
    token_hash text, -- sha-256 of the device's secret; none before enrolment and after revocation
    created_at bigint not null,
    created_by text not null, -- account
    enrolled_at bigint,
    revoked_at bigint,
    revoked_by text,
    seen_at bigint, -- last heard of
    used_at bigint, -- last time somebody used it
    paper text not null, -- enough, low or out
    round_trip bigint, -- of its last report, in milliseconds; none while unknown
    constraint kiosk_id primary key (id)
);
create index kiosk_by_point on kiosk (point, name, id);
create unique index kiosk_code on kiosk (code_hash) where code_hash is not null;
create unique index kiosk_token on kiosk (token_hash) where token_hash is not null;

create table kiosk_sitting (
    id text not null, -- sha-256 of the secret the browser holds
    kiosk text not null,
    version bigint not null, -- optimistic lock: a button pressed twice counts once
    forget_at bigint not null,
    body text not null, -- json
    constraint kiosk_sitting_id primary key (id)
);
create index kiosk_sitting_by_time on kiosk_sitting (forget_at, id);

create table kiosk_bell (
    id text not null,
    kiosk text not null,
    point text not null,
    purpose text not null, -- help, or identify
    about text not null, -- whom to look at: number and name off the card; empty for help, and emptied at the end
    rung_at bigint not null,
    answered_at bigint,
    answered_by text, -- account
    answer text, -- coming, confirmed or denied
    sitting text, -- the sitting it belongs to
    constraint kiosk_bell_id primary key (id)
);
create index kiosk_bell_open on kiosk_bell (point, rung_at, id) where answered_at is null;
create index kiosk_bell_by_sitting on kiosk_bell (sitting) where sitting is not null;
create index kiosk_bell_by_kiosk on kiosk_bell (kiosk, rung_at, id);

-- A task that goes on by telephone: one address, good once and for minutes.
create table kiosk_handover (
    code_hash text not null,
    sitting text not null,
    tail text not null, -- where the telephone goes
    until bigint not null,
    taken_at bigint,
    constraint kiosk_handover_code primary key (code_hash)
);

create table ticket_counter (
    point text not null,
    day text not null, -- YYYY-MM-DD in Vietnam
    queue text not null,
    last bigint not null,
    constraint ticket_counter_key primary key (point, day, queue)
);

create table ticket (
    id text not null,
    point text not null,
    day text not null,
    queue text not null,
    number bigint not null, -- 1, 2, 3 without gap in a queue on a day
    code text not null, -- cannot be guessed: the address at which one follows it
    kiosk text not null,
    first bigint not null, -- 1 where it is called before others
    priority text, -- why
    state text not null, -- waiting, called, no_show or done
    taken_at bigint not null,
    called_at bigint, -- last time
    first_called_at bigint,
    calls bigint not null,
    counter text, -- where to go
    called_by text, -- account
    finished_at bigint,
    version bigint not null,
    constraint ticket_id primary key (id),
    constraint ticket_number unique (point, day, queue, number),
    constraint ticket_code unique (code)
);
create index ticket_waiting on ticket (point, day, first, taken_at, number) where state = 'waiting';
create index ticket_called on ticket (point, day, queue, first_called_at) where first_called_at is not null;
create index ticket_open on ticket (point, day, called_by, called_at) where state in ('called', 'no_show');
