// What a kiosk leaves behind, what it shows without a server, and what it can read aloud.
import { enrolmentCode } from '../kiosk.mjs'

export const title = 'a kiosk forgets, comes back after an interruption, and tells honestly whether it has a voice'

export async function run({ browser, city, cookiesOf }) {
  const code = await enrolmentCode(browser, city, await cookiesOf('admin'))
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } })
  const faults = []
  try {
    const tab = await context.newPage()
    const shows = async (words, when) => {
      if (!(await tab.locator('body').innerText()).includes(words)) faults.push(`${when}: “${words}” is not shown at ${tab.url()}`)
    }
    await tab.goto(`${city.address}/tram`)
    await tab.locator('#code').fill(code)
    await tab.locator('main button').click()
    await tab.goto(`${city.address}/tram`)
    await tab.evaluate(() => navigator.serviceWorker.ready)

    // Somebody begins, types and leaves; going back shows nothing of it.
    await tab.locator('main .hn-tile').nth(3).click()
    await tab.locator('main .hn-tile').first().click()
    await tab.locator('main form[action$="/van-muon"] button').click()
    await tab.locator('main .hn-tile').first().click()
    await tab.locator('main button[value="1"]').click()
    await tab.locator('main button[value="ok"]').click()
    await tab.locator('main a[href$="/so-dinh-danh"]').click()
    for (const digit of '739') await tab.locator(`main button[value="${digit}"]`).click()
    await shows('739', 'while they stand there')
    await tab.locator('form[action$="/tram/xong"] button').click()
    await shows('Đã xóa thông tin', 'at the end')
    await tab.goBack()
    await tab.waitForLoadState()
    if ((await tab.content()).includes('739')) faults.push('going back shows the digits of the last person')
    const kept = await tab.evaluate(async () => {
      const names = []
      for (const name of await caches.keys()) names.push(...(await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname))
      return { local: localStorage.length + sessionStorage.length, names }
    })
    if (kept.local > 0) faults.push('something is left in the storage of the page')
    const personal = kept.names.filter((name) => !name.startsWith('/static/') && !name.endsWith('/tram/mat-mang'))
    if (personal.length > 0) faults.push(`pages are kept: ${personal}`)
    const cookies = (await context.cookies()).map((cookie) => cookie.name).filter((name) => !['hn_form', 'hn_kiosk'].includes(name))
    if (cookies.length > 0) faults.push(`cookies are left: ${cookies}`)

    // No server: a page that says so, in either language, and that comes back by itself.
    await context.setOffline(true)
    await tab.goto(`${city.address}/tram/tra-cuu`).catch(() => {})
    await shows('Máy đang mất kết nối', 'without a server')
    await tab.goto(`${city.address}/en/tram`).catch(() => {})
    await shows('This machine has no connection', 'without a server, in English')
    await context.setOffline(false)
    await tab.waitForURL(`${city.address}/en/tram`, { timeout: 15_000 })
    await tab.waitForSelector('main .hn-tile', { timeout: 15_000 })

    // A voice is offered where there is one, and its absence is told.
    const voices = await tab.evaluate(() => speechSynthesis.getVoices().filter((voice) => voice.lang.startsWith('en')).length)
    await tab.locator('[data-speak]').click()
    if (voices === 0) await shows('This machine has no English voice', 'without a voice')
    return faults
  } finally {
    await context.close()
  }
}
