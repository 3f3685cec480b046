// A throw-away city: `motcua demo` on a free port and in a folder of its own.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/**
 * Starts it and waits for its first line, which tells
 * `{ address, people: [{ role, name, password }], examples: { parameter: value } }`.
 */
export async function serve() {
  const program = process.env.MOTCUA
  if (!program) throw new Error('MOTCUA must name the binary to test')
  const { routes } = JSON.parse(execFileSync(program, ['routes', '--json'], { encoding: 'utf8' }))
  const folder = mkdtempSync(join(tmpdir(), 'motcua-browser-'))
  const server = spawn(program, ['demo', '--port', '0', '--data', folder, '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const first = await Promise.race([
    new Promise((resolve) => createInterface({ input: server.stdout }).once('line', resolve)),
    ended.then((code) => { throw new Error(`motcua demo ended with ${code}`) }),
  ])
  return {
    ...JSON.parse(first),
    routes,
    async stop() {
      server.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
