// Finding a procedure needs no script.
export const title = 'a citizen finds the birth procedure without scripts, with and without marks'

export async function run({ browser, city }) {
  const context = await browser.newContext({ javaScriptEnabled: false })
  try {
    const tab = await context.newPage()
    const faults = []
    for (const words of ['khai sinh', 'Đăng ký khai sinh', 'dang ky khai sinh']) {
      await tab.goto(city.address)
      const box = tab.locator('main input[name="q"]').first()
      await box.fill(words)
      await box.press('Enter')
      if (await tab.locator('main a[href^="/thu-tuc/"]', { hasText: /khai sinh/i }).count() === 0) faults.push(`“${words}” finds nothing`)
    }
    return faults
  } finally {
    await context.close()
  }
}
