# Bản chính giấy tờ cơ quan đang giữ.
custody-title = Bản chính đang giữ
custody-lead = Giấy tờ bản chính người dân giao để đối chiếu phải được trả lại (Nghị định 118/2025/NĐ-CP, Điều 22.2). Ai đang cầm thì chịu trách nhiệm.
custody-held = Giấy tờ tại nơi này
custody-none = Nơi này không giữ bản chính nào.
custody-column-paper = Giấy tờ, chủ giấy tờ
custody-column-from = Nhận từ
custody-column-where = Ở đâu
custody-column-since = Từ lúc
custody-column-do = Việc cần làm
custody-numbered = số { $number }
custody-state-held = Đang giữ
custody-state-on-its-way = Đang chuyển tới
custody-state-given-back = Đã trả
custody-state-lost = Thất lạc
custody-state-damaged = Hư hỏng
custody-take = Nhận bản chính
custody-take-do = Nhận
custody-paper = Tên giấy tờ
custody-number = Số, ký hiệu
custody-owner = Chủ giấy tờ
custody-owner-number = Số định danh cá nhân hoặc mã số tổ chức
custody-proof = Ai giao, căn cứ gì
custody-proof-hint = Ví dụ: chính chủ, thẻ căn cước; hoặc con gái, giấy ủy quyền; hoặc bưu gửi số
custody-dossier = Mã hồ sơ (nếu có)
custody-give-back = Trả cho người dân
custody-to-whom = Trả cho ai, căn cứ gì
custody-hand-on = Chuyển cơ quan khác
custody-to-office = Mã cơ quan nhận
custody-why = Lý do
custody-receive = Đã nhận tận tay
custody-take-over = Nhận thay đồng nghiệp
custody-harm = Báo mất, hỏng
custody-harm-do = Báo
custody-how = Tình trạng
custody-what-happened = Sự việc
flash-custody-taken = Đã ghi nhận bản chính.
flash-custody-handed-on = Đã ghi chuyển. Giấy tờ ở trạng thái đang chuyển cho đến khi nơi nhận xác nhận.
flash-custody-received = Đã ghi bạn đang giữ giấy tờ.
flash-custody-given-back = Đã ghi trả cho người dân.
flash-custody-harmed = Đã ghi. Cơ quan để mất, hỏng có trách nhiệm khắc phục.
custody-incomplete = Chưa đủ thông tin: { $field ->
    [title] hãy ghi tên giấy tờ
    [owner] hãy ghi chủ giấy tờ
   *[proof] hãy ghi ai giao và căn cứ gì
}.
custody-is-over = Giấy tờ này không còn ở cơ quan: { $state ->
    [given-back] đã trả cho người dân
    [lost] đã báo thất lạc
   *[damaged] đã báo hư hỏng
}.
custody-not-holder = Chỉ người đang giữ là { $holder } mới làm được việc này. Hãy nhận thay trước nếu cần.
custody-on-its-way = Giấy tờ đang trên đường chuyển; nơi nhận phải xác nhận đã nhận tận tay trước.
custody-has-it = Bạn đang giữ giấy tờ này rồi.
custody-no-reason = Hãy ghi lý do.
custody-no-proof = Hãy ghi trả cho ai và căn cứ gì.
custody-no-office = Không có cơ quan mã “{ $office }”. Hãy kiểm tra lại mã.
custody-no-dossier = Không có hồ sơ mã “{ $code }”. Hãy kiểm tra lại hoặc để trống.
custody-due = Hẹn trả
custody-due-hint = Ngày/tháng/năm, ví dụ 30/11/2026; để trống nếu trả ngay sau khi đối chiếu
custody-no-day = Ngày hẹn trả chưa đúng. Hãy ghi ngày/tháng/năm, ví dụ 30/11/2026.
custody-until = hẹn trả { $due }
custody-late = Quá hẹn trả { $due }
custody-receipt = Giấy biên nhận bản chính
custody-taken-at = Nhận lúc
custody-receipt-means = Cơ quan giữ bản chính này để đối chiếu và phải trả lại cho chủ giấy tờ (Nghị định 118/2025/NĐ-CP, Điều 22.2). Khi nhận lại, hãy mang theo giấy này và thẻ căn cước.
custody-receipt-signs = Người giao và người nhận ký, ghi rõ họ tên.
