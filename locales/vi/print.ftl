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
