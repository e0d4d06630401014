import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NOW } from './calendar-texts'

/** On both sides of UTC and of the date line, and half an hour beside. */
export const SERVER_ZONES = ['UTC', 'America/New_York', 'Pacific/Apia', 'America/St_Johns']

/**
 * What each calendar blocks, read in a process whose own zone is this one: a running process keeps the zone that it began with.
 *
 * @returns `offset`: that process's, as `Date.getTimezoneOffset` says it, so that nobody trusts a zone that was not taken
 */
export async function expandInZone(
  zone: string,
  calendars: { text: string; timeZone: string }[],
): Promise<{ offset: number; results: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-calendars-'))
  try {
    const [input, output] = [join(folder, 'in.json'), join(folder, 'out.json')]
    await writeFile(input, JSON.stringify({ now: NOW, calendars }))
    const program = fileURLToPath(new URL('./expand-many.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', program, input, output], {
      env: { ...process.env, TZ: zone },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`Reading calendars in ${zone} ended with ${code}`)
    return JSON.parse(await readFile(output, 'utf8'))
  } finally {
    await rm(folder, { recursive: true })
  }
}
