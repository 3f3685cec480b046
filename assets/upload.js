// Sends larger files in parts (tus 1.0.0), so that a line that breaks goes on where it stopped. Without this file the
// form sends them whole, as before.
const RESUMABLE = '/api/v1/uploads/resumable'
const PART = 1024 * 1024
const SMALL = 256 * 1024
const TRIES = 30

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000))

/** One request; an answer that says no is an error with its words. */
async function ask(token, method, url, headers, body) {
  const answer = await fetch(url, {
    method, body,
    headers: {
      'tus-resumable': '1.0.0', 'x-csrf-token': token, 'accept-language': document.documentElement.lang, ...headers,
    },
  })
  if (answer.ok) return answer
  const problem = await answer.json().catch(() => ({}))
  throw Object.assign(new Error(problem.detail), { status: answer.status })
}

/** Sends one file and answers with the identifier of its upload. */
async function send(file, token, tell, purpose) {
  const mark = `upload:${file.name}:${file.size}:${file.lastModified}`
  let url = sessionStorage.getItem(mark)
  let offset = null
  for (let tries = 0; ; ) {
    try {
      if (!url) {
        const begun = await ask(token, 'POST', RESUMABLE, {
          'upload-length': String(file.size), 'upload-metadata': `filename ${base64(file.name)}` + (purpose ? `,purpose ${base64(purpose)}` : ''),
        })
        url = begun.headers.get('location')
        sessionStorage.setItem(mark, url)
        offset = 0
      } else if (offset === null) {
        offset = Number((await ask(token, 'HEAD', url)).headers.get('upload-offset'))
      }
      if (offset === file.size) {
        sessionStorage.removeItem(mark)
        return url.split('/').pop()
      }
      tell(offset / file.size)
      const part = file.slice(offset, offset + PART)
      const headers = { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }
      offset = Number((await ask(token, 'PATCH', url, headers, part)).headers.get('upload-offset'))
      tries = 0
    } catch (error) {
      if (error.status === 404 && url) {
        url = null
        sessionStorage.removeItem(mark)
      } else if (error.status && error.status < 500 && ![408, 409, 423, 460].includes(error.status)) {
        sessionStorage.removeItem(mark)
        throw error
      }
      if (++tries > TRIES) throw error
      offset = null
      tell(null)
      await wait(Math.min(tries, 10))
    }
  }
}

/** Sends the files of a form, then the form with what they have become. */
async function submit(form, button, inputs) {
  const token = form.elements.csrf.value
  for (const input of inputs) {
    const told = document.createElement('p')
    told.className = 'govuk-body'
    told.setAttribute('role', 'status')
    input.after(told)
    try {
      for (const file of input.files) {
        const id = await send(file, token, (part) => {
          told.textContent = part === null ? input.dataset.waiting : `${input.dataset.sending} ${Math.round(part * 100)}%`
        }, input.dataset.purpose)
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: `uploaded:${input.name}`, value: id }))
      }
      input.value = ''
    } catch (error) {
      // With no words of ours the form is sent as if there were no script, and the page says what is wrong.
      if (!error.message || !error.status) break
      told.className = 'govuk-error-message'
      told.setAttribute('role', 'alert')
      told.textContent = error.message
      return
    }
  }
  form.dataset.sent = 'yes'
  form.requestSubmit(button)
}

for (const form of document.querySelectorAll('form[enctype="multipart/form-data"]')) {
  form.addEventListener('submit', (event) => {
    const inputs = [...form.querySelectorAll('input[type="file"][data-sending]')]
    const large = inputs.filter((input) => [...input.files].some((file) => file.size > SMALL))
    if (form.dataset.sent || !large.length || !form.elements.csrf) return
    event.preventDefault()
    if (form.dataset.sending) return
    form.dataset.sending = 'yes'
    submit(form, event.submitter, large).finally(() => delete form.dataset.sending)
  })
}
