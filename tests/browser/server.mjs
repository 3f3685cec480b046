// A throw-away city: `motcua demo` on a free port and in a folder of its own.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Who plays each part in the demonstration city. */
const LOGINS = { citizen: 'minh', receptionist: 'hoa', specialist: 'hung', leader: 'lan', dispatcher: 'tuan', designer: 'ngan', publisher: 'duc', admin: 'quantri' }

/** Starts it and waits until it tells `{ address, people: [{ login, password, … }] }`. */
export async function serve() {
  const program = process.env.MOTCUA
  if (!program) throw new Error('MOTCUA must name the binary to test')
  const { routes } = JSON.parse(execFileSync(program, ['routes', '--json'], { encoding: 'utf8' }))
  const folder = mkdtempSync(join(tmpdir(), 'motcua-browser-'))
  const server = spawn(program, ['demo', '--port', '0', '--data', folder, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const told = await Promise.race([
      answer(server.stdout),
      ended.then((code) => { throw new Error(`motcua demo ended with ${code}`) }),
    ])
    const loginOf = (role) => told.people.find((person) => person.login === LOGINS[role])
    return { ...told, routes, loginOf, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Reads until what was written is a whole JSON document. */
function answer(stream) {
  return new Promise((resolve) => {
    let text = ''
    stream.setEncoding('utf8').on('data', (piece) => {
      text += piece
      try {
        resolve(JSON.parse(text))
      } catch {
        // Not all of it yet.
      }
    })
  })
}
