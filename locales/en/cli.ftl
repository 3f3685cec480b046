# The command line.
cli-catalog-checked = { $procedures } procedures could be read: { $errors } errors, { $warnings } warnings, { $notes } notes.
cli-severity-error = error
cli-severity-warning = warning
cli-severity-note = note

cli-code-unknown = Not a dossier, procedure, result, field or agency code, nor a personal number.
cli-code-dossier = Dossier code { $code }: agency { $agency }, received { $day }, number { $ordinal } of the day.
cli-code-procedure = Procedure code { $code } of the national database.
cli-code-procedure-local = Procedure code { $code }: national code { $national }, local part { $local }.
cli-code-result = Result code { $code } of ministry { $ministry }.
cli-code-field = Field code { $code }.
cli-code-agency = Agency code { $code }: { $levels }.
cli-code-agency-old = Old agency code { $code }: { $levels }.
cli-code-person = Personal number { $masked }: birth registered in { $place }, born { $year }, sex { $sex }.
cli-code-old-card = Old identity card number { $masked }.
cli-code-male = male
cli-code-female = female
cli-code-not-told = not told

cli-units-new = { $code }  { $name }, { $province }: a unit of today.
cli-units-old = { $name }, { $district }, { $province } (before 1 July 2025) now belongs to:
cli-units-only = Every reading leads to { $name }.
cli-units-ask = There are several: ask for the village, the residential group or the house number.
cli-units-unknown = No administrative unit was recognised in this address.
cli-catalog-samples = { $samples } samples, { $wrong } come out differently.
cli-try-stop = The procedure ends here
cli-try-papers = Papers
cli-try-fees = Charges and fees
cli-try-open = set by the People's Council, or not stated
cli-try-time = Time to resolve
cli-try-steps = Steps
cli-try-office = Competent office
cli-try-office-open = depends on the place named in the form

# The national catalogue
cli-national-unreadable = line { $line }: cannot be read ({ $problem })
cli-importing = Taking drafts
cli-imported = Read { $read } procedures, { $unreadable } lines could not be read. New drafts: { $begun }; there already, unchanged: { $unchanged }; set up here: { $here }.
cli-compared = Read { $read } procedures; { $compared } are set up here and differ in { $gaps } places; { $missing } are not here (add --missing to see them).

# The station
cli-digitising = Digitising
cli-digitised = { $files } files: { $taken } taken, { $skipped } there already, { $refused } refused. Of those taken: { $signed } signed, { $ready } sure and waiting for a signature, { $review } to be looked at.
cli-digitise-line = index, line { $line }: { $problem }
cli-digitise-speed = { $pages } pages, { $speed } pages a minute.
cli-digitise-stopped = Stopped as you asked. Run the command again to go on; what was taken need not be done again.
cli-watch-taken = { $file }: taken, waits at /quay/so-hoa
cli-watch-known = { $file }: was taken before
cli-scan-none = No scanner was found. Check its cable, its power and its SANE driver.
cli-scanned = { $pages } pages scanned, they wait at /quay/so-hoa

# Retention
cli-retention-due = { $count } documents need not be kept any longer. Nothing was destroyed.
cli-exporting = Exporting documents
cli-exported = { $documents } documents, { $files } files and the manifest are written.
cli-export-missing = missing: { $file }
cli-export-changed = changed: { $file }
cli-export-unknown = not in the manifest: { $file }
cli-export-checked = { $files } files checked, { $wrong } are wrong.
