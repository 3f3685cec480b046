account-wrong-credentials = The name or the password is not right. Check capitals and the keyboard, then try again.
account-too-many-attempts = Too many wrong attempts. Wait { $minutes } minutes and try again, or call 1022.
account-login-taken = That name is taken. Choose another.
account-password-too-short = The password needs at least { $limit } characters.
