# Administrative units and offices.
unit-ward = Ward
unit-commune = Commune
unit-special-zone = Special zone

unit-share-whole = all of it
unit-share-part = a part of it
unit-share-remainder = what was left of it
unit-share-area-only = a part of its area where nobody lived
unit-share-all-people = a part of its area with all its people

unit-office-city-pc = City People’s Committee
unit-office-department = Department
unit-office-vertical = Local body of a ministry
unit-office-commune-pc = People’s Committee of a ward or commune
unit-office-commune-police = Police of a ward or commune
unit-office-center = Public Administration Service Center
unit-office-branch = Branch
unit-office-point = Reception and return point

unit-agency-code-too-long = An agency code has at most 35 characters
unit-agency-code-first-level = An agency code begins with a letter from A to Y and two digits, such as H26
unit-agency-code-group = The groups of an agency code are capital letters and digits, parted by single dots

unit-line-unreadable = This line cannot be read
unit-column-missing = A column is missing from the table
unit-field-wrong = A field does not hold what its column asks for
unit-code-twice = A code is named twice
unit-code-unknown = A code is not in the catalogue
