// From the table of routes to the pages to walk: each is reached by following links, as a person would.

/** Who may be the first to reach a page of each kind. */
const CANDIDATES = {
  anyone: ['anyone', 'citizen', 'kiosk', 'kiosk_after', 'receptionist'],
  person: ['citizen', 'receptionist'],
  staff: ['receptionist', 'specialist', 'leader', 'clerk', 'dispatcher', 'point_manager', 'auditor', 'admin', 'designer', 'publisher'],
}
/** Where each kind of person begins: citizens also type what they are looking for. */
const STARTS = { anyone: ['/', '/tim?q=khai+sinh'], citizen: ['/', '/tim?q=khai+sinh'], staff: ['/quay', '/', '/quay/so-hoa?nguoi=001095000017'], designer: ['/quan-tri', '/quan-tri?xem=tat-ca', '/quan-tri?xem=cong-bo&q=giay+phep+xay+dung'], publisher: ['/quan-tri?xem=cho-duyet'], kiosk: ['/tram', '/tram/lay-so/phieu'], kiosk_after: ['/tram/ban-sao/cho', '/tram/xem'] }
/** A kiosk half used, and one at which a copy was certified. */
const KIOSKS = ['kiosk', 'kiosk_after']
/** Opening it ends what a kiosk remembers, so it comes last. */
const FAREWELL = '/tram/ket-thuc'
/** So many addresses of one route are opened in search of links to others. */
const TASTES = 5

/**
 * Every route that is a page, with the role that reaches it and an address of it.
 * A page that nobody can reach is answered with `missing`, never passed over.
 */
export async function pages(browser, city, cookiesOf) {
  // Files too, and fixed addresses first: `so.pdf` is no `{id}`.
  const routes = city.routes.filter((route) => route.method === 'GET')
  routes.sort((one, other) => one.path.includes('{') - other.path.includes('{'))
  const patterns = routes.map((route) => ({ route, pattern: pattern(route.path) }))
  const reached = new Map()
  const reach = async (role) => {
    if (!reached.has(role)) reached.set(role, await follow(browser, city, role, await cookiesOf(role), patterns))
    return reached.get(role)
  }
  const found = []
  for (const { route } of patterns.filter(({ route }) => route.page)) {
    let page
    for (const role of CANDIDATES[route.for]) {
      // Screens of a kiosk are a kiosk's, also those that tell any other browser how to become one.
      if (route.path.startsWith('/tram') && !KIOSKS.includes(role)) continue
      if (!['anyone', ...KIOSKS].includes(role) && !city.loginOf(role)) continue
      const path = (await reach(role)).get(route.path)
      if (path) {
        page = { path, role }
        break
      }
    }
    const path = page?.path ?? route.path
    found.push({
      route: route.path,
      path,
      role: page?.role ?? 'anyone',
      missing: !page,
      desk: route.for === 'staff',
      kiosk: KIOSKS.includes(page?.role) && route.path.startsWith('/tram'),
      in: (lang) => (lang === 'vi' ? path : path === '/' ? '/en' : `/en${path}`),
    })
  }
  return [...found.filter((page) => page.path !== FAREWELL), ...found.filter((page) => page.path === FAREWELL)]
}

/** Opens pages and what they link to, by links or square codes; answers with one address that was well for each route met. */
async function follow(browser, city, role, cookies, patterns) {
  const context = await browser.newContext()
  await context.addCookies(cookies)
  const well = new Map()
  const tastes = new Map()
  const seen = new Set()
  const fixed = patterns.filter(({ route }) => route.page && !route.path.includes('{')).map(({ route }) => route.path)
  const places = role === 'kiosk' ? fixed.filter((path) => path.startsWith('/tram')) : role === 'kiosk_after' ? [] : fixed
  const queue = [...(STARTS[role] ?? STARTS.staff), ...places.filter((path) => path !== FAREWELL)]
  const last = role === 'kiosk' ? [FAREWELL] : []
  try {
    while (queue.length + last.length > 0) {
      const path = queue.shift() ?? last.shift()
      if (path === FAREWELL && last.length > 0) continue
      const route = patterns.find(({ pattern }) => pattern.test(path.split('?')[0]))?.route
      if (!route?.page || seen.has(path) || (tastes.get(route.path) ?? 0) >= TASTES) continue
      seen.add(path)
      tastes.set(route.path, (tastes.get(route.path) ?? 0) + 1)
      const answer = await context.request.get(city.address + path, { maxRedirects: 0 })
      if (answer.status() !== 200) continue
      if (!well.has(route.path)) well.set(route.path, path)
      const html = await answer.text()
      for (const [, href] of html.matchAll(/\s(?:href|data-address)="([^"]+)"/g)) {
        const link = href
          .replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCodePoint(parseInt(digits, 16)))
          .replaceAll('&amp;', '&')
          .split('#')[0]
        if (link.startsWith('/') && !link.startsWith('/en')) queue.push(link)
      }
    }
  } finally {
    await context.close()
  }
  return well
}

/** The addresses of a route: a {parameter} is anything up to the next slash. */
function pattern(path) {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/\{[a-z_]+\}/g, '[^/]+')}$`)
}
