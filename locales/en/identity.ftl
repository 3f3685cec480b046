# Faults in identity numbers and in the QR code of a card.
identity-number-length = A personal identification number has 12 digits; an old identity card number has 9
identity-number-not-digits = An identification number has digits only
identity-number-place = The first three digits are not the code of a province or country
identity-number-birth-year = The number does not match the year of birth. Check both
identity-number-sex = The number does not match the sex. Check both
identity-card-not-a-card = This is not the code of an identity card. Scan the square code on the front of the card
identity-card-number = The number on the card could not be read. Scan again or type it
identity-card-name = The name on the card could not be read. Scan again or type it
identity-card-born = The date of birth on the card could not be read. Scan again or type it
