import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

/** Chromium without its window: the same engine. With a window, a page that is open and does nothing costs half a core. */
const CHROMIUM_SHELL = ['chromium-headless-shell', 'chrome-headless-shell']
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const CHROMIUM_ON_MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const FIREFOX = ['firefox-esr', 'firefox']
const FIREFOX_ON_MAC = ['/Applications/Firefox.app/Contents/MacOS/firefox']
/** A machine without a way to the packages learns that soon. */
const APT = [
  'apt-get',
  '-o',
  'Acquire::http::Timeout=10',
  '-o',
  'Acquire::https::Timeout=10',
  '-o',
  'Acquire::Retries=1',
]
/** Where distributions put the browser that WebKitGTK's driver starts. */
const MINI_BROWSERS = [
  '/usr/lib/*/webkit2gtk-4.*/MiniBrowser',
  '/usr/lib/*/webkitgtk-6.*/MiniBrowser',
  '/usr/{lib,lib64,libexec}/webkit2gtk-4.*/MiniBrowser',
  '/usr/{lib,lib64,libexec}/webkitgtk-6.*/MiniBrowser',
]

/** The Chromium for the tests: the system's, without a window if possible, else Playwright's own. */
export function findBrowser(): string | null {
  return findShell() ?? findWholeBrowser()
}

/** A Chromium with all its settings: the one without a window ignores those of a profile. */
function findWholeBrowser(): string | null {
  const own = chromium.executablePath()
  return findProgram(CHROMIUM) ?? CHROMIUM_ON_MAC.find(isProgram) ?? (existsSync(own) ? own : null)
}

function findShell(): string | null {
  return findProgram(CHROMIUM_SHELL) ?? null
}

/** The system's Firefox. */
export function findFirefox(): string | null {
  return findProgram(FIREFOX) ?? FIREFOX_ON_MAC.find(isProgram) ?? null
}

/** The system's WebKitGTK: its driver, the browser that it starts, and a screen for it. */
export function findWebKit(): { driver: string; browser: string } | null {
  const driver = findProgram(['WebKitWebDriver'])
  const browser = globSync(MINI_BROWSERS).find(isProgram)
  return driver && browser && findProgram(['Xvfb']) ? { driver, browser } : null
}

/**
 * Gets Chromium if there is none: Playwright's own, else from the system's package manager. Where that one has Chromium without a window, it is
 * used instead of the one with a window.
 */
export function ensureBrowser(): string | null {
  return (
    findShell() ??
    fromSystem(findShell, { apt: ['chromium-headless-shell'] }) ??
    findBrowser() ??
    afterInstalling(findBrowser, [['playwright', 'install', '--with-deps', 'chromium']]) ??
    fromSystem(findBrowser, { apt: ['chromium'], apk: ['chromium'], dnf: ['chromium'] })
  )
}

export function ensureWholeBrowser(): string | null {
  return (
    findWholeBrowser() ??
    afterInstalling(findWholeBrowser, [['playwright', 'install', '--with-deps', 'chromium']]) ??
    fromSystem(findWholeBrowser, { apt: ['chromium'], apk: ['chromium'], dnf: ['chromium'] })
  )
}

export function ensureFirefox(): string | null {
  return findFirefox() ?? fromSystem(findFirefox, { apt: ['firefox-esr'], apk: ['firefox-esr'], dnf: ['firefox'] })
}

export function ensureWebKit(): ReturnType<typeof findWebKit> {
  const packages = {
    apt: ['webkit2gtk-driver', 'xvfb'],
    apk: ['webkit2gtk-4.1', 'xvfb'],
    dnf: ['webkitgtk6.0', 'Xvfb'],
  }
  return findWebKit() ?? fromSystem(findWebKit, packages)
}

type Packages = Partial<Record<'apt' | 'apk' | 'dnf', string[]>>

function fromSystem<T>(find: () => T | null, { apt, apk, dnf }: Packages): T | null {
  const commands: string[][] = [
    ...(apt
      ? [
          [...APT, 'update'],
          [...APT, 'install', '-y', '--no-install-recommends', ...apt],
        ]
      : []),
    ...(apk ? [['apk', 'add', ...apk]] : []),
    ...(dnf ? [['dnf', 'install', '-y', ...dnf]] : []),
  ]
  // Who may not install without a password gets the advice instead of a question.
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  return afterInstalling(
    find,
    commands.map((command) => [...asRoot, ...command]),
  )
}

function afterInstalling<T>(find: () => T | null, commands: string[][]): T | null {
  for (const [program = '', ...args] of commands) {
    spawnSync(program, args, { stdio: 'inherit' })
    const found = find()
    if (found) return found
  }
  return null
}

function findProgram(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
