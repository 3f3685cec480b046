# Internal processes: steps, drawings, exchange with other programs.
process-title = How it is decided
process-drawing-about = A drawing of the steps in the order of time, from top to bottom; the table below says the same.
process-table-caption = Steps, who takes them, how long
process-table-step = Step
process-table-who = Who
process-table-time = Time
process-table-when = Only when
process-table-after = After step
process-asks = Ask { $office }
process-start = The dossier comes in
process-end = The result is handed over
process-at-once = At the same time
process-then = Once all have answered
process-only-when = Only when: { $condition }
process-longest = At most { $hours } working hours; of steps at the same time only the slowest counts.
process-depends = depends on what is answered to: { $questions }
process-answer-is = { $question }: { $answer }
process-answer-is-not = { $question }: not { $answer }
process-answer-yes = { $question } yes
process-answer-no = { $question } no
process-channel = Filed
process-always = Always
process-first = First step

# Steps that are no process.
process-twice = Two steps are called { $name }. Give one of them another name.
process-unknown-step = Step { $name } comes after step { $after }, which does not exist. Mend the name in after.
process-cycle = The steps wait for each other in a ring: { $ring }. Take one name out of after so that the process can run.
process-loose-step = No step waits for step { $name }, so a dossier could be finished while it is not. Name it in after of a later step.
process-beside = Step { $name } runs beside step { $other }. Only questions to agencies (with asks) run side by side; put the others one after the other.
process-no-consultation = Step { $name } names an agency in asks but is no consultation. Change its kind to consult, or take out asks.

# A BPMN file that cannot be read.
process-bpmn-too-large = The file has { $bytes } bytes, more than { $max }. Split the process into several files.
process-bpmn-not-xml = The file is not sound XML: { $problem }. Export it again from the drawing program.
process-bpmn-doctype = The file declares a DOCTYPE; for safety such files are not read. Delete the DOCTYPE line.
process-bpmn-entity = The file uses &{ $name };, which only it defines. Write the letters themselves.
process-bpmn-too-deep = Elements lie more than { $deep } deep in each other, or there are more than { $many }. Draw it smaller.
process-bpmn-no-process = The file has no BPMN 2.0 process. Export it from the drawing program as BPMN 2.0.
process-bpmn-several-processes = Process { $name } ({ $id }) is the second one in the file. Keep one process a file.
process-bpmn-id = Element { $element } "{ $name }" has no identifier of its own. Give it one that no other element has.
process-bpmn-flow-ends = Arrow { $id } does not lead from one usable element to another. Connect both of its ends again.
process-bpmn-one-start = The process has { $count } starts; it needs exactly one. Join them at "{ $name }".
process-bpmn-one-end = The process has { $count } ends; it needs exactly one. Refusing and withdrawing are not drawn: lead every branch to one end at "{ $name }".
process-bpmn-many-flows = "{ $name }" ({ $id }) has { $count } arrows { $way ->
        [in] coming in
       *[out] going out
    }. Put an exclusive or a parallel gateway there.
process-bpmn-unconnected = "{ $name }" ({ $id }) has no arrow { $way ->
        [in] that leads to it from the start
       *[out] that leads on
    }. Connect it or delete it.
process-bpmn-loop = The process runs in a circle: { $ring }. Loops are not supported: sending back and asking for what is missing are there already; delete the arrow that goes back.
process-bpmn-condition-place = Arrow { $id } has a condition but does not leave an exclusive gateway with several ways. Put such a gateway before it.
process-bpmn-condition-missing = Arrow { $id } leaves an exclusive gateway without a condition. Only one way may have none.
process-bpmn-condition-on-default = The default arrow { $id } has a condition. Delete the condition or the mark of default.
process-bpmn-condition = The condition at "{ $name }" ({ $id }) cannot be read: { $problem }. Write it as in the file of a procedure, such as works == "house".
process-bpmn-waits-for-ever = The parallel gateway "{ $name }" ({ $id }) joins ways of an exclusive one: it would wait for ever for the way not taken. Join them with an exclusive gateway.
process-bpmn-merged-parallel = The exclusive gateway "{ $name }" ({ $id }) joins parallel ways: the next step would run several times. Join them with a parallel gateway.
process-bpmn-branches-apart = The ways out of gateway "{ $name }" ({ $id }) do not meet again at one gateway. Join all of its ways, and only those, at one exclusive gateway.
process-bpmn-no-lane = Step "{ $name }" ({ $id }) is in no lane. Put it into the lane of whoever does it.
process-bpmn-unknown-lane = Step "{ $name }" is in lane "{ $lane }", which is no role and no agency here. Call the lane { $roles }, or by the name of an agency that is asked.
process-bpmn-no-name = Step { $id } has no name. Give it one.
process-bpmn-no-time = Step "{ $name }" ({ $id }) has no time. Write it into the documentation of the step, such as 8wh, 3wd or 10d.
process-bpmn-unknown-kind = Step "{ $name }" ({ $id }) is of kind { $written }, which does not exist. Use one of: { $known }.
process-bpmn-unsupported = This line has a { $element } "{ $name }" ({ $id }), which is not supported. { $group ->
        [timer] The time of a step stands in its documentation (such as 8wh); the time of the whole is set by law, not by a clock in the drawing.
        [event] There is only one plain start and one plain end; delete this event.
        [message] Notices go out by themselves as the dossier moves; delete it, or draw a step in the lane of the agency that is asked.
        [subprocess] Draw the steps inside it straight into the process.
        [loop] Take away the mark of repetition; a step is done once.
        [gateway] Use an exclusive gateway with conditions, or a parallel gateway.
        [rule] Use a user task; rules and fees have places of their own in the procedure.
        [data] Papers and data stand among the components of the procedure; delete it from the drawing.
        [lane] Use lanes of one level, one for each role or agency.
        [pool] Keep one pool; another agency is a lane in it.
       *[other] Delete it and draw it with tasks, exclusive and parallel gateways and arrows.
    }
