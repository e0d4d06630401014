import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('the changelog says of every schema what an operator has to do', () => {
  const rows = readFileSync('.github/CHANGELOG.md', 'utf8').matchAll(
    /^\| (\d+)(?: to (\d+))? *\| ([^|]+) \| ([^|]+) \|$/gm,
  )
  const described = [...rows].flatMap(([, first = '', last = first, does = '', act = '']) => {
    expect(does.trim().length).toBeGreaterThan(10)
    expect(act.trim().length).toBeGreaterThan(5)
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
  })
  const migrations = readdirSync('db/migrations').map((name) => Number(name.slice(0, 4)))
  expect(described).toEqual(migrations.sort((a, b) => a - b))
})
