// The officer's desk: htmx for partial pages, and the keys an officer's hands already know.
import 'htmx.org'

document.addEventListener('keydown', (event) => {
  // A key fires the control that carries its name, so the page itself lists the shortcuts:
  // <button data-key="Ctrl+Enter">. Never a single letter inside a field.
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
  const name = (event.ctrlKey ? 'Ctrl+' : '') + (event.shiftKey && event.key.length > 1 ? 'Shift+' : '') + event.key
  if (doubts(name, event)) return event.preventDefault()
  if (!typing && rows(name)) return event.preventDefault()
  if (typing && event.key.length === 1 && !event.ctrlKey) return
  // A scanner types like a keyboard: a scan that meets no box goes into the scan box.
  const scan = document.querySelector('[data-scan]')
  if (scan && document.activeElement === document.body && event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) {
    scan.focus()
    return
  }
  const control = document.querySelector(`[data-key="${CSS.escape(name)}"]`)
  if (!control) return
  event.preventDefault()
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(control.tagName)) control.focus()
  else control.click()
})

/** On the page where a paper is compared: from one place that is not sure to the next, and “right, on” with Enter. */
function doubts(name, event) {
  const all = [...document.querySelectorAll('[data-doubt]')].map((one) => one.querySelector('input, select'))
  const here = all.indexOf(event.target)
  const isRight = name === 'Enter' && here >= 0
  if (!all.length || !(isRight || name === 'F8' || name === 'Shift+F8')) return false
  if (isRight) event.target.closest('[data-doubt]').classList.add('hn-read--looked')
  const at = here < 0 ? (name === 'Shift+F8' ? all.length - 1 : 0) : here + (name === 'Shift+F8' ? -1 : 1)
  const next = all[at] ?? (isRight ? document.querySelector('#ky button') : all.at(at < 0 ? -1 : 0))
  next.focus()
  return true
}

/** In a list: j and k from line to line; Enter follows the link, as everywhere. */
function rows(name) {
  const links = [...document.querySelectorAll('[data-rows] tbody a')]
  if (!links.length || !['j', 'k'].includes(name)) return false
  const at = links.indexOf(document.activeElement) + (name === 'j' ? 1 : -1)
  links[Math.max(0, Math.min(links.length - 1, at))].focus()
  return true
}

// The place on the picture that belongs to the field one is in.
document.addEventListener('focusin', ({ target }) => {
  for (const box of document.querySelectorAll('rect[data-of]')) {
    const isIt = box.dataset.of === target.id
    box.classList.toggle('hn-found--here', isIt)
    if (isIt) box.scrollIntoView({ block: 'nearest' })
  }
})

// What is still being done is looked at again, until it is there.
for (const going of document.querySelectorAll('[data-again]')) setTimeout(() => location.reload(), Number(going.dataset.again))
