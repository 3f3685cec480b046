# Giấy tờ hết thời hạn lưu / papers whose time is over
retention-title = Hết hạn lưu
retention-lead = Giấy tờ đã qua năm cuối phải lưu. Không giấy tờ nào tự mất: một người lập danh mục, người đứng đầu cơ quan quyết định, rồi mới hủy và lập biên bản (Luật Lưu trữ 33/2024/QH15, Điều 15, 16).
retention-due = Đến hạn
retention-none-due = Không có giấy tờ nào đến hạn.
retention-stays = Giữ
retention-lists = Danh mục hủy
retention-none-lists = Chưa có danh mục nào.
retention-held = Đang giữ lại
retention-none-held = Không có giấy tờ nào được giữ lại.
retention-column-choose = Chọn
retention-column-paper = Giấy tờ
retention-column-owner = Chủ giấy tờ
retention-column-until = Lưu đến
retention-column-do = Việc khác
retention-column-made = Lập lúc
retention-column-by = Người lập
retention-column-count = Số giấy tờ
retention-column-stage = Tình trạng
retention-column-grounds = Giữ vì
retention-column-since = Ai giữ, từ lúc
retention-column-basis = Căn cứ
retention-column-file = Giá trị băm
retention-column-outcome = Kết quả
retention-reason = Lý do hủy
retention-reason-hint = In vào biên bản. Sau khi lập, danh mục không thêm được giấy tờ.
retention-reason-usual = Hết thời hạn lưu trữ, không còn giá trị sử dụng
retention-propose = Lập danh mục từ các giấy tờ đã chọn
retention-hold = Giữ lại
retention-grounds = Giữ vì
retention-note = Vụ việc, số văn bản
retention-let-go = Thôi giữ
retention-why = Lý do

destruction-title = Danh mục hủy
destruction-papers = Giấy tờ trong danh mục: { $count }
destruction-record = Mở biên bản (PDF)
destruction-strike = Đưa ra khỏi danh mục
destruction-decide = Quyết định hủy
destruction-decide-lead = Hãy xem từng giấy tờ. Giấy tờ còn cần thì đưa ra khỏi danh mục trước khi quyết định.
destruction-decision-number = Số quyết định
destruction-decision-hint = Ví dụ: 15/QĐ-UBND
destruction-decision-day = Ngày quyết định
destruction-council = Biên bản họp Hội đồng xét hủy
destruction-council-hint = Số và ngày của biên bản
destruction-approve = Quyết định hủy các giấy tờ trên
destruction-reject = Không đồng ý hủy
destruction-withdraw = Rút lại danh mục
destruction-carry-out = Thực hiện hủy
destruction-carry-out-warning = Nội dung giấy tờ sẽ mất hẳn, không khôi phục được. Thông tin mô tả và giá trị băm được giữ lại. Giấy tờ vừa trở lại cần thiết sẽ tự được giữ.
destruction-carry-out-do = Hủy

destruction-stage-proposed = Chờ người thứ hai xem
destruction-stage-rejected = Không đồng ý
destruction-stage-withdrawn = Đã rút
destruction-stage-approved = Đã quyết định, chờ hủy
destruction-stage-underway = Đang hủy
destruction-stage-done = Đã hủy
destruction-outcome-listed = Trong danh mục
destruction-outcome-struck = Đã đưa ra
destruction-outcome-destroyed = Đã hủy
destruction-outcome-spared = Được giữ
destruction-fact-office = Cơ quan
destruction-fact-proposed = Người lập
destruction-fact-reason = Lý do
destruction-fact-decided = Người xem, quyết định
destruction-fact-decision = Quyết định
destruction-fact-council = Hội đồng xét hủy
destruction-fact-ended = Vì sao không hủy
destruction-fact-begun = Người thực hiện
destruction-fact-done = Hủy xong
destruction-fact-files = Tệp
destruction-files-removed = Đã xóa { $removed }, giữ { $shared } vì giấy tờ khác còn dùng ({ $at })
destruction-files-waiting = Đang xóa
destruction-grounds-complaint = Khiếu nại, tố cáo
destruction-grounds-court = Vụ việc tại tòa án
destruction-grounds-inspection = Thanh tra, kiểm tra, điều tra
destruction-grounds-owner = Chủ giấy tờ đề nghị
destruction-grounds-other = Lý do khác
destruction-signer-proposer = Người lập danh mục
destruction-signer-decider = Người quyết định
destruction-signer-performer = Người thực hiện

destruction-destroyed = Giấy tờ này đã được hủy.
destruction-for-good = Loại giấy tờ này lưu vĩnh viễn.
destruction-not-due = Giấy tờ này phải lưu đến hết ngày { $last }.
destruction-still-holds = Giấy tờ này còn hiệu lực đến ngày { $last }.
destruction-held = Giấy tờ được giữ lại: { $grounds ->
    [complaint] khiếu nại, tố cáo
    [court] vụ việc tại tòa án
    [inspection] thanh tra, kiểm tra, điều tra
    [owner] chủ giấy tờ đề nghị
   *[other] lý do khác
} ({ $note }).
destruction-runs = Giấy tờ thuộc một hồ sơ đang giải quyết.
destruction-together = Hồ sơ có giấy tờ khác phải lưu đến hết ngày { $last }.
destruction-together-for-good = Hồ sơ có giấy tờ khác phải lưu vĩnh viễn.
destruction-no-basis = Bảng thời hạn lưu không còn ghi số năm cho loại giấy tờ này.
destruction-on-list = Giấy tờ đang nằm trong một danh mục khác.
destruction-empty = Hãy chọn ít nhất một giấy tờ; danh mục không còn gì thì không quyết định được.
destruction-too-many = Một danh mục có nhiều nhất { $most } giấy tờ. Hãy lập nhiều danh mục.
destruction-no-reason = Hãy ghi lý do.
destruction-same-person = Người lập danh mục không được tự xem xét. Cần một người khác có thẩm quyền.
destruction-decider = Người quyết định không được tự thực hiện. Cần một người khác.
destruction-stage = Việc này không còn làm được: { $stage ->
    [proposed] danh mục còn chờ người thứ hai xem
    [rejected] danh mục đã bị từ chối
    [withdrawn] danh mục đã được rút
    [approved] danh mục đã có quyết định
    [underway] danh mục đang được thực hiện
   *[done] danh mục đã thực hiện xong
}.
destruction-not-listed = Giấy tờ này không còn trong danh mục.
destruction-incomplete = Quyết định còn thiếu: { $field ->
    [number] hãy ghi số quyết định
    [day] hãy ghi ngày quyết định
   *[council] hãy ghi biên bản họp Hội đồng xét hủy
}.
destruction-future = Ngày quyết định chưa tới.
destruction-not-yours = Chỉ người lập mới rút lại được.
destruction-held-already = Giấy tờ này đang được giữ lại rồi.
destruction-not-held = Giấy tờ này không bị giữ lại.
destruction-no-record = Biên bản chỉ có sau khi thực hiện hủy.

destruction-destroyed-short = đã hủy trước đó
destruction-for-good-short = lưu vĩnh viễn
destruction-not-due-short = chưa đến hạn
destruction-still-holds-short = còn hiệu lực
destruction-held-short = được giữ lại
destruction-runs-short = thuộc hồ sơ đang giải quyết
destruction-together-short = hồ sơ có giấy tờ lưu lâu hơn
destruction-together-for-good-short = hồ sơ có giấy tờ lưu vĩnh viễn
destruction-no-basis-short = không còn căn cứ hủy

flash-destruction-proposed = Đã lập danh mục. Một người khác có thẩm quyền phải xem trước khi hủy.
flash-destruction-struck = Đã đưa giấy tờ ra khỏi danh mục.
flash-destruction-rejected = Đã ghi: không đồng ý hủy.
flash-destruction-withdrawn = Đã rút danh mục.
flash-destruction-approved = Đã ghi quyết định. Người khác thực hiện.
flash-destruction-done = Đã thực hiện. Biên bản ở bên dưới.
flash-destruction-held = Đã giữ lại giấy tờ.
flash-destruction-let-go = Đã thôi giữ giấy tờ.
