import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freePort } from '#tests/setup/free-port'

/** A CalDAV server on loopback with one account that has one calendar. */
export interface CaldavServer {
  url: string
  username: string
  password: string
  /** The address of a calendar with this name, made if it is missing. */
  calendar(name: string): Promise<string>
  request(method: string, url: string, body?: string, headers?: Record<string, string>): Promise<Response>
}

export type RealServer = 'radicale' | 'xandikos'

/** @returns why tests with this server cannot run; null if it is installed */
export function missing(server: RealServer): string | null {
  return spawnSync(server, ['--version']).error ? `${server} is not installed` : null
}

/** Debian's packages, started as a person starts them. Stopped when the test ends. */
export async function startCaldavServer(server: RealServer): Promise<CaldavServer> {
  const folder = mkdtempSync(join(tmpdir(), `foyer-${server}-`))
  const port = await freePort()
  const account = { username: 'dana', password: 'app-password-1' }
  const child = spawn(server, argumentsOf(server, folder, port, account), { stdio: 'ignore' })
  onTestFinished(() => {
    child.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  const url = `http://127.0.0.1:${port}`
  const authorization = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`
  const request: CaldavServer['request'] = (method, address, body, headers = {}) =>
    fetch(new URL(address, url), {
      method,
      headers: { Authorization: authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    })
  while (!(await request('PROPFIND', '/', undefined, { Depth: '0' }).catch(() => null)))
    await new Promise((resolve) => setTimeout(resolve, 50))
  const home = server === 'radicale' ? '/dana/' : '/dana/calendars/'
  return {
    url,
    ...account,
    request,
    async calendar(name) {
      const address = `${home}${name}/`
      const made = await request(
        'MKCALENDAR',
        address,
        `<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop><d:displayname>${name}</d:displayname></d:prop></d:set></c:mkcalendar>`,
        { 'Content-Type': 'application/xml' },
      )
      if (made.status !== 201 && made.status !== 405) throw new Error(`MKCALENDAR ${made.status} ${await made.text()}`)
      return new URL(address, url).href
    },
  }
}

function argumentsOf(
  server: RealServer,
  folder: string,
  port: number,
  { username, password }: { username: string; password: string },
): string[] {
  if (server === 'xandikos')
    return ['-d', folder, '-l', '127.0.0.1', '-p', String(port), '--defaults', '--current-user-principal', '/dana/']
  const users = join(folder, 'users')
  writeFileSync(users, `${username}:${password}\n`)
  return [
    ...['--config', '/dev/null', '--server-hosts', `127.0.0.1:${port}`],
    ...['--auth-type', 'htpasswd', '--auth-htpasswd-filename', users, '--auth-htpasswd-encryption', 'plain'],
    ...['--storage-filesystem-folder', join(folder, 'collections')],
  ]
}
