# Lời của `motcua backup` và `motcua restore`.
backup-writing = Đang sao lưu
backup-restoring = Đang khôi phục
backup-written = Đã sao lưu { $rows } dòng và { $files } tệp ({ $kilobytes } KB), tại thời điểm { $at }.
backup-restored = Đã khôi phục { $rows } dòng và { $files } tệp ({ $kilobytes } KB), tại thời điểm { $at }.
