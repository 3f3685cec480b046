-- How long a procedure really takes is asked on its public page: the index alone answers, and only dossiers with a
-- decision are in it.
create index dossier_finished on dossier (procedure, finished_at, state, accepted_at, id)
    where finished_at is not null and accepted_at is not null;
