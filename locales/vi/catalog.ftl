# Sai sót trong câu trả lời: sai gì, sửa thế nào, ví dụ.
answer-required = Hãy trả lời câu này.
answer-choose = Hãy chọn một mục.
answer-attach = Hãy gửi kèm một tệp.
answer-choose-commune = Hãy chọn phường, xã của địa chỉ này. Ví dụ: Phường Cửa Nam.
answer-address-line = Hãy ghi số nhà, đường hoặc thôn, tổ. Ví dụ: 12 phố Hàng Bài.
answer-in-the-future = Ngày này chưa đến. Hãy ghi ngày không sau { $today }.
answer-too-early = Ngày này quá xa. Hãy kiểm tra năm; sớm nhất là { $earliest }.
answer-not-a-date = Không có ngày này. Hãy ghi ngày, tháng, năm. Ví dụ: 27/3/2026.
answer-not-a-name = Tên chỉ gồm chữ cái và dấu cách. Ví dụ: Nguyễn Văn Minh.
answer-not-a-number = Hãy ghi bằng chữ số. Ví dụ: 3 hoặc 62,5.
answer-not-an-amount = Hãy ghi số đồng, không có phần lẻ. Ví dụ: 150.000.000.
answer-not-a-personal-id = Số định danh có 12 chữ số, ở mặt trước thẻ căn cước. Bạn đã ghi { $given } ký tự. Ví dụ: 001085012345.
answer-not-a-phone = Số điện thoại bắt đầu bằng 0 và có 10 hoặc 11 chữ số. Ví dụ: 0912 345 678.
answer-not-an-email = Hãy ghi đủ thư điện tử. Ví dụ: minh@example.vn.
answer-not-an-option = Hãy chọn một trong các mục đã cho.
answer-not-a-commune = Hãy chọn phường, xã trong danh sách; mã phường, xã có 5 chữ số. Ví dụ: 00082.
answer-too-short = Hãy ghi ít nhất { $min } ký tự; bạn đã ghi { $given }.
answer-too-long = Hãy ghi không quá { $max } ký tự.
answer-too-small = Số này phải từ { $min } trở lên.
answer-too-large = Số này không được quá { $max }.
answer-wrong-shape = Hãy ghi đúng mẫu { $pattern }, trong đó 9 là chữ số và A là chữ hoa.
answer-strange-characters = Có ký tự không đọc được. Hãy xóa đi và gõ lại.
answer-wrong-type = Câu trả lời không đúng dạng của câu hỏi. Hãy tải lại trang và trả lời lại.
answer-unknown-field = Thủ tục này không có câu hỏi đó. Hãy tải lại trang.
answer-too-many = Quá { $max } câu trả lời. Hãy gửi lại đúng các câu của tờ khai.
answer-land-number = Hãy ghi số tờ bản đồ, số thửa như trên giấy chứng nhận. Ví dụ: 12 hoặc 345A.
answer-land-area = Hãy ghi diện tích bằng mét vuông, lớn hơn 0. Ví dụ: 60,5.
answer-not-a-plate = Không đọc được biển số. Ví dụ: 29A-123.45 với ô tô, 29-B1 123.45 với xe máy. Xe chưa có biển số thì để trống.
answer-plate-or-chassis = Hãy ghi biển số; xe chưa có biển số thì ghi số khung.
answer-chassis-letters = Số khung 17 ký tự không có chữ I, O, Q. Hãy xem lại: có thể là số 1 hoặc số 0.
answer-not-a-chassis = Số khung có từ 4 đến 30 chữ cái và chữ số. Ví dụ: RLHPC44001Y000123.
answer-not-an-engine = Số máy có từ 4 đến 30 chữ cái và chữ số. Ví dụ: PC44E1234567.
answer-file-too-large = Tệp lớn hơn { $max } MB. Hãy gửi tệp nhỏ hơn, ví dụ chụp lại ở cỡ vừa.
answer-file-type = Câu này chỉ nhận { $types }. Hãy chuyển tệp sang một trong các dạng đó.
answer-add-item = Hãy điền ít nhất một mục.
answer-too-few-items = Cần ít nhất { $min } mục; bạn đã điền { $given }. Hãy bấm nút thêm ở cuối.
answer-too-many-items = Nhiều nhất { $max } mục. Hãy bớt đi hoặc lập hồ sơ khác cho phần còn lại.
answer-unknown-place = Không tìm thấy “{ $given }”. Hãy ghi cả phường, xã, quận, huyện và tỉnh cũ. Ví dụ: phường Hàng Bạc, quận Hoàn Kiếm, Hà Nội.
answer-which-commune = “{ $given }” nay có thể là { $count } phường, xã. Hãy chọn đúng một nơi trong danh sách.
answer-place-says-little = Có { $count } nơi mang tên “{ $given }”. Hãy ghi thêm quận, huyện và tỉnh cũ.
answer-id-other-year = Số định danh là của người sinh năm { $number }, còn ngày sinh đã ghi là năm { $given }. Hãy xem lại cả hai; nếu giấy tờ ghi đúng như vậy thì cứ tiếp tục.
answer-id-other-sex = Số định danh là của { $number ->
    [male] nam
   *[female] nữ
}, khác với giới tính đã chọn. Hãy xem lại cả hai; nếu giấy tờ ghi đúng như vậy thì cứ tiếp tục.

# Vì sao chưa làm trọn trên mạng (NĐ 224/2026 Điều 14).
catalog-partial-presence-required-by-law = Luật yêu cầu bạn có mặt một lần.
catalog-partial-field-verification-required = Cơ quan phải đến xem tại chỗ.
catalog-partial-technical-fault-temporary = Hệ thống tạm thời có lỗi kỹ thuật.
catalog-partial-other-technical = Có lý do kỹ thuật khác, đã công bố.
catalog-level-end-to-end = Làm trọn trên mạng
catalog-level-partial = Làm một phần trên mạng
catalog-level-info-only = Chỉ hướng dẫn

# Cách nộp.
catalog-channel-online = Trực tuyến
catalog-channel-direct = Tại quầy
catalog-channel-post = Qua bưu chính
catalog-channel-kiosk = Tại ki-ốt
catalog-time-unknown = Nguồn công bố không ghi thời gian

# Giấy tờ có từ đâu.
catalog-satisfied-by-form = Chính là tờ khai bạn điền ở đây
catalog-satisfied-by-store = Lấy từ kho giấy tờ điện tử của bạn
catalog-satisfied-by-register = Cơ quan tự tra cứu, bạn không phải nộp
catalog-satisfied-by-certified-copy = Bản sao điện tử có chứng thực
catalog-satisfied-by-upload = Bạn tải ảnh hoặc tệp lên, hoặc mang đến quầy
catalog-paper-original = bản chính
catalog-paper-copy = bản sao
catalog-paper-shown = xuất trình, nhận lại ngay

# Vai trò và bước.
catalog-role-receptionist = Cán bộ tiếp nhận và trả kết quả
catalog-role-specialist = Chuyên viên giải quyết
catalog-role-leader = Lãnh đạo ký
catalog-role-clerk = Văn thư
catalog-role-dispatcher = Người điều phối thẩm quyền
catalog-role-point-manager = Phụ trách điểm tiếp nhận
catalog-role-auditor = Người giám sát
catalog-role-admin = Quản trị
catalog-role-designer = Người soạn thủ tục
catalog-role-publisher = Người duyệt và công bố thủ tục

# Phí, lệ phí.
catalog-fee-phi = phí
catalog-fee-le-phi = lệ phí
catalog-fee-unit-case = một hồ sơ
catalog-fee-unit-page = một trang
catalog-fee-unit-copy = một bản
catalog-fee-unit-document = một giấy tờ
catalog-fee-free = Miễn phí
catalog-fee-set-by-council = Do Hội đồng nhân dân thành phố quyết định
catalog-fee-by-table = Theo bảng: { $title }
catalog-class-merit = Người có công, thân nhân liệt sĩ
catalog-class-poor-household = Hộ nghèo
catalog-class-near-poor-household = Hộ cận nghèo
catalog-class-disabled = Người khuyết tật
catalog-class-child = Trẻ em
catalog-class-elderly = Người cao tuổi
catalog-class-minority-in-hardship = Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn
catalog-class-student = Học sinh, sinh viên
catalog-class-digital-citizen = Công dân số

# Những điều motcua catalog check tìm thấy. Mỗi câu nói sai gì và sửa thế nào.
catalog-table-or = hoặc
catalog-table-any = bất kỳ
catalog-table-less = dưới { $end }
catalog-table-more = trên { $end }
catalog-table-at-least = từ { $end }
catalog-table-at-most = đến { $end }
catalog-table-between = từ { $from } đến { $to }
catalog-table-yes = có
catalog-table-no = không
catalog-table-unanswered = chưa trả lời
catalog-table-no-class = không thuộc diện giảm
catalog-table-channel = Cách nộp
catalog-table-day = Ngày nộp
catalog-table-class = Người nộp phí
catalog-table-not-stated = Nguồn không ghi
catalog-table-no-paper = Không cần giấy tờ
catalog-unreadable = Không đọc được dòng này: { $problem }. Hãy so với một tệp đúng trong cùng thư mục.
catalog-unknown-key = Không có mục nào tên { $name }. { $nearest ->
    [none] Hãy xóa mục đó, hoặc xem các mục được dùng: { $known }.
   *[other] Có phải bạn định viết { $nearest }? Hãy sửa lại.
 }
catalog-missing-key = Thiếu mục { $name }. Hãy thêm mục đó.
catalog-unknown-word = Không dùng từ { $name } ở đây. { $nearest ->
    [none] Hãy chọn một trong: { $known }.
   *[other] Có phải bạn định viết { $nearest }? Các từ được dùng: { $known }.
 }
catalog-wrong-type = Giá trị ở dòng { $written } không đúng dạng. { $expected ->
    [text] Cần chữ, đặt trong ngoặc kép.
    [number] Cần số, không có ngoặc kép.
    [yes-no] Cần true hoặc false, không có ngoặc kép.
    [list] Cần danh sách, ví dụ ["một", "hai"].
    [table] Cần một nhóm, ví dụ { "{" } vi = "…", en = "…" { "}" }.
   *[other] Bộ đọc báo: { $problem }. Hãy sửa theo một tệp đúng.
 }
catalog-unknown-role = Vai trò này không làm bước nào. Hãy dùng receptionist, specialist, leader hoặc clerk.
catalog-missing-translation = { $where } thiếu bản { $lang }. Hãy viết đủ cả vi và en.
catalog-summary-too-long = Tóm tắt ({ $lang }) có { $count } tiếng; nhiều nhất { $max }. Hãy viết gọn lại.
catalog-edition-zero = Số bản bắt đầu từ 1. Hãy ghi edition = 1.
catalog-validity-reversed = Ngày hết hiệu lực { $to } trước ngày có hiệu lực { $from }. Hãy sửa một trong hai.
catalog-duplicate-name = Có hai { $kind } cùng tên { $name }. Hãy đổi tên một cái.
catalog-partial-without-reason = Kênh { $channel } chỉ làm một phần mà không nêu lý do và căn cứ. Hãy thêm reason và reason-basis.
catalog-reason-without-partial = Kênh { $channel } có lý do làm một phần nhưng không phải một phần. Hãy xóa reason hoặc sửa level.
catalog-time-not-stated = Kênh { $channel } chưa có thời gian giải quyết. Khi có nguồn, hãy ghi ví dụ 3wd.
catalog-times-differ = Các kênh có thời gian khác nhau ({ $times }) mà không nêu căn cứ. Hãy thêm time-basis cho từng kênh.
catalog-office-field-unknown = Cơ quan có thẩm quyền phụ thuộc trường { $name }, nhưng tờ khai không có. Hãy thêm trường hoặc sửa tên.
catalog-office-field-not-a-place = Trường { $name } quyết định cơ quan nên phải là commune hoặc address.
catalog-no-legal-basis = Chưa có căn cứ pháp lý. Hãy thêm một mục legal-basis.
catalog-no-channel = Chưa có cách nộp nào. Hãy thêm một mục channels.
catalog-no-result = Chưa có kết quả. Hãy thêm một mục results với mã KQ.
catalog-no-subject = Chưa nói ai được nộp. Hãy ghi subjects.
catalog-no-level = Chưa nói cấp nào giải quyết. Hãy ghi levels.
catalog-no-decision = Chưa có số quyết định công bố. Hãy ghi decision.
catalog-override-without-basis = Thủ tục dùng quy định riêng về bổ sung mà không nêu luật. Hãy ghi basis trong mục supplement.
catalog-sector-note = Thủ tục có quy định riêng về bổ sung theo { $basis }.
catalog-other-key = Văn bản này nói về { $found }, còn bản nháp là về { $wanted }. Hãy ghi đúng mã.
catalog-file-hidden = Phiên bản { $edition } của { $code } có cả trong tệp và trong bản đã công bố, và hai bản khác nhau. Bản đã công bố được dùng.
catalog-file-name = Tên tệp { $name } nên bắt đầu bằng mã { $code }.
catalog-bad-field-name = Tên trường { $name } chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, và không trùng từ của điều kiện.
catalog-choice-without-options = Trường chọn { $name } cần ít nhất hai mục options.
catalog-options-without-choice = Trường { $name } có options mà không phải type choice. Hãy sửa type hoặc xóa options.
catalog-limits-reversed = Giới hạn dưới của { $name } lớn hơn giới hạn trên. Hãy đổi lại.
catalog-required-twice = { $name } vừa luôn bắt buộc vừa bắt buộc có điều kiện. Hãy bỏ một.
catalog-asks-what-is-held = Trường { $name } hỏi điều tài khoản hoặc câu hỏi trước đã cho biết. Hãy thêm source, ví dụ account.name, hoặc bỏ câu hỏi.
catalog-fields-without-group = Trường { $name } không phải nhóm nên không có fields, item, min-items, max-items. Hãy bỏ chúng, hoặc đổi type thành group.
catalog-group-without-fields = Nhóm { $name } chưa có câu hỏi nào. Hãy thêm fields.
catalog-bad-item-count = Nhóm { $name } có min-items lớn hơn max-items, hoặc quá { $most } mục. Hãy sửa lại.
catalog-group-in-group = Nhóm { $name } nằm trong nhóm { $group }. Hãy đưa nó ra ngoài.
catalog-not-a-sibling = Trường { $name }: { $key } = { $sibling } phải là một trường ngay bên cạnh: born là ngày, sex là lựa chọn có male và female; chỉ personal-id mới dùng được.
catalog-bad-file-limit = Trường { $name }: accept chỉ gồm { $known }, max-megabytes từ 1 đến 20, và chỉ dùng cho type = "file".
catalog-unknown-register = Không có kho dữ liệu { $name }. Các kho: { $known }.
catalog-unknown-field = Điều kiện { $condition } đọc trường { $name } không có trong tờ khai. Hãy sửa tên.
catalog-days-unknown-here = Điều kiện { $condition } đếm ngày bằng daysSince, chỉ dùng được ở bảng phí. Hãy hỏi bằng một trường.
catalog-reads-later-field = Điều kiện của { $field } đọc { $name }, là câu hỏi sau nó. Hãy đưa { $name } lên trước.
catalog-page-torn = Trang { $page } bị tách: { $name } đứng xa các trường cùng trang. Hãy đưa chúng lại gần nhau.
catalog-component-without-satisfaction = Giấy tờ { $name } không có cách nào để nộp. Hãy ghi satisfied-by.
catalog-component-impossible = Giấy tờ { $name } có số lượng, dung lượng bằng 0 hoặc không nhận loại tệp nào. Hãy sửa.
catalog-malformed-result-code = { $name } không phải mã kết quả. Hãy ghi như KQ.G15.000031.
catalog-form-missing = Giấy tờ { $name } là tờ khai, nhưng thủ tục chưa có tờ khai. Hãy thêm form.
catalog-upload-not-last = Giấy tờ { $name } đề nghị tải lên trước khi tra cứu. Hãy để upload cuối cùng.
catalog-fee-not-stated = Chưa có bảng phí. Nếu miễn phí theo luật, hãy ghi một dòng amount = 0 với căn cứ.
catalog-fee-without-amount = Dòng phí { $name } không có mức. Hãy ghi amount, tiers hoặc set-by-council = true.
catalog-fee-amount-twice = Dòng phí { $name } có hai cách tính. Hãy giữ một trong amount, tiers, set-by-council.
catalog-fee-tiers = Các bậc của { $name } phải tăng dần và bậc cuối không có up-to.
catalog-fee-percent = Mức giảm của { $name } phải từ 1 đến 100 phần trăm.
catalog-fee-field = Trường { $name } dùng để đếm nhưng không có hoặc không phải number.
catalog-fee-without-pages = Phí { $name } tính theo trang nên cần pages-field.
catalog-fee-gap = Phí { $name }, kênh { $channel }: trước ngày { $date } có khoảng không có mức. Hãy nối liền các giai đoạn.
catalog-fee-overlap = Phí { $name }, kênh { $channel }: từ ngày { $date } có hai mức cùng lúc. Hãy sửa valid-to của mức trước.
catalog-fee-ends = Phí { $name }, kênh { $channel } hết hiệu lực sau { $date }. Hãy thêm mức tiếp theo.
catalog-fee-missing-for-channel = Kênh { $channel } không có dòng phí nào. Nếu miễn phí, hãy ghi amount = 0 với căn cứ.
catalog-unreachable-step = Không hồ sơ nào đến được bước { $name }. Hãy sửa điều kiện hoặc đưa bước lên trước bước trả kết quả.
catalog-step-missing = Thiếu bước { $kind }. Hãy thêm một bước loại này.
catalog-steps-exceed-time = Kênh { $channel }: các bước cộng lại { $sum } giờ làm việc, luật chỉ cho { $legal }. Hãy rút ngắn các bước.
catalog-same-name = Tên { $name } đã có trong { $other }. Hãy kiểm tra mã hoặc tên.
catalog-duplicate-edition = Bản { $edition } của { $code } đã có trong { $other }. Hãy tăng số bản.
catalog-editions-out-of-order = Bản { $edition } của { $code } có hiệu lực sau bản trong { $other } nhưng số nhỏ hơn. Hãy sửa số bản.
catalog-validity-overlap = Bản trong { $other } của { $code } còn hiệu lực vào ngày { $date }. Hãy ghi valid-to cho bản đó.
catalog-duplicate-key = Mục này viết hai lần: { $written }. Hãy giữ một.
catalog-bad-condition = Không hiểu điều kiện ở dòng { $written }: { $problem }. Hãy viết như works == "house" && copies > 1.
catalog-bad-time = Không hiểu thời gian ở dòng { $written }. Hãy viết 3wd, 20d, 8wh, same-day hoặc not-stated.
catalog-bad-satisfaction = Không hiểu cách nộp giấy tờ ở dòng { $written }. Hãy viết form, store:KQ.G15.000032, register:civil-status.marriage, certified-copy hoặc upload.
catalog-unclosed = Ở dòng { $written } có dấu ngoặc kép hay ngoặc vuông chưa đóng hoặc thiếu. Hãy thêm dấu còn thiếu.
catalog-too-deep = Dòng { $written } lồng quá nhiều ngoặc. Hãy viết thành các mục riêng.
catalog-file-too-large = Tệp có { $bytes } byte; nhiều nhất { $max }. Hãy kiểm tra có đúng là tệp thủ tục không.
catalog-not-text = Dòng này có ký tự không phải chữ (tệp hỏng hoặc không phải UTF-8). Hãy xóa ký tự lạ và lưu tệp dạng UTF-8.
catalog-too-many-findings = Tệp có hơn { $max } điều phải sửa; chỉ kể bấy nhiêu. Hãy sửa các lỗi trên rồi kiểm tra lại.
catalog-sample-channel = Ví dụ nộp qua kênh { $channel } mà thủ tục không có. Hãy sửa channel.
catalog-sample-day = Ví dụ tính ngày { $date }, ngoài thời gian hiệu lực của bản này. Hãy sửa on.
catalog-sample-unknown-answer = Ví dụ trả lời câu { $name } mà tờ khai không có. Hãy sửa tên.
catalog-sample-answer = Câu { $name } của tờ khai không nhận giá trị { $value }. Hãy sửa ví dụ.
catalog-sample-differs = Ví dụ cho ra khác: { $what } phải là { $expected }, nhưng ra { $found }. Hãy sửa thủ tục, hoặc sửa ví dụ nếu ví dụ sai.
catalog-guide-too-long = Có hơn { $max } câu hỏi dẫn đường. Hãy giữ { $max } câu có ích nhất.
catalog-guide-unknown-field = Câu hỏi dẫn đường { $name } không có trong tờ khai. Hãy sửa tên.
catalog-guide-field-kind = Câu hỏi dẫn đường { $name } phải là choice, yes-no, number, money hoặc date. Hãy chọn câu khác.
catalog-stop-without-basis = Trường hợp dừng này thiếu căn cứ pháp lý. Hãy ghi basis.
catalog-stop-never = Không ai rơi vào trường hợp dừng { $condition }. Hãy sửa điều kiện hoặc xóa.
catalog-stop-always = Ai cũng rơi vào trường hợp dừng { $condition }. Hãy sửa điều kiện.
catalog-stop-instead-itself = Trường hợp dừng chỉ sang chính thủ tục { $code }. Hãy sửa instead.
catalog-instead-unknown = Thủ tục thay thế { $code } không có trong danh mục này. Hãy kiểm tra mã.
catalog-replaced-unknown = Thủ tục thay thế { $code } không có trong danh mục này. Hãy kiểm tra mã ở replaced-by.
catalog-replaced-in-force = Có replaced-by mà chưa có ngày hết hiệu lực. Hãy ghi valid-to.
catalog-table-empty = Bảng { $name } chưa có cột hoặc chưa có dòng. Hãy thêm inputs và rows.
catalog-table-too-large = Bảng { $name } có quá nhiều trường hợp để kiểm tra hết. Hãy tách thành các bảng nhỏ.
catalog-table-unused = Không chỗ nào dùng bảng { $name }. Hãy dùng bảng bằng amount-by, time-by, required-by, office hoặc eligibility, hoặc xóa bảng.
catalog-unknown-table = Không có bảng { $name }. Hãy sửa tên hoặc thêm bảng.
catalog-table-gives = Bảng { $name } quyết định việc khác. Ở đây cần bảng có gives = { $expected }.
catalog-table-input-kind = Trường { $name } không dùng làm cột được. Cột phải là choice, yes-no, number, money, date, commune hoặc address.
catalog-table-without-label = Cột { $name } là biểu thức nên cần label. Hãy ghi tên cột bằng vi và en.
catalog-table-cannot-read = Bảng cho { $gives } không biết { $name } khi tính. Hãy bỏ cột này.
catalog-row-cells = Dòng { $row } có { $cells } ô mà bảng có { $columns } cột. Hãy thêm hoặc bớt ô.
catalog-bad-cell = Ô { $cell } không hợp với cột { $name }. Hãy viết như: { $expected }.
catalog-bad-outcome = Kết quả { $outcome } không hợp với bảng cho { $gives }. { $gives ->
    [amount] Hãy ghi số đồng như 10000, hoặc set-by-council, not-stated.
    [time] Hãy ghi 3wd, 20d, 8wh, same-day hoặc not-stated.
    [papers] Hãy ghi mã giấy tờ, cách nhau bằng dấu phẩy, hoặc none.
   *[other] Hãy ghi một tên bằng chữ thường không dấu, số và gạch nối.
 }
catalog-table-unknown-paper = Không có giấy tờ mã { $name }. Hãy sửa mã.
catalog-table-unknown-office = Không có cơ quan { $name } trong office.offices. Hãy thêm hoặc sửa tên.
catalog-row-without-basis = Dòng { $row } thiếu căn cứ pháp lý. Hãy ghi basis.
catalog-table-gap = Bảng { $name } không có dòng nào cho trường hợp { $case }. Hãy thêm một dòng.
catalog-row-unreachable = Bảng { $name }: không trường hợp nào đến dòng { $row }, vì các dòng trên đã nhận hết. Hãy sửa ô hoặc xóa dòng.
catalog-row-overlap = Bảng { $name }: dòng { $earlier } và dòng { $later } cùng hợp với { $case } mà kết quả khác nhau; dòng trên được dùng. Hãy xem lại.
catalog-office-tables-nested = Cơ quan { $name } lại theo một bảng khác. Hãy gộp thành một bảng.
catalog-office-never = Bảng { $table } không bao giờ cho ra cơ quan { $name }. Hãy sửa bảng hoặc xóa cơ quan.
catalog-paper-never = Bảng { $table } không bao giờ đòi giấy tờ { $name }. Hãy sửa bảng hoặc required-by.
catalog-stop-without-case = Trường hợp dừng cần đúng một trong hai: when hoặc by. Hãy ghi một.
catalog-needless-paper = Có thể không đòi giấy tờ { $name }: { $source } đã có, theo { $law }. Hãy thêm vào satisfied-by, hoặc ghi needed-because vì sao vẫn cần.
catalog-reuse-without-words = Loại { $name } không có từ để nhận ra. Hãy ghi words.
catalog-reuse-without-law = Loại { $name } không nêu điều luật. Hãy ghi law.
catalog-reuse-without-name = Loại { $name } thiếu tên bằng vi hoặc en. Hãy ghi đủ.
catalog-reuse-same-id = Có hai loại cùng tên { $name }. Hãy đổi một.
catalog-step-field-unknown = Bước { $step } điền trường { $name } mà tờ khai không có. Hãy thêm trường với seen-by = "officers" hoặc sửa tên.
catalog-step-field-of-applicant = Bước { $step } điền trường { $name } là câu hỏi của người nộp. Hãy ghi seen-by = "officers" hoặc bỏ khỏi bước.
catalog-unknown-option = Điều kiện hỏi { $name } có phải { $value } không, nhưng không ai trả lời được như thế. Các câu trả lời: { $known }.
catalog-long-sentence = { $where } ({ $lang }) có câu dài { $count } tiếng; nên không quá { $max }. Hãy tách câu.
catalog-same-call = also-called có { $name } hai lần, hoặc trùng với tên. Hãy bỏ một.
catalog-rules-same-id = Hai bộ quy tắc cùng mã { $later }. Hãy đổi một mã.
catalog-rules-gap = Từ { $date } không có bộ quy tắc nào, giữa { $earlier } và { $later }. Hãy nối liền.
catalog-rules-overlap = Bộ { $earlier } còn hiệu lực khi { $later } bắt đầu ngày { $date }. Hãy ghi valid-to.

# Văn bản phân định thẩm quyền / acts that divide powers
catalog-footing-assigned = Thẩm quyền của cơ quan
catalog-footing-delegated = Được phân cấp, ủy quyền
catalog-act-title = Văn bản { $act } thiếu tên tiếng Việt hoặc tiếng Anh. Ghi đủ hai thứ tiếng ở title.
catalog-act-ends-first = Văn bản { $act } hết hiệu lực trước khi có hiệu lực. Sửa valid-to hoặc valid-from.
catalog-act-moves-nothing = Văn bản { $act } không chuyển thủ tục nào. Thêm ít nhất một mục [[moves]].
catalog-act-names-no-procedure = Mục này của văn bản { $act } không nêu thủ tục. Ghi procedures hoặc domain.
catalog-act-procedure-not-here = Văn bản { $act } nêu thủ tục { $code } chưa có trong danh mục này.
catalog-act-commune = Văn bản { $act }: “{ $name }” không phải mã xã. Ghi 5 chữ số, ví dụ 00082.
catalog-act-without-place = Văn bản { $act }: tờ khai của thủ tục { $code } không có mục nào cho biết xã. Ghi field, hoặc thêm mục chọn xã vào tờ khai.
catalog-act-twice = Văn bản { $act } đã có ở { $other }. Đổi id hoặc bỏ một tệp.
catalog-acts-clash = Văn bản { $act } và { $other } cùng ngày, cùng nói về thủ tục { $code } nhưng khác nhau. Giữ một.

# Thủ tục liên thông / linked sets
catalog-set-twice = Bộ liên thông { $set } đã có ở { $other } trong cùng thời gian. Sửa valid-from, valid-to hoặc id.
catalog-set-ends-first = Bộ liên thông { $set } hết hiệu lực trước khi có hiệu lực. Sửa valid-to hoặc valid-from.
catalog-set-of-one = Bộ liên thông { $set } có ít hơn hai việc. Thêm mục [[parts]].
catalog-set-without-channel = Bộ liên thông { $set } không có cách nộp nào. Ghi channels, ví dụ ["online"].
catalog-set-cycle = Bộ liên thông { $set }: việc { $name } chờ chính nó qua các việc khác. Bỏ bớt một mục ở after.
catalog-set-unknown-part = Bộ liên thông { $set }: không có việc nào tên { $name }. Ghi id của một việc trong bộ.
catalog-set-unknown-procedure = Bộ liên thông { $set }: danh mục chưa có thủ tục { $code }.
catalog-set-channel-closed = Bộ liên thông { $set }: thủ tục { $code } không nhận qua kênh { $channel }.
catalog-set-not-asked = Bộ liên thông { $set }: tờ khai của { $code } không có mục { $name }.
catalog-set-time-without-basis = Bộ liên thông { $set }: thời hạn riêng của việc { $name } cần time-basis, ghi văn bản quy định.
catalog-set-result-not-given = Bộ liên thông { $set }: mục { $name } chờ { $result }, nhưng không việc nào trước đó cho biết. Ghi vào gives của việc ấy, và vào after.
catalog-set-other-question = Bộ liên thông { $set }: mục { $name } và mục { $other } của { $code } không phải cùng một câu hỏi. Dùng take với mục cùng loại, hoặc ask-as để hỏi bằng tên khác.
catalog-set-renamed-is-read = Bộ liên thông { $set }: không đổi tên mục { $name } được, vì một điều kiện trong tờ khai đọc mục này.
catalog-certification-twice = { $name } có hai lần. Mỗi ngày, mỗi tên chỉ một lần.
catalog-certification-copy-fee = Bảng phí từ { $name } mâu thuẫn: trang sau không đắt hơn trang đầu, trần không thấp hơn giá một trang.
catalog-certification-other-fee = Thủ tục { $procedure } ghi phí { $name } khác bảng phí chứng thực mới nhất. Hãy sửa một trong hai.
catalog-certification-words = { $name } thiếu chữ tiếng Việt hoặc tiếng Anh.
catalog-certification-no-law = Nơi nhận { $name } chưa ghi căn cứ. Hãy ghi số văn bản.
catalog-certification-no-way = Nơi nhận { $name } ghi là không cần nhưng không nói làm gì thay thế. Hãy ghi instead.
catalog-certification-no-limit = Quy định từ { $name } cho không trang hoặc không bản nào. Hãy ghi số lớn hơn 0.
catalog-unknown-office = Danh bạ không có cơ quan { $name }. Ghi mã đã có trong offices, không kèm mã của thành phố, hoặc thêm cơ quan vào danh bạ.

# Tài liệu kết quả (catalog/results)
catalog-result-without-form = Kết quả { $code } chưa có mẫu tài liệu trong catalog/results; khi phát hành sẽ in theo mẫu chung.
catalog-result-of-nothing = Mẫu { $code } không thuộc thủ tục nào. Hãy xem lại mã.
catalog-result-unknown-field = Mẫu { $code } lấy chữ từ mục { $field } mà không biểu mẫu nào của thủ tục có. Hãy sửa tên.
catalog-result-unknown-entry = Mẫu { $code } dùng issue.{ $name } nhưng không hỏi mục đó khi phát hành. Hãy thêm vào entered.
catalog-result-without-title = Mẫu { $code } thiếu tiêu đề bằng vi hoặc en. Hãy ghi đủ.
catalog-result-twice = Có hai mẫu cùng mã { $code }. Hãy bỏ một.

# Loại giấy tờ trong catalog/document/.
catalog-document-code = Mã { $name } không đúng dạng. Hãy viết mã kết quả như KQ.G15.000031, hoặc GT. với chữ thường và gạch nối như GT.giay-chung-sinh.
catalog-document-code-twice = Mã { $name } đã có ở loại giấy tờ { $other }. Mỗi mã chỉ thuộc một tệp.
catalog-document-name = Thiếu tên tiếng Việt hoặc tiếng Anh của { $name }. Hãy viết cả vi và en.
catalog-document-title = Loại giấy tờ { $name } chưa có tiêu đề để nhận ra. Hãy viết tiêu đề in trên giấy vào titles.
catalog-document-retention = Loại giấy tờ { $name } chưa có loại thời hạn lưu trữ. Hãy viết retention.
catalog-document-field-twice = Trường { $name } có hai lần. Mỗi trường một tên.
catalog-document-phrases = Trường { $name } chưa có cụm từ đứng trước giá trị. Hãy viết phrases, hoặc at-foot = true với ngày ở cuối giấy.
catalog-retention-class = lớp lưu trữ { $name } bắt đầu hai lần trong một ngày, không có căn cứ, hoặc có số năm ngoài khoảng 1–200
catalog-retention-unknown = loại giấy tờ { $name } gọi lớp lưu trữ { $class } không có trong retention.toml
