// The officer's desk: htmx for partial pages, and the keys an officer's hands already know.
import 'htmx.org'

document.addEventListener('keydown', (event) => {
  // A key fires the control that carries its name, so the page itself lists the shortcuts:
  // <button data-key="Ctrl+Enter">. Never a single letter inside a field.
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)
  const name = (event.ctrlKey ? 'Ctrl+' : '') + event.key
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
