// A fee is changed, reviewed and published by two people, without a script (ux J14).
export const title = 'a designer changes a fee, a reviewer sends it back, both without scripts'

export async function run({ browser, city, cookiesOf }) {
  const faults = []
  const open = async (role) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    await context.addCookies(await cookiesOf(role))
    return { context, tab: await context.newPage() }
  }
  const ngan = await open('designer')
  const duc = await open('publisher')
  try {
    const { tab } = ngan
    await tab.goto(`${city.address}/quan-tri/van-ban/procedure/1.000894`)
    await tab.locator('form[action$="/du-thao"] button').first().click()
    const draft = new URL(tab.url()).pathname
    if (!draft.startsWith('/quan-tri/du-thao/')) return [`no draft was begun: ${draft}`]
    await tab.goto(`${city.address}${draft}/phan/fees?o=fees.0`)
    await tab.locator('[name="fees.0.name.en"]').fill('Fee for registering a marriage')
    await tab.locator('form button.govuk-button', { hasText: 'Lưu' }).click()
    await tab.goto(city.address + draft)
    if (await tab.locator('li', { hasText: 'Fee for registering a marriage' }).count() === 0) faults.push('the difference is not told')
    await tab.locator('form[action$="/gui-duyet"] button').click()
    if (await tab.locator('form[action$="/cong-bo"]').count() > 0) faults.push('the author is offered to publish')
    await duc.tab.goto(city.address + draft)
    if (await duc.tab.locator('form[action$="/cong-bo"]').count() === 0) faults.push('the reviewer cannot publish')
    await duc.tab.locator('[name="can-sua"]').fill('Ghi rõ căn cứ')
    await duc.tab.locator('form[action$="/tra-lai"] button').click()
    await tab.goto(city.address + draft)
    if (await tab.locator('dd', { hasText: 'Ghi rõ căn cứ' }).count() === 0) faults.push('the remark does not reach the author')
    return faults
  } finally {
    await ngan.context.close()
    await duc.context.close()
  }
}
