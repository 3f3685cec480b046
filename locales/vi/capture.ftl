## Tệp không mở được

capture-not-a-picture = Tệp không phải PDF, JPEG, PNG hay TIFF, dù tên tệp có đuôi gì. Hãy quét hoặc chụp lại giấy tờ rồi gửi tệp đó.
capture-empty = Tệp không có nội dung. Hãy chọn lại tệp.
capture-too-large = Tệp nặng { $megabytes } MB, nhiều nhất là { $most } MB. Hãy quét lại ở mức thường (200–300 điểm mỗi inch) hoặc chia thành nhiều tệp.
capture-too-many-pages = Tệp có { $pages } trang, nhiều nhất là { $most } trang. Hãy chia thành nhiều tệp.
capture-too-many-pixels = Trang { $page } có kích thước { $width } × { $height } điểm, quá lớn để mở an toàn. Hãy quét lại ở mức 300 điểm mỗi inch hoặc thấp hơn.
capture-locked = Tệp bị khóa bằng mật khẩu. Hãy bỏ mật khẩu rồi gửi lại, hoặc quét giấy tờ.
capture-broken = Tệp bị hỏng hoặc bị cắt giữa chừng nên không mở được. Hãy lưu lại tệp hoặc quét, chụp lại giấy tờ.
capture-no-page = Tệp không có trang { $page }. Hãy tải lại trang web.
capture-slow = Chương trình { $program } đọc trang này quá lâu nên đã bị dừng. Hãy thử lại; nếu vẫn vậy, hãy quét lại trang đó.
capture-missing-program = Máy chủ chưa cài chương trình { $program }. Quản trị viên hãy cài gói { $package }.
capture-failed = Chương trình { $program } không đọc được trang này. Hãy thử lại; nếu vẫn vậy, hãy nhập tay và báo quản trị viên.

## Trang chụp chưa đạt

capture-blank = Trang trắng. Hãy lật mặt giấy rồi quét lại, hoặc bỏ trang này.
capture-blurred = Chữ bị nhòe. Hãy chụp lại: giữ yên máy, đợi máy lấy nét, lau ống kính.
capture-too-dark = Ảnh quá tối. Hãy chụp lại ở chỗ sáng hơn.
capture-too-bright = Ảnh quá sáng, chữ bị mờ. Hãy chụp lại tránh nắng chiếu thẳng, hoặc giảm độ sáng của máy quét.
capture-glare = Có vệt lóa trên giấy. Hãy chụp lại: nghiêng giấy hoặc tránh đèn, tắt đèn flash.
capture-cut-edge = Mép giấy nằm ngoài ảnh. Hãy lùi máy ra để thấy đủ bốn góc rồi chụp lại.
capture-too-coarse = Chữ quá nhỏ để đọc. Hãy chụp gần hơn, hoặc quét ở mức 300 điểm mỗi inch.
