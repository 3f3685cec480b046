# What `motcua verify` says. What each line means and what to do about it: docs/operations.md.
verify-none = none
verify-no-row = dossier { $dossier } has facts but no row
verify-sequence = dossier { $dossier }: fact { $expected } should come next, fact { $found } came
verify-chain = dossier { $dossier }: fact { $seq } was changed after it was recorded, or stands where it does not belong
verify-timeline = dossier { $dossier }: the facts cannot have happened like this: { $problem }
verify-row = dossier { $dossier }: { $column } is { $stored }, the facts make it { $rebuilt }
verify-beside = dossier { $dossier }, { $row }: { $column } is { $stored }, the facts make it { $rebuilt }
verify-wrong-code = dossier { $dossier } has the code { $stored }, by its facts it should be of: { $rebuilt }
verify-lost-code = code { $code } belongs to dossier { $dossier }, which does not exist
verify-gap = codes of { $agency } on { $day }: the counter stands at { $last }, there are { $count } codes, missing: { $missing }
verify-figure = figure { $measure } of { $whose }, { $period }, is { $stored }; a recount gives { $recounted }
verify-file = file { $sha256 }: { $problem }

verify-looking = Looking at the dossiers
verify-looked = Looked at dossiers: { $dossiers }, facts: { $facts }, codes: { $codes }, papers: { $papers }, questions: { $consultations }, figures: { $figures }.
verify-files-read = Files read: { $files }.
verify-files-not-read = The bytes of files were not read; --files reads them.
verify-whole = Everything follows from the facts.
verify-differs = { $count ->
    [one] 1 difference.
   *[other] { $count } differences.
} What each means: docs/operations.md.
verify-catalog-chain = { $text }: fact { $seq } does not fit its hash
verify-catalog-history = { $text }: the facts cannot have happened in this order: { $problem }
verify-catalog-row = { $text }, { $row }: { $column } is { $stored }, the facts make it { $rebuilt }
verify-catalog-revision = The catalogue's revision is { $stored }, the facts make it { $rebuilt }
verify-catalog-unreadable = { $text } is published, but this edition of the program cannot read it; its procedure takes no new dossiers: { $problem }
verify-catalog-looked = Catalogue: { $texts } texts, { $facts } facts.
verify-subject = { $subject }: { $problem }
