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
