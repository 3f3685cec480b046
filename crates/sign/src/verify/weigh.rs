//! One signature after the other. Timestamps over the file come first, newest to oldest: each proves what it is over, and so
//! keeps older signatures judgeable after their certificates have expired (ETSI EN 319 102-1, 5.6).

use std::{cmp::Reverse, collections::BTreeSet, rc::Rc};

use jiff::Timestamp;

use super::{
    Trust, Unreadable,
    algorithm::Fault,
    asn1::oid,
    certificate::Certificate,
    chain::Purpose,
    change::{
        compare::compare,
        judge::judge,
        kind::{Change, ChangeAt},
        shape::Shape,
    },
    cms::{Flaw, Message},
    coverage::covered,
    found::{self, Found},
    pdf::{revision::File, view::View},
    reason::{Code, Reason},
    report::{Chain, Coverage, Integrity, Kind, Level, Report, Revocation, Signature, Stamp, Verdict},
    standing::{Judge, Moment, Standing},
    timestamp::Token,
    trust::Known,
};

/// A signature with what it is made of.
struct Item<'a> {
    found: &'a Found,
    message: Option<Message>,
    /// For a timestamp over the file.
    token: Option<Token>,
    /// For a signature: the timestamps inside it.
    stamps: Vec<Option<Token>>,
    flaw: Result<(), (Integrity, Reason)>,
}

/// Judges a file.
pub(super) fn file(file: &File<'_>, trust: &Trust, now: Timestamp) -> Result<Report, Unreadable> {
    let views = (0..file.revisions.len()).map(|at| file.view(at)).collect::<Result<Vec<_>, _>>()?;
    let shapes = views.iter().map(Shape::read).collect::<Result<Vec<_>, _>>()?;
    if shapes.last().is_none_or(|last| last.catalogue.dict().is_none()) {
        return Err(Unreadable::Damaged);
    }
    let found = found::all(&shapes)?;
    let mut report =
        Report { verdict: Verdict::Valid, reasons: Vec::new(), revisions: views.len(), signatures: Vec::new() };
    let (Some(first), Some(last)) = (found.first(), views.last()) else {
        report.reasons.push(Reason::new(Code::NoSignature));
        report.verdict = Code::NoSignature.verdict();
        return Ok(report);
    };
    let changes = changes(file, &shapes, found.iter().map(|found| found.revision).min().unwrap_or(first.revision))?;
    let items: Vec<Item<'_>> = found.iter().map(|found| item(file, found)).collect();
    let known = known(trust, last, &items)?;
    let judge = Judge::new(&known, now);
    // Newest first, so that what a timestamp proves is known when older ones are judged.
    let mut proofs: Vec<(usize, Timestamp)> = Vec::new();
    let mut signatures = Vec::new();
    let (stamps, others): (Vec<usize>, Vec<usize>) = (0..items.len()).partition(|at| items[*at].token.is_some());
    for at in stamps.into_iter().rev().chain(others) {
        let (item, count) = (&items[at], views.len());
        let later = proofs.iter().filter(|(revision, _)| *revision > item.found.revision).map(|(_, time)| *time).min();
        let mut signature = weigh(item, &judge, later);
        if let (Some(token), Verdict::Valid) = (&item.token, signature.verdict) {
            proofs.push((item.found.revision, token.time));
        }
        let whole = item.found.revision + 1 == count && !file.junk;
        signature.coverage = match signature.integrity {
            Integrity::DoesNotCover => Coverage::Nothing,
            _ if whole => Coverage::Whole,
            _ => Coverage::Revision { revision: item.found.revision + 1, of: count },
        };
        signatures.push((at, signature));
    }
    signatures.sort_by_key(|(at, _)| *at);
    report.signatures = signatures.into_iter().map(|(_, signature)| signature).collect();
    let doubtful: BTreeSet<String> =
        report.signatures.iter().filter(|one| is_doubtful(one)).map(|one| one.field.clone()).collect();
    for (signature, own) in report.signatures.iter_mut().zip(&found) {
        add_changes(signature, own, &found, &changes, &doubtful);
    }
    report.verdict = overall(&report.signatures);
    Ok(report)
}

/// Timestamps over the file prove something, or not; that one does not is no flaw of the signatures, unless it is broken.
fn overall(signatures: &[Signature]) -> Verdict {
    let only_stamps = signatures.iter().all(|signature| signature.kind == Kind::Timestamp);
    signatures
        .iter()
        .filter(|one| only_stamps || one.kind == Kind::Signature || one.verdict == Verdict::Invalid)
        .map(|signature| signature.verdict)
        .max()
        .unwrap_or(Verdict::Indeterminate)
}

fn changes(file: &File<'_>, shapes: &[Shape<'_>], from: usize) -> Result<Vec<ChangeAt>, Unreadable> {
    let mut changes = Vec::new();
    for (at, pair) in shapes.windows(2).enumerate().skip(from) {
        if let [old, new] = pair {
            changes.extend(compare(old, new)?.into_iter().map(|change| ChangeAt { revision: at + 2, change }));
        }
    }
    if file.junk {
        changes.push(ChangeAt { revision: shapes.len(), change: Change::BytesAppended });
    }
    Ok(changes)
}

fn known(trust: &Trust, last: &View<'_>, items: &[Item<'_>]) -> Result<Known, Unreadable> {
    let mut known = Known::gather(trust, last)?;
    for item in items {
        let tokens = item.stamps.iter().flatten().map(|token| &token.message);
        for message in item.message.iter().chain(tokens) {
            known.add(message);
        }
    }
    Ok(known)
}

fn item<'a>(file: &File<'_>, found: &'a Found) -> Item<'a> {
    let mut item = Item { found, message: None, token: None, stamps: Vec::new(), flaw: Ok(()) };
    let unreadable = || (Integrity::Unsound, Reason::new(Code::SignatureUnreadable));
    if found.kind == Kind::Timestamp {
        item.token = Token::read(&found.contents).ok();
        item.message = item.token.as_ref().map(|token| token.message.clone());
    } else {
        item.message = Message::read(&found.contents).ok();
    }
    if let Some(message) = &item.message {
        item.stamps = message.timestamps.iter().map(|bytes| Token::read(bytes).ok()).collect();
    }
    item.flaw = match (covered(file, found), &item.message, &item.token) {
        (None, ..) => Err((Integrity::DoesNotCover, Reason::new(Code::DoesNotCover))),
        (_, None, _) => Err(unreadable()),
        (Some(content), _, Some(token)) => token.check(&content).map_err(|flaw| flawed(&flaw)),
        (Some(content), Some(message), None) => signed(message, found, &content),
    };
    item
}

fn signed(message: &Message, found: &Found, content: &[&[u8]]) -> Result<(), (Integrity, Reason)> {
    match &found.encoding[..] {
        b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached" => {}
        b"adbe.pkcs7.sha1" | b"adbe.x509.rsa_sha1" => return Err(flawed(&Flaw::Signature(Fault::Weak("SHA-1")))),
        other => {
            let what = String::from_utf8_lossy(other).chars().take(40).collect();
            return Err(flawed(&Flaw::Signature(Fault::Unsupported(what))));
        }
    }
    if message.content.is_some() {
        return Err(flawed(&Flaw::Attributes));
    }
    message.check(content, oid::DATA).map_err(|flaw| flawed(&flaw))?;
    // PAdES must name the certificate in what is signed (ETSI EN 319 142-1, 6.3).
    if found.encoding == b"ETSI.CAdES.detached" && !message.names_certificate {
        return Err(flawed(&Flaw::Attributes));
    }
    Ok(())
}

fn flawed(flaw: &Flaw) -> (Integrity, Reason) {
    let unsound = |code| (Integrity::Unsound, Reason::new(code));
    match flaw {
        Flaw::Digest => (Integrity::DigestDiffers, Reason::new(Code::DigestDiffers)),
        Flaw::NoCertificate => unsound(Code::NoCertificate),
        Flaw::Attributes => unsound(Code::AttributesWrong),
        Flaw::OtherCertificate => unsound(Code::CertificateDiffers),
        Flaw::Signature(Fault::DoesNotFit) => (Integrity::DoesNotFit, Reason::new(Code::SignatureDoesNotFit)),
        Flaw::Signature(Fault::Malformed) => unsound(Code::SignatureUnreadable),
        Flaw::Signature(Fault::Contradiction) => unsound(Code::AlgorithmsContradict),
        Flaw::Signature(Fault::Weak(what)) => {
            (Integrity::Unsound, Reason::new(Code::WeakAlgorithm).with("what", *what))
        }
        Flaw::Signature(Fault::Unsupported(what)) => {
            (Integrity::Unsound, Reason::new(Code::Unsupported).with("what", what.as_str()))
        }
    }
}

/// Judges one signature, of which a timestamp over the file may prove that it existed at `later`.
fn weigh(item: &Item<'_>, judge: &Judge<'_>, later: Option<Timestamp>) -> Signature {
    let certificate = item.message.as_ref().and_then(Message::certificate);
    let mut reasons = Vec::new();
    let integrity = match &item.flaw {
        Ok(()) => {
            reasons.push(Reason::new(Code::ContentWhole));
            Integrity::Whole
        }
        Err((integrity, reason)) => {
            reasons.push(reason.clone());
            *integrity
        }
    };
    let claimed = match &item.token {
        Some(token) => Some(token.time),
        None => item.message.as_ref().and_then(|message| message.claimed_time).or(item.found.claimed_time),
    };
    let (stamp, fits) = inner_stamp(item, judge, later, &mut reasons);
    let own = stamp.as_ref().filter(|stamp| stamp.trusted).map(|stamp| stamp.time);
    let proven = own.into_iter().chain(later).min();
    let mut standing = match certificate {
        Some(certificate) if item.token.is_some() => authority(judge, certificate, later, claimed),
        Some(certificate) => judge.judge(certificate, Moment { proven, claimed }, Purpose::Document),
        None => Standing { chain: Chain::Missing, revocation: Revocation::Unknown, reasons: Vec::new() },
    };
    reasons.append(&mut standing.reasons);
    if item.token.is_none() {
        reasons.push(match proven {
            Some(time) => match stamp.as_ref().filter(|stamp| stamp.trusted && stamp.time == time) {
                Some(stamp) => {
                    Reason::new(Code::TimeProven).with("time", time).with("authority", stamp.authority.as_str())
                }
                None => Reason::new(Code::TimeProvenByFile).with("time", time),
            },
            None => Reason::new(Code::TimeClaimed),
        });
    }
    let level = level(item, &standing, judge.known.stored, fits, later.is_some());
    let mut signature = Signature {
        field: item.found.field.clone(),
        kind: item.found.kind,
        signer: certificate.map(|certificate| certificate.whom()),
        issuer: certificate.map(|certificate| certificate.by_whom()),
        serial: certificate.map(|certificate| certificate.serial.iter().map(|byte| format!("{byte:02x}")).collect()),
        claimed_time: claimed,
        timestamp: stamp,
        proven_time: proven,
        level,
        integrity,
        coverage: Coverage::Nothing,
        chain: standing.chain,
        revocation: standing.revocation,
        certification: None,
        changes: Vec::new(),
        verdict: Verdict::Valid,
        reasons,
    };
    conclude(&mut signature);
    signature
}

/// The best of the timestamps inside a signature, and whether one of them is over this signature at all.
fn inner_stamp(
    item: &Item<'_>,
    judge: &Judge<'_>,
    later: Option<Timestamp>,
    reasons: &mut Vec<Reason>,
) -> (Option<Stamp>, bool) {
    let Some(message) = item.message.as_ref().filter(|_| item.token.is_none()) else { return (None, false) };
    let (mut best, mut notes, mut fits): (Option<Stamp>, Vec<Reason>, bool) = (None, Vec::new(), false);
    for token in &item.stamps {
        let Some(token) = token else {
            notes.push(Reason::new(Code::TimestampDiffers));
            continue;
        };
        let certificate = token.message.certificate();
        let name = certificate.map(|certificate| certificate.whom().name).unwrap_or_default();
        let genuine = token.check(&[&message.signature]).is_ok();
        fits |= genuine;
        let standing = certificate.map(|certificate| authority(judge, certificate, later, Some(token.time)));
        let sound = standing.as_ref().is_some_and(|standing| verdict(&standing.reasons) == Verdict::Valid);
        if !genuine {
            notes.push(Reason::new(Code::TimestampDiffers));
        } else if !sound {
            notes.push(Reason::new(Code::TimestampUntrusted).with("authority", name.as_str()));
        } else if let Some(standing) = standing {
            notes.extend(standing.reasons.into_iter().filter(|reason| reason.code == Code::TimestampRevocationUnknown));
        }
        let stamp = Stamp { time: token.time, authority: name, trusted: genuine && sound };
        let better =
            best.as_ref().is_none_or(|best| (stamp.trusted, Reverse(stamp.time)) > (best.trusted, Reverse(best.time)));
        if better {
            best = Some(stamp);
        }
    }
    reasons.append(&mut notes);
    (best, fits)
}

/// What the certificate of a timestamp authority is worth. That nothing is known about its revocation is said, but does not
/// take the proof away: most files carry nothing about it.
fn authority(
    judge: &Judge<'_>,
    certificate: &Rc<Certificate>,
    later: Option<Timestamp>,
    said: Option<Timestamp>,
) -> Standing {
    let mut standing = judge.judge(certificate, Moment { proven: later, claimed: said }, Purpose::Timestamp);
    for reason in &mut standing.reasons {
        if matches!(reason.code, Code::RevocationUnknown | Code::RevocationStale) {
            *reason = Reason::new(Code::TimestampRevocationUnknown);
        }
    }
    standing
}

fn level(item: &Item<'_>, standing: &Standing, stored: bool, stamped: bool, archived: bool) -> Level {
    if item.found.kind == Kind::Timestamp {
        return Level::Timestamp;
    }
    let names = item.message.as_ref().is_some_and(|message| message.names_certificate);
    if item.found.encoding != b"ETSI.CAdES.detached" || !names {
        return Level::Cms;
    }
    let informed = stored && !matches!(standing.revocation, Revocation::Unknown);
    match (stamped || archived, informed, archived) {
        (false, ..) => Level::BB,
        (true, false, _) => Level::BT,
        (true, true, false) => Level::BLT,
        (true, true, true) => Level::BLTA,
    }
}

/// Whether nobody knows who signed. What such a signature shows on a page may be anybody's picture over the text.
fn is_doubtful(signature: &Signature) -> bool {
    signature.integrity != Integrity::Whole || signature.chain != Chain::Trusted
}

/// What happened to the file after this signature, judged by what it and those before it allow.
fn add_changes(
    signature: &mut Signature,
    own: &Found,
    found: &[Found],
    changes: &[ChangeAt],
    doubtful: &BTreeSet<String>,
) {
    let before: Vec<&Found> = found.iter().filter(|other| other.revision <= own.revision).collect();
    signature.certification = before.iter().filter_map(|other| other.certification).min();
    let locks: Vec<_> = before.iter().flat_map(|other| other.locks.clone()).collect();
    signature.changes = changes.iter().filter(|change| change.revision > own.revision + 1).cloned().collect();
    if changes.last().is_some_and(|last| last.change == Change::BytesAppended && last.revision == own.revision + 1) {
        signature.changes.extend(changes.last().cloned());
    }
    let judged = signature.changes.iter().map(|change| {
        let reason = judge(&change.change, signature.certification, &locks);
        match &change.change {
            Change::FurtherSignature { field, visible: true, .. }
                if reason.code == Code::SignedFurther && doubtful.contains(field) =>
            {
                Reason::new(Code::SignedDoubtfully).with("field", field.as_str())
            }
            _ => reason,
        }
    });
    signature.reasons.extend(judged.collect::<Vec<_>>());
    conclude(signature);
}

fn verdict(reasons: &[Reason]) -> Verdict {
    reasons.iter().map(|reason| reason.code.verdict()).max().unwrap_or(Verdict::Valid)
}

fn conclude(signature: &mut Signature) {
    signature.verdict = verdict(&signature.reasons);
    signature.reasons.sort_by_key(|reason| (Reverse(reason.code.verdict()), reason.clone()));
    signature.reasons.dedup();
}
