// The parts of the component library our pages use. Every page works without this file.
import {
  Button, CharacterCount, Checkboxes, ErrorSummary,
  NotificationBanner, Radios, SkipLink, Tabs, createAll, isSupported,
} from 'govuk-frontend'
import './upload.js'

// The library looks for these classes before it starts; we set them here, not in an inline script,
// so that the content security policy needs no exception.
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported')
}

const lang = document.documentElement.lang
const words = lang === 'en' ? {} : {
  characterCount: {
    i18n: {
      charactersUnderLimit: { other: 'Còn %{count} ký tự' },
      charactersAtLimit: 'Đã đủ số ký tự',
      charactersOverLimit: { other: 'Thừa %{count} ký tự' },
    },
  },
}

if (isSupported()) {
  createAll(Button, { preventDoubleClick: true })
  createAll(CharacterCount, words.characterCount)
  for (const part of [Checkboxes, ErrorSummary, NotificationBanner, Radios, SkipLink, Tabs]) createAll(part)
}

// A box that only makes sense with a script (such as "print this page") is hidden until one runs.
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}
