# Giấy tờ có thể không đòi nữa.
needless-spares = bớt { $count } giấy tờ mỗi năm
needless-spares-at-most = bớt nhiều nhất { $count } giấy tờ mỗi năm
needless-spares-unknown = chưa ai đếm số hồ sơ
needless-not-reachable = chưa kết nối kho dữ liệu này
needless-already = tệp đã ghi
needless-totals = Đã xem { $papers } giấy tờ: { $already } đã lấy từ nơi khác, { $spareable } có thể không đòi, { $kept } giữ lại có nêu lý do, { $needed } vẫn cần. Mỗi năm bớt { $year } giấy tờ, nhiều nhất { $most }; { $uncounted } giấy tờ chưa có số liệu.
