# The national catalogue beside ours
announced-not-here = not set up here: { $national }
announced-name = another name: national “{ $national }”, ours “{ $ours }”
announced-decision = announced by another decision: national { $national }, ours { $ours }
announced-levels = other levels: national { $national }, ours { $ours }
announced-results = other results: national { $national }, ours { $ours }
announced-door-closed-here = filed through { $national } nationally, not here (the source writes: { $ours })
announced-door-closed-there = filed through { $ours } here, not nationally
announced-only-here = only here: { $ours }
