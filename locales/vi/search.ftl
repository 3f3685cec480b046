# Tìm thủ tục: câu trả lời của motcua find và lỗi trong các bảng ở catalog/search, catalog/national.
search-here = nộp được ở đây
search-national = có trong Cơ sở dữ liệu quốc gia, chưa thiết lập ở đây
search-corrected = Hiểu là: { $question }
search-unsure = Không chắc bạn cần thủ tục nào. Gần nhất là:
search-nothing = Không tìm thấy thủ tục nào. Hãy thử nói cách khác, ngắn hơn.
search-match = { $asked } → { $found } ({ $place }; { $how })

search-place-name = tên
search-place-plain-name = tên thường gọi
search-place-also-called = người dân gọi
search-place-summary = mô tả
search-place-component = giấy tờ
search-place-result = kết quả
search-place-field = lĩnh vực
search-place-code = mã
search-how-same = đúng chữ
search-how-other-marks = khác dấu
search-how-synonym = cùng nghĩa
search-how-mended = sửa lỗi gõ

search-unreadable = dòng này không đọc được: { $problem }; mỗi dòng phải có đủ các cột như dòng tiêu đề
search-missing-column = dòng tiêu đề thiếu cột "{ $column }"; cần có: { $expected }
search-unknown-column = dòng tiêu đề có cột lạ "{ $column }"; chỉ dùng: { $expected }
search-wrong-value = cột { $column } không nhận "{ $value }"; hãy xem chú thích ở đầu tệp
search-twice = "{ $value }" đã có ở dòng { $first }; gộp hai dòng làm một
search-said-twice = "{ $value }" ghi hai lần; bỏ bớt một
search-empty-group = nhóm "{ $value }" trống; thêm nội dung hoặc xóa dòng
search-one-reading = "{ $value }" có names = yes nên phải có đúng một cách đọc đầy đủ ở cột law
search-cycle = "{ $value }" dẫn tới một dòng khác rồi quay lại chính nó; bỏ một chiều
search-missing-translation = sự kiện "{ $value }" thiếu tên tiếng Việt hoặc tiếng Anh
search-unknown-code = không có thủ tục nào mang mã { $value }
search-unknown-event = thủ tục { $code } ghi sự kiện "{ $value }" không có trong life-events.toml
search-leads-nowhere = không tên thủ tục nào có chữ "{ $value }"; sửa lại cho đúng chữ luật dùng
