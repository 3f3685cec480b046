//! Keys held elsewhere: in a token (SoftHSM stands for one), and of RSA.

use std::path::Path;
use std::process::Command;

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, CertificateType, ObjectClass};
use cryptoki::session::UserType;
use cryptoki::types::AuthPin;
use der::{Decode as _, Encode as _};
use sign::SignError;
use sign::authority::Subject;
use sign::key::{DocumentSigner as _, SoftwareKey, TokenKey, TokenSettings, software};
use sign::pades::{Level, SignOptions, sign_pdf};
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use super::judges::run;
use super::{World, files};

const PIN: &str = "123456";
const CONFIGURATION: &str = "SOFTHSM2_CONF";

/// The library reads where its tokens are from the environment, which a test does not change for itself: it runs itself
/// again with it set.
fn with_a_token_of_its_own(test: &str) -> bool {
    if std::env::var_os("MOTCUA_TEST_TOKEN").is_some() {
        return true;
    }
    let folder = tempfile::tempdir().unwrap();
    let tokens = folder.path().join("tokens");
    std::fs::create_dir(&tokens).unwrap();
    let configuration = folder.path().join("softhsm2.conf");
    std::fs::write(&configuration, format!("directories.tokendir = {}\nlog.level = ERROR\n", tokens.display()))
        .unwrap();
    let again = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(CONFIGURATION, &configuration)
        .env("MOTCUA_TEST_TOKEN", "1")
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&again.stdout), String::from_utf8_lossy(&again.stderr));
    assert!(again.status.success() && said.contains("1 passed"), "{said}");
    false
}

fn module() -> &'static Path {
    const PLACES: [&str; 2] = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"];
    let found = PLACES.iter().map(Path::new).find(|path| path.exists());
    found.expect("libsofthsm2.so is missing: install softhsm2")
}

fn settings(key: &str, pin: &str, chain: Option<Vec<Vec<u8>>>) -> TokenSettings {
    TokenSettings {
        module: module().to_owned(),
        token: Some("thử".to_owned()),
        key: key.to_owned(),
        pin: pin.to_owned(),
        chain,
    }
}

/// Makes two keys inside the token and lays the certificate of one beside it. The chains.
fn fill(world: &World) -> [Vec<Vec<u8>>; 2] {
    let args = ["--init-token", "--free", "--label", "thử", "--so-pin", "654321", "--pin", PIN];
    run("softhsm2-util", "softhsm2", &args);
    let library = Pkcs11::new(module()).unwrap();
    library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).unwrap();
    let slot = library.get_slots_with_initialized_token().unwrap()[0];
    let session = library.open_rw_session(slot).unwrap();
    session.login(UserType::User, Some(&AuthPin::from(PIN))).unwrap();
    let named =
        |label: &str, id: u8| vec![Attribute::Label(label.into()), Attribute::Id(vec![id]), Attribute::Token(true)];
    let private = |label: &str, id: u8| {
        let own = [Attribute::Private(true), Attribute::Sensitive(true), Attribute::Sign(true)];
        [named(label, id), own.to_vec()].concat()
    };

    let p256 = hex_of("06082a8648ce3d030107");
    let public = [named("p256", 1), vec![Attribute::EcParams(p256), Attribute::Verify(true)]].concat();
    let (public, _) = session.generate_key_pair(&Mechanism::EccKeyPairGen, &public, &private("p256", 1)).unwrap();
    let point = session.get_attributes(public, &[AttributeType::EcPoint]).unwrap().remove(0);
    let Attribute::EcPoint(point) = point else { panic!("{point:?}") };
    let point = der::asn1::OctetString::from_der(&point).unwrap();
    // A public key of the same kind, its point replaced by the token's.
    let like = software::public_of_p256(&software::generate_p256().unwrap()).unwrap();
    let mut spki = SubjectPublicKeyInfoOwned::from_der(&like).unwrap();
    spki.subject_public_key = der::asn1::BitString::from_bytes(point.as_bytes()).unwrap();
    let lan = Subject::officer("Nguyễn Thị Lan", "Chủ tịch", "Ủy ban nhân dân phường Thử Nghiệm");
    let ec = world.authority.issue(&lan, &spki.to_der().unwrap(), world.at).unwrap();
    let subject = x509_cert::Certificate::from_der(&ec[0]).unwrap().tbs_certificate.subject.to_der().unwrap();
    let certificate = [
        Attribute::Class(ObjectClass::CERTIFICATE),
        Attribute::CertificateType(CertificateType::X_509),
        Attribute::Subject(subject),
        Attribute::Value(ec[0].clone()),
    ];
    session.create_object(&[named("p256", 1), certificate.to_vec()].concat()).unwrap();

    let public = [
        named("rsa", 2),
        vec![Attribute::ModulusBits(2048.into()), Attribute::PublicExponent(vec![1, 0, 1]), Attribute::Verify(true)],
    ];
    let (public, _) =
        session.generate_key_pair(&Mechanism::RsaPkcsKeyPairGen, &public.concat(), &private("rsa", 2)).unwrap();
    let modulus = session.get_attributes(public, &[AttributeType::Modulus]).unwrap().remove(0);
    let Attribute::Modulus(modulus) = modulus else { panic!("{modulus:?}") };
    let rsa = world.authority.issue(&lan, &rsa_public(&modulus), world.at).unwrap();
    [ec, rsa]
}

fn hex_of(digits: &str) -> Vec<u8> {
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn rsa_public(modulus: &[u8]) -> Vec<u8> {
    use der::asn1::{BitString, UintRef};
    #[derive(der::Sequence)]
    struct RsaPublicKey<'a> {
        modulus: UintRef<'a>,
        exponent: UintRef<'a>,
    }
    let key = RsaPublicKey { modulus: UintRef::new(modulus).unwrap(), exponent: UintRef::new(&[1, 0, 1]).unwrap() };
    let algorithm = x509_cert::spki::AlgorithmIdentifierOwned {
        oid: der::asn1::ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1"),
        parameters: Some(der::Any::null()),
    };
    let subject_public_key = BitString::from_bytes(&key.to_der().unwrap()).unwrap();
    SubjectPublicKeyInfoOwned { algorithm, subject_public_key }.to_der().unwrap()
}

#[test]
fn keys_in_a_token_sign_without_leaving_it_and_a_wrong_pin_opens_nothing() {
    if !with_a_token_of_its_own("token::keys_in_a_token_sign_without_leaving_it_and_a_wrong_pin_opens_nothing") {
        return;
    }
    let world = World::new();
    let [ec, rsa] = fill(&world);
    let waits = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut signed = files::plain(1, "");
    // The certificate of the first is read from the token, but its issuers are not there.
    let alone = TokenKey::open(settings("p256", PIN, None)).unwrap();
    assert_eq!((alone.chain(), alone.name().as_str()), (&ec[..1], "Nguyễn Thị Lan"));
    for (key, chain) in [("p256", ec), ("rsa", rsa)] {
        let key = TokenKey::open(settings(key, PIN, Some(chain))).unwrap();
        let options = SignOptions::new(Level::B, world.at);
        signed = waits.block_on(sign_pdf(&signed, &key, &options, None, None)).unwrap();
    }
    world.judge("token.pdf", &signed, "B", 2);

    let refused = |settings: TokenSettings| TokenKey::open(settings).map(|_| ()).map_err(|why| why.code());
    assert_eq!(refused(settings("nobody", PIN, None)), Err("signature.key"));
    assert_eq!(refused(settings("rsa", PIN, None)), Err("signature.certificate"));
    let elsewhere = TokenSettings { token: Some("another".to_owned()), ..settings("rsa", PIN, None) };
    assert_eq!(refused(elsewhere), Err("signature.unreachable"));
    let no_library = TokenSettings { module: "/nowhere.so".into(), ..settings("rsa", PIN, None) };
    assert_eq!(refused(no_library), Err("signature.unreachable"));
    // Nobody is logged in any more, and the PIN matters again.
    drop(alone);
    assert_eq!(refused(settings("rsa", "000000", None)), Err("signature.pin"));
}

#[test]
fn an_rsa_key_in_a_file_signs_and_a_key_others_may_read_does_not() {
    let world = World::new();
    let (key, chain) = (world.path().join("rsa.pem"), world.path().join("chain.pem"));
    let path = key.to_str().unwrap();
    run("openssl", "openssl", &["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", path]);
    let public = world.path().join("public.der");
    run("openssl", "openssl", &["pkey", "-in", path, "-pubout", "-outform", "DER", "-out", public.to_str().unwrap()]);
    let thu = Subject::officer("Trần Thị Thu", "Văn thư", "Ủy ban nhân dân phường Thử Nghiệm");
    let issued = world.authority.issue(&thu, &std::fs::read(public).unwrap(), world.at).unwrap();
    software::write_chain(&chain, &issued).unwrap();

    set_mode(&key, 0o600);
    let thu = SoftwareKey::load(&key, &chain).unwrap();
    let signed = world.sign(&files::plain(1, ""), &thu, Level::T);
    world.judge("rsa.pdf", &signed, "T", 1);

    set_mode(&key, 0o644);
    assert!(matches!(SoftwareKey::load(&key, &chain), Err(SignError::Key(_))));
    set_mode(&key, 0o600);
    let other = world.agency();
    software::write_chain(&chain, other.chain()).unwrap();
    assert!(matches!(SoftwareKey::load(&key, &chain), Err(SignError::Certificate(_))), "another key's certificate");
}

fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}
