// What do I need? Two questions, then papers, fee, days and place: no script, few taps.
export const title = 'a citizen learns without scripts what is needed in their case, and where a counter is open'

export async function run({ browser, city }) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const tab = await context.newPage()
    const faults = []
    await tab.goto(`${city.address}/tim?q=ho+chieu`)
    await tab.locator('main a[href^="/thu-tuc/"]', { hasText: /hộ chiếu/i }).first().click()
    await tab.locator('main a[href$="/truong-hop-cua-toi"]').click()
    let questions = 0
    while (await tab.locator('main input[name="hoi"]').count() > 0 && questions < 4) {
      questions += 1
      await tab.locator('main input[type="radio"]').first().check()
      await tab.locator('main form button.govuk-button').click()
    }
    if (questions === 0 || questions > 3) faults.push(`${questions} questions, at least one and at most three`)
    const text = await tab.locator('main').innerText()
    for (const words of ['Bạn cần nộp', 'Khi nào xong', 'Lệ phí', 'Nơi giải quyết']) {
      if (!text.includes(words)) faults.push(`the result does not say “${words}”`)
    }
    await tab.locator('main a[href^="/gan-day"]').first().click()
    await tab.locator('select[name="xa"]').selectOption('00082')
    await tab.locator('main form button').first().click()
    if (await tab.locator('main .hn-results li').count() < 5) faults.push('fewer than five counters near the ward')
    return faults
  } finally {
    await context.close()
  }
}
