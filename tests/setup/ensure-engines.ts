import { ENGINES, type EngineName } from '#tests/engines/engine-names'
import { ensureBrowser, ensureFirefox, ensureWebKit } from './find-browser'

const ENSURE: Record<EngineName, { get(): unknown; advice: string }> = {
  chromium: { get: ensureBrowser, advice: 'No Chromium: install chromium, then run this again.' },
  firefox: { get: ensureFirefox, advice: 'No Firefox: install firefox-esr or firefox, then run this again.' },
  webkit: {
    get: ensureWebKit,
    advice: 'No WebKit: install webkit2gtk-driver and xvfb (WebKitGTK is on Linux only), then run this again.',
  },
}

/** Installs the engines that are not on this machine. A missing one fails the caller's run, and is not skipped. */
export function ensureEngines(wanted: readonly EngineName[] = ENGINES): { here: EngineName[]; missing: string[] } {
  const here = wanted.filter((name) => Boolean(ENSURE[name].get()))
  const missing = wanted.filter((name) => !here.includes(name)).map((name) => ENSURE[name].advice)
  return { here, missing }
}
