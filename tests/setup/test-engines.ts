import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { ENGINES, type EngineName } from '#tests/engines/engine-names'
import { ensureEngines } from './ensure-engines'

/**
 * `npm run test:engines`: all journeys in Chromium, Firefox and WebKit. `--engine firefox` (may be repeated) and `--only 'pop-up'` (a part of
 * titles or file names, in any case) choose some.
 */
const { values } = parseArgs({ options: { engine: { type: 'string', multiple: true }, only: { type: 'string' } } })
const wanted = (values.engine ?? ENGINES) as readonly EngineName[]
const unknown = wanted.filter((name) => !ENGINES.includes(name)).map((name) => `There is no engine "${name}".`)
const { missing } = unknown.length > 0 ? { missing: unknown } : ensureEngines(wanted)
if (missing.length > 0) {
  console.error(missing.join('\n'))
  process.exitCode = 1
} else {
  const args = ['test', '-c', 'tests/engines/playwright.config.ts', ...wanted.map((name) => `--project=${name}`)]
  if (values.only !== undefined) args.push('--grep', values.only)
  process.exitCode = spawnSync('playwright', args, { stdio: 'inherit' }).status ?? 1
}
