import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

/** A port without a server. */
const SILENT_SERVER = 'postgres://foyer:secret-word@127.0.0.1:1/foyer'

describe('bad configuration', () => {
  it('stops the start with one line, when only trying reveals it', async () => {
    const folder = aFolder()
    for (const [variable, value] of [
      ['DATABASE_URL', SILENT_SERVER],
      ['DATABASE_URL', `file:${join(folder, 'letter.txt')}`],
      ['DATABASE_URL', `file:${join(folder, 'letter.txt', 'foyer.db')}`],
      // A device that discards what is written to it.
      ['DATABASE_URL', 'file:/dev/null'],
      ['HOST', 'nowhere.invalid'],
    ] as const) {
      const { code, said } = await run('start.js', [], { ...variablesIn(folder), [variable]: value })
      expect([code, said.trim().split('\n').length], said).toEqual([1, 1])
      expect(said).toMatch(new RegExp(`^${variable} `))
      expect(said).not.toContain('secret-word')
    }
  })

  it('of the database is reported in one line by every command, doctor included', async () => {
    const folder = aFolder()
    const databases = [SILENT_SERVER, `file:${join(folder, 'letter.txt')}`]
    for (const DATABASE_URL of databases) {
      const variables = { ...variablesIn(folder), DATABASE_URL }
      for (const args of [['prove'], ['backup', join(folder, 'backup.db')]]) {
        const { code, said } = await run('commands.js', args, variables)
        expect([code, said.trim().split('\n').length], said).toEqual([1, 1])
        expect(said).toMatch(/DATABASE_URL/)
      }
      const { code, said } = await run('commands.js', ['doctor'], variables)
      expect(code).toBe(1)
      expect(said).toMatch(/^FAIL {2}database {7}does not answer: /m)
      expect(said).toMatch(/^FAIL {2}APP_URL /m)
    }
  })
})

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'letter.txt'), 'Dear reader, this is no database, however long you look at it.')
  return folder
}

function variablesIn(folder: string): Record<string, string> {
  return {
    PORT: '0',
    APP_URL: 'http://localhost:1',
    APP_SECRET: 'a secret of thirty-two characters',
    DATABASE_URL: `file:${join(folder, 'foyer.db')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'bookings@example.com',
    GOTO_AUTH_URL: 'http://127.0.0.1:1',
    GOTO_API_URL: 'http://127.0.0.1:1',
    LOG_LEVEL: 'silent',
  }
}

/** Not compiled anew for each start. */
const compiled = process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}

async function run(program: string, args: string[], variables: Record<string, string>) {
  const child = spawn(process.execPath, [join('build/process', program), ...args], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...compiled, ...variables },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, said }
}
