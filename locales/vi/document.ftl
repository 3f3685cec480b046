document-empty = Tệp không có nội dung. Hãy chọn lại tệp.
document-too-large = Tệp lớn hơn { $megabytes } MB. Hãy chụp hoặc quét lại nhỏ hơn, hoặc chia thành nhiều tệp.
document-wrong-type = Chỉ nhận tệp PDF, JPEG hoặc PNG. Hãy chuyển tệp sang một trong các loại này rồi gửi lại.
document-cut-off = Tệp bị cắt giữa chừng khi gửi nên chưa được lưu. Hãy gửi lại tệp.
document-no-such-upload = Không tìm thấy tệp đã tải lên. Hãy tải lên lại.
document-not-for-component = Giấy tờ “{ $component }” không nhận loại tệp { $type }. Hãy gửi loại tệp được ghi bên cạnh.
document-no-such-component = Thủ tục này không có giấy tờ “{ $component }”. Hãy tải lại trang.
document-incomplete = Chưa đủ thông tin tối thiểu của giấy tờ: { $field ->
    [kind] chọn loại giấy tờ
    [owner-name] ghi họ tên chủ giấy tờ
    [birth-year] ghi số định danh, hoặc năm sinh của chủ giấy tờ
    [issued-on] ghi số định danh, hoặc ngày cấp
    [issuer] ghi số định danh, hoặc cơ quan cấp
    [title] ghi tên giấy tờ
    [summary] ghi trích yếu
    [validity] ngày hết hiệu lực phải sau ngày bắt đầu
    [reason] ghi lý do
    [legal-basis] ghi căn cứ pháp lý
   *[other] { $field }
}.
document-corrected-on-paper = Kết quả này có sai sót ({ $error }) và đã được thay bằng bản giấy số { $number }.
document-corrected-basis = Nghị định 118/2025/NĐ-CP, Điều 23 khoản 1
document-holds-no-more = Giấy tờ này không còn dùng được ({ $standing ->
    [not-yet] chưa đến ngày có hiệu lực
    [expired] đã hết hạn
    [replaced] đã có giấy tờ khác thay thế
    [revoked] đã bị thu hồi
    [destroyed] đã tiêu hủy theo quy định
   *[valid] còn hiệu lực
}). Hãy dùng giấy tờ khác.
document-not-this-paper = Giấy tờ này không phải loại mà mục “{ $component }” cần. Hãy chọn giấy tờ khác.
document-not-theirs = Giấy tờ này không thuộc về người nộp hồ sơ. Hãy kiểm tra lại số định danh.
document-no-credential = Chỉ kết quả thủ tục do cơ quan cấp mới lấy được dạng chứng chỉ dữ liệu.
document-not-trusted = Giấy tờ này chưa có chữ ký của cán bộ hoặc cơ quan nên chưa dùng thay bản giấy được. Hãy đối chiếu với bản giấy tại quầy.
document-office = Đây là tệp văn phòng (Word, Excel) hoặc tệp nén, không phải bản chụp giấy tờ. Hãy mở tệp, chọn “Lưu thành PDF” rồi gửi tệp PDF.
document-heic = Ảnh ở định dạng HEIC của điện thoại nên chưa nhận được. Hãy chụp màn hình ảnh đó rồi gửi, hoặc trong cài đặt máy ảnh chọn “Tương thích nhất” và chụp lại.
document-late-header = Trước phần đầu của tệp PDF có dữ liệu lạ. Hãy mở tệp, chọn in ra PDF rồi gửi bản mới.
document-two-in-one = Trong tệp có hai loại nội dung ghép vào nhau nên không nhận được. Hãy mở tệp, chọn in ra PDF rồi gửi bản mới.
document-broken = Tệp bị hỏng, không đọc được. Hãy quét hoặc chụp lại giấy tờ rồi gửi tệp mới.
document-active = Tệp PDF có phần tự chạy khi mở ({ $what }) nên không nhận được. Hãy mở tệp, chọn in ra PDF rồi gửi bản vừa in.
document-encrypted = Tệp PDF có mật khẩu hoặc bị khóa. Hãy mở bằng mật khẩu, chọn in ra PDF rồi gửi bản không khóa.
document-too-many-pages = Tệp có { $pages } trang, nhiều nhất là { $limit } trang một tệp. Hãy chia thành nhiều tệp rồi gửi từng tệp.
document-too-many-pixels = Ảnh có { $megapixels } triệu điểm ảnh, nhiều nhất là { $limit } triệu. Hãy quét lại ở 300 dpi rồi gửi.
document-expands = Tệp nhỏ nhưng khi mở ra lớn bất thường nên không nhận được. Hãy quét hoặc chụp lại giấy tờ rồi gửi tệp mới.
document-infected = Trong tệp có mã độc ({ $found }). Tệp không được lưu. Hãy quét vi-rút trên máy của bạn, rồi chụp hoặc quét lại giấy tờ và gửi tệp mới.
document-not-searched = Lúc này chưa kiểm tra được mã độc nên chưa nhận tệp. Hãy gửi lại sau ít phút.
document-wrong-offset = Phần vừa gửi không nối tiếp phần đã có. Hãy gửi tiếp từ byte { $expected }.
document-busy = Tệp này đang được gửi từ một kết nối khác. Hãy đợi một phút rồi gửi tiếp.
document-wrong-checksum = Phần vừa gửi bị sai lệch trên đường truyền và chưa được lưu. Hãy gửi lại phần đó.
document-too-many-begun = Bạn có nhiều tệp đang gửi dở. Hãy gửi xong hoặc bỏ các tệp đó rồi gửi tệp mới.
document-standing-valid = Còn hiệu lực
document-standing-not-yet = Chưa có hiệu lực
document-standing-expired = Hết hạn
document-standing-replaced = Đã được thay thế
document-standing-revoked = Đã thu hồi
document-standing-destroyed = Đã tiêu hủy
document-trust-unsigned = Chưa ai ký
document-trust-copied = Cán bộ đã ký
document-trust-official = Có chữ ký của cơ quan
document-store = Kho giấy tờ của tôi
document-store-why = Giấy tờ có ở đây thì không cơ quan nào trong thành phố được yêu cầu bạn nộp lại, trừ khi để xác minh.
document-store-none = Kho của bạn chưa có giấy tờ nào. Giấy tờ sẽ tự vào đây khi bạn nhận kết quả, hoặc khi quầy số hóa giấy tờ bạn mang đến.
document-older = Giấy tờ cũ hơn
document-one = Giấy tờ
document-open = Mở tệp
document-credential = Tải chứng chỉ dữ liệu
document-credential-hint = Bản dữ liệu có chữ ký của cơ quan, dùng để xuất trình cho nơi khác; bạn chọn cho xem thông tin nào.
document-check-code = Mã kiểm tra:
document-check-see = Xem điều người khác thấy khi kiểm tra mã này
document-signatures = Chữ ký số
document-history = Đã diễn ra
document-revoke = Thu hồi giấy tờ
document-revoke-why = Lý do thu hồi
document-revoke-basis = Căn cứ pháp lý
flash-document-revoked = Đã thu hồi. Ai kiểm tra mã này từ giờ sẽ thấy giấy tờ không còn hiệu lực.
document-signature = { $part }: { $name }, { $at } ({ $level })
document-moment = { $at }, { $by }
document-happened-kept = Lưu vào kho
document-happened-signed = Thêm chữ ký số
document-happened-corrected = Sửa nội dung trích: { $reason }
document-happened-reused = Dùng thay bản giấy trong một hồ sơ
document-happened-asked-again = Cơ quan yêu cầu xem lại bản giấy để xác minh
document-happened-credentialed = Chủ giấy tờ lấy dạng chứng chỉ dữ liệu
document-happened-replaced = Được thay thế: { $reason }
document-happened-revoked = Bị thu hồi: { $reason }
document-happened-destroyed = Tệp đã tiêu hủy theo quy định
document-happened-kept-back = Được giữ lại, chưa hủy
document-happened-let-go = Thôi giữ lại
document-fact-owner = Chủ giấy tờ
document-fact-owner-number = Số định danh
document-fact-number = Số, ký hiệu
document-fact-issuer = Nơi cấp
document-fact-issued-on = Ngày cấp
document-fact-valid-from = Có giá trị từ
document-fact-valid-to = Có giá trị đến
document-fact-code = Mã giấy tờ
document-fact-source = Nguồn
document-fact-office = Nơi lưu
document-fact-destroyed-by = Hủy theo quyết định
document-fact-reused = Số lần dùng lại
document-fact-title = Giấy tờ
document-fact-since = Từ lúc
document-source-digitised-at-reception = Số hóa tại quầy
document-source-procedure-result = Kết quả thủ tục
document-source-certified-copy = Bản sao chứng thực điện tử
document-source-backlog = Số hóa từ kho lưu trữ
document-source-owner-upload = Chủ giấy tờ tự đưa lên
document-held-already = Giấy tờ “{ $component }” đã có trong kho của người nộp. Hãy dùng bản đã có, hoặc chọn lý do cần xác minh.
document-only-when-filing = Chỉ dùng giấy tờ trong kho khi nộp hồ sơ. Hãy gửi tệp hoặc bản giấy.
document-reuse-here = Có trong kho của bạn
document-reuse-use = Dùng luôn giấy tờ này
document-reuse-desk = Đã có trong kho, không yêu cầu nộp:
document-reuse-detail = { $source }, ngày { $day }
document-again-why = Vì sao vẫn cần bản giấy
document-again-none = Không yêu cầu nộp lại
document-again-verify-authenticity = Xác minh: nghi ngờ thật giả
document-again-verify-difference = Xác minh: khác với sổ gốc
document-again-verify-unreadable = Xác minh: bản đang lưu không đọc được
