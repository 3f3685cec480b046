// Vietnamese stacks two marks on a letter: lines that are too close let them touch.
const HEADING = 1.4
const TEXT = 1.5

/** Faults in language, title and line heights of the page a tab shows. */
export async function reading(tab, lang) {
  return tab.evaluate(({ lang, HEADING, TEXT }) => {
    const faults = []
    if (document.documentElement.lang !== lang) faults.push(`says lang="${document.documentElement.lang}", not ${lang}`)
    if (!document.title.trim()) faults.push('has no title')
    if (document.querySelectorAll('h1').length !== 1) faults.push(`has ${document.querySelectorAll('h1').length} main headings`)
    const low = new Set()
    for (const element of document.querySelectorAll('h1,h2,h3,h4,h5,h6,caption,legend,p,li,dt,dd,td,th,label')) {
      if (!element.textContent.trim() || !element.getClientRects().length) continue
      const style = getComputedStyle(element)
      // "normal" depends on the font that happens to be there.
      const ratio = style.lineHeight === 'normal' ? 0 : parseFloat(style.lineHeight) / parseFloat(style.fontSize)
      // A legend or a caption may hold a heading and be set like one.
      const least = /^(H[1-6]|LEGEND|CAPTION)$/.test(element.tagName) ? HEADING : TEXT
      // Half a pixel is rounding, not design.
      if (ratio * parseFloat(style.fontSize) < least * parseFloat(style.fontSize) - 0.5) {
        low.add(`<${element.tagName.toLowerCase()} class="${element.className}"> has lines ${ratio.toFixed(2)} high, at least ${least}`)
      }
    }
    return [...faults, ...low]
  }, { lang, HEADING, TEXT })
}
