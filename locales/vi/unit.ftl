# Đơn vị hành chính và cơ quan.
unit-ward = Phường
unit-commune = Xã
unit-special-zone = Đặc khu

unit-share-whole = nhập toàn bộ
unit-share-part = nhập một phần
unit-share-remainder = phần còn lại
unit-share-area-only = một phần diện tích, không có dân
unit-share-all-people = một phần diện tích, toàn bộ dân số

unit-office-city-pc = Ủy ban nhân dân thành phố
unit-office-department = Sở, cơ quan chuyên môn
unit-office-vertical = Cơ quan ngành dọc
unit-office-commune-pc = Ủy ban nhân dân phường, xã
unit-office-commune-police = Công an phường, xã
unit-office-center = Trung tâm Phục vụ hành chính công
unit-office-branch = Chi nhánh
unit-office-point = Điểm tiếp nhận và trả kết quả

unit-agency-code-too-long = Mã cơ quan dài nhất 35 ký tự
unit-agency-code-first-level = Mã cơ quan bắt đầu bằng một chữ từ A đến Y và hai chữ số, ví dụ H26
unit-agency-code-group = Các nhóm của mã cơ quan chỉ gồm chữ in hoa và chữ số, cách nhau một dấu chấm

unit-line-unreadable = Dòng này không đọc được
unit-column-missing = Bảng thiếu một cột
unit-field-wrong = Nội dung ô không đúng với cột
unit-code-twice = Mã ghi hai lần
unit-code-unknown = Mã không có trong danh mục
