// Builds what the pages need from the pinned packages and writes it to one folder.
// Called by the build script of crates/web: node build.mjs PACKAGES OUT
//
// Each file is written plain, with brotli and with gzip, under a name that carries its hash,
// and listed in OUT/manifest.tsv: name, file, media type.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const [packages, out] = process.argv.slice(2).map((path) => resolve(path))
const here = dirname(fileURLToPath(import.meta.url))
const from = createRequire(join(packages, 'package.json'))
const load = async (name) => {
  const module = await import(pathToFileURL(from.resolve(name)))
  return module.default ?? module
}

const manifest = []
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

/** Writes one file in three encodings and answers with its address. */
function keep(name, type, content) {
  const bytes = Buffer.from(content)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const dot = name.lastIndexOf('.')
  const file = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`
  const packed = !name.endsWith('.woff2')
  writeFileSync(join(out, file), bytes)
  if (packed) {
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
    writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }))
  }
  manifest.push([name, file, type, packed ? 'packed' : 'plain'].join('\t'))
  return `/static/${file}`
}

// Fonts: only the characters Vietnamese and English are written with, kept in the two pieces the
// package has, so that a page in English fetches one.
const subset = await load('subset-font')
const span = (first, last) => [...Array(last - first + 1).keys()].map((i) => String.fromCodePoint(first + i)).join('')
const latin = span(0x20, 0x7e) + '\u00a0«°±²³·»×÷½ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý§©–—‘’“”•…→←−€'
const vietnamese = span(0x1ea0, 0x1ef9) + 'ĂăĐđĨĩŨũƠơƯư₫'
const ranges = {
  latin: 'U+20-FF,U+2010-2026,U+20AC,U+2190-2193,U+2212',
  vietnamese: 'U+102-103,U+110-111,U+128-129,U+168-169,U+1A0-1A1,U+1AF-1B0,U+1EA0-1EF9,U+20AB',
}
let faces = ''
for (const weight of [400, 700]) {
  for (const [piece, text] of Object.entries({ latin, vietnamese })) {
    const source = join(packages, `node_modules/@fontsource/noto-sans/files/noto-sans-${piece}-${weight}-normal.woff2`)
    const font = await subset(readFileSync(source), text, { targetFormat: 'woff2', noLayoutClosure: true })
    const url = keep(`noto-sans-${piece}-${weight}.woff2`, 'font/woff2', font)
    faces += `@font-face{font-family:"Noto Sans VN";font-weight:${weight};font-display:swap;` +
      `src:url(${url}) format("woff2");unicode-range:${ranges[piece]}}`
  }
}

// Styles: the component library with our theme.
const sass = await load('sass')
const styled = sass.compile(join(here, 'theme.scss'), {
  style: 'compressed',
  loadPaths: [join(packages, 'node_modules')],
  quietDeps: true,
  sourceMap: false,
})
// The library sets some lines closer than stacked Vietnamese accents allow.
const airy = styled.css.replace(/line-height:1\.[0-3]\d*/g, 'line-height:1.5')
keep('app.css', 'text/css; charset=utf-8', faces + airy)

// Scripts: one for every page, one more for the desk, one more for kiosks, one for when they are cut off, and one for a person's own telephone.
const esbuild = await load('esbuild')
for (const name of ['app', 'desk', 'kiosk', 'kiosk-sw', 'phone']) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(here, `${name}.js`)],
    nodePaths: [join(packages, 'node_modules')],
    bundle: true,
    format: 'esm',
    legalComments: 'none',
    minify: true,
    target: 'es2018',
    write: false,
  })
  keep(`${name}.js`, 'text/javascript; charset=utf-8', outputFiles[0].contents)
}

writeFileSync(join(out, 'manifest.tsv'), manifest.join('\n') + '\n')
