# Chứng thực bản sao điện tử từ bản chính và sổ chứng thực.
certification-not-needed = Nơi này không được đòi bản sao chứng thực nên không cần làm. Nếu người dân vẫn muốn chứng thực, hãy đánh dấu ô “Vẫn muốn chứng thực”.
certification-held = Kho của người này đã có giấy tờ ấy dưới dạng điện tử đã ký, nơi nhận trong nước phải dùng được (Nghị định 118/2025/NĐ-CP Điều 22.1). Nếu vẫn muốn chứng thực, hãy đánh dấu ô “Vẫn muốn chứng thực”.
certification-nobody = Chưa có ai trước mặt. Hãy nhập ít nhất một người ký.
certification-too-many-people = Nhiều nhất { $most } người trên một giấy tờ.
certification-witnesses = Có người không ký và không điểm chỉ được: phải có hai người làm chứng (Nghị định 23/2015/NĐ-CP Điều 36.3).
certification-unanswered-questions = Còn câu hỏi chưa trả lời. Hãy trả lời đủ rồi chuyển ký.
certification-put-right = Có điều chưa đúng nhưng sửa được. Hãy làm cho đúng rồi trả lời lại.
certification-forbidden-here = Có câu trả lời khiến việc này không được chứng thực. Hãy bấm Từ chối: lý do và điều khoản được ghi vào văn bản cho người dân.
certification-related = Người ký chứng thực phải xác nhận mình và người thân thích không có lợi ích trong giấy tờ này (Nghị định 23/2015/NĐ-CP Điều 9.3). Nếu có, hãy để người khác ký.
certification-other-register = Loại việc này thuộc sổ khác. Hãy mở đúng trang của sổ đó.
certification-no-kept-copy = Chưa có bản chụp. Hãy quét giấy tờ đã ký, đóng dấu rồi chọn tệp.
certification-needed = Nơi này có thể cần bản sao chứng thực, nên không ghi là không cần.
certification-no-receiver = Hãy chọn nơi sẽ nộp bản sao.
certification-who = Hãy nhập số định danh, hoặc năm sinh nếu người yêu cầu không có số.
certification-pages = Số trang phải từ 1 đến { $most }.
certification-copies = Số bản phải từ 1 đến { $most }.
certification-no-exemption = Trường hợp miễn này không áp dụng cho chứng thực bản sao. Hãy chọn lại.
certification-empty = Hãy điền { $field ->
    [name] họ tên người yêu cầu
    [title] tên giấy tờ
    [remark] ghi chú vào sổ
    [id-number] số giấy tờ xuất trình
    [reason] lý do
   *[other] ô này
}.
certification-too-long = Nội dung dài quá 4.000 ký tự. Hãy viết ngắn lại.
certification-title-too-long = Tên giấy tờ dài quá { $most } ký tự. Hãy viết ngắn lại.
certification-strange-characters = Nội dung có ký tự không in được. Hãy gõ lại.
certification-unanswered = Còn câu hỏi về bản chính chưa trả lời. Hãy cầm bản chính lên xem và trả lời đủ.
certification-pages-missing = Bản chụp phải đủ mọi trang có thông tin. Hãy quét lại đủ trang.
certification-not-compared = Chỉ chứng thực sau khi đã đối chiếu bản chụp đúng với bản chính.
certification-page-count = Tệp có { $found } trang, còn bạn đếm { $counted } trang. Hãy quét lại hoặc sửa số trang.
certification-no-scan = Chưa có bản chụp. Hãy quét bản chính rồi chọn tệp.
certification-forbidden = Bản chính này không được dùng để chứng thực. Hãy bấm Từ chối: lý do và điều khoản được ghi vào văn bản cho người dân.
certification-no-ground = Các câu trả lời không nêu lý do nào để từ chối. Hãy xem lại câu trả lời.
certification-too-many-days = Chỉ được kéo dài 1 hoặc { $most } ngày làm việc. Muốn dài hơn phải thỏa thuận bằng văn bản.
certification-not-later = Ngày mới phải là ngày làm việc sau ngày hẹn hiện tại.
certification-book-closed = Sổ năm { $year } đã khóa, không cấp số nữa. Hãy chứng thực vào ngày đầu của năm sau.
certification-year-not-over = Chỉ khóa sổ từ ngày { $day }.
certification-unsigned-numbers = Còn { $count } số đã cấp mà chưa ký. Hãy ký hoặc hủy các số đó rồi khóa sổ.
certification-no-decision = Bản sao đã giao cho người dân: hãy nhập số và ngày của quyết định hủy bỏ giá trị pháp lý.
certification-not-yours = Việc này không thuộc quyền của bạn: { $action ->
    [certify] người ký là lãnh đạo của cơ quan chứng thực
    [correct] người ghi chú vào sổ là lãnh đạo của cơ quan chứng thực
    [annul] người hủy bỏ là lãnh đạo của cơ quan chứng thực
   *[other] cán bộ tại điểm tiếp nhận làm việc này
}.
certification-not-now = Không làm được việc này nữa, vì yêu cầu đang ở bước: { $state ->
    [requested] chờ xem bản chính
    [awaiting-officer] chờ cán bộ xem bản chính
    [checked] chờ ký
    [numbered] đã cấp số, chờ ký
    [certified] đã chứng thực
    [delivered] đã giao
    [refused] đã từ chối
    [withdrawn] đã rút
    [annulled] đã hủy bỏ
   *[other] đã xong
}. Hãy tải lại trang.

certification-title = Chứng thực bản sao
certification-new = Yêu cầu mới
certification-lead = Bản sao điện tử từ bản chính giấy: xem bản chính, đối chiếu, ký, vào sổ và vào kho của người dân.
certification-queue-check = Chờ xem bản chính
certification-queue-sign = Chờ ký chứng thực
certification-queue-deliver = Đã ký, chờ giao
certification-queue-all = Tất cả
certification-queue-none = Không có yêu cầu nào ở đây.
certification-column-state = Tình trạng
certification-column-due = Hẹn trả
certification-all = Danh sách yêu cầu chứng thực

# Nộp cho nơi nào?
certification-for-whom = Nộp bản sao cho nơi nào?
certification-choose = Xem có cần không
certification-need-not-needed = Không cần chứng thực
certification-need-may-be-needed = Có thể cần chứng thực
certification-need-needed = Cần chứng thực
certification-instead = Làm thế này thay cho bản sao chứng thực:
certification-instead-original = Mang bản chính và một bản chụp thường: nơi nhận đối chiếu rồi trả lại bản chính.
certification-instead-store = Đưa bản điện tử có sẵn trong kho của người dân.
certification-instead-vneid = Mở giấy tờ trong ứng dụng VNeID cho nơi nhận xem.
certification-law = Căn cứ: { $law }
certification-spare = Không làm nữa, người dân đã rõ
certification-insist = Vẫn muốn chứng thực
certification-insist-hint = Người dân có quyền yêu cầu. Lựa chọn này được đếm để nhắc nơi nhận.
certification-spared = Đã ghi nhận: không cần bản sao chứng thực.

# Yêu cầu
certification-who-asks = Người yêu cầu
certification-person = Cá nhân
certification-organisation = Tổ chức
certification-ask-number = Số định danh hoặc mã tổ chức
certification-ask-name = Họ tên hoặc tên tổ chức
certification-ask-birth-year = Năm sinh
certification-ask-birth-year-hint = Chỉ khi không có số
certification-original = Bản chính
certification-ask-kind = Loại giấy tờ
certification-kind-other = Loại khác
certification-ask-title = Tên giấy tờ, mang tên ai
certification-ask-title-hint = Ghi vào sổ chứng thực, ví dụ: bằng tốt nghiệp đại học mang tên Nguyễn Văn Minh
certification-ask-paper-number = Số, ký hiệu trên giấy
certification-ask-issuer = Cơ quan cấp
certification-ask-issued-on = Ngày cấp
certification-ask-pages = Số trang có thông tin
certification-ask-copies = Số bản
certification-ask-copies-hint = Gồm bản điện tử và các bản giấy cùng lúc; chung một số chứng thực
certification-ask-exemption = Miễn phí
certification-ask-point = Nhận tại
certification-fee-and-time = Phí và hẹn trả
certification-fee = Phí
certification-fee-rule = { $first } đồng một trang cho { $pages } trang đầu, sau đó { $further } đồng; không quá { $cap } đồng một bản. { $basis }
certification-due-now = Nhận bây giờ thì trả
certification-take-in = Nhận yêu cầu

# Xem bản chính
certification-check-title = Xem bản chính
certification-presented = Trên bàn là gì?
certification-presented-original = Bản chính giấy
certification-presented-certified-copy = Bản sao có chứng thực
certification-presented-register-copy = Bản sao cấp từ sổ gốc
certification-presented-plain-copy = Bản chụp thường
certification-presented-file = Tệp điện tử
certification-presented-print = Bản in từ tệp điện tử
certification-author = Ai lập giấy này?
certification-author-vietnamese = Cơ quan, tổ chức Việt Nam
certification-author-confirmed = Cá nhân tự lập, có xác nhận và đóng dấu
certification-author-unconfirmed = Cá nhân tự lập, không có xác nhận và đóng dấu
certification-author-foreign-legalised = Nước ngoài, đã hợp pháp hóa lãnh sự
certification-author-foreign-exempt = Nước ngoài, được miễn hợp pháp hóa theo điều ước
certification-author-foreign-personal = Nước ngoài: hộ chiếu, thẻ căn cước, thẻ cư trú, giấy phép lái xe, bằng, chứng chỉ, bảng điểm
certification-author-foreign-unlegalised = Nước ngoài, loại khác, chưa hợp pháp hóa
certification-flaws = Bản chính có điều nào sau đây không?
certification-flaw-altered = Bị tẩy xóa, sửa chữa, thêm bớt không hợp lệ
certification-flaw-unreadable = Hư hỏng, cũ nát, không đọc được nội dung
certification-flaw-secret = Đóng dấu mật
certification-flaw-no-copying = Ghi rõ không được sao chụp
certification-flaw-unlawful = Nội dung trái pháp luật, đạo đức xã hội hoặc xúc phạm người khác
certification-all-pages = Bản chụp có đủ mọi trang có thông tin?
certification-compared = Đã đối chiếu, bản chụp đúng với bản chính?
certification-yes = Có
certification-no = Không
certification-scan = Bản chụp (PDF, JPEG, PNG)
certification-scan-there = Đã có bản chụp. Chọn tệp khác nếu quét lại.
certification-look = Xem bản chụp
certification-do-check = Đúng với bản chính, chuyển ký
certification-do-refuse = Từ chối chứng thực
certification-refuse-note = Ghi thêm cho người dân
certification-refused-because = Không được chứng thực vì
certification-print-refusal = In văn bản từ chối cho người dân
certification-report = Giữ lại giấy tờ, lập biên bản và chuyển cơ quan có thẩm quyền (Nghị định 23/2015/NĐ-CP Điều 9.6).
certification-article = Nghị định 23/2015/NĐ-CP, Điều { $article }
certification-article-other = { $number }, { $article }
certification-ground-no-original = Không phải bản chính giấy
certification-ground-altered = Bản chính bị tẩy xóa, sửa chữa, thêm bớt không hợp lệ
certification-ground-unreadable = Bản chính hư hỏng, cũ nát, không xác định được nội dung
certification-ground-secret = Bản chính đóng dấu mật
certification-ground-no-copying = Bản chính ghi rõ không được sao chụp
certification-ground-unlawful = Nội dung trái pháp luật, đạo đức xã hội
certification-ground-unlegalised = Giấy tờ nước ngoài chưa được hợp pháp hóa lãnh sự
certification-ground-unconfirmed = Giấy tờ tự lập không có xác nhận và đóng dấu
certification-ground-kind = Pháp luật riêng không cho sao chụp loại giấy này

# Ký, giao, sửa
certification-certify-title = Ký chứng thực
certification-capacity = Ký với tư cách
certification-capacity-chair = Chủ tịch
certification-capacity-deputy-chair = KT. Chủ tịch, Phó Chủ tịch
certification-capacity-authorised = TUQ. Chủ tịch, công chức được ủy quyền
certification-pin = Mã PIN của khóa ký
certification-pin-hint = Để trống khi dùng khóa thử của bản trình diễn
certification-do-certify = Cấp số và ký
certification-do-sign-again = Ký lại với số đã cấp
certification-numbered-not-signed = Số { $number } đã cấp nhưng chưa ký. Số này chỉ dùng cho yêu cầu này: hãy ký lại, hoặc hủy số với lý do.
certification-do-deliver = Đã giao cho người dân
certification-delivered-store = Đã vào kho dữ liệu của người yêu cầu
certification-delivered-hand = Đã giao tại quầy
certification-no-mail = Hệ thống chưa gửi bản sao qua thư điện tử.
certification-do-withdraw = Người dân không làm nữa
certification-extend-title = Kéo dài thời hạn
certification-extend-why = Lý do
certification-extend-days = Thêm ngày làm việc
certification-extend-on = Hoặc đến ngày đã thỏa thuận bằng văn bản
certification-do-extend = Kéo dài
certification-more-many-papers = Nhiều loại giấy tờ cùng lúc
certification-more-many-pages = Bản chính nhiều trang
certification-more-many-copies = Nhiều bản sao
certification-more-complex = Nội dung phức tạp, khó đối chiếu
certification-correct-title = Ghi chú vào sổ
certification-remark = Ghi chú
certification-reason = Lý do
certification-do-correct = Ghi vào sổ
certification-annul-title = Hủy bỏ giá trị pháp lý
certification-decision = Số quyết định
certification-decision-on = Ngày quyết định
certification-do-annul = Hủy bỏ
certification-remark-annulled = Đã hủy bỏ giá trị pháp lý theo { $decision }: { $reason }
certification-remark-void = Số không dùng: { $reason }
certification-number = Số chứng thực
certification-receiver = Nộp cho
certification-insisted = Người yêu cầu vẫn muốn chứng thực
certification-extent = { $pages } trang, { $copies } bản
certification-certified-file = Tải bản sao đã chứng thực
certification-check-page = Trang kiểm tra bản sao
certification-signed-by = Người ký
certification-history = Đã xảy ra
certification-same-person = Giấy khác của người này

certification-state-spared = Không cần chứng thực
certification-state-requested = Chờ xem bản chính
certification-state-awaiting-officer = Từ ki-ốt, chờ xem bản chính
certification-state-checked = Chờ ký
certification-state-numbered = Đã cấp số, chờ ký
certification-state-certified = Đã ký, chờ giao
certification-state-delivered = Đã giao
certification-state-refused = Đã từ chối
certification-state-withdrawn = Đã rút
certification-state-annulled = Đã hủy bỏ

certification-fact-spared = Được báo là không cần chứng thực
certification-fact-requested = Nhận yêu cầu
certification-fact-checked = Đã xem bản chính, đối chiếu đúng
certification-fact-refused = Từ chối chứng thực
certification-fact-extended = Kéo dài thời hạn
certification-fact-numbered = Cấp số chứng thực
certification-fact-certified = Ký chứng thực
certification-fact-delivered = Giao cho người yêu cầu
certification-fact-corrected = Ghi chú vào sổ
certification-fact-annulled = Hủy bỏ giá trị pháp lý
certification-fact-withdrawn = Người yêu cầu không làm nữa

# Sổ
certification-register = Sổ chứng thực
certification-register-copies = Sổ chứng thực bản sao từ bản chính
certification-register-signatures = Sổ chứng thực chữ ký, chứng thực điểm chỉ
certification-register-translators = Sổ chứng thực chữ ký người dịch
certification-register-transactions = Sổ chứng thực hợp đồng, giao dịch
certification-register-none = Chưa có dòng nào trong sổ này.
certification-year = Năm
certification-month = Tháng
certification-whole-year = Cả năm
certification-show = Xem
certification-print-month = In tờ tháng { $month }
certification-print-year = In cả năm
certification-register-summary = Số cuối cùng { $last }; còn giá trị { $standing }.
certification-register-needless = Đã báo “không cần” { $told } lần, trong đó { $insisted } lần vẫn muốn chứng thực.
certification-close-title = Khóa sổ năm { $year }
certification-close-text = Sau khi khóa, không cấp số nào của năm { $year } nữa. Khóa từ ngày 31/12 (Nghị định 23/2015/NĐ-CP Điều 13).
certification-do-close = Khóa sổ
certification-closed = Đã khóa { $at } bởi { $by }: số cuối { $last }, còn giá trị { $standing }.
certification-closed-by = Người ký chứng thực
certification-column-number = Số
certification-column-day = Ngày
certification-column-requester = Người yêu cầu
certification-column-paper = Bản chính giấy tờ, văn bản
certification-column-certifier = Người ký chứng thực
certification-column-count = Số bản
certification-column-fee = Phí
certification-column-remark = Ghi chú

# Chữ ký, chữ ký người dịch, giao dịch: ký tay trên giấy
certification-attest-signatures = Chứng thực chữ ký
certification-attest-translators = Chứng thực chữ ký người dịch
certification-attest-transactions = Chứng thực giao dịch
certification-people = Người đến trước mặt
certification-person-nth = Người thứ { $n }
certification-person-name = Họ tên
certification-person-line = { $name }, { $shown } số { $number }, { $manner }
certification-shown = Giấy tờ xuất trình
certification-shown-number = Số giấy tờ
certification-shown-card = thẻ căn cước
certification-shown-vneid = căn cước điện tử trên VNeID
certification-shown-passport = hộ chiếu
certification-shown-travel = giấy tờ xuất nhập cảnh, đi lại quốc tế
certification-shown-certified-copy = bản sao chứng thực giấy tờ tùy thân
certification-manner = Cách ký
certification-manner-signs = ký
certification-manner-fingerprint = điểm chỉ
certification-manner-neither = không ký, không điểm chỉ được
certification-manner-witness = làm chứng
certification-more-people = Thêm người
certification-attest-what = Giấy tờ, giao dịch
certification-matter = Loại việc
certification-matter-curriculum = Sơ yếu lý lịch
certification-matter-delegation = Giấy ủy quyền không thù lao, không chuyển quyền tài sản
certification-matter-own-paper = Giấy tờ tự lập khác
certification-matter-translation = Bản dịch
certification-matter-contract = Hợp đồng, giao dịch
certification-matter-will = Di chúc
certification-matter-estate = Phân chia, khai nhận di sản
certification-matter-renunciation = Từ chối nhận di sản
certification-matter-amendment = Sửa đổi, bổ sung, hủy bỏ giao dịch đã chứng thực ở đây
certification-attest-paper = Tên giấy tờ, giao dịch
certification-attest-papers = Số bản
certification-attest-questions = Trước khi chuyển ký
certification-ask-that-identity = Giấy tờ tùy thân thật, còn hạn và đúng người?
certification-ask-that-lucid = Mọi người minh mẫn, làm chủ được hành vi?
certification-ask-that-voluntary = Các bên tự nguyện?
certification-ask-that-lawful = Nội dung không trái pháp luật, đạo đức xã hội?
certification-ask-that-no-transaction = Không phải hợp đồng, giao dịch; hoặc là ủy quyền: nộp, nhận giấy tờ; nhận lương hưu, bưu phẩm, trợ cấp; trông nhà; vay Ngân hàng chính sách?
certification-ask-that-every-signer = Mọi người có chữ ký trên giấy đều có mặt?
certification-ask-that-understood = Hiểu rõ nội dung, hoặc có bản dịch kèm theo?
certification-ask-that-signed-here = Đã ký trước mặt cán bộ, hoặc đúng chữ ký mẫu đã đăng ký?
certification-ask-that-unaltered = Giấy tờ gốc không bị tẩy xóa, sửa chữa?
certification-ask-that-readable = Giấy tờ gốc đọc được?
certification-ask-that-not-secret = Giấy tờ gốc không mật, không cấm dịch?
certification-ask-that-legalised = Giấy tờ nước ngoài đã hợp pháp hóa lãnh sự, hoặc được miễn?
certification-ask-that-qualified = Người dịch là cộng tác viên, hoặc đã xuất trình bằng ngoại ngữ?
certification-ask-that-complete = Đủ dự thảo và giấy tờ về tài sản?
certification-ask-that-undisputed = Tài sản hợp pháp, không tranh chấp, không vướng giao dịch khác?
certification-ask-that-here = Nhà, đất (nếu có) ở xã, phường này?
certification-no-identity = Giấy tờ tùy thân hết hạn, giả hoặc không đúng người
certification-no-lucid = Người yêu cầu không nhận thức, làm chủ được hành vi
certification-no-voluntary = Có bên không tự nguyện
certification-no-lawful = Nội dung trái pháp luật, đạo đức xã hội
certification-no-no-transaction = Nội dung là hợp đồng, giao dịch: phải chứng thực giao dịch
certification-no-every-signer = Thiếu người có chữ ký trên giấy
certification-no-understood = Chưa rõ nội dung, chưa có bản dịch
certification-no-signed-here = Chưa ký trước mặt cán bộ
certification-no-unaltered = Giấy tờ gốc bị tẩy xóa, sửa chữa, thêm bớt
certification-no-readable = Giấy tờ gốc hư hỏng, không đọc được
certification-no-not-secret = Giấy tờ gốc đóng dấu mật hoặc không được dịch
certification-no-legalised = Giấy tờ nước ngoài chưa được hợp pháp hóa lãnh sự
certification-no-qualified = Người dịch chưa đủ điều kiện
certification-no-complete = Hồ sơ chưa đủ
certification-no-undisputed = Tài sản bất hợp pháp, đang tranh chấp hoặc vướng giao dịch khác
certification-no-here = Nhà, đất không ở xã, phường này
certification-attest-prepare = Đã ký trước mặt, chuyển người chứng thực
certification-attest-number = Cấp số, ghi sổ
certification-elsewhere = Nơi chứng thực, nếu ngoài trụ sở
certification-elsewhere-hint = Chỉ khi người yêu cầu già yếu, không đi lại được, bị giam giữ hoặc có lý do chính đáng
certification-unrelated = Tôi và người thân thích không có lợi ích trong giấy tờ này
certification-print-statement = In lời chứng
certification-print-statement-hint = In vào trang liền sau chữ ký; ký, ghi họ tên, đóng dấu và dấu giáp lai.
certification-keep-title = Lưu bản chụp
certification-do-keep = Lưu bản chụp
certification-kept-copy = Bản chụp đã lưu
certification-strike-title = Gạch dòng trong sổ
certification-strike-hint = Dòng bị gạch vẫn đọc được, số không cấp lại cho việc khác.
certification-do-strike = Gạch dòng
certification-attest-state-prepared = Chờ ký
certification-attest-state-refused = Đã từ chối
certification-attest-state-certified = Đã ký, chờ lưu bản chụp
certification-attest-state-kept = Đã ký, đã lưu
certification-attest-state-struck = Đã gạch
certification-attest-state-withdrawn = Đã rút
certification-attest-fact-prepared = Người yêu cầu đã xuất trình giấy tờ và ký
certification-attest-fact-refused = Từ chối chứng thực
certification-attest-fact-certified = Cấp số, ký chứng thực
certification-attest-fact-kept = Lưu bản chụp
certification-attest-fact-corrected = Ghi chú vào sổ
certification-attest-fact-struck = Gạch dòng trong sổ
certification-attest-fact-withdrawn = Người yêu cầu không làm nữa
certification-queue-attest-sign = Chờ ký chữ ký, giao dịch
certification-queue-attest-keep = Chờ lưu bản chụp
certification-queue-attest-all = Chữ ký, giao dịch
certification-statement-at-office = Trụ sở
certification-statement-signatures = Lời chứng chứng thực chữ ký
certification-statement-translators = Lời chứng chứng thực chữ ký người dịch
certification-statement-transactions = Lời chứng chứng thực giao dịch
certification-sentence-signatures = Chứng thực những người có tên trên đã tự xác định danh tính bằng giấy tờ ghi bên cạnh.
certification-sentence-translators = Chứng thực người dịch có tên trên đã tự xác định danh tính bằng giấy tờ ghi bên cạnh và cam đoan dịch chính xác nội dung giấy tờ.
certification-sentence-transactions = Chứng thực các bên có tên trên tự nguyện giao kết giao dịch, có năng lực hành vi dân sự, mục đích và nội dung không trái pháp luật, đạo đức xã hội.
certification-sentence-signs = Người ghi “ký” đã ký vào giấy tờ trước mặt người tiếp nhận hồ sơ, hoặc chữ ký đúng với chữ ký mẫu đã đăng ký.
certification-sentence-fingerprint = Người ghi “điểm chỉ” không ký được và đã điểm chỉ trước mặt người tiếp nhận hồ sơ.
certification-sentence-neither = Người ghi “không ký, không điểm chỉ được” đã nghe đọc lại và đồng ý với nội dung giấy tờ trước mặt người tiếp nhận hồ sơ.
certification-sentence-witness = Người ghi “làm chứng” có năng lực hành vi dân sự, không có quyền, lợi ích liên quan, đã chứng kiến và ký tên.
certification-sentence-lucid = Tại thời điểm chứng thực, những người ấy minh mẫn, nhận thức và làm chủ được hành vi của mình.
certification-sentence-content = Người yêu cầu chứng thực chịu trách nhiệm về nội dung của giấy tờ, giao dịch.

flash-certification-requested = Đã nhận yêu cầu. Hãy xem bản chính và quét.
flash-certification-checked = Đã chuyển cho người ký.
flash-certification-refused = Đã từ chối, lý do ghi trên trang này.
flash-certification-extended = Đã kéo dài thời hạn.
flash-certification-certified = Đã chứng thực và ký.
flash-certification-delivered = Đã ghi là đã giao.
flash-certification-corrected = Đã ghi vào sổ.
flash-certification-annulled = Đã hủy bỏ giá trị pháp lý.
flash-certification-withdrawn = Đã rút yêu cầu.
flash-certification-closed = Đã khóa sổ.
flash-certification-prepared = Đã chuyển cho người ký chứng thực.
flash-certification-numbered = Đã cấp số và ghi sổ. Hãy in lời chứng, ký và đóng dấu.
flash-certification-kept = Đã lưu bản chụp.
flash-certification-struck = Đã gạch dòng trong sổ.
certification-page-picture = Trang { $number }, ảnh chụp tại ki-ốt
