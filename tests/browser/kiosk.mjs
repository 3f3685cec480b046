// Kiosks put up and half used, scripts switched off: every screen of them then has something to show.
import { fileURLToPath } from 'node:url'

const CARD = '001095000017|012345678|NGUYỄN VĂN MINH|05061995|Nam|Phường Cửa Nam, Hà Nội|10052021'
const POINT = 'H26.00082.D01'
/** A page that reads well, and one on which nothing is. */
const PAPER = fileURLToPath(new URL('../../crates/scan/tests/pages/birth.pdf', import.meta.url))
const BLANK = {
  name: 'giay.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAaQAAAJSCAAAAACpBO5wAAADRUlEQVR42u3RAQ0AAAzCMPybBht/0klYU50vFkASJEiCJEiQBEmQIAkSJEESJEiCJEiQBEmQIAkSJEESJEiCJEiQBAmSIAkSJEESJEiCJEiQBAmSIAkSJEESJEiCBEmQBAmSIAkSJEESJEiCBEmQBAmSIAkSJEGCJEiCBEmQBAmSIAkSJEGCJEiCBEmQBAmSIEESJEGCJEiCBEmQBAmSIEESJEGCJEiCBEmQIAmSIEESJEGCJEiCBEmQIAmSIEESJEGCJEiQBEmQIAmSIEESJEGCJEiQBEmQIAmSIEESJEiCJEiQBEmQIAmSIEESJEiCJEiQBEmQIAkSJEESJEiCJEiQBEmQIAkSJEESJEiCJEiQBAmSIAkSJEESJEiCJEiQBAmSIAkSJEESJEiCBEmQBAmSIAkSJEESJEiCBEmQBAmSIAkSJEGCJEiCBEmQBAmSIAkSJEGCJEiCBEmQBAmSIEESJEGCJEiCBEmQBAmSIEESJEGCJEiCBEmQIFkASZAgCZIgQRIkQYIkSJAESZAgCZIgQRIkQYIkSJAESZAgCZIgQRIkSIIkSJAESZAgCZIgQRIkSIIkSJAESZAgCRIkQRIkSIIkSJAESZAgCRIkQRIkSIIkSJAECZIgCRIkQRIkSIIkSJAECZIgCRIkQRIkSIIESZAECZIgCRIkQRIkSIIESZAECZIgCRIkQYIkSIIESZAECZIgCRIkQYIkSIIESZAECZIgQRIkQYIkSIIESZAECZIgQRIkQYIkSIIESZAgCZIgQRIkQYIkSIIESZAgCZIgQRIkQYIkSJAESZAgCZIgQRIkQYIkSJAESZAgCZIgQRIkSIIkSJAESZAgCZIgQRIkSIIkSJAESZAgCRIkQRIkSIIkSJAESZAgCRIkQRIkSIIkSJAECZIgCRIkQRIkSIIkSJAECZIgCRIkQRIkSIIESZAECZIgCRIkQRIkSIIESZAECZIgCRIkQYJkASRBgiRIggRJkAQJkiBBEiRBgiRIggRJkAQJkiBBEiRBgiRIggRJkCAJkiBBEiRBgiRIggRJkCAJkiBBEiRBgiRIkARJkCAJkiBBEiRBgiRIkARJkCAJkiBBEiRIgiRIkARJkCAJkiD9aMRG8k8etvi9AAAAAElFTkSuQmCC', 'base64'),
}

/** The cookies of an enrolled kiosk before which somebody stands. */
export async function standAt(browser, city, cookiesOf) {
  return enrolled(browser, city, cookiesOf, async (tab, open) => {
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
    // A certified copy, up to a picture that has to be taken again.
    await picture(tab, open, BLANK)
    if (!tab.url().endsWith('/tram/ban-sao/chup-lai')) throw new Error(`a blank picture ends at ${tab.url()}`)
    // A telephone is offered the rest.
    await open('/tram/dien-thoai')
    await tab.locator('main form button').click()
  })
}

/** The cookies of a kiosk at which a copy was certified, and is being looked at. */
export async function standAfter(browser, city, cookiesOf) {
  return enrolled(browser, city, cookiesOf, async (tab, open) => {
    await open('/tram/ky-thuat')
    await tab.locator('button[name="sheets"][value="yes"]').click()
    await picture(tab, open, PAPER)
    if (!tab.url().endsWith('/tram/ban-sao/cho')) throw new Error(`a copy ends at ${tab.url()}`)
    await certify(browser, city, cookiesOf)
    await open('/tram/ban-sao/cho')
    await tab.locator('main form[action$="/ban-sao/xem"] button').click()
    if (!tab.url().endsWith('/tram/xem')) throw new Error(`a certified copy ends at ${tab.url()}`)
  })
}

/** Everything up to the picture of the original, and the picture. */
async function picture(tab, open, file) {
  await open('/tram/ban-sao')
  await tab.locator('main .hn-tile').first().click()
  await tab.locator('main form[action$="/van-muon"] button').click()
  await tab.locator('main .hn-tile').first().click()
  await tab.locator('main button[value="1"]').click()
  await tab.locator('main button[value="ok"]').click()
  await tab.locator('#scan').fill(CARD)
  await tab.locator('#scan').press('Enter')
  await tab.waitForLoadState()
  await tab.locator('#scan-file').setInputFiles(file)
  await tab.locator('main form button').last().click()
  await tab.waitForLoadState()
}

/** Hoa takes up what rings and compares; Lan signs. */
export async function certify(browser, city, cookiesOf) {
  const as = async (role, work) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    try {
      await context.addCookies(await cookiesOf(role))
      return await work(await context.newPage())
    } finally {
      await context.close()
    }
  }
  const request = await as('receptionist', async (desk) => {
    await desk.goto(`${city.address}/quay/ki-ot`)
    await desk.locator('main button[value="looking"]').last().click()
    const at = desk.url()
    await desk.locator('#presented').selectOption('original')
    await desk.locator('#author').selectOption('vietnamese')
    for (const no of await desk.locator('input[name^="flaw."][value="no"]').all()) await no.check()
    for (const yes of ['all-pages', 'compared']) await desk.locator(`input[name="${yes}"][value="yes"]`).check()
    await desk.locator('button[name="do"][value="check"]').click()
    return at
  })
  await as('leader', async (desk) => {
    await desk.goto(request)
    await desk.locator('form[action$="/ky"] button').click()
    if (!(await desk.locator('main').innerText()).includes('SCT/BS')) throw new Error(`nothing was signed at ${desk.url()}`)
  })
}

export async function enrolmentCode(browser, city, cookies) {
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

/** The cookies of a newly enrolled kiosk after what is done at it. */
async function enrolled(browser, city, cookiesOf, use) {
  const code = await enrolmentCode(browser, city, await cookiesOf('admin'))
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const tab = await context.newPage()
    const open = (path) => tab.goto(city.address + path)
    await open('/tram')
    await tab.locator('#code').fill(code)
    await tab.locator('main button').click()
    await use(tab, open)
    return await context.cookies()
  } finally {
    await context.close()
  }
}
