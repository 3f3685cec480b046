// Filing a birth needs no script: a form a page, a paper, a last look, a confirmation, and the way back to it.
export const title = 'a citizen files a birth with a paper, without scripts'

const PDF = Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
const PAGES = 40

/** How each question is answered; whatever else is asked is a choice, and the last option is taken. */
const ANSWERS = {
  child_name: 'Trần Nguyễn Khánh Ngọc Ẩn',
  child_birth_place: 'Bệnh viện Phụ sản Hà Nội',
  child_hometown: 'Hà Nội',
  child_ethnicity: 'Kinh',
  child_nationality: 'Việt Nam',
  relation: 'father',
  child_sex: 'female',
  mother_known: 'no',
  father_known: 'no',
  birth_proof: 'witness',
  surrogacy: 'no',
  on_behalf: 'no',
  copies: '0',
}

export async function run({ browser, city, cookiesOf }) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  await context.addCookies(await cookiesOf('citizen'))
  try {
    const tab = await context.newPage()
    await tab.goto(`${city.address}/thu-tuc/1.001193`)
    await tab.locator('main a[href^="/ho-so/moi/"]').click()
    await tab.locator('main form[action^="/ho-so/moi/"] button').click()
    let pages = 0
    while (tab.url().includes('/hoi/')) {
      if ((pages += 1) > PAGES) return [`goes round in circles at ${tab.url()}`]
      await answer(tab)
      const here = tab.url()
      await tab.locator('main form[method="post"] button').last().click()
      if (await tab.locator('.govuk-error-summary').count()) return [`${here}: ${await tab.locator('.govuk-error-summary').innerText()}`]
    }
    const paper = tab.locator('main form', { has: tab.locator('#witness-statement') })
    await paper.locator('input[type="file"]').setInputFiles({ name: 'lam-chung.pdf', mimeType: 'application/pdf', buffer: PDF })
    await paper.locator('button').click()
    if (await tab.getByText('lam-chung.pdf').count() === 0) return ['the paper is not shown after it was sent']
    await tab.locator('main a[href$="/kiem-tra"]').click()
    for (const text of [ANSWERS.child_name, 'lam-chung.pdf']) {
      if (await tab.getByText(text).count() === 0) return [`the last look does not tell ${text}`]
    }
    await tab.locator('main form[action$="/nop"] button').click()
    const faults = []
    if (!tab.url().endsWith('/xong')) faults.push(`filing ends at ${tab.url()}: ${await tab.locator('main').innerText()}`)
    await tab.locator('main a[href^="/ho-so/"]').click()
    if (await tab.getByText(ANSWERS.child_name).count() === 0) faults.push('the page of the dossier does not tell what was filed')
    await tab.goto(`${city.address}/viec-cua-toi`)
    const codes = tab.locator('main a', { hasText: /H26/ })
    if (await codes.count() === 0) return [...faults, 'no accepted dossier to follow by its code']
    const code = (await codes.first().innerText()).match(/H26\S+/)[0]
    await tab.goto(`${city.address}/tra-cuu`)
    await tab.locator('main input[name="ma"]').fill(code.toLowerCase().replaceAll('-', ' '))
    await tab.locator('main input[name="ma"]').press('Enter')
    await tab.waitForLoadState()
    if (!tab.url().endsWith(`/t/${code}`)) faults.push(`${code} is not found when typed with spaces: ${tab.url()}`)
    if ((await tab.locator('main').innerText()).includes('Minh')) faults.push('tracking by code shows a name')
    return faults
  } finally {
    await context.close()
  }
}

/** Fills in whatever the page asks and the account has not told. */
async function answer(tab) {
  for (const box of await tab.locator('main form input[type="text"], main form input[type="tel"], main form input[type="email"], main form textarea').all()) {
    const name = await box.getAttribute('name')
    if (name.endsWith('.day')) await box.fill('13')
    else if (name.endsWith('.month')) await box.fill('2')
    else if (name.endsWith('.year')) await box.fill('2026')
    else if (ANSWERS[name]) await box.fill(ANSWERS[name])
  }
  for (const list of await tab.locator('main form select').all()) {
    await list.selectOption({ index: 1 })
  }
  const names = new Set(await tab.locator('main form input[type="radio"]').evaluateAll((all) => all.map((one) => one.name)))
  for (const name of names) await tab.locator(`main form input[name="${name}"][value="${ANSWERS[name]}"]`).check()
}
