# Kết quả kiểm tra chữ ký số trên tệp PDF. Mỗi câu là một lý do; mã nằm ở crates/sign/src/verify/reason.rs.
verification-valid = Chữ ký hợp lệ.
verification-valid-but-changed = Chữ ký hợp lệ. Sau khi ký, tệp có thêm những phần không ảnh hưởng đến nội dung đã ký.
verification-indeterminate = Chưa kết luận được về chữ ký.
verification-invalid = Chữ ký không hợp lệ. Không nên dùng tệp này.

verification-not-pdf = Đây không phải tệp PDF.
verification-damaged = Tệp bị hỏng hoặc bị cắt bớt nên không kiểm tra được.
verification-encrypted = Tệp có mật khẩu nên không kiểm tra được. Hãy gửi bản không đặt mật khẩu.
verification-too-much = Tệp được tạo bất thường, kiểm tra tốn quá nhiều công nên đã dừng lại.

verification-content-whole = Phần đã ký còn nguyên, không sai một bit.
verification-signer-trusted = Chứng thư của người ký do tổ chức được tin cậy bảo đảm: { $authority }.
verification-not-revoked = Các chứng thư không bị thu hồi.
verification-revoked-later = Chứng thư của { $whose } bị thu hồi lúc { $time }, nhưng chữ ký được tạo trước đó.
verification-time-proven = Dấu thời gian chứng minh chữ ký đã có lúc { $time } (đơn vị cấp: { $authority }).
verification-time-proven-by-file = Dấu thời gian trên tệp chứng minh chữ ký đã có lúc { $time }.
verification-time-claimed = Thời điểm ký do máy của người ký ghi, không có dấu thời gian chứng minh.
verification-timestamp-revocation-unknown = Tệp không kèm thông tin cho biết đơn vị cấp dấu thời gian có bị thu hồi chứng thư hay không.

verification-signed-further = Sau đó có thêm chữ ký khác, ở ô { $field }.
verification-timestamp-added = Sau đó tệp được đóng thêm dấu thời gian.
verification-validation-data-added = Sau đó tệp được thêm dữ liệu để kiểm tra chữ ký về sau.
verification-empty-field-added = Sau đó tệp có thêm ô trống để ký.
verification-metadata-changed = Sau đó thông tin mô tả tệp (tiêu đề, ngày lưu) có thay đổi.
verification-filled-as-allowed = Sau đó ô “{ $field }” được điền là “{ $content }”; người ký cho phép điền.
verification-annotated-as-allowed = Sau đó tệp được thêm ghi chú; người ký cho phép ghi chú.

verification-no-signature = Tệp này không có chữ ký số.
verification-unknown-issuer = Không rõ ai bảo đảm cho chứng thư này. Nơi cấp tự ghi là: { $issuer }.
verification-revocation-unknown = Không có thông tin cho biết chứng thư của { $whose } có bị thu hồi hay không.
verification-revocation-stale = Thông tin thu hồi của chứng thư { $whose } đã cũ so với thời điểm ký.
verification-revoked-unproven = Chứng thư của { $whose } bị thu hồi lúc { $time }, và không có gì chứng minh chữ ký có trước đó.
verification-expired = Chứng thư của { $whose } hết hạn lúc { $time }, và không có gì chứng minh chữ ký có trước đó.
verification-timestamp-differs = Dấu thời gian đi kèm không phải của chữ ký này hoặc đã bị sửa.
verification-timestamp-untrusted = Đơn vị cấp dấu thời gian chưa được tin cậy: { $authority }.
verification-signed-doubtfully = Sau đó có người chưa xác định được ký thêm ở ô { $field }, và hình chữ ký hiện trên trang.
verification-field-filled = Ô “{ $field }” được điền là “{ $content }” sau khi ký. Cần người xem lại.
verification-unsupported = Kiểu chữ ký này chưa kiểm tra được: { $what }.
verification-unknown-rule = Chứng thư của { $whose } có điều kiện mà phần mềm chưa hiểu: { $what }.

verification-digest-differs = Nội dung tệp đã bị thay đổi sau khi ký.
verification-signature-does-not-fit = Chữ ký không khớp với chứng thư của người ký.
verification-does-not-cover = Chữ ký không bao trùm tệp theo đúng quy cách; nội dung đang thấy có thể không phải nội dung đã ký.
verification-signature-unreadable = Chữ ký bị hỏng hoặc để trống.
verification-no-certificate = Tệp không kèm chứng thư của người ký.
verification-weak-algorithm = Chữ ký dùng thuật toán yếu, nay có thể bị làm giả: { $what }.
verification-attributes-wrong = Chữ ký thiếu thông tin bắt buộc hoặc tự mâu thuẫn.
verification-certificate-differs = Chữ ký ghi một chứng thư khác với chứng thư đi kèm.
verification-algorithms-contradict = Chữ ký ghi hai thuật toán mâu thuẫn nhau.
verification-revoked-before = Chứng thư của { $whose } đã bị thu hồi từ { $time }, trước khi ký.
verification-expired-when-signed = Chứng thư của { $whose } đã hết hạn từ { $time }, trước khi ký.
verification-not-yet-valid = Chứng thư của { $whose } đến { $time } mới có hiệu lực, sau khi ký.
verification-not-allowed = Chứng thư của { $whose } không được cấp để dùng vào việc này.
verification-page-changed = Nội dung trang { $page } bị thay đổi sau khi ký.
verification-pages-added = Có { $count } trang được thêm vào sau khi ký.
verification-pages-removed = Có { $count } trang bị bỏ đi sau khi ký.
verification-pages-reordered = Thứ tự các trang bị đổi sau khi ký.
verification-annotation-added = Có nội dung được dán đè lên trang { $page } sau khi ký.
verification-annotation-changed = Ghi chú hoặc ô trên trang { $page } bị sửa hoặc bỏ đi sau khi ký.
verification-certification-violated = Tệp bị thay đổi theo cách mà người ký đã cấm.
verification-field-locked = Ô { $field } đã bị khoá khi ký nhưng lại bị thay đổi.
verification-signature-removed = Chữ ký ở ô { $field } bị gỡ bỏ hoặc thay thế.
verification-bytes-appended = Cuối tệp có dữ liệu lạ được nối thêm sau khi ký.
verification-other-changed = Cấu trúc tệp bị thay đổi sau khi ký (đối tượng số { $object }).
