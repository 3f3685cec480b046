# Finding procedures: what motcua find says, and mistakes in the tables of catalog/search and catalog/national.
search-here = can be filed here
search-national = in the national database, not set up here yet
search-corrected = Read as: { $question }
search-unsure = Not sure which procedure you need. The nearest are:
search-nothing = No procedure found. Try other words, or fewer.
search-match = { $asked } → { $found } ({ $place }; { $how })

search-place-name = name
search-place-plain-name = plain name
search-place-also-called = what people call it
search-place-summary = summary
search-place-component = paper
search-place-result = result
search-place-field = field
search-place-code = code
search-how-same = the same words
search-how-other-marks = other marks
search-how-synonym = the same meaning
search-how-mended = a slip mended

search-unreadable = this line cannot be read: { $problem }; every line needs all columns of the heading
search-missing-column = the heading lacks the column "{ $column }"; it needs: { $expected }
search-unknown-column = the heading has a strange column "{ $column }"; use only: { $expected }
search-wrong-value = the column { $column } does not take "{ $value }"; see the notes at the top of the file
search-twice = "{ $value }" is on line { $first } already; make the two lines one
search-said-twice = "{ $value }" is written twice; keep one
search-empty-group = the group "{ $value }" is empty; fill it or delete the line
search-one-reading = "{ $value }" has names = yes, so the column law must hold exactly one full form
search-cycle = "{ $value }" leads to another line and back to itself; take one direction away
search-missing-translation = the event "{ $value }" lacks its Vietnamese or English title
search-unknown-code = no procedure has the code { $value }
search-unknown-event = procedure { $code } names the event "{ $value }", which life-events.toml does not have
search-leads-nowhere = no name of a procedure has the words "{ $value }"; write them as the law does
