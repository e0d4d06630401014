import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const RULES = readFileSync('app/rules.md', 'utf8')
const CODE = /^[BETCDSPKMF][1-9]\d?$/

/** A rule's code as comments and titles write it: in brackets, alone or in a list, or before a colon at the start of a title. */
function citedIn(text: string): string[] {
  const bracketed = [...text.matchAll(/\(([^()]*)\)/g)].flatMap(([, inside = '']) => inside.split(/,? and |, |–|: /))
  const leading = [...text.matchAll(/['"`]([A-Z]\d{1,2})[:,–]/g)].map(([, code = '']) => code)
  return [...bracketed, ...leading].filter((part) => CODE.test(part))
}

function sources(): string[] {
  return execFileSync('git', ['ls-files', 'app', 'db', 'emails', 'widget', 'tests'], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /\.(tsx?|mjs)$/.test(file))
}

describe('rules that code and tests cite', () => {
  it('are explained in app/rules.md', () => {
    const unknown = sources().flatMap((file) =>
      citedIn(readFileSync(file, 'utf8'))
        .filter((code) => !RULES.includes(`**${code}**`))
        .map((code) => `${file}: ${code}`),
    )
    expect(unknown).toEqual([])
  })

  it('are found where they stand in brackets, in lists, and at the start of a title', () => {
    expect(citedIn("/** Once (E3). Both (S13, S15), see (Z9). */ it('B4: again') // C1–C3 is prose")).toEqual([
      'E3',
      'S13',
      'S15',
      'B4',
    ])
  })
})
