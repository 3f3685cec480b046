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
catalog-unreadable = Không đọc được dòng này: { $problem }. Hãy so với một tệp đúng trong cùng thư mục.
catalog-unknown-key = Có một mục không ai biết tên: { $problem }. Hãy sửa chính tả hoặc xóa mục đó.
catalog-missing-key = Thiếu một mục bắt buộc: { $problem }. Hãy thêm mục đó.
catalog-unknown-word = Từ này không có trong các từ được dùng: { $problem }. Hãy chọn một trong các từ đó.
catalog-wrong-type = Giá trị không đúng dạng: { $problem }. Chữ ở trong ngoặc kép, số thì không.
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
catalog-file-name = Tên tệp { $name } nên bắt đầu bằng mã { $code }.
catalog-bad-field-name = Tên trường { $name } chỉ gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ, và không trùng từ của điều kiện.
catalog-choice-without-options = Trường chọn { $name } cần ít nhất hai mục options.
catalog-options-without-choice = Trường { $name } có options mà không phải type choice. Hãy sửa type hoặc xóa options.
catalog-limits-reversed = Giới hạn dưới của { $name } lớn hơn giới hạn trên. Hãy đổi lại.
catalog-required-twice = { $name } vừa luôn bắt buộc vừa bắt buộc có điều kiện. Hãy bỏ một.
catalog-asks-what-is-held = Trường { $name } hỏi điều tài khoản đã có. Hãy thêm source, ví dụ account.name.
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
