station-is-over = Giấy tờ này đã { $state ->
    [signed] được ký và lưu
   *[discarded] bị bỏ
}, không sửa được nữa. Hãy số hóa lại nếu cần.
station-too-many-pages = Một giấy tờ nhận tối đa { $most } trang. Hãy tách thành nhiều giấy tờ.
station-no-pages = Chưa có trang nào. Hãy quét hoặc chụp giấy tờ trước khi ký.
station-faulty-pages = Có { $count } trang chụp chưa đạt. Hãy chụp lại, hoặc đánh dấu “Giữ nguyên, bản giấy không rõ hơn”.
station-no-reason = Hãy ghi lý do bỏ giấy tờ này.
station-unknown-kind = Không có loại giấy tờ “{ $kind }” trong danh mục. Hãy chọn loại khác.
