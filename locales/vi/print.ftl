# Lời trên các mẫu in và tên của chúng.

print-form-declaration = Tờ khai
print-form-receipt = Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01)
print-form-supplement = Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02)
print-form-refusal = Phiếu từ chối tiếp nhận, giải quyết hồ sơ (mẫu 03)
print-form-extension = Văn bản xin lỗi và đề nghị gia hạn (mẫu 04)
print-form-stop = Thông báo dừng giải quyết hồ sơ (mẫu 05)
print-form-slip = Phiếu kiểm soát quá trình giải quyết (mẫu 06)

print-signer-receptionist = Cán bộ tiếp nhận
print-signer-specialist = Chuyên viên
print-signer-chair = Chủ tịch
print-signer-director = Giám đốc
print-signer-head = Thủ trưởng cơ quan

print-reason-before = Hồ sơ chưa đầy đủ hoặc chưa hợp lệ nên chưa thể tiếp nhận
print-reason-after = Hồ sơ chưa đầy đủ hoặc chưa hợp lệ nên chưa thể giải quyết tiếp
print-reason-verify-authenticity = Cần xác minh giấy tờ đang có là thật
print-about-dossier = Hồ sơ
print-stop-decision = Dừng giải quyết hồ sơ theo đề nghị của người nộp
print-stop-papers = Trả lại người nộp theo pháp luật chuyên ngành
print-stop-unpaid = Chưa thu
print-stop-paid = Đã thu { $amount } (biên lai { $receipts }); hoàn trả theo pháp luật chuyên ngành
print-new-due = Hẹn lại { $due }

print-one-year = Mỗi sổ là của một năm. Hãy chọn hai ngày trong cùng một năm, ngày đầu không sau ngày cuối.
print-too-many-lines = Khoảng ngày này có quá nhiều hồ sơ để in một lần. Hãy chọn khoảng ngắn hơn.
print-sheet = Mẫu này không in trên khổ giấy đã chọn. Hãy chọn khổ khác.

print-form-result = Kết quả (bản dự thảo)
print-signer-for-committee = TM. Ủy ban nhân dân
print-result-kept = Lưu: VT, hồ sơ
print-result-form = Mẫu { $number }
print-result-form-of = Mẫu { $number } kèm theo văn bản số { $act }
print-result-form-act = Theo biểu mẫu kèm theo văn bản số { $act }
print-result-ground-law = Căn cứ { $title } số { $number }{ $article }
print-result-ground-other-law = Căn cứ Luật số { $number } ({ $title }){ $article }
print-result-ground-decree = Căn cứ Nghị định số { $number } ({ $title }){ $article }
print-result-ground-circular = Căn cứ Thông tư số { $number } ({ $title }){ $article }
print-result-ground-decision = Căn cứ Quyết định số { $number } ({ $title }){ $article }
print-result-ground-resolution = Căn cứ Nghị quyết số { $number } ({ $title }){ $article }
print-result-dong = { $amount } đồng
print-result-day = ngày { $day } tháng { $month } năm { $year }
print-result-applicant-name = Người yêu cầu
print-result-applicant-id = Số định danh của người yêu cầu
print-result-applicant-address = Địa chỉ của người yêu cầu
print-result-dossier-decision = Nội dung giải quyết
print-result-unknown = Thủ tục không có kết quả này. Hãy chọn kết quả trong danh sách.
