# Papers that need not be asked for.
needless-spares = spares { $count } papers a year
needless-spares-at-most = spares at most { $count } papers a year
needless-spares-unknown = nobody has counted the dossiers
needless-not-reachable = this register is not connected yet
needless-already = the file says so
needless-totals = { $papers } papers looked at: { $already } are taken from elsewhere already, { $spareable } could be spared, { $kept } are kept with a reason, { $needed } are needed. That spares { $year } papers a year, at most { $most }; { $uncounted } papers have no figures.
