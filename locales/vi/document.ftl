document-empty = Tệp không có nội dung. Hãy chọn lại tệp.
document-too-large = Tệp lớn hơn { $megabytes } MB. Hãy chụp hoặc quét lại nhỏ hơn, hoặc chia thành nhiều tệp.
document-wrong-type = Chỉ nhận tệp PDF, JPEG hoặc PNG. Hãy chuyển tệp sang một trong các loại này rồi gửi lại.
document-cut-off = Tệp bị cắt giữa chừng khi gửi nên chưa được lưu. Hãy gửi lại tệp.
document-no-such-upload = Không tìm thấy tệp đã tải lên. Hãy tải lên lại.
document-not-for-component = Giấy tờ “{ $component }” không nhận loại tệp { $type }. Hãy gửi loại tệp được ghi bên cạnh.
document-no-such-component = Thủ tục này không có giấy tờ “{ $component }”. Hãy tải lại trang.
