import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser for the tests: the system's, else Playwright's own. */
export function findBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC]
  const own = chromium.executablePath()
  return candidates.find(isProgram) ?? (existsSync(own) ? own : null)
}

/** Gets one if there is none: Playwright's own, else from the system's package manager. */
export function ensureBrowser(): string | null {
  const found = findBrowser()
  if (found) return found
  spawnSync('playwright', ['install', '--with-deps', 'chromium'], { stdio: 'inherit' })
  if (findBrowser()) return findBrowser()
  for (const [program, ...args] of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', 'chromium'],
    ['apk', 'add', 'chromium'],
    ['dnf', 'install', '-y', 'chromium'],
  ] as [string, ...string[]][]) {
    spawnSync(program, args, { stdio: 'inherit' })
    if (findBrowser()) return findBrowser()
  }
  return null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
