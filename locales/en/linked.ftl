# The public page of procedures that are filed as one.
linked-several = { $count ->
    [one] 1 thing in one go
    *[other] { $count } things in one go
}
linked-not-yet = Filing as one is coming.
linked-separately = For now, please file each part by the links in the table. The order and times below are those of the whole set by law.
linked-order-title = What you get, and what comes first
linked-drawing-title = What waits for what
linked-drawing-about = The parts drawn in order, from top to bottom; the table below says the same.
linked-drawing-start = One form
linked-drawing-end = All results are there
linked-drawing-have-all = Get all results, each as soon as it is ready
linked-drawing-you = You
linked-drawing-at-once = At the same time
linked-drawing-then = When all are done
linked-drawing-time = within { $time }
linked-table = Each part: who decides, how long, by when
linked-table-part = Part
linked-table-office = Who decides
linked-table-time = Time
linked-table-due = If filed today, at the latest
linked-table-after = Begins after
linked-table-result = What you get
linked-no-date = not known
linked-at-once = at once
linked-all-due = If everything is filed today, the last part is ready by { $at } at the latest.
linked-all-open = The source states no time for some part, so no date can be told.
linked-refusal = If a later part is refused, earlier results stay as they are.
linked-form-title = What the one form asks
linked-form-about = { $one ->
    [one] The set asks 1 question.
    *[other] The set asks { $one } questions.
} Filed one by one the parts ask { $many }.
linked-channels = Ways to file the set
