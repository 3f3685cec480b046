// Shows a page kept beforehand when the server cannot be reached. It keeps that page in both languages, and styles,
// letters and scripts, which are everybody's; never a page of a person.
const KEPT = 'kiosk'
const PAGES = { vi: '/tram/mat-mang', en: '/en/tram/mat-mang' }

async function keep() {
  await caches.delete(KEPT)
  const cache = await caches.open(KEPT)
  for (const page of Object.values(PAGES)) {
    const answer = await fetch(page, { credentials: 'omit', cache: 'reload' })
    if (!answer.ok) throw new Error(`${page} answers ${answer.status}`)
    const parts = (await answer.clone().text()).matchAll(/"(\/static\/[^"]+)"/g)
    await cache.put(page, answer)
    await cache.addAll([...new Set([...parts].map(([, part]) => part))])
  }
}

async function page(request) {
  try {
    const answer = await fetch(request)
    // A door before the server says that nobody is behind it; our own refusals carry a number.
    if (![502, 503, 504].includes(answer.status) || answer.headers.has('x-request-id')) return answer
  } catch {
    // No network, or no server.
  }
  const lang = new URL(request.url).pathname.startsWith('/en/') ? 'en' : 'vi'
  return (await caches.match(PAGES[lang])) ?? Response.error()
}

const part = (request) => fetch(request).catch(async () => (await caches.match(request)) ?? Response.error())

addEventListener('install', (event) => event.waitUntil(keep().then(() => skipWaiting())))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(page(event.request))
  else if (new URL(event.request.url).pathname.startsWith('/static/')) event.respondWith(part(event.request))
})
