import { spawnSync } from 'node:child_process'
import { ensureBrowser, ensureFirefox, ensureWebKit } from './find-browser'

/** `npm run test:engines`: the journeys in Chromium, Firefox and WebKit. A missing engine is a failure, not a skip. */
const missing = [
  ensureBrowser() ? null : 'Chromium: install chromium',
  ensureFirefox() ? null : 'Firefox: install firefox-esr',
  ensureWebKit() ? null : 'WebKit: install webkit2gtk-driver and xvfb',
].filter((text) => text !== null)

if (missing.length > 0) {
  console.error(`Not every engine is here.\n${missing.join('\n')}`)
  process.exitCode = 1
} else {
  const args = ['test', '-c', 'tests/engines/playwright.config.ts', ...process.argv.slice(2)]
  process.exitCode = spawnSync('playwright', args, { stdio: 'inherit' }).status ?? 1
}
