// Signs a person in by the plain form, scripts switched off, and hands back the cookies.
export async function signIn(browser, city, role) {
  if (role === 'anyone') return []
  const { login, password } = city.loginOf(role)
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const tab = await context.newPage()
    await tab.goto(`${city.address}/dang-nhap`)
    await tab.locator('input[autocomplete="username"]').fill(login)
    await tab.locator('input[type="password"]').fill(password)
    await tab.locator('input[type="password"]').press('Enter')
    await tab.waitForLoadState()
    const cookies = await context.cookies()
    if (!cookies.some((cookie) => cookie.name === 'hn_session')) throw new Error(`${login} was not let in`)
    return cookies
  } finally {
    await context.close()
  }
}
