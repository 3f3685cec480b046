"""What pyHanko says of the signatures of a PDF, one JSON object a line.

judge.py FILE ROOT MOMENT LEVEL    root in DER, moment in ISO 8601, level B, T or LT
"""

import json
import sys
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

path, root, moment, level = sys.argv[1:]
trusted = x509.Certificate.load(open(root, "rb").read())
moment = datetime.fromisoformat(moment)

with open(path, "rb") as file:
    reader = PdfFileReader(file)
    for signature in reader.embedded_regular_signatures:
        if level == "LT":
            # Nothing but what the file carries, and proof for every certificate.
            store = DocumentSecurityStore.read_dss(reader)
            index = set(store.vri_entries)
            assert DocumentSecurityStore.sig_content_identifier(signature.pkcs7_content) in index, index
            context = store.as_validation_context(
                {"trust_roots": [trusted], "moment": moment, "revocation_mode": "require"}
            )
        else:
            context = ValidationContext(trust_roots=[trusted], allow_fetching=False, moment=moment)
        status = validate_pdf_signature(signature, context, context)
        stamp = status.timestamp_validity
        print(json.dumps({
            "field": signature.field_name,
            "signer": status.signing_cert.subject.native["common_name"],
            "valid": status.valid,
            "intact": status.intact,
            "trusted": status.trusted,
            "bottom_line": status.bottom_line,
            "coverage": status.coverage.name,
            "changes": status.modification_level.name if status.modification_level else None,
            "stamped": stamp.timestamp.isoformat() if stamp else None,
            "stamp_trusted": stamp.trusted if stamp else None,
            "docmdp": status.docmdp_ok,
        }))
