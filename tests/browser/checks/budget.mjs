// What a first visit costs, in bytes on the wire, an empty cache, compressed as the server sends it.
const KB = 1024
const PORTAL = { html: 30 * KB, css: 16 * KB, js: 20 * KB, font: 75 * KB, all: 75 * KB }
const DESK = { html: 40 * KB, css: 18 * KB, js: 40 * KB, font: 75 * KB, all: 150 * KB }

/** What a page costs too much of. */
export async function budget(browser, city, page, cookies) {
  const context = await browser.newContext()
  try {
    await context.addCookies(cookies)
    const tab = await context.newPage()
    const wire = await context.newCDPSession(tab)
    await wire.send('Network.enable')
    const kinds = new Map()
    const spent = { html: 0, css: 0, js: 0, font: 0, all: 0 }
    const names = { Document: 'html', Stylesheet: 'css', Script: 'js', Font: 'font' }
    wire.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, names[type]))
    wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const kind = kinds.get(requestId)
      if (kind) spent[kind] += encodedDataLength
      spent.all += encodedDataLength
    })
    await tab.goto(city.address + page.in('vi'), { waitUntil: 'networkidle' })
    const limits = page.desk ? DESK : PORTAL
    return Object.keys(limits)
      .filter((kind) => spent[kind] > limits[kind])
      .map((kind) => `${kind} ${(spent[kind] / KB).toFixed(1)} KB, at most ${limits[kind] / KB}`)
  } finally {
    await context.close()
  }
}
