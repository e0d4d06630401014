import { createRequire } from 'node:module'
import { type Browser, firefox } from '@playwright/test'
import { findFirefox } from './find-browser'

/**
 * The system's Firefox, driven over WebDriver BiDi. Without these two preferences clicks never reach a frame of another origin.
 *
 * @throws when there is none; `ensureFirefox` gets one
 */
export async function launchFirefox(preferences: Record<string, string | number | boolean> = {}): Promise<Browser> {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox: install firefox-esr or firefox, then run this again.')
  answerWhatFirefoxDoesNotKnow()
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    firefoxUserPrefs: { 'fission.autostart': false, 'fission.webContentIsolationStrategy': 0, ...preferences },
  })
}

interface Socket {
  send(data: unknown, ...rest: unknown[]): void
  patched?: boolean
}

/** Playwright 1.65 sends every new page a command that Firefox ESR 153 refuses. It is replaced by one that changes nothing. */
function answerWhatFirefoxDoesNotKnow(): void {
  // The WebSocket that Playwright contains; it has no types.
  const { ws } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle') as { ws: { prototype: Socket } }
  const socket = ws.prototype
  if (socket.patched) return
  const send = socket.send
  socket.patched = true
  socket.send = function (data, ...rest) {
    const unknown = typeof data === 'string' && data.includes('"emulation.setMediaFeaturesOverride"')
    const sent = unknown ? JSON.stringify({ id: JSON.parse(data).id, method: 'session.status', params: {} }) : data
    return send.call(this, sent, ...rest)
  }
}
