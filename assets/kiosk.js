// A kiosk with a script: digits at once, the same patience without a reload, a scan wherever the focus is. Every page
// works without this file.
const root = document.querySelector('[data-asks]')
const asks = Number(root?.dataset.asks ?? 0)
const token = document.querySelector('input[name="csrf"]')?.value ?? ''
const send = (to, fields) =>
  fetch(to, { method: 'POST', body: new URLSearchParams({ csrf: token, ...fields }), redirect: 'manual' }).catch(() => {})

// The screen asks whether anybody is there; a touch begins the time again, here and on the server.
let timer
let told = Date.now()
function wait() {
  clearTimeout(timer)
  if (asks > 0) timer = setTimeout(() => location.replace(root.dataset.to), asks * 1000)
}
for (const kind of ['pointerdown', 'keydown', 'scroll']) {
  document.addEventListener(kind, () => {
    if (root?.dataset.holds === 'false') return
    wait()
    if (Date.now() - told > 45_000 && root?.dataset.still) {
      told = Date.now()
      send(root.dataset.still, { quiet: '1' })
    }
  }, { passive: true })
}
wait()

// Going back never shows what somebody else did: a page out of the browser's memory is asked for again.
addEventListener('pageshow', (event) => event.persisted && location.reload())

// Digits appear at once; the form is sent whole.
for (const pad of document.querySelectorAll('[data-keypad]')) {
  const typed = pad.querySelector('input[name="typed"]')
  const shown = pad.querySelector('[data-typed]')
  const most = Number(pad.dataset.keypad)
  const press = (key) => {
    if (key === 'back') typed.value = typed.value.slice(0, -1)
    else if (key === 'clear') typed.value = ''
    else if (typed.value.length < most) typed.value += key
    shown.textContent = typed.value.padEnd(most, '–').replace(/(.{6})(.{4})$/, '$1 $2')
  }
  pad.addEventListener('click', (event) => {
    const key = event.target.closest('button[name="press"]')?.value
    if (!key || key === 'ok') return
    event.preventDefault()
    press(key)
  })
  // The tactile keypad in front of a screen sends digits as a keyboard does.
  document.addEventListener('keydown', (event) => {
    if (event.target.tagName === 'INPUT') return
    if (/^[0-9]$/.test(event.key)) press(event.key)
    else if (event.key === 'Backspace') press('back')
  })
}

// A scanner types like a keyboard: what meets no box goes into the box for scans.
const scan = document.querySelector('[data-scan]')
document.addEventListener('keydown', (event) => {
  const free = document.activeElement === document.body && event.key.length === 1
  if (scan && free && !event.ctrlKey && !event.altKey && (!/[0-9]/.test(event.key) || !document.querySelector('[data-keypad]'))) scan.focus()
})

// A form is sent once, however often its button is pressed.
let sent = false
document.addEventListener('submit', (event) => {
  if (sent) event.preventDefault()
  sent = true
})
addEventListener('pageshow', () => { sent = false })

// The bell says by itself when somebody has answered.
const bell = document.querySelector('[data-bell]')
if (bell) {
  const listen = setInterval(async () => {
    const answer = await fetch(bell.dataset.bell).catch(() => undefined)
    if (!answer?.ok) return
    const said = await answer.text()
    if (said && said !== bell.textContent) bell.textContent = said
    if (answer.headers.get('x-bell') !== 'waiting') clearInterval(listen)
  }, 5_000)
}

// The screen read aloud by a voice of the machine, where it has one for the language; else it says that there is none.
const speak = document.querySelector('[data-speak]')
if (speak && 'speechSynthesis' in window) {
  const lang = document.documentElement.lang
  const say = speak.textContent
  const rest = () => {
    speak.textContent = say
    speak.setAttribute('aria-pressed', 'false')
  }
  speechSynthesis.cancel()
  speechSynthesis.getVoices()
  speak.hidden = false
  speak.addEventListener('click', () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel()
      rest()
      return
    }
    const voice = speechSynthesis.getVoices().find((one) => one.lang.toLowerCase().replace('_', '-').startsWith(lang))
    document.querySelector('[data-spoken]').hidden = Boolean(voice)
    if (!voice) return
    const parts = document.querySelectorAll('#main h1, #main h2, #main p, #main li, #main label, #main .hn-tile, #main dt, #main dd, #main button')
    const lines = [...parts].filter((part) => part.offsetParent && !part.parentElement.closest('li, p, .hn-tile, .hn-keys')).map((part) => part.innerText.trim())
    const words = new SpeechSynthesisUtterance(lines.filter(Boolean).join('. \n'))
    words.voice = voice
    words.lang = voice.lang
    words.rate = document.querySelector('[name="switch"][value="slow"]')?.getAttribute('aria-pressed') === 'true' ? 0.7 : 0.9
    words.onend = words.onerror = rest
    speak.textContent = speak.dataset.stop
    speak.setAttribute('aria-pressed', 'true')
    speechSynthesis.speak(words)
  })
  addEventListener('pagehide', () => speechSynthesis.cancel())
}

// What is shown when the server cannot be reached is kept beforehand; it comes back by itself.
if ('serviceWorker' in navigator && document.querySelector('[data-report]')) {
  for (const scope of ['/tram', '/en/tram']) navigator.serviceWorker.register('/tram-sw.js', { scope }).catch(() => {})
}

// A slip that is to be printed prints itself, once.
if (document.querySelector('[data-print-now]')) addEventListener('load', () => print())

// The device says every minute that it is there, and how long its last word took.
const report = document.querySelector('[data-report]')?.dataset.report
if (report) {
  let took = ''
  const say = async () => {
    const began = performance.now()
    await send(report, took === '' ? {} : { took })
    took = String(Math.round(performance.now() - began))
  }
  say()
  setInterval(say, 60_000)
}
