station-is-over = This paper was { $state ->
    [signed] signed and kept
   *[discarded] discarded
} and cannot be changed. Digitise it anew if needed.
station-too-many-pages = One paper has at most { $most } pages. Split it into several.
station-no-pages = There is no page yet. Scan or photograph the paper before signing.
station-faulty-pages = { $count } pages are not good enough. Take them again, or tick “Keep as it is, the paper is no clearer”.
station-no-reason = Say why nothing comes of this paper.
station-unknown-kind = The catalogue has no kind of paper “{ $kind }”. Choose another.
