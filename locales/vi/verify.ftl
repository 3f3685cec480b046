# Lời của `motcua verify`. Ý nghĩa từng dòng và cách xử lý: docs/operations.md.
verify-none = không có
verify-no-row = hồ sơ { $dossier } có diễn biến nhưng không có bản ghi
verify-sequence = hồ sơ { $dossier }: diễn biến tiếp theo phải là số { $expected }, lại gặp số { $found }
verify-chain = hồ sơ { $dossier }: diễn biến số { $seq } đã bị sửa sau khi ghi, hoặc nằm sai chỗ
verify-timeline = hồ sơ { $dossier }: các diễn biến không thể xảy ra như thế này: { $problem }
verify-row = hồ sơ { $dossier }: { $column } đang là { $stored }, theo diễn biến phải là { $rebuilt }
verify-beside = hồ sơ { $dossier }, { $row }: { $column } đang là { $stored }, theo diễn biến phải là { $rebuilt }
verify-wrong-code = hồ sơ { $dossier } mang mã { $stored }, theo diễn biến phải thuộc: { $rebuilt }
verify-lost-code = mã { $code } thuộc hồ sơ { $dossier } không tồn tại
verify-gap = mã hồ sơ của { $agency } ngày { $day }: bộ đếm ở { $last }, có { $count } mã, còn thiếu: { $missing }
verify-figure = số liệu { $measure } của { $whose }, { $period }, đang là { $stored }; đếm lại được { $recounted }
verify-file = tệp { $sha256 }: { $problem }

verify-looking = Đang kiểm tra hồ sơ
verify-looked = Đã kiểm tra { $dossiers } hồ sơ với { $facts } diễn biến, { $codes } mã, { $papers } giấy tờ, { $consultations } ý kiến hỏi và { $figures } số liệu.
verify-files-read = Đã đọc { $files } tệp.
verify-files-not-read = Chưa đọc nội dung các tệp; thêm --files để đọc.
verify-whole = Mọi dữ liệu đều khớp với diễn biến.
verify-differs = { $count } điểm khác biệt. Ý nghĩa từng điểm: docs/operations.md.
verify-catalog-chain = { $text }: sự kiện { $seq } không khớp với mã băm của nó
verify-catalog-history = { $text }: các sự kiện không thể xảy ra theo thứ tự này: { $problem }
verify-catalog-row = { $text }, { $row }: { $column } đang là { $stored }, theo sự kiện phải là { $rebuilt }
verify-catalog-revision = Số lần đổi danh mục đang là { $stored }, theo sự kiện phải là { $rebuilt }
verify-catalog-unreadable = { $text } đã công bố nhưng bản phần mềm này không đọc được; thủ tục đó chưa nhận hồ sơ mới: { $problem }
verify-catalog-looked = Danh mục: { $texts } văn bản, { $facts } sự kiện.
verify-subject = { $subject }: { $problem }
