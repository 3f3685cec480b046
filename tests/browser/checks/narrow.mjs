// A cheap telephone with large letters: nothing may need scrolling sideways.

/** What sticks out of a page 360 pixels wide with letters at 150 %. */
export async function narrow(browser, city, page, cookies) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    await context.addCookies([...cookies, { name: 'hn_size', value: '150', url: city.address }])
    const tab = await context.newPage()
    const faults = []
    for (const lang of ['vi', 'en']) {
      await tab.goto(city.address + page.in(lang), { waitUntil: 'load' })
      faults.push(...await tab.evaluate((lang) => {
        const wide = document.documentElement.scrollWidth
        if (wide <= 360) return []
        const sticking = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > 361)
        const names = sticking.slice(-3).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}">`)
        return [`${lang}: ${wide} pixels wide, because of ${names.join(', ')}`]
      }, lang))
    }
    return faults
  } finally {
    await context.close()
  }
}
