import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '~/env.server'

const RULES = readFileSync('app/rules.md', 'utf8')
const CODE = /^[BETCDSPKMF][1-9]\d?$/

/** The codes of rules that a text cites: in brackets, alone, in a list or as a range. */
function citedIn(text: string): string[] {
  return [...text.matchAll(/\(([^()]*)\)/g)]
    .flatMap(([, inside = '']) => inside.split(/,? and |, |: /))
    .flatMap((part) => {
      const [first = '', last = first] = part.split('–')
      if (!CODE.test(first) || !CODE.test(last)) return []
      const [from, to] = [first, last].map((code) => Number(code.slice(1))) as [number, number]
      return Array.from({ length: to - from + 1 }, (_, more) => `${first[0]}${from + more}`)
    })
}

function sources(): string[] {
  return execFileSync('git', ['ls-files', 'app', 'db', 'emails', 'widget', 'tests'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
}

/** One section of the outside contract. */
function sectionOf(title: string): string {
  const from = RULES.indexOf(`## ${title}`)
  return RULES.slice(from, RULES.indexOf('\n## ', from))
}

describe('the outside contract', () => {
  it('lists every command', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const listed = sectionOf('1. Commands')
    const isListed = (name: string) => new RegExp(`\`npm (run )?${name}[ \`]`).test(listed)
    expect(Object.keys(scripts).filter((name) => !isListed(name))).toEqual([])
  })

  it('names every variable in the README, and in .env.example with its default', () => {
    const readme = readFileSync('README.md', 'utf8')
    const example = Object.fromEntries(
      [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name = '', value]) => [
        name,
        value,
      ]),
    )
    const variables = [...readFileSync('app/env.server.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
      ([, name = '']) => name,
    )
    expect(Object.keys(example).sort()).toEqual(variables.sort())
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
    // What is commented out is what an unset variable means.
    const read = parseEnv({ ...example, APP_SECRET: 'x'.repeat(32) })
    const unset = parseEnv({
      ...Object.fromEntries(['APP_URL', 'SMTP_URL', 'MAIL_FROM'].map((name) => [name, example[name]])),
      APP_SECRET: 'x'.repeat(32),
    })
    expect(read).toEqual(unset)
    expect(read.ok).toBe(true)
  })

  it('lists every address, those of the admin by their first part', async () => {
    const { default: routes } = await import('~/routes')
    const listed = sectionOf('3. Web addresses')
    const admin = routes.find(({ path }) => path === 'admin')
    const parts = (admin?.children ?? []).flatMap(({ path }) => path?.split('/')[0] ?? [])
    expect([...new Set(parts)].filter((part) => !listed.includes(`\`${part}\``))).toEqual([])
    const addresses = routes.flatMap(({ path }) => (path === undefined || path === '*' ? [] : [`/${path}`]))
    const last = (address: string) => address.replace(/:(\w+)/g, '{$1}').match(/\/[^/]*$/)?.[0] ?? ''
    expect(addresses.filter((address) => !listed.includes(last(address)))).toEqual([])
  })
})

describe('rules that code and tests cite', () => {
  it('are explained in app/rules.md', () => {
    const unknown = sources().flatMap((file) =>
      citedIn(readFileSync(file, 'utf8'))
        .filter((code) => !RULES.includes(`**${code}**`))
        .map((code) => `${file}: ${code}`),
    )
    expect(unknown).toEqual([])
  })

  it('are each cited by a test', () => {
    const cited = new Set(
      sources()
        .filter((file) => file.startsWith('tests/') && file !== 'tests/rules.test.ts')
        .flatMap((file) => citedIn(readFileSync(file, 'utf8'))),
    )
    const rules = [...RULES.matchAll(/^- \*\*([A-Z]\d{1,2})\*\*/gm)].map(([, code = '']) => code)
    expect(rules.filter((code) => !cited.has(code))).toEqual([])
  })

  it('are found in brackets, alone, in lists and as ranges', () => {
    expect(
      citedIn("/** Once (E3). Both (S13, S15), see (Z9). */ it('again (B4)') // (C1–C3, D1) and C7 is prose"),
    ).toEqual(['E3', 'S13', 'S15', 'B4', 'C1', 'C2', 'C3', 'D1'])
  })
})
