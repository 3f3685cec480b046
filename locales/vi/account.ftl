account-wrong-credentials = Tên đăng nhập hoặc mật khẩu không đúng. Hãy kiểm tra chữ hoa, bộ gõ tiếng Việt rồi thử lại.
account-too-many-attempts = Bạn đã thử sai nhiều lần. Hãy đợi { $minutes } phút rồi thử lại, hoặc gọi 1022.
account-login-taken = Tên đăng nhập này đã có người dùng. Hãy chọn tên khác.
account-password-too-short = Mật khẩu cần ít nhất { $limit } ký tự.
