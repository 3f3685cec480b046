sign-in-title = Sign in
sign-in-not-needed = You do not need to sign in to read about procedures or to track an application.
sign-in-login = User name
sign-in-password = Password
sign-in-do = Sign in
