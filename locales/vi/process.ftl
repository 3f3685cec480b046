# Quy trình nội bộ: các bước, hình vẽ, trao đổi với chương trình khác.
process-title = Quy trình giải quyết
process-drawing-about = Hình vẽ các bước theo thứ tự thời gian, từ trên xuống dưới; bảng bên dưới ghi đúng những điều ấy.
process-table-caption = Các bước, ai làm, bao lâu
process-table-step = Bước
process-table-who = Ai làm
process-table-time = Thời gian
process-table-when = Chỉ khi
process-table-after = Sau bước
process-asks = Hỏi ý kiến { $office }
process-start = Nhận hồ sơ
process-end = Trả kết quả xong
process-at-once = Làm cùng lúc
process-then = Khi đã đủ trả lời
process-only-when = Chỉ khi: { $condition }
process-longest = Lâu nhất { $hours } giờ làm việc; các bước làm cùng lúc chỉ tính bước lâu nhất.
process-depends = tùy câu trả lời ở: { $questions }
process-answer-is = { $question }: { $answer }
process-answer-is-not = { $question }: không phải { $answer }
process-answer-yes = { $question } có
process-answer-no = { $question } không
process-channel = Cách nộp
process-always = Luôn làm
process-first = Bước đầu

# Các bước không thành quy trình.
process-twice = Hai bước cùng tên { $name }. Hãy đặt tên khác cho một bước.
process-unknown-step = Bước { $name } đứng sau bước { $after }, nhưng không có bước nào tên như vậy. Hãy sửa tên trong mục after.
process-cycle = Các bước chờ nhau thành vòng: { $ring }. Hãy bỏ một tên trong mục after để quy trình đi được.
process-loose-step = Không bước nào chờ bước { $name }, nên hồ sơ có thể xong khi bước này còn dở. Hãy ghi tên bước này vào mục after của một bước sau.
process-beside = Bước { $name } chạy cùng lúc với bước { $other }. Chỉ các bước hỏi ý kiến cơ quan khác (có mục asks) mới chạy cùng lúc; các bước còn lại hãy xếp trước sau.
process-no-consultation = Bước { $name } ghi cơ quan được hỏi ở mục asks nhưng không phải bước hỏi ý kiến. Hãy đổi kind thành consult hoặc bỏ mục asks.

# Tệp BPMN không đọc được.
process-bpmn-too-large = Tệp có { $bytes } byte, nhiều hơn { $max } byte. Hãy tách quy trình thành nhiều tệp.
process-bpmn-not-xml = Tệp không phải XML đúng phép: { $problem }. Hãy xuất lại từ chương trình vẽ.
process-bpmn-doctype = Tệp có khai báo DOCTYPE; tệp như vậy không được đọc vì lý do an toàn. Hãy xóa dòng DOCTYPE.
process-bpmn-entity = Tệp dùng ký hiệu &{ $name }; mà chỉ tệp ấy định nghĩa. Hãy viết thẳng chữ ra.
process-bpmn-too-deep = Các phần tử lồng nhau quá { $deep } tầng hoặc nhiều hơn { $many } phần tử. Hãy vẽ gọn lại.
process-bpmn-no-process = Tệp không có quy trình BPMN 2.0 nào. Hãy xuất từ chương trình vẽ với định dạng BPMN 2.0.
process-bpmn-several-processes = Quy trình { $name } ({ $id }) là quy trình thứ hai trong tệp. Mỗi tệp chỉ giữ một quy trình.
process-bpmn-id = Phần tử { $element } "{ $name }" không có id riêng. Hãy cho nó một id chưa phần tử nào dùng.
process-bpmn-flow-ends = Mũi tên { $id } không nối hai phần tử dùng được. Hãy nối lại hai đầu của nó.
process-bpmn-one-start = Quy trình có { $count } điểm bắt đầu; phải có đúng một. Hãy gộp lại ở "{ $name }".
process-bpmn-one-end = Quy trình có { $count } điểm kết thúc; phải có đúng một. Từ chối hay rút hồ sơ không vẽ trong quy trình: hãy dẫn mọi nhánh về một điểm ở "{ $name }".
process-bpmn-many-flows = "{ $name }" ({ $id }) có { $count } mũi tên { $way ->
        [in] đi vào
       *[out] đi ra
    }. Hãy đặt một cổng rẽ nhánh (chọn một) hoặc cổng song song ở đó.
process-bpmn-unconnected = "{ $name }" ({ $id }) không có mũi tên { $way ->
        [in] dẫn tới từ điểm bắt đầu
       *[out] đi tiếp
    }. Hãy nối nó vào quy trình hoặc xóa đi.
process-bpmn-loop = Quy trình quay vòng: { $ring }. Vòng lặp không được hỗ trợ: trả lại hồ sơ và yêu cầu bổ sung đã có sẵn, hãy bỏ mũi tên quay lại.
process-bpmn-condition-place = Mũi tên { $id } có điều kiện nhưng không đi ra từ cổng chọn một có nhiều nhánh. Hãy đặt cổng ấy trước nó.
process-bpmn-condition-missing = Mũi tên { $id } đi ra từ cổng chọn một mà không có điều kiện. Chỉ một nhánh được bỏ trống điều kiện.
process-bpmn-condition-on-default = Mũi tên mặc định { $id } có điều kiện. Hãy bỏ điều kiện hoặc bỏ dấu mặc định.
process-bpmn-condition = Điều kiện ở "{ $name }" ({ $id }) không đọc được: { $problem }. Hãy viết như trong tệp thủ tục, ví dụ works == "house".
process-bpmn-waits-for-ever = Cổng song song "{ $name }" ({ $id }) gộp các nhánh của một cổng chọn một: nó chờ mãi nhánh không đi. Hãy dùng cổng chọn một để gộp.
process-bpmn-merged-parallel = Cổng chọn một "{ $name }" ({ $id }) gộp các nhánh song song: bước sau sẽ chạy nhiều lần. Hãy dùng cổng song song để gộp.
process-bpmn-branches-apart = Các nhánh của cổng "{ $name }" ({ $id }) không gặp lại nhau ở một cổng. Hãy gộp mọi nhánh của nó, không thiếu không thừa, ở một cổng chọn một.
process-bpmn-no-lane = Bước "{ $name }" ({ $id }) không nằm trong làn nào. Hãy đặt nó vào làn của người làm.
process-bpmn-unknown-lane = Bước "{ $name }" nằm trong làn "{ $lane }", không phải vai trò hay cơ quan nào ở đây. Hãy đặt tên làn là { $roles }, hoặc tên một cơ quan được hỏi.
process-bpmn-no-name = Bước { $id } không có tên. Hãy đặt tên cho nó.
process-bpmn-no-time = Bước "{ $name }" ({ $id }) không ghi thời gian. Hãy ghi vào phần tài liệu (documentation) của bước, ví dụ 8wh, 3wd hoặc 10d.
process-bpmn-unknown-kind = Bước "{ $name }" ({ $id }) thuộc loại { $written }, không có loại ấy. Dùng một trong: { $known }.
process-bpmn-unsupported = Dòng này có { $element } "{ $name }" ({ $id }), không được hỗ trợ. { $group ->
        [timer] Thời hạn của bước ghi trong tài liệu của bước (ví dụ 8wh); thời hạn của cả hồ sơ do luật định, không vẽ bằng đồng hồ.
        [event] Chỉ có một điểm bắt đầu và một điểm kết thúc thường; hãy xóa sự kiện này.
        [message] Thông báo tự gửi theo diễn biến hồ sơ; hãy xóa nó, hoặc vẽ một bước trong làn của cơ quan được hỏi.
        [subprocess] Hãy vẽ thẳng các bước bên trong nó vào quy trình.
        [loop] Hãy bỏ dấu lặp; một bước làm một lần.
        [gateway] Hãy dùng cổng chọn một (exclusive) với điều kiện, hoặc cổng song song (parallel).
        [rule] Hãy dùng bước của người làm (user task); quy tắc và phí đặt ở mục riêng của thủ tục.
        [data] Giấy tờ và dữ liệu đặt ở mục thành phần hồ sơ của thủ tục; hãy xóa nó khỏi hình vẽ.
        [lane] Hãy dùng làn một tầng, mỗi vai trò hoặc cơ quan một làn.
        [pool] Hãy chỉ giữ một bể (pool); cơ quan khác là một làn.
       *[other] Hãy xóa nó và vẽ lại bằng bước, cổng chọn một, cổng song song và mũi tên.
    }
