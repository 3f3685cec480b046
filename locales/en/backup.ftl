# What `motcua backup` and `motcua restore` say.
backup-writing = Backing up
backup-restoring = Restoring
backup-written = Backed up as of { $at }: rows: { $rows }, files: { $files } ({ $kilobytes } KB).
backup-restored = Restored as of { $at }: rows: { $rows }, files: { $files } ({ $kilobytes } KB).
