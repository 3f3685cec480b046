sign-in-title = Đăng nhập
sign-in-not-needed = Xem thủ tục và tra cứu hồ sơ không cần đăng nhập.
sign-in-login = Tên đăng nhập
sign-in-password = Mật khẩu
sign-in-do = Đăng nhập
