// axe-core: WCAG 2.0 to 2.2 A and AA and best practice; the list of exceptions is empty and stays so.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** What axe finds on the page a tab shows, a line for each violation. */
export async function axe(tab) {
  // Evaluated from outside the page, as the page's own policy forbids foreign scripts.
  await tab.evaluate(source)
  const { violations } = await tab.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), tags)
  return violations.map((found) => `axe ${found.id}: ${found.help} at ${found.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`)
}
