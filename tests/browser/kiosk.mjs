// A kiosk put up and half used, scripts switched off: every screen of it then has something to show.
const CARD = '001095000017|012345678|NGUYỄN VĂN MINH|05061995|Nam|Phường Cửa Nam, Hà Nội|10052021'
const POINT = 'H26.00082.D01'

/** The cookies of an enrolled kiosk before which somebody stands. */
export async function standAt(browser, city, cookiesOf) {
  const code = await enrolmentCode(browser, city, await cookiesOf('admin'))
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const tab = await context.newPage()
    const open = (path) => tab.goto(city.address + path)
    await open('/tram')
    await tab.locator('#code').fill(code)
    await tab.locator('main button').click()
    // A queue number.
    await open('/tram/lay-so')
    await tab.locator('main .hn-tile').first().click()
    await tab.locator('main .hn-tile').last().click()
    if (!tab.url().endsWith('/tram/lay-so/phieu')) throw new Error(`a queue number ends at ${tab.url()}`)
    // A dossier by the square code of its slip, then its result by the last digits of Minh's number.
    const slip = await slipOf(browser, city, await cookiesOf('citizen'))
    for (const path of ['/tram/tra-cuu', '/tram/ket-qua/giay-hen']) {
      await open(path)
      await tab.locator('#scan').fill(slip)
      await tab.locator('#scan').press('Enter')
      await tab.waitForLoadState()
    }
    for (const digit of '0017') await tab.locator(`main button[value="${digit}"]`).click()
    await tab.locator('main button[value="ok"]').click()
    if (!tab.url().endsWith('/tram/ket-qua/ho-so')) throw new Error(`a result ends at ${tab.url()}`)
    // A certified copy, up to its picture.
    await open('/tram/ban-sao')
    await tab.locator('main .hn-tile').first().click()
    await tab.locator('main form[action$="/van-muon"] button').click()
    await tab.locator('main .hn-tile').first().click()
    await tab.locator('main button[value="1"]').click()
    await tab.locator('main button[value="ok"]').click()
    await tab.locator('#scan').fill(CARD)
    await tab.locator('#scan').press('Enter')
    await tab.waitForLoadState()
    if (!tab.url().endsWith('/tram/ban-sao/chup')) throw new Error(`a copy ends at ${tab.url()}`)
    // A telephone is offered the rest.
    await open('/tram/dien-thoai')
    await tab.locator('main form button').click()
    return await context.cookies()
  } finally {
    await context.close()
  }
}

async function enrolmentCode(browser, city, cookies) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    await context.addCookies(cookies)
    const tab = await context.newPage()
    await tab.goto(`${city.address}/quay/ki-ot`)
    await tab.locator('#point').selectOption(POINT)
    await tab.locator('main form[action$="/quay/ki-ot"] button').click()
    return (await tab.locator('.govuk-notification-banner__heading').innerText()).match(/\d{8}/)[0]
  } finally {
    await context.close()
  }
}

async function slipOf(browser, city, cookies) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    await context.addCookies(cookies)
    const tab = await context.newPage()
    await tab.goto(`${city.address}/viec-cua-toi`)
    return (await tab.locator('main a', { hasText: /H26/ }).first().innerText()).match(/H26\S+/)[0]
  } finally {
    await context.close()
  }
}
