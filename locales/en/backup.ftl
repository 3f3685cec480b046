# What `motcua backup` and `motcua restore` say.
backup-writing = Backing up
backup-restoring = Restoring
backup-written = Backed up { $rows } rows and { $files } files ({ $kilobytes } KB), as of { $at }.
backup-restored = Restored { $rows } rows and { $files } files ({ $kilobytes } KB), as of { $at }.
