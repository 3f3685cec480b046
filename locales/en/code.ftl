# Faults in a dossier code.
code-shape = A dossier code looks like H26.12-260313-0007. Check the code on your receipt
code-agency = A dossier code begins with an agency code, such as H26.12
code-day = The six digits in the middle must be the day of receipt: year, month, day, such as 260313
code-ordinal = A dossier code ends with its number of the day, at least four digits, from 0001
