# Words on printed forms, and their names.

print-form-declaration = Declaration
print-form-receipt = Receipt and appointment (form 01)
print-form-supplement = Request to complete the dossier (form 02)
print-form-refusal = Refusal (form 03)
print-form-extension = Apology and new date (form 04)
print-form-stop = Notice of a stop (form 05)
print-form-slip = Control slip (form 06)

print-signer-receptionist = Reception officer
print-signer-specialist = Specialist
print-signer-chair = Chair
print-signer-director = Director
print-signer-head = Head of the agency

print-reason-before = The dossier is incomplete or not in order, so it cannot be accepted yet
print-reason-after = The dossier is incomplete or not in order, so work on it cannot go on
print-reason-verify-authenticity = The paper held must be verified as genuine
print-about-dossier = The dossier
print-stop-decision = Resolution is stopped at the applicant's request
print-stop-papers = Given back to the applicant under the law of the sector
print-stop-unpaid = None collected
print-stop-paid = { $amount } collected (receipt { $receipts }); refunded under the law of the sector
print-new-due = New due time { $due }

print-one-year = A register is of one year. Choose two days of the same year, the first not after the last.
print-too-many-lines = There are too many dossiers between these days to print at once. Choose fewer days.
print-sheet = This form is not printed on that sheet. Choose another.

print-form-result = The result (draft)
print-signer-for-committee = For the People's Committee
print-result-kept = Kept: clerical desk, dossier
print-result-form = Form { $number }
print-result-form-of = Form { $number } of { $act }
print-result-form-act = By the forms of { $act }
print-result-ground-law = Under { $title } no. { $number }{ $article }
print-result-ground-other-law = Under Law { $number } ({ $title }){ $article }
print-result-ground-decree = Under Decree { $number } ({ $title }){ $article }
print-result-ground-circular = Under Circular { $number } ({ $title }){ $article }
print-result-ground-decision = Under Decision { $number } ({ $title }){ $article }
print-result-ground-resolution = Under Resolution { $number } ({ $title }){ $article }
print-result-dong = { $amount } đồng
print-result-day = { $day }/{ $month }/{ $year }
print-result-applicant-name = Applicant
print-result-applicant-id = Applicant's number
print-result-applicant-address = Applicant's address
print-result-dossier-decision = What was decided
print-result-unknown = The procedure has no such result. Choose one of the list.
