"""Makes signed files, sound and damaged in every way, and writes down what pyHanko makes of each.

    python corpus.py FOLDER

FOLDER/corpus.json lists the files with the moment they are to be judged at, whom to trust, and pyHanko's verdict.
All people are invented; keys are made anew each time and kept nowhere but in FOLDER.
"""

import datetime
import hashlib
import io
import json
import logging
import re
import subprocess
import sys
from pathlib import Path

from asn1crypto import algos, cms, core, keys, pem, tsp
from asn1crypto import x509 as ax509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509 import ocsp as xocsp
from cryptography.x509.oid import ExtendedKeyUsageOID as EKU
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

logging.disable(logging.CRITICAL)
OUT = Path(sys.argv[1])
OUT.mkdir(parents=True, exist_ok=True)
NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
LATER = NOW + HOUR
USAGE = dict(
    digital_signature=False, content_commitment=False, key_encipherment=False, data_encipherment=False,
    key_agreement=False, key_cert_sign=False, crl_sign=False, encipher_only=False, decipher_only=False,
)


# ---- certificates ------------------------------------------------------------------------------------------------

class Holder:
    """A key with its certificate."""

    def __init__(self, name, issuer=None, key=None, ca=False, path=None, start=NOW - 900 * DAY, end=NOW + 3000 * DAY,
                 eku=None, usage=None, hash_=None, number=None, no_check=False, forge=None):
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        parts = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, name),
                 x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND phường Thử")]
        if number:
            parts.append(x509.NameAttribute(NameOID.USER_ID, number))
        self.name = x509.Name(parts)
        by, by_key = (issuer.name, issuer.key) if issuer else (self.name, self.key)
        build = (x509.CertificateBuilder().subject_name(self.name).issuer_name(by).public_key(self.key.public_key())
                 .serial_number(x509.random_serial_number()).not_valid_before(start).not_valid_after(end)
                 .add_extension(x509.BasicConstraints(ca=ca, path_length=path), critical=True)
                 .add_extension(x509.SubjectKeyIdentifier.from_public_key(self.key.public_key()), critical=False))
        bits = dict(USAGE, **(usage or (dict(key_cert_sign=True, crl_sign=True) if ca
                                        else dict(digital_signature=True, content_commitment=True))))
        build = build.add_extension(x509.KeyUsage(**bits), critical=True)
        if issuer:
            build = build.add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False)
            # pyHanko heeds OCSP answers only where a certificate says that there are some.
            where = x509.AccessDescription(x509.AuthorityInformationAccessOID.OCSP,
                                           x509.UniformResourceIdentifier("http://127.0.0.1:9/ocsp"))
            build = build.add_extension(x509.AuthorityInformationAccess([where]), critical=False)
        if eku:
            build = build.add_extension(x509.ExtendedKeyUsage(eku), critical=EKU.TIME_STAMPING in eku)
        if no_check:
            build = build.add_extension(x509.OCSPNoCheck(), critical=False)
        self.cert = build.sign(forge or by_key, hash_ or hashes.SHA256())

    @property
    def der(self):
        return self.cert.public_bytes(serialization.Encoding.DER)

    @property
    def asn1(self):
        return ax509.Certificate.load(self.der)

    @property
    def asn1_key(self):
        der = self.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8,
                                     serialization.NoEncryption())
        return keys.PrivateKeyInfo.load(der)


def crl(issuer, revoked=(), this=NOW - HOUR, until=NOW + 2000 * DAY):
    build = (x509.CertificateRevocationListBuilder().issuer_name(issuer.name).last_update(this).next_update(until)
             .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), False)
             .add_extension(x509.CRLNumber(1), False))
    for holder, at in revoked:
        entry = (x509.RevokedCertificateBuilder().serial_number(holder.cert.serial_number).revocation_date(at)
                 .add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), False).build())
        build = build.add_revoked_certificate(entry)
    return build.sign(issuer.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def ocsp(holder, issuer, responder, revoked=None, this=NOW - HOUR, until=NOW + 2000 * DAY):
    status = xocsp.OCSPCertStatus.REVOKED if revoked else xocsp.OCSPCertStatus.GOOD
    build = (xocsp.OCSPResponseBuilder()
             .add_response(holder.cert, issuer.cert, hashes.SHA1(), status, this, until, revoked,
                           x509.ReasonFlags.superseded if revoked else None)
             .responder_id(xocsp.OCSPResponderEncoding.HASH, responder.cert))
    if responder is not issuer:
        build = build.certificates([responder.cert])
    return build.sign(responder.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


RSA_KEY = rsa.generate_private_key(65537, 2048)  # pyHanko's timestamper knows RSA only
ROOT = Holder("Gốc Thử", ca=True, key=rsa.generate_private_key(65537, 2048))
CA = Holder("CA Thử", ROOT, ca=True, path=0)
HOA = Holder("Hoa", CA, number="CCCD:001099000001", eku=[EKU.EMAIL_PROTECTION])
LAN = Holder("Lan", CA, key=rsa.generate_private_key(65537, 2048))
THU = Holder("Thu", CA, key=ec.generate_private_key(ec.SECP384R1()))
TSA = Holder("Dấu thời gian Thử", ROOT, key=RSA_KEY, eku=[EKU.TIME_STAMPING])
RESPONDER = Holder("OCSP Thử", CA, eku=[EKU.OCSP_SIGNING], no_check=True)
STRANGER = Holder("Gốc lạ", ca=True)
STRANGE_TSA = Holder("Dấu lạ", STRANGER, key=RSA_KEY, eku=[EKU.TIME_STAMPING])
HUNG = Holder("Hùng", STRANGER)
ALONE = Holder("Tự ký")
EXPIRED = Holder("Hết hạn", CA, start=NOW - 800 * DAY, end=NOW - 20 * DAY)
FUTURE = Holder("Chưa tới", CA, start=NOW + 20 * DAY)
REVOKED = Holder("Thu hồi", CA)
SMALL = Holder("RSA 1024", CA, key=rsa.generate_private_key(65537, 1024))
CIPHER = Holder("Chỉ mã hoá", CA, usage=dict(key_encipherment=True))
SERVER = Holder("Máy chủ", CA, eku=[EKU.SERVER_AUTH])
NO_CA = Holder("Ký bởi người thường", HOA)
DEEP = Holder("CA quá sâu", CA, ca=True)
BELOW = Holder("Dưới CA quá sâu", DEEP)
FORGED = Holder("Giả chữ ký CA", CA, forge=STRANGER.key)
NOT_TSA = Holder("Không phải TSA", CA, key=RSA_KEY)

GOOD_CRLS = [crl(ROOT), crl(CA)]


# ---- files -------------------------------------------------------------------------------------------------------

def objects_of(pages=2):
    text = b"BT /F1 24 Tf 72 700 Td (Phi: 100 dong) Tj ET"
    body = {
        1: b"<< /Type /Catalog /Pages 2 0 R /AcroForm 20 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (10 + n) for n in range(pages)), pages),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        4: b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        20: b"<< /Fields [21 0 R 22 0 R] /DR << /Font << /Helv 3 0 R >> >> /DA (/Helv 12 Tf 0 g) >>",
        21: b"<< /FT /Tx /T (ho_ten) /Type /Annot /Subtype /Widget /Rect [72 600 300 620] /V (Minh) /P 10 0 R "
            b"/DA (/Helv 12 Tf 0 g) >>",
        22: b"<< /FT /Tx /T (an) /Type /Annot /Subtype /Widget /Rect [72 690 300 720] /V (Phi: 900 dong) /P 10 0 R >>",
        30: b"<< /Length 6 >>\nstream\nBT ET \nendstream",
        31: b"<< /Title (Giay to) >>",
    }
    for page in range(pages):
        annots = b" /Annots [21 0 R]" if page == 0 else b""
        body[10 + page] = (b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                           b"/Resources << /Font << /F1 3 0 R >> >>%s >>" % annots)
    return body


def write(body, start=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", prev=None, root=1):
    out = bytearray(start)
    places = {}
    for number, value in body.items():
        places[number] = len(out)
        if value is not None:
            out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = len(out)
    out += b"xref\n"
    if prev is None:
        out += b"0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        if body[number] is None:
            out += b"%d 1\n0000000000 00001 f \n" % number
        else:
            out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<< /Size 400 /Root %d 0 R /Info 31 0 R" % root
    out += b" /Prev %d" % prev if prev is not None else b""
    out += b" >>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def last_xref(pdf):
    return int(re.findall(rb"startxref\s+(\d+)\s+%%EOF", pdf)[-1])


def increment(pdf, body, prev=None):
    return write(body, pdf, last_xref(pdf) if prev is None else prev)


def current(pdf, number):
    """The text of an object as the file has it now, for the classic files we make."""
    found = re.findall(rb"(?:^|\n)%d 0 obj\s?(.*?)\s?endobj" % number, pdf, re.S)
    return found[-1].strip()


BASE = write(objects_of())
STORE = [ROOT, CA, STRANGER, DEEP]


def der_of(pdf, which=-1):
    """The signature without the zeros behind it."""
    return cms.ContentInfo.load(contents(pdf, which)).dump()


def signer_of(holder, pss=False, certs=STORE):
    registry = SimpleCertificateStore()
    registry.register_multiple([h.asn1 for h in certs])
    mechanism = None
    if pss:
        mechanism = algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": algos.RSASSAPSSParams({
            "hash_algorithm": {"algorithm": "sha256"}, "salt_length": pss,
            "mask_gen_algorithm": {"algorithm": "mgf1", "parameters": {"algorithm": "sha256"}}})})
    return signers.SimpleSigner(holder.asn1, holder.asn1_key, registry, signature_mechanism=mechanism)


def stamper(holder=TSA, at=None):
    return DummyTimeStamper(holder.asn1, holder.asn1_key, certs_to_embed=[ROOT.asn1, STRANGER.asn1], fixed_dt=at or NOW)


def sign(pdf, holder=HOA, field="Chu_ky", stamp=None, sub="pades", pss=False, md="sha256", certify=None, lock=None,
         box=None, signer=None, certs=STORE):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    spec = fields.SigFieldSpec(field, box=box, field_mdp_spec=lock, combine_annotation=True)
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm=md, certify=certify is not None,
        docmdp_permissions=certify or fields.MDPPerm.FILL_FORMS,
        subfilter=fields.SigSeedSubFilter.PADES if sub == "pades" else fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        signer_key_usage=set())
    out = signers.PdfSigner(meta, signer or signer_of(holder, pss, certs), timestamper=stamp, new_field_spec=spec).sign_pdf(writer)
    return out.getvalue()


def store(pdf, crls=GOOD_CRLS, ocsps=(), certs=(ROOT, CA)):
    out = io.BytesIO(pdf)
    from asn1crypto import crl as acrl, ocsp as aocsp
    DocumentSecurityStore.add_dss(out, None, certs=[h.asn1 for h in certs],
                                  crls=[acrl.CertificateList.load(c) for c in crls],
                                  ocsps=[aocsp.OCSPResponse.load(o) for o in ocsps], force_write=True, strict=False)
    return out.getvalue()


def archive(pdf, at=None, holder=TSA):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    return signers.PdfTimeStamper(stamper(holder, at)).timestamp_pdf(writer, "sha256").getvalue()


def contents_span(pdf, which=-1):
    found = [m for m in re.finditer(rb"/Contents\s?<([0-9a-fA-F]{200,})>", pdf)]
    return found[which].span(1)


def contents(pdf, which=-1):
    start, end = contents_span(pdf, which)
    return bytes.fromhex(pdf[start:end].decode())


def with_contents(pdf, der, which=-1):
    start, end = contents_span(pdf, which)
    text = der.hex().encode()
    assert len(text) <= end - start
    return pdf[:start] + text + b"0" * (end - start - len(text)) + pdf[end:]


def flip(pdf, at, bit=1):
    return pdf[:at] + bytes([pdf[at] ^ bit]) + pdf[at + 1:]


def byte_range(pdf, numbers):
    found = list(re.finditer(rb"/ByteRange\s?\[([^\]]*)\]", pdf))[-1]
    text = b" ".join(b"%d" % n for n in numbers).ljust(found.end(1) - found.start(1))
    assert len(text) == found.end(1) - found.start(1)
    return pdf[:found.start(1)] + text + pdf[found.end(1):]


def numbers_of(pdf):
    return [int(n) for n in re.findall(rb"/ByteRange\s?\[([^\]]*)\]", pdf)[-1].split()]


def cms_edit(pdf, edit, resign=None):
    """Changes the CMS message of the last signature; `resign` signs the attributes anew with that key."""
    message = cms.ContentInfo.load(contents(pdf))
    data = message["content"]
    info = data["signer_infos"][0]
    edit(data, info)
    if resign:
        attributes = cms.CMSAttributes(info["signed_attrs"].native and [a for a in info["signed_attrs"]])
        info["signed_attrs"] = attributes
        text = attributes.untag().dump()
        info["signature"] = resign.key.sign(text, ec.ECDSA(hashes.SHA256()))
    return with_contents(pdf, message.dump(force=True))


def drop(kind):
    def edit(_, info):
        info["signed_attrs"] = cms.CMSAttributes([a for a in info["signed_attrs"] if a["type"].native != kind])
    return edit


def set_attribute(kind, value):
    def edit(_, info):
        kept = [a for a in info["signed_attrs"] if a["type"].native != kind]
        info["signed_attrs"] = cms.CMSAttributes(kept + [cms.CMSAttribute({"type": kind, "values": [value]})])
    return edit


FILES = {}


def add(name, pdf, at=LATER):
    assert name not in FILES, name
    FILES[name] = (pdf, at)


# ---- sound ones --------------------------------------------------------------------------------------------------

B = sign(BASE)
LT = store(B)
add("sound-b-b-with-store", LT)
add("sound-rsa", store(sign(BASE, LAN)))
add("sound-rsa-pss", store(sign(BASE, LAN, pss=32)))
add("sound-rsa-sha512", store(sign(BASE, LAN, md="sha512")))
add("sound-p384", store(sign(BASE, THU, md="sha384")))
add("sound-plain-cms", store(sign(BASE, sub="cms")))
T = sign(BASE, stamp=stamper())
add("sound-b-t-with-store", store(T))
LTA = archive(store(T))
add("sound-b-lta", LTA)
add("sound-ocsp-by-delegate", store(B, [crl(ROOT)], [ocsp(HOA, CA, RESPONDER)]))
add("sound-ocsp-by-issuer", store(B, [crl(ROOT)], [ocsp(HOA, CA, CA)]))
TWO = store(sign(B, LAN, "Chu_ky_2"))
add("sound-two-signatures", TWO)
add("sound-two-signatures-visible", store(sign(B, LAN, "Chu_ky_2", box=(300, 50, 500, 120))))
add("sound-certified-then-stored", store(sign(BASE, certify=fields.MDPPerm.NO_CHANGES)))
add("sound-metadata-changed", increment(LT, {31: b"<< /Title (Giay to khac) >>"}))
add("sound-white-space-at-the-end", LT + b"\n  \n")
(OUT / "base.pdf").write_bytes(BASE)
for arrangement, option in (("object-streams", "--object-streams=generate"), ("arranged-for-the-web", "--linearize")):
    made = OUT / f"{arrangement}.pdf"
    subprocess.run(["qpdf", "--warning-exit-0", "--no-warn", option, OUT / "base.pdf", made], check=True)
    add(f"sound-{arrangement}", store(sign(made.read_bytes())))
    made.unlink()
FILLED = current(BASE, 21).replace(b"(Minh)", b"(Hung)")
add("sound-certified-form-filled", increment(store(sign(BASE, certify=fields.MDPPerm.FILL_FORMS)), {21: FILLED}))
NOTE = b"<< /Type /Annot /Subtype /FreeText /Rect [72 690 300 720] /Contents (Phi: 900 dong) /DA (/Helv 12 Tf) >>"
NOTED = current(BASE, 10).replace(b"/Annots [21 0 R]", b"/Annots [21 0 R 300 0 R]")
REVOKED_LATER = [crl(ROOT), crl(CA, [(REVOKED, NOW + HOUR)], this=NOW + 2 * HOUR)]
add("sound-revoked-after-timestamp", archive(store(sign(BASE, REVOKED, stamp=stamper()), REVOKED_LATER)), NOW + DAY)
OLD = NOW - 100 * DAY
OLD_CRLS = [crl(ROOT, this=OLD + HOUR), crl(CA, this=OLD + HOUR)]
add("sound-expired-after-timestamp", store(sign(BASE, EXPIRED, stamp=stamper(at=OLD)), OLD_CRLS))

# ---- something is not known --------------------------------------------------------------------------------------

add("unsure-rsa-pss-with-longer-salt", store(sign(BASE, LAN, pss=222)))
add("unsure-no-revocation-data", B)
add("unsure-unknown-issuer", sign(BASE, HUNG))
add("unsure-self-signed", sign(BASE, ALONE))
add("unsure-expired-now", store(sign(BASE, Holder("Sắp hết hạn", CA, end=NOW + 10 * DAY))), NOW + 20 * DAY)
add("unsure-stale-revocation-data", store(T, [crl(ROOT, this=OLD, until=OLD + DAY), crl(CA, this=OLD, until=OLD + DAY)]))
add("unsure-form-filled", increment(LT, {21: FILLED}))
add("unsure-timestamp-of-stranger", store(sign(BASE, stamp=stamper(STRANGE_TSA))))
add("unsure-timestamp-by-no-authority", store(sign(BASE, stamp=stamper(NOT_TSA))))
add("unsure-ocsp-for-another", store(B, [crl(ROOT)], [ocsp(LAN, CA, RESPONDER)]))
add("unsure-ocsp-by-undelegated", store(B, [crl(ROOT)], [ocsp(HOA, CA, LAN)]))
add("unsure-ocsp-by-stranger", store(B, [crl(ROOT)], [ocsp(HOA, CA, Holder("OCSP lạ", STRANGER, eku=[EKU.OCSP_SIGNING]))]))
add("unsure-list-by-stranger", store(B, [crl(ROOT), crl(STRANGER)]))
FAKE = Holder("CA Thử", ca=True)
add("unsure-list-by-namesake", store(B, [crl(ROOT), crl(FAKE)]))
add("unsure-revoked-without-timestamp", store(sign(BASE, REVOKED), REVOKED_LATER), NOW + DAY)
add("unsure-issuer-signature-forged", store(sign(BASE, FORGED)))
add("unsure-no-signature", BASE)


def other_stamp(_, info):
    donor = cms.ContentInfo.load(contents(sign(BASE, LAN, stamp=stamper())))["content"]["signer_infos"][0]
    info["unsigned_attrs"] = donor["unsigned_attrs"]


add("unsure-timestamp-of-another-signature", store(cms_edit(T, other_stamp)))
add("unsure-certificates-in-a-ring", sign(BASE, Holder("Vòng", FAKE), certs=[FAKE, *[Holder("CA Thử", FAKE, ca=True) for _ in range(6)]]))

# ---- content changed ---------------------------------------------------------------------------------------------

add("bad-content-byte", flip(LT, LT.index(b"100 dong")))
SIGNED = der_of(B)
add("bad-signature-byte", with_contents(LT, SIGNED[:-3] + bytes([SIGNED[-3] ^ 1]) + SIGNED[-2:]))
CERT_AT = SIGNED.index(HOA.der) + HOA.der.index(HOA.key.public_key().public_bytes(
    serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)) + 20
add("bad-certificate-byte", with_contents(LT, SIGNED[:CERT_AT] + bytes([SIGNED[CERT_AT] ^ 1]) + SIGNED[CERT_AT + 1:]))
add("bad-page-content-replaced", increment(LT, {4: b"<< /Length 44 >>\nstream\nBT /F1 24 Tf 72 700 Td (Phi: 900 dong) Tj ET\nendstream"}))
add("bad-page-content-swapped-by-page", increment(LT, {10: current(LT, 10).replace(b"/Contents 4 0 R", b"/Contents 30 0 R")}))
add("bad-font-replaced", increment(LT, {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"}))
add("bad-object-freed", increment(LT, {4: None}))
add("bad-page-size", increment(LT, {11: current(LT, 11).replace(b"842", b"400")}))
add("bad-inherited-resources", increment(LT, {2: current(LT, 2).replace(b"/Type /Pages", b"/Type /Pages /Rotate 90")}))
PAGE = current(BASE, 11)
add("bad-page-added", increment(LT, {310: PAGE, 2: b"<< /Type /Pages /Kids [10 0 R 11 0 R 310 0 R] /Count 3 >>"}))
add("bad-page-removed", increment(LT, {2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"}))
add("bad-pages-reordered", increment(LT, {2: b"<< /Type /Pages /Kids [11 0 R 10 0 R] /Count 2 >>"}))
NOTED_LT = current(LT, 10).replace(b"/Annots [", b"/Annots [300 0 R ")
if b"/Annots [" not in current(LT, 10):
    raise SystemExit(current(LT, 10))
add("bad-annotation-over-text", increment(LT, {300: NOTE, 10: NOTED_LT}))
add("bad-hidden-field-shown", increment(LT, {10: current(LT, 10).replace(b"/Annots [", b"/Annots [22 0 R ")}))
add("bad-field-moved", increment(LT, {21: current(BASE, 21).replace(b"600 300 620", b"690 300 720")}))
add("bad-catalogue-runs-script", increment(LT, {1: current(LT, 1)[:-2] + b" /OpenAction << /S /JavaScript /JS (app.alert) >> >>"}))
add("bad-other-catalogue", write({301: current(LT, 1)}, LT, last_xref(LT), root=301))
add("bad-signature-removed", increment(LT, {20: current(BASE, 20), 10: current(BASE, 10)}))
add("bad-unsigned-field-with-picture", increment(LT, {
    300: b"<< /FT /Sig /T (gia) /Type /Annot /Subtype /Widget /Rect [72 690 300 720] /P 10 0 R /AP << /N 4 0 R >> >>",
    10: NOTED_LT, 20: current(LT, 20).replace(b"/Fields [", b"/Fields [300 0 R ")}))
DANGLING = {
    300: b"<< /FT /Sig /T (gia) /V 399 0 R /Type /Annot /Subtype /Widget /Rect [72 690 300 720] /P 10 0 R /AP << /N 4 0 R >> >>",
    10: NOTED_LT, 20: current(LT, 20).replace(b"/Fields [", b"/Fields [300 0 R ")}
add("bad-signed-with-nothing", increment(LT, DANGLING))
add("unsure-stranger-signs-visibly", store(sign(B, HUNG, "Chu_ky_2", box=(72, 690, 300, 720))))
SEEN = store(sign(BASE, box=(300, 50, 500, 120)))
WIDGET, PICTURE = [int(n) for n in re.search(rb"\n(\d+) 0 obj\s*<<[^>]*?/FT /Sig.*?/N (\d+) 0 R", SEEN, re.S).groups()]
add("bad-picture-of-signature-replaced", increment(SEEN, {PICTURE: current(BASE, 4)}))


def left_open():
    """The text of a page is left open when signing, and completed afterwards."""
    body = objects_of()
    body[4] = b"<< /Length 60000 >>\nstream\nBT /F1 24 Tf 72 700 Td (Phi: 100 dong) Tj ET"
    signed = store(sign(write(body)))
    start = signed.index(b"stream\nBT") + 7
    rest = b"BT /F1 24 Tf 72 700 Td (Phi: 900 dong) Tj ET"
    return increment(signed + rest.rjust(60000 - (len(signed) - start)) + b"\nendstream\nendobj\n", {31: b"<< /Title (x) >>"}, last_xref(signed))


add("bad-text-left-open", left_open())
add("bad-bytes-appended", LT + b"<script>900 dong</script>")
add("bad-certified-filled", increment(store(sign(BASE, certify=fields.MDPPerm.NO_CHANGES)), {21: FILLED}))
CERT2 = store(sign(BASE, certify=fields.MDPPerm.FILL_FORMS))
add("bad-certified-annotated", increment(CERT2, {300: NOTE, 10: current(CERT2, 10).replace(b"/Annots [", b"/Annots [300 0 R ")}))
LOCKED = store(sign(BASE, lock=fields.FieldMDPSpec(fields.FieldMDPAction.INCLUDE, ["ho_ten"])))
add("bad-locked-field-filled", increment(LOCKED, {21: FILLED}))
try:
    add("bad-certified-signed-visibly", store(sign(sign(BASE, certify=fields.MDPPerm.FILL_FORMS), LAN, "Chu_ky_2", box=(72, 690, 300, 720))))
except Exception as refusal:  # pyHanko may refuse to make it
    raise SystemExit(f"bad-certified-signed-visibly: {refusal}")

# ---- the signature does not cover the file -----------------------------------------------------------------------

START, FIRST, SECOND, REST = numbers_of(B)
add("bad-range-missing", B.replace(b"/ByteRange", b"/ByteRangx"))
add("bad-range-stops-early", byte_range(B, [0, FIRST, SECOND, REST - 40]))
add("bad-range-wide-gap", byte_range(B, [0, FIRST - 10, SECOND, REST]))
add("bad-range-not-from-start", byte_range(B, [7, FIRST - 7, SECOND, REST]))
add("bad-range-huge", byte_range(B, [0, FIRST, SECOND, 10 ** len(str(REST)) - 1]))
add("bad-range-negative", byte_range(B, [0, FIRST, SECOND, -1]))
add("bad-range-three-numbers", byte_range(B, [0, FIRST, SECOND]))
add("bad-contents-zeroed", with_contents(B, b""))
add("bad-contents-no-hex", B[:FIRST + 5] + b"zz" + B[FIRST + 7:])
add("bad-contents-padding", B[:SECOND - 9] + b"1234" + B[SECOND - 5:])
add("bad-signatures-swapped", with_contents(sign(BASE, LAN), SIGNED))


def wrapped():
    """Signature wrapping: the signed rest of the file moves to the end, and where it was stands another one, with
    cross-references at the place the moved ones are looked for."""
    tail, table, end = B[SECOND:], last_xref(B), B.index(b"endobj", SECOND) + 6
    made = bytearray(B[:end] + b"\n")
    places = {int(m[1]): m.start(1) for m in re.finditer(rb"\n(\d+) 0 obj", bytes(made)) if m.start(1) > len(BASE)}
    body = {n: current(B, n) for n in {1, 10, 20, *map(int, re.findall(rb"\n(\d+) 0 obj", tail))} if n not in places}
    body[4] = b"<< /Length 44 >>\nstream\nBT /F1 24 Tf 72 700 Td (Phi: 900 dong) Tj ET\nendstream"
    made += b" " * (table - len(made))

    def text():
        rows = b"".join(b"%d 1\n%010d 00000 n \n" % pair for pair in sorted(places.items()))
        return b"xref\n" + rows + b"trailer\n<< /Size 400 /Root 1 0 R /Prev %d >>\n" % last_xref(BASE)

    places.update(dict.fromkeys(body, 0))
    at = len(made) + len(text())
    objects = bytearray()
    for number, value in body.items():
        places[number] = at + len(objects)
        objects += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    made += text() + objects
    return byte_range(bytes(made[:end]), [0, FIRST, len(made), REST]) + bytes(made[end:]) + tail


add("bad-wrapped", wrapped())
add("bad-chain-cut", write({n: v for n, v in {**objects_of(), 1: current(B, 1), 20: current(B, 20), 10: current(B, 10),
    4: b"<< /Length 44 >>\nstream\nBT /F1 24 Tf 72 700 Td (Phi: 900 dong) Tj ET\nendstream"}.items()} | {
    int(n): current(B, int(n)) for n in re.findall(rb"\n(\d+) 0 obj", B) if int(n) > 31}, B, None))
add("bad-prefix-hidden-catalogue", increment(B, {1: current(BASE, 1), 2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>"}))

# ---- the signature itself ----------------------------------------------------------------------------------------

add("bad-sha1", store(sign(BASE, LAN, md="sha1")))
add("bad-md5", store(sign(BASE, LAN, md="md5", sub="cms")))
add("bad-rsa-1024", store(sign(BASE, SMALL)))
add("bad-expired-when-signed", store(sign(BASE, EXPIRED, sub="cms")))
add("bad-not-yet-valid", store(sign(BASE, FUTURE)))
add("bad-key-usage", store(sign(BASE, CIPHER)))
add("bad-extended-key-usage", store(sign(BASE, SERVER)))
add("bad-issuer-is-no-authority", store(sign(BASE, NO_CA, certs=[*STORE, HOA])))
add("bad-path-too-long", store(sign(BASE, BELOW), [*GOOD_CRLS, crl(DEEP)]))
REVOKED_BEFORE = [crl(ROOT), crl(CA, [(REVOKED, NOW - 10 * DAY)])]
add("bad-revoked-before-timestamp", store(sign(BASE, REVOKED, stamp=stamper()), REVOKED_BEFORE))
add("bad-revoked-before-claimed-time", store(sign(BASE, REVOKED), REVOKED_BEFORE))
add("bad-revoked-by-ocsp", store(sign(BASE, REVOKED), [crl(ROOT)], [ocsp(REVOKED, CA, RESPONDER, NOW - DAY)]))
add("bad-authority-revoked", store(T, [crl(ROOT, [(CA, NOW - 10 * DAY)]), crl(CA)]))
add("bad-no-message-digest", store(cms_edit(B, drop("message_digest"), HOA)))
add("bad-content-type", store(cms_edit(B, set_attribute("content_type", "signed_data"), HOA)))
add("bad-pades-without-certificate-named", store(cms_edit(B, drop("signing_certificate_v2"), HOA)))


def other_named(_, info):
    named = [a for a in info["signed_attrs"] if a["type"].native == "signing_certificate_v2"][0]
    named["values"][0]["certs"][0]["cert_hash"] = hashlib.sha256(LAN.der).digest()
    named["values"][0]["certs"][0]["issuer_serial"]["serial_number"] = LAN.cert.serial_number
    info["signed_attrs"] = cms.CMSAttributes(list(info["signed_attrs"]))


add("bad-other-certificate-named", store(cms_edit(B, other_named, HOA)))


def confused(data, info):
    """SHA-512 is named for the content, SHA-256 for the signature."""
    info["digest_algorithm"] = algos.DigestAlgorithm({"algorithm": "sha512"})
    set_attribute("message_digest", hashlib.sha512(B[:FIRST] + B[SECOND:]).digest())(data, info)
    drop("cms_algorithm_protection")(data, info)


add("bad-algorithms-contradict", store(cms_edit(B, confused, HOA)))
add("bad-certificate-missing", store(cms_edit(B, lambda data, _: data.__setitem__("certificates", cms.CertificateSet(
    [c for c in data["certificates"] if c.chosen.dump() != HOA.der])))))
add("bad-two-signers", store(cms_edit(B, lambda data, info: data.__setitem__("signer_infos", cms.SignerInfos([info, info.copy()])))))
add("bad-archive-timestamp-broken", with_contents(LTA, der_of(archive(store(B)))))

# ---- not to be read ----------------------------------------------------------------------------------------------

add("unreadable-truncated", LT[: len(LT) // 2][:-40].rsplit(b"startxref", 1)[0])
add("unreadable-no-pdf", b"PK\x03\x04" + LT)
add("unreadable-prev-loop", BASE.replace(b"/Root 1 0 R /Info 31 0 R >>", b"/Root 1 0 R /Prev %d >>" % last_xref(BASE)))
locked_file = OUT / "locked.pdf"
subprocess.run(["qpdf", "--warning-exit-0", "--no-warn", "--encrypt", "", "chu", "256", "--", OUT / "base.pdf", locked_file], check=True)
add("unreadable-encrypted", locked_file.read_bytes())
locked_file.unlink()
add("unreadable-deep", write({**objects_of(), 1: b"<< /Type /Catalog /Pages " + b"[" * 5000 + b" >>"}))
add("unreadable-object-twice", write(objects_of()).replace(b"\n31 1\n", b"\n4 1\n"))


# ---- what pyHanko says -------------------------------------------------------------------------------------------

def verdict(pdf, at):
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        roots, said = [ROOT.asn1], []
        options = dict(trust_roots=roots, moment=at, allow_fetching=False, revocation_mode="require")
        for signature in reader.embedded_signatures:
            try:
                context = DocumentSecurityStore.read_dss(reader).as_validation_context(options)
            except Exception:  # no store in the file
                context = ValidationContext(**options, crls=[crl(STRANGER)])
            try:
                if signature.sig_object_type == "/DocTimeStamp":
                    status = validate_pdf_timestamp(signature, context, skip_diff=True)
                else:
                    status = validate_pdf_signature(signature, context, context)
                level = getattr(status, "modification_level", None)
                sound = bool(status.intact and status.valid)
                fine = getattr(status, "bottom_line", sound and status.trusted)
                said.append([bool(fine), sound, level.name if level else None])
            except Exception as fault:
                said.append([False, False, f"{type(fault).__name__}: {fault}"[:90]])
        return {"valid": bool(said) and all(one[0] for one in said), "intact": bool(said) and all(one[1] for one in said), "said": said}
    except Exception as fault:
        return {"valid": False, "intact": False, "said": [[False, False, f"{type(fault).__name__}: {fault}"[:90]]]}


rows = []
for name, (pdf, at) in FILES.items():
    (OUT / f"{name}.pdf").write_bytes(pdf)
    rows.append({"name": name, "at": at.isoformat(), "pyhanko": verdict(pdf, at)})
(OUT / "root.der").write_bytes(ROOT.der)
for name, made in zip(("root", "issuer"), GOOD_CRLS):
    (OUT / f"{name}.crl").write_bytes(made)
(OUT / "corpus.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1))
