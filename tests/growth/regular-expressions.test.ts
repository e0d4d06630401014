import { createRequire } from 'node:module'
import { check } from 'recheck'
import { describe, expect, it } from 'vitest'
import { READERS } from './readers'
import { type Pattern, patternsIn, regularExpressions, repeatsWithoutEnd } from './regular-expressions'

// The native one decides the same with a twentieth of the work; npm installs it where there is one.
process.env.RECHECK_BACKEND = hasNative() ? 'native' : 'pure'

const LONG = { timeout: 300_000 }

/** What the checker cannot decide or decides too strictly, and why it is harmless. */
const ACCEPTED: Record<string, string> = {
  'app/accounts/password-rules.server.ts ^(.{1,2})\\1+.?$':
    'sees at most 128 characters: longer passwords were refused before',
  'app/i18n/language-tag.ts -u-(?:[a-z0-9-]+-)?hc-(h\\d\\d)': 'sees at most 60 characters',
}

/**
 * Operators’ own texts; our own sources, while they are built; lines of at most 2,000 and numbers of at most 100 characters, whose cost is measured at these limits; and
 * GoTo’s answers, whose growth is measured: its repetitions begin at a bracket, colon or comma alone, which the checker overlooks.
 */
const BOUNDED = [
  'app/commands/texts-by-language.ts',
  'app/env.server.ts',
  'app/goto/reading.ts',
  'app/security/deceptive-text.server.ts',
  'app/security/phone-number.ts',
]

/** Files whose repeating patterns meet no text from outside, or only below a thread's limits. */
const NOT_FROM_OUTSIDE: Record<string, string> = {
  'app/api-docs/': 'the API’s own description',
  'app/availability/schedules/components/holidays.tsx': 'names of the holiday package, for ids',
  'app/http/public-routes.ts': 'the build’s own table of routes',
  'app/booking/manage-link.server.ts':
    'one anchored expression on a token of a path, of which Node reads 16 KiB at most',
  'app/busy/': 'calendars are read in a thread with a limit of time and memory',
  'app/calendars/event-times.ts': 'anchored expressions on one time of Google’s or Microsoft’s answers',
  'app/calendars/microsoft/reading.ts': 'expressions on 40 characters, and an anchored one on one id',
  'app/calendars/connect-oauth-account.server.ts': 'one split of a scope in an answer to our own request',
  'app/commands/': 'what an operator types',
  'app/goto/describe-shape.ts': 'GoTo’s answers to a program that the operator starts, once',
  'app/admin/components/': 'messages of the browser itself',
  'app/env.server.ts': 'what an operator types',
  'app/api/describe-problems.ts': 'the API’s own description',
  'app/api/description.ts': 'the API’s own description',
  'app/api/guard.ts': 'the API’s own paths',
  'app/security/proven-domain.ts': 'our own list',
  'app/integrations/connectors/save-connector.server.ts':
    'addresses of 2,000 characters at most, which were read before',
  'app/booking/page/browser/': 'our own pages, in the visitor’s own browser',
  'app/booking/page/components/event-type-preview.tsx': 'the same form as it is typed, in the host’s own browser',
  'app/event-types/': 'a signed-in host’s form, whose fields are bounded when it is read',
  'app/http/keep-pages.server.ts': 'one anchored expression on a path, and two on one header',
  'app/http/page-handler.server.ts': 'one anchored expression on a path, of which Node reads 16 KiB at most',
  'app/http/pack-page.server.ts': 'one anchored expression on a part of one header, of which Node reads 16 KiB at most',
  'app/http/visitor-page-handler.server.ts': 'one expression on an address, of which Node reads 16 KiB at most',
  'app/http/serve-metrics.server.ts': 'one expression on one header, of which Node reads 16 KiB at most',
  'app/http/serve-pages.server.ts': 'one expression on one header, likewise',
  'app/api/access.ts': 'one expression on one header, likewise',
  'app/api/check-input.ts': 'one expression on one header, likewise',
  'app/http/read-form-data.server.ts': 'one expression on names that are bounded before',
  'app/http/require/require-public.server.ts': 'one expression on a path, of which Node reads 16 KiB at most',
  'app/i18n/dates.ts': 'dates as the runtime writes them',
  'app/time/time-zones.ts': 'names that the runtime gives',
  'db/describe-connect-error.ts': 'codes of the database driver',
  'emails/smtp-security.ts': 'what an operator types',
  'widget/': 'runs on the site’s own page, on the site’s own markup',
}

const nameOf = ({ file, source }: Pattern) => `${file} ${source}`
/** Reading all sources takes a while: once is enough. */
let found: Pattern[] | undefined
const everyPattern = () => {
  found ??= regularExpressions()
  return found
}
const repeating = () => everyPattern().filter(repeatsWithoutEnd)

describe('regular expressions (S21)', () => {
  it('cost at most linear time, whatever they are given', LONG, async () => {
    const checked = repeating()
      .filter(({ file }) => !file.startsWith('app/busy/'))
      .filter(({ file }) => !BOUNDED.some((path) => file.startsWith(path)))
      .filter((pattern) => !Object.hasOwn(ACCEPTED, nameOf(pattern)))
    expect(checked.length).toBeGreaterThan(40)
    expect(await slowOnes(checked)).toEqual([])
  })

  it('are refused otherwise: one planted of quadratic and one of exponential cost', LONG, async () => {
    const code = ["/<meta[^>]+http-equiv=x[^>]*>/i.test('')", "/^(a+)+$/.test('')", "/^a+$/.test('')"].join(';\n')
    expect(await slowOnes(patternsIn('planted.ts', code))).toEqual([
      'planted.ts <meta[^>]+http-equiv=x[^>]*>',
      'planted.ts ^(a+)+$',
    ])
  })

  it('with repetition are only used where growth is measured or no outside text comes', () => {
    const measured = new Set(READERS.flatMap(({ files }) => files))
    const elsewhere = Object.keys(NOT_FROM_OUTSIDE)
    const files = new Set(repeating().map(({ file }) => file))
    const unknown = [...files].filter((file) => !measured.has(file) && !elsewhere.some((path) => file.startsWith(path)))
    expect(unknown).toEqual([])
    const all = new Set(everyPattern().map(({ file }) => file))
    expect([...measured].filter((file) => !all.has(file))).toEqual([])
  })
})

/** @returns their names */
async function slowOnes(patterns: Pattern[]): Promise<string[]> {
  const slow: string[] = []
  for (const pattern of patterns) if (await isSlow(pattern)) slow.push(nameOf(pattern))
  return slow
}

async function isSlow({ source, flags }: Pattern): Promise<boolean> {
  // What the checker cannot decide in its time is decided by the reader's growth. Only the whole is limited: on a slow machine a part that
  // ends early makes linear expressions look quadratic.
  const limits = { timeout: 20_000, seedingTimeout: null, incubationTimeout: null, attackTimeout: null }
  return (await check(source, flags, limits)).status === 'vulnerable'
}

function hasNative(): boolean {
  const system = { darwin: 'macos', linux: 'linux', win32: 'windows' }[process.platform as string]
  try {
    createRequire(import.meta.url).resolve(`recheck-${system}-${process.arch}/package.json`)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return false
    throw error
  }
}
