# Lỗi khi đọc số định danh và mã QR trên thẻ.
identity-number-length = Số định danh cá nhân có 12 chữ số; số chứng minh nhân dân cũ có 9 chữ số
identity-number-not-digits = Số định danh chỉ gồm chữ số
identity-number-place = Ba chữ số đầu không phải mã tỉnh hoặc mã nước
identity-number-birth-year = Số định danh không khớp năm sinh. Hãy xem lại cả hai
identity-number-sex = Số định danh không khớp giới tính. Hãy xem lại cả hai
identity-card-not-a-card = Đây không phải mã trên thẻ căn cước. Hãy quét ô mã vuông ở mặt trước thẻ
identity-card-number = Không đọc được số trên thẻ. Hãy quét lại hoặc nhập bằng tay
identity-card-name = Không đọc được họ tên trên thẻ. Hãy quét lại hoặc nhập bằng tay
identity-card-born = Không đọc được ngày sinh trên thẻ. Hãy quét lại hoặc nhập bằng tay
