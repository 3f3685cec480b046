// Walks every page of a served city in a real Chromium and says "N passed, N failed".
//
//   MOTCUA=target/debug/motcua node tests/browser/run.mjs
//   MOTCUA=…  node tests/browser/run.mjs --only /tra-cuu      pages whose path begins so
//   MOTCUA=…  node tests/browser/run.mjs --shots docs/screenshots
//
// The list of pages is the binary's own (`motcua routes --json`), so that no page can be forgotten;
// an address for each is found by following links, as a person would.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { axe } from './checks/axe.mjs'
import { bpmn } from './checks/bpmn.mjs'
import { budget } from './checks/budget.mjs'
import { reading } from './checks/reading.mjs'
import { narrow } from './checks/narrow.mjs'
import { standAfter, standAt } from './kiosk.mjs'
import { pages } from './pages.mjs'
import { serve } from './server.mjs'
import { signIn } from './sign-in.mjs'
import { Tally } from './tally.mjs'

const { values: options } = parseArgs({ options: { only: { type: 'string' }, shots: { type: 'string' } } })
const THEMES = ['light', 'dark', 'contrast']
const LANGUAGES = ['vi', 'en']

const tally = new Tally()
const city = await serve()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

try {
  // Each role signs in once, by the plain form and without scripts; every later context brings the cookies along.
  const cookies = {}
  const cookiesOf = async (role) => {
    const kiosks = { kiosk: standAt, kiosk_after: standAfter }
    const come = () => (kiosks[role] ? kiosks[role](browser, city, cookiesOf) : signIn(browser, city, role))
    cookies[role] ??= (await tally.try(`${role} signs in without scripts`, come)) ?? []
    return cookies[role]
  }
  const walk = (await pages(browser, city, cookiesOf)).filter((page) => page.path.startsWith(options.only ?? ''))
  for (const page of walk.filter((page) => page.missing)) {
    tally.failed(page.route, 'nobody reaches it: it answers no one, or no link leads there')
  }
  const visits = walk.filter((page) => !page.missing)
  // Finding the pages of a kiosk ended with its last one, and a kiosk forgets: somebody new stands there now.
  delete cookies.kiosk
  delete cookies.kiosk_after
  const titles = new Map()
  for (const page of visits) {
    if (page.kiosk) {
      // Upright as it hangs, and lying with the largest letters and colours: a screen is one of these.
      const at = await cookiesOf(page.role)
      await visit(page, 'vi', 'light', at, titles, { width: 1080, height: 1920 })
      await visit(page, 'en', 'contrast', at, titles, { width: 1920, height: 1080 }, 'xlarge')
      continue
    }
    for (const lang of LANGUAGES) {
      for (const theme of THEMES) await visit(page, lang, theme, cookies[page.role], titles)
    }
    await tally.try(`${page.path}: narrow`, () => narrow(browser, city, page, cookies[page.role]))
    await tally.try(`${page.path}: bytes`, () => budget(browser, city, page, cookies[page.role]))
  }
  if (!options.only) {
    for (const code of ['1.013225', '1.001193']) {
      await tally.try(`the process of ${code} as BPMN`, () => bpmn(process.env.MOTCUA, code))
    }
    for (const file of readdirSync(new URL('journeys', import.meta.url)).sort()) {
      const journey = await import(`./journeys/${file}`)
      await tally.try(journey.title, () => journey.run({ browser, city, cookiesOf }))
    }
  }
} finally {
  await browser.close()
  await city.stop()
}
tally.close()

/** One page in one language and theme: it answers, reads well, and axe finds nothing. */
async function visit(page, lang, theme, cookies, titles, viewport = { width: 1280, height: 900 }, size = '') {
  const name = `${lang} ${theme} ${page.path} (${page.role})`
  await tally.try(name, async () => {
    const context = await browser.newContext({ viewport })
    try {
      await context.addCookies([...cookies, { name: 'hn_theme', value: theme, url: city.address }, ...(size ? [{ name: 'hn_size', value: size, url: city.address }] : [])])
      const tab = await context.newPage()
      const faults = []
      tab.on('request', (request) => {
        if (!request.url().startsWith(city.address) && !request.url().startsWith('data:')) faults.push(`asks a third party: ${request.url()}`)
      })
      tab.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`))
      tab.on('pageerror', (error) => faults.push(`script: ${error.message}`))
      const answer = await tab.goto(city.address + page.in(lang), { waitUntil: 'load' })
      if (answer.status() !== 200) faults.push(`answers ${answer.status()}`)
      faults.push(...await reading(tab, lang), ...await axe(tab))
      if (page.kiosk && await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push('needs scrolling sideways')
      const title = await tab.title()
      const other = titles.get(`${lang} ${title}`)
      if (other && other !== page.route) faults.push(`has the title of ${other}: “${title}”`)
      titles.set(`${lang} ${title}`, page.route)
      if (options.shots && theme === 'light') {
        await tab.screenshot({ path: `${options.shots}/${lang}${page.path.replaceAll('/', '-')}-${page.role}.png`, fullPage: true })
      }
      return faults
    } finally {
      await context.close()
    }
  })
}
