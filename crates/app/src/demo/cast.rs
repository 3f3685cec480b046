//! The people: the same small cast in the demonstration, in tests and in the documents. All invented.

use domain::access::{Actor, Grant, Role};
use domain::id::AccountId;
use domain::unit::agency_code::AgencyCode;
use domain::unit::office::OfficeKind;
use jiff::civil::{Date, date};

use crate::account::create::{NewAccount, create_hashed};
use crate::account::password;
use crate::ctx::Ctx;
use crate::error::Error;
use crate::words::Lang;

/// The one password of all people of a demonstration city. It protects nothing real.
pub const PASSWORD: &str = "motcua-demo";

/// The ward where the cast lives.
pub const WARD: &str = "H26.00082";
/// The ward next to it.
pub const OTHER_WARD: &str = "H26.00229";
/// The first day on which grants hold.
const SINCE: Date = date(2025, 7, 1);

/// A person of the cast.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name to sign in with.
    pub login: &'static str,
    /// Full name.
    pub name: &'static str,
    /// What they are, in Vietnamese.
    pub part: &'static str,
    /// What they are, in English.
    pub part_en: &'static str,
    /// Personal identification number, for citizens.
    pub personal_id: Option<&'static str>,
    /// Telephone, for citizens.
    pub phone: Option<&'static str>,
    /// Roles and offices, for staff.
    pub grants: &'static [(Role, &'static str)],
}

const fn citizen(
    login: &'static str,
    name: &'static str,
    part: (&'static str, &'static str),
    personal_id: &'static str,
    phone: &'static str,
) -> Person {
    Person {
        login,
        name,
        part: part.0,
        part_en: part.1,
        personal_id: Some(personal_id),
        phone: Some(phone),
        grants: &[],
    }
}

const fn staff(
    login: &'static str,
    name: &'static str,
    part: (&'static str, &'static str),
    grants: &'static [(Role, &'static str)],
) -> Person {
    Person { login, name, part: part.0, part_en: part.1, personal_id: None, phone: None, grants }
}

/// Everybody with a name of their own.
pub const PEOPLE: &[Person] = &[
    citizen("minh", "Nguyễn Văn Minh", ("Người dân", "Citizen"), "001095000017", "0900000001"),
    citizen("quy", "Trần Thị Quý", ("Mẹ anh Minh", "Minh's mother"), "001155000028", "0900000002"),
    citizen("anphat", "Công ty TNHH An Phát", ("Doanh nghiệp", "A company"), "001080000039", "0900000003"),
    staff(
        "hoa",
        "Lê Thị Hoa",
        ("Cán bộ tiếp nhận, phường Cửa Nam", "Reception officer, Cửa Nam Ward"),
        &[(Role::Receptionist, "H26.00082.D01")],
    ),
    staff(
        "hung",
        "Phạm Quốc Hưng",
        ("Cán bộ chuyên môn, phường Cửa Nam", "Specialist, Cửa Nam Ward"),
        &[(Role::Specialist, WARD)],
    ),
    staff("lan", "Đỗ Thị Lan", ("Chủ tịch phường Cửa Nam", "Chair of Cửa Nam Ward"), &[(Role::Leader, WARD)]),
    staff("thu", "Vũ Minh Thu", ("Văn thư, phường Cửa Nam", "Clerk, Cửa Nam Ward"), &[(Role::Clerk, WARD)]),
    staff(
        "yen",
        "Đặng Hải Yến",
        ("Công chức chứng thực tại quầy, phường Cửa Nam", "Certifying officer at the counter, Cửa Nam Ward"),
        &[(Role::Receptionist, "H26.00082.D01"), (Role::Specialist, WARD)],
    ),
    staff(
        "binh",
        "Ngô Thị Bình",
        ("Cán bộ tiếp nhận, phường Kim Liên", "Reception officer, Kim Liên Ward"),
        &[(Role::Receptionist, "H26.00229.D01")],
    ),
    staff(
        "son",
        "Hoàng Văn Sơn",
        ("Công an phường Cửa Nam", "Police of Cửa Nam Ward"),
        &[(Role::Specialist, "H26.CATP.00082"), (Role::Leader, "H26.CATP.00082"), (Role::Clerk, "H26.CATP.00082")],
    ),
    staff(
        "khanh",
        "Bùi Quang Khánh",
        ("Sở Xây dựng", "Department of Construction"),
        &[(Role::Specialist, "H26.SXD"), (Role::Leader, "H26.SXD"), (Role::Clerk, "H26.SXD")],
    ),
    staff(
        "dung",
        "Lý Tiến Dũng",
        ("Công an thành phố", "City Police"),
        &[(Role::Specialist, "H26.CATP"), (Role::Leader, "H26.CATP"), (Role::Clerk, "H26.CATP")],
    ),
    staff(
        "ha",
        "Phan Thu Hà",
        ("Văn phòng đăng ký đất đai", "Land Registration Office"),
        &[(Role::Specialist, "H26.SNNMT.VPDK"), (Role::Leader, "H26.SNNMT.VPDK"), (Role::Clerk, "H26.SNNMT.VPDK")],
    ),
    staff(
        "my",
        "Đoàn Hà My",
        ("Bảo hiểm xã hội thành phố", "City Social Insurance"),
        &[(Role::Specialist, "H26.BHXH"), (Role::Leader, "H26.BHXH"), (Role::Clerk, "H26.BHXH")],
    ),
    staff(
        "long",
        "Tạ Hải Long",
        ("Trung tâm Đăng ký giao dịch, tài sản", "Registration Center for Transactions and Property"),
        &[(Role::Specialist, "H26.TTDK"), (Role::Leader, "H26.TTDK"), (Role::Clerk, "H26.TTDK")],
    ),
    staff(
        "nga",
        "Lưu Thúy Nga",
        (
            "Sở Nông nghiệp và Môi trường, Sở Tài chính",
            "Department of Agriculture and Environment, Department of Finance",
        ),
        &[
            (Role::Specialist, "H26.SNNMT"),
            (Role::Leader, "H26.SNNMT"),
            (Role::Clerk, "H26.SNNMT"),
            (Role::Specialist, "H26.STC"),
            (Role::Leader, "H26.STC"),
            (Role::Clerk, "H26.STC"),
        ],
    ),
    staff(
        "tuan",
        "Đinh Anh Tuấn",
        ("Trung tâm Phục vụ hành chính công", "Public Administration Service Center"),
        &[(Role::Receptionist, "H26.PVHCC"), (Role::Dispatcher, "H26.PVHCC"), (Role::PointManager, "H26.PVHCC")],
    ),
    staff("ngan", "Ngô Thu Ngân", ("Soạn thủ tục", "Writes procedures"), &[(Role::Designer, "H26.PVHCC")]),
    staff(
        "duc",
        "Vương Minh Đức",
        ("Duyệt và công bố thủ tục", "Publishes procedures"),
        &[(Role::Publisher, "H26.PVHCC")],
    ),
    staff("kien", "Trịnh Trung Kiên", ("Kiểm tra, chỉ xem", "Auditor, reads only"), &[(Role::Auditor, "H26")]),
    staff("quantri", "Quản trị hệ thống", ("Quản trị", "Administrator"), &[(Role::Admin, "H26")]),
];

/// The people as accounts of one city.
#[derive(Debug, Clone)]
pub struct Cast {
    people: Vec<(String, AccountId, Actor)>,
}

impl Cast {
    /// Gives every person of the cast an account.
    ///
    /// # Errors
    /// A fault of the store; [`crate::account::AccountRefusal::LoginTaken`] if the city has people already.
    pub async fn settle(ctx: &Ctx) -> Result<Self, Error> {
        let hash = password::hash(PASSWORD).await?;
        let mut people = Vec::new();
        for person in PEOPLE {
            let grants: Vec<Grant> = person.grants.iter().map(|(role, office)| grant(*role, office)).collect();
            people.push(
                settle_one(ctx, person.login, person.name, person.personal_id, person.phone, grants, &hash).await?,
            );
        }
        Ok(Self { people })
    }

    /// Gives every commune its invented officers: one who receives, one who examines, one who signs, one who issues.
    ///
    /// # Errors
    /// As [`Cast::settle`].
    pub async fn settle_communes(&mut self, ctx: &Ctx) -> Result<(), Error> {
        let hash = password::hash(PASSWORD).await?;
        let library = &ctx.city.library;
        let communes: Vec<_> = library.offices.iter().filter(|office| office.kind == OfficeKind::CommunePc).collect();
        for (place, office) in communes.into_iter().enumerate() {
            let Some(point) = library.offices.reception_point(&office.code) else { continue };
            let Some(commune) = office.commune else { continue };
            let parts = [
                ("tn", Role::Receptionist, &point.code),
                ("cm", Role::Specialist, &office.code),
                ("ld", Role::Leader, &office.code),
                ("vt", Role::Clerk, &office.code),
            ];
            for (nth, (prefix, role, code)) in parts.into_iter().enumerate() {
                let login = format!("{prefix}.{commune}");
                let name = invented_name(place * 4 + nth);
                let grants = vec![grant(role, code.as_str())];
                self.people.push(settle_one(ctx, &login, &name, None, None, grants, &hash).await?);
            }
        }
        Ok(())
    }

    /// A person by the name they sign in with.
    ///
    /// # Panics
    /// If nobody in the cast has that name: a mistake of the caller, not of input.
    #[must_use]
    pub fn actor(&self, login: &str) -> Actor {
        let found = self.people.iter().find(|(name, _, _)| name == login);
        found.map(|(_, _, actor)| actor.clone()).expect("the caller names a person of the cast")
    }

    /// Where a person of the cast works in a role.
    ///
    /// # Panics
    /// Nobody of that name has the role: the caller names one who does.
    #[must_use]
    pub fn office(&self, login: &str, role: Role) -> AgencyCode {
        let actor = self.actor(login);
        let grants = match &actor {
            Actor::Staff { grants, .. } => grants.as_slice(),
            _ => &[],
        };
        let found = grants.iter().find(|grant| grant.role == role);
        found.map(|grant| grant.office.clone()).expect("the caller names a person of the cast in their role")
    }

    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Nobody lives here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }
}

async fn settle_one(
    ctx: &Ctx,
    login: &str,
    name: &str,
    personal_id: Option<&str>,
    phone: Option<&str>,
    grants: Vec<Grant>,
    hash: &str,
) -> Result<(String, AccountId, Actor), Error> {
    let new = NewAccount {
        login: login.to_owned(),
        password: String::new(),
        name: name.to_owned(),
        personal_id: personal_id.map(str::to_owned),
        phone: phone.map(str::to_owned),
        email: personal_id.map(|_| format!("{login}@example.vn")),
        lang: Lang::Vi,
        grants: grants.clone(),
    };
    let account = create_hashed(ctx, new, hash.to_owned()).await?;
    let name = name.to_owned();
    let actor =
        if grants.is_empty() { Actor::Citizen { account, name } } else { Actor::Staff { account, name, grants } };
    Ok((login.to_owned(), account, actor))
}

fn grant(role: Role, office: &str) -> Grant {
    let office: AgencyCode = office.parse().expect("the cast works at offices with sound codes");
    Grant { role, office, valid_from: SINCE, valid_to: None }
}

const FAMILY: [&str; 14] =
    ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"];
const MIDDLE: [&str; 11] = ["Văn", "Thị", "Minh", "Thu", "Quốc", "Hải", "Ngọc", "Đức", "Thanh", "Hữu", "Khánh"];
const GIVEN: [&str; 17] = [
    "An", "Bình", "Châu", "Dũng", "Giang", "Hạnh", "Khôi", "Linh", "Mai", "Nam", "Oanh", "Phúc", "Quỳnh", "Sơn",
    "Trang", "Uyên", "Ẩn",
];

/// A name nobody was given by anybody: the parts go round at different speeds.
#[must_use]
pub fn invented_name(n: usize) -> String {
    format!("{} {} {}", FAMILY[n % FAMILY.len()], MIDDLE[(n / 3) % MIDDLE.len()], GIVEN[(n * 5 + n / 17) % GIVEN.len()])
}
