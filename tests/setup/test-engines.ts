import { spawnSync } from 'node:child_process'
import { ensureEngines } from './ensure-engines'

/** `npm run test:engines`: all journeys in Chromium, Firefox and WebKit. */
const { missing } = ensureEngines()
if (missing.length > 0) {
  console.error(missing.join('\n'))
  process.exitCode = 1
} else {
  const args = ['test', '-c', 'tests/engines/playwright.config.ts', ...process.argv.slice(2)]
  process.exitCode = spawnSync('playwright', args, { stdio: 'inherit' }).status ?? 1
}
