-- Files that come in parts, and what a search for malicious programs said of stored files.

-- How much of each file is durable, so that a sender whose connection broke goes on where it stopped. The bytes are in
-- the folder of parts, not in backups: after a restore a sender begins anew.
create table upload_part (
    id text not null,
    account text not null,
    name text not null,
    length bigint not null,
    received bigint not null,
    begun_at bigint not null,
    expires_at bigint not null,
    constraint upload_part_id primary key (id)
);
create index upload_part_by_account on upload_part (account, expires_at);
create index upload_part_by_expiry on upload_part (expires_at, id);

-- Files that were taken in unsearched ('waiting'), and files that nobody is given any more ('infected').
create table content_scan (
    sha256 text not null,
    state text not null,
    found text, -- what was found
    at bigint not null,
    constraint content_scan_sha256 primary key (sha256)
);
create index content_scan_by_state on content_scan (state, at, sha256);
