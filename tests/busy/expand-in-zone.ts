import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleProgram } from '#tests/setup/bundle-program'
import { NOW } from './calendar-texts'

/** On both sides of UTC and of the date line, and half an hour off. */
export const SERVER_ZONES = ['UTC', 'America/New_York', 'Pacific/Apia', 'America/St_Johns']

let program: Promise<string> | undefined

/**
 * What each calendar blocks, read in a process with this zone: a running process keeps the zone that it began with.
 *
 * @returns `offset`: that process's, from `Date.getTimezoneOffset`, so that a test can check that the zone was applied
 */
export async function expandInZone(
  zone: string,
  calendars: { text: string; timeZone: string }[],
): Promise<{ offset: number; results: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-calendars-'))
  try {
    const [input, output] = [join(folder, 'in.json'), join(folder, 'out.json')]
    await writeFile(input, JSON.stringify({ now: NOW, calendars }))
    program ??= bundleProgram('tests/busy/expand-many.ts')
    const child = spawn(process.execPath, [await program, input, output], {
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
