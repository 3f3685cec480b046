// Says at once whether a photograph will do, before it is sent. Without this file the server says so afterwards.
const SIDE = 1000

/** Width, height and grey levels of a picture, at most so large. */
async function grey(file) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
  const levels = new Uint8Array(canvas.width * canvas.height)
  for (let at = 0; at < levels.length; at++) levels[at] = (data[at * 4] * 77 + data[at * 4 + 1] * 150 + data[at * 4 + 2] * 29) >> 8
  return { canvas, levels, wide: canvas.width, largest: Math.max(picture.width, picture.height) }
}

/** What speaks against a picture: the name of a sentence, or `good`. */
function judge({ levels, wide, largest }) {
  if (largest < 1000) return 'coarse'
  const sorted = Uint8Array.from(levels).sort()
  const paper = sorted[Math.floor(sorted.length * 0.8)]
  const ink = sorted[Math.floor(sorted.length * 0.005)]
  if (paper < 90) return 'dark'
  if (paper - ink < 60) return paper >= 190 ? 'bright' : 'dark'
  // The steepest steps between neighbours, against the difference of paper and ink: on a sharp page a stroke ends
  // within a point or two.
  const steps = new Uint32Array(256)
  for (let at = 1; at < levels.length; at++) {
    if (at % wide) steps[Math.abs(levels[at] - levels[at - 1])]++
  }
  let left = levels.length * 0.004
  let steep = 255
  for (; steep > 0 && left > 0; steep--) left -= steps[steep]
  return steep / (paper - ink) < 0.42 ? 'blurred' : 'good'
}

for (const input of document.querySelectorAll('input[data-look]')) {
  const told = document.createElement('p')
  told.className = 'govuk-body'
  told.setAttribute('role', 'status')
  input.after(told)
  input.addEventListener('change', async () => {
    told.textContent = ''
    input.parentElement.querySelector('canvas')?.remove()
    const [file] = input.files
    if (!file) return
    try {
      const picture = await grey(file)
      const verdict = judge(picture)
      picture.canvas.className = 'hn-preview'
      picture.canvas.setAttribute('aria-hidden', 'true')
      input.before(picture.canvas)
      told.textContent = input.dataset[verdict]
      told.className = verdict === 'good' ? 'govuk-body' : 'govuk-error-message'
    } catch {
      // A picture this browser cannot open: the server will say what it thinks of it.
    }
  })
}
