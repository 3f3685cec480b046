signature-not-set-up = Hệ thống này chưa được cài chữ ký số. Hãy báo quản trị viên.
signature-part-copyist = Bản số hóa từ bản giấy
signature-part-certifier = Người chứng thực
signature-part-decider = Người ký
signature-part-agency = Cơ quan ký
signature-field-number = Số văn bản
signature-field-issued-on = Ngày ban hành
signature-field-signer = Chữ ký của người ký
signature-field-seal = Chữ ký số của cơ quan
signature-visible-time = Thời gian ký: { $time }

# Vì sao một tệp chưa được ký; mã nằm ở crates/sign/src/error.rs.
signature-encrypted = Tệp có mật khẩu nên không ký được. Hãy bỏ mật khẩu rồi thử lại.
signature-broken = Tệp này không phải PDF hoặc đã hỏng nên không ký được. Hãy xuất lại thành PDF rồi thử lại.
signature-certified = Người lập tệp đã khóa, không cho thêm chữ ký nào. Hãy xin tệp chưa khóa.
signature-too-large = Tệp lớn hơn { $megabytes } MB nên không ký được. Hãy chia thành nhiều tệp.
signature-field-taken = Ô chữ ký { $field } đã có trên tệp. Hãy chọn tên khác.
signature-no-place = Trang { $page } không có hoặc không còn chỗ cho chữ ký. Hãy chọn trang hay vị trí khác.
signature-letter = Phông chữ của chữ ký không có ký tự “{ $letter }”. Hãy sửa chữ hiện trên chữ ký.
signature-font = Phông chữ của chữ ký không dùng được. Hãy báo quản trị viên.
signature-key = Không tìm thấy hoặc không đọc được khóa ký số. Hãy báo quản trị viên.
signature-pin = Mã PIN không đúng hoặc đã bị khóa. Hãy nhập lại; nhập sai nhiều lần thiết bị sẽ khóa.
signature-certificate = Chứng thư số không khớp với khóa hoặc không đọc được. Hãy báo quản trị viên.
signature-refused = Nơi giữ khóa từ chối ký. Chưa có gì được ký.
signature-unreachable = Thiết bị hoặc dịch vụ ký số không trả lời. Chưa có gì được ký. Hãy kiểm tra kết nối rồi thử lại.
signature-timestamp = Chưa lấy được dấu thời gian nên chưa ký. Hãy thử lại sau ít phút.
signature-revocation = Chưa chứng minh được chứng thư số còn hiệu lực nên chưa ký. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo quản trị viên.
signature-files = Thư mục giữ khóa không đọc hoặc ghi được. Hãy báo quản trị viên.
