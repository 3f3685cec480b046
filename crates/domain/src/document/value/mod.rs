//! Values as they are written, and as they are meant: one spelling each, so that they can be compared with a register.

mod date; // days in digits and in words
mod number; // identifiers, numbers with their symbol, amounts
mod words; // names, places, sex

use super::kind::ValueType;

/// A value in its one spelling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normal {
    /// The value: a date as `2019-06-15`, an identifier as its digits, a sex as `male` or `female`, an amount in đồng as
    /// digits, everything else as words.
    pub text: String,
    /// What had to be guessed to come to it, 0 to 100: taken from the confidence.
    pub doubt: u8,
}

impl Normal {
    fn plain(text: String) -> Option<Self> {
        (!text.is_empty()).then_some(Self { text, doubt: 0 })
    }
}

/// The value that is meant by what was read; none where it cannot be one of this type.
#[must_use]
pub fn normal(kind: ValueType, read: &str) -> Option<Normal> {
    match kind {
        ValueType::Date => date::read(read),
        ValueType::PersonalId => number::personal_id(read),
        ValueType::Number => number::symbol(read),
        ValueType::Money => number::money(read),
        ValueType::PersonName => words::name(read),
        ValueType::Sex => words::sex(read),
        ValueType::Place | ValueType::Text => Normal::plain(words::plain(read)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricky_texts_become_the_value_that_is_meant_or_none() {
        let check = |kind: ValueType, read: &str, text: Option<&str>, is_certain: bool| {
            let value = normal(kind, read);
            assert_eq!(value.as_ref().map(|value| value.text.as_str()), text, "{read}");
            assert!(value.is_none_or(|value| (value.doubt == 0) == is_certain), "{read}");
        };
        use ValueType::*;
        check(Date, "15/06/2019", Some("2019-06-15"), true);
        check(Date, " 5 - 6 - 2019.", Some("2019-06-05"), true);
        check(Date, "15.06.2019 Giới tính", Some("2019-06-15"), true);
        check(Date, "ngày 5 tháng 6 năm 2019", Some("2019-06-05"), true);
        check(Date, "Hà Nội, ngày 05 tháng 12 năm 2024", Some("2024-12-05"), true);
        check(Date, "ngày mười lăm tháng sáu năm một nghìn chín trăm tám mươi lăm", Some("1985-06-15"), true);
        check(Date, "ngày năm tháng năm năm hai nghìn không trăm linh năm", Some("2005-05-05"), true);
        check(Date, "ngày hai mươi mốt tháng mười hai năm hai nghìn hai mươi tư", Some("2024-12-21"), true);
        check(Date, "ngày mồng một tháng giêng năm hai nghìn", Some("2000-01-01"), true);
        check(
            Date,
            "15/06/2019 (ngày mười lăm tháng sáu năm hai nghìn không trăm mười chín)",
            Some("2019-06-15"),
            true,
        );
        // Digits and words that disagree, and letters that stand for digits.
        check(
            Date,
            "16/06/2019 (ngày mười lăm tháng sáu năm hai nghìn không trăm mười chín)",
            Some("2019-06-16"),
            false,
        );
        check(Date, "l5/O6/2019", Some("2019-06-15"), false);
        check(Date, "1506/2019", Some("2019-06-15"), false);
        check(Date, "31/02/2019", None, true);
        check(Date, "15/06/19", None, true);
        check(Date, "15/06/3019", None, true);
        check(Date, "không rõ", None, true);
        check(PersonalId, "001085012345", Some("001085012345"), true);
        check(PersonalId, "001 085 012 345", Some("001085012345"), true);
        check(PersonalId, "OO1085012345", Some("001085012345"), false);
        check(PersonalId, "00l085O12345", Some("001085012345"), false);
        // A letter that may stand for two digits, both of which make a number somebody may have.
        check(PersonalId, "00108501234B", None, true);
        // Of its two readings only one is a number: no province has 801.
        check(PersonalId, "B01085012345", None, true);
        check(PersonalId, "00108501234", None, true);
        check(PersonalId, "0010850123456", None, true);
        check(PersonalId, "012345678", Some("012345678"), true);
        check(PersonalId, "Số: 001085012345 cấp ngày 10/05/2021", Some("001085012345"), true);
        check(Number, " 12 / 2024 ", Some("12/2024"), true);
        check(Number, "BA 123456.", Some("BA 123456"), true);
        check(Number, "15/2024-TLKT", Some("15/2024-TLKT"), true);
        check(Number, "………", None, true);
        check(Money, "1.500.000 đồng", Some("1500000"), true);
        check(Money, "1,500,000đ (một triệu năm trăm nghìn)", Some("1500000"), true);
        check(Money, "không", None, true);
        check(PersonName, "NGUYỄN VĂN MINH", Some("Nguyễn Văn Minh"), true);
        check(PersonName, ": Trần  Thị Quý .", Some("Trần Thị Quý"), true);
        check(PersonName, "LÊ THI\u{323} HOA", Some("Lê Thị Hoa"), true);
        check(PersonName, "Nguyễn Văn M1nh", Some("Nguyễn Văn M1nh"), false);
        check(PersonName, "Minh", Some("Minh"), false);
        check(PersonName, "…… | —", None, true);
        check(Sex, "Nữ", Some("female"), true);
        check(Sex, "NAM Dân tộc Kinh", Some("male"), true);
        check(Sex, "Việt Nam", None, true);
        check(Place, ": Phường Cửa Nam, Hà Nội ;", Some("Phường Cửa Nam, Hà Nội"), true);
        check(Text, " — ", None, true);
    }
}
