## Files that cannot be opened

capture-not-a-picture = This is no PDF, JPEG, PNG or TIFF, whatever its name ends in. Scan or photograph the paper and send that file.
capture-empty = The file is empty. Choose it again.
capture-too-large = The file has { $megabytes } MB; at most { $most } MB are taken. Scan again at 200–300 dots an inch, or split it.
capture-too-many-pages = The file has { $pages } pages; at most { $most } are taken. Split it into several files.
capture-too-many-pixels = Page { $page } is { $width } × { $height } points, too large to open safely. Scan it again at 300 dots an inch or less.
capture-locked = The file is locked with a password. Remove the password and send it again, or scan the paper.
capture-broken = The file is damaged or was cut off, so it cannot be opened. Save it again, or scan or photograph the paper again.
capture-no-page = The file has no page { $page }. Load the page again.
capture-slow = { $program } took too long over this page and was stopped. Try again; if it stays so, scan the page again.
capture-missing-program = The server lacks { $program }. An administrator installs the package { $package }.
capture-failed = { $program } could not read this page. Try again; if it stays so, type the values in and tell the administrator.

## Pages to take again

capture-blank = The page is blank. Turn the paper over and scan it again, or leave this page out.
capture-blurred = The letters are blurred. Take it again: hold still, wait for the focus, wipe the lens.
capture-too-dark = The picture is too dark. Take it again where there is more light.
capture-too-bright = The picture is so bright that the ink has faded. Take it again out of the sun, or lower the scanner’s brightness.
capture-glare = A lamp is mirrored on the paper. Take it again: tilt the paper or step away from the lamp, without flash.
capture-cut-edge = The edge of the sheet is outside the picture. Step back until all four corners show, and take it again.
capture-too-coarse = The letters are too small to read. Go nearer, or scan at 300 dots an inch.
