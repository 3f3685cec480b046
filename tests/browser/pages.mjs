// From the table of routes to the pages to walk.

/** Who looks at pages of each kind; a page for staff is looked at by those whose work it is. */
const ROLES = { anyone: ['anyone'], person: ['citizen'], staff: ['receptionist'] }

/**
 * Every GET route that is a page, with an example in place of each {parameter}.
 * A route whose example is missing is named, never passed over.
 */
export function pages(city) {
  const known = new Set(city.people.map((person) => person.role))
  const found = []
  for (const route of city.routes.filter((route) => route.method === 'GET' && route.page)) {
    for (const role of (city.roles?.[route.path] ?? ROLES[route.for] ?? [])) {
      if (role !== 'anyone' && !known.has(role)) throw new Error(`nobody can sign in as ${role}`)
      let missing
      const path = route.path.replace(/\{\*?([a-z_]+)\}/g, (_, name) => {
        const value = city.examples[`${name}@${route.path}`] ?? city.examples[name]
        if (value === undefined) missing = name
        return value === undefined ? `{${name}}` : encodeURIComponent(value)
      })
      found.push({
        route: route.path,
        path,
        role,
        missing,
        desk: route.for === 'staff',
        in: (lang) => (lang === 'vi' ? path : path === '/' ? '/en' : `/en${path}`),
      })
    }
  }
  return found
}
