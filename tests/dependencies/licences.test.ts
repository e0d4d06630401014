import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type LockedPackage, readLockedPackages } from './locked-packages'

interface Licences {
  allowed: string[]
  exceptions: { packages: string[]; licence: string; in: LockedPackage['use']; reason: string }[]
  unstated: Record<string, string>
}

const LICENCES: Licences = JSON.parse(readFileSync('.dependencies/licences.json', 'utf8'))
const locked = readLockedPackages()

/** Whether we may use something under an SPDX expression: one side of an OR is enough, an AND needs both. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\(|\)$/g, '')
  if (plain.includes('(')) return false
  return plain.split(' OR ').some((side) => side.split(' AND ').every((name) => LICENCES.allowed.includes(name)))
}

function isNamed(name: string, by: string): boolean {
  return by.endsWith('*') ? name.startsWith(by.slice(0, -1)) : name === by
}

function exceptionFor({ name, licence, use }: LockedPackage) {
  return LICENCES.exceptions.find(
    (exception) =>
      exception.licence === licence && exception.in === use && exception.packages.some((by) => isNamed(name, by)),
  )
}

function refused(packages: LockedPackage[]): string[] {
  return packages
    .map((one) => ({ ...one, licence: one.licence ?? LICENCES.unstated[one.name] ?? null }))
    .filter((one) => !(one.licence !== null && (isAllowed(one.licence) || exceptionFor(one))))
    .map(({ name, version, licence, use }) => `${name}@${version} (${use}): ${licence}`)
}

it('every package that is locked has a licence of the list, or an exception with a reason', () => {
  expect(locked.length).toBeGreaterThan(500)
  expect(refused(locked)).toEqual([])
})

it('an exception for development covers no package that is shipped, nor another package', () => {
  const planted = { path: '', version: '1.0.0', integrity: null } as const
  expect(
    refused([
      { ...planted, name: 'lightningcss-linux-x64-gnu', licence: 'MPL-2.0', use: 'production' },
      { ...planted, name: 'planted', licence: 'MPL-2.0', use: 'development' },
      { ...planted, name: 'planted', licence: 'GPL-3.0-or-later', use: 'development' },
      { ...planted, name: 'planted', licence: '(MIT AND GPL-2.0)', use: 'production' },
      { ...planted, name: 'planted', licence: null, use: 'development' },
      { ...planted, name: 'planted', licence: '(MIT OR GPL-3.0-or-later)', use: 'production' },
    ]),
  ).toEqual([
    'lightningcss-linux-x64-gnu@1.0.0 (production): MPL-2.0',
    'planted@1.0.0 (development): MPL-2.0',
    'planted@1.0.0 (development): GPL-3.0-or-later',
    'planted@1.0.0 (production): (MIT AND GPL-2.0)',
    'planted@1.0.0 (development): null',
  ])
})

it('every exception still has a package', () => {
  const used = locked.map((one) => exceptionFor(one))
  const unused = LICENCES.exceptions.flatMap((exception) =>
    exception.packages.filter((by) => !locked.some((one, index) => used[index] === exception && isNamed(one.name, by))),
  )
  expect(unused).toEqual([])
  const unstated = locked.filter(({ licence }) => licence === null).map(({ name }) => name)
  expect(Object.keys(LICENCES.unstated).sort()).toEqual([...new Set(unstated)].sort())
})

it('the installed packages say of themselves what the lock file says', () => {
  const different = locked
    .filter(({ path, licence }) => licence !== null && existsSync(`${path}/package.json`))
    .map(({ path, licence }) => ({ path, licence, stated: licenceStatedIn(path) }))
    .filter(({ licence, stated }) => stated !== licence)
  expect(different).toEqual([])
})

/** Old packages give an object, or a list of them. */
function licenceStatedIn(path: string): string | null {
  type Stated = string | { type: string }
  const { license, licenses }: { license?: Stated; licenses?: { type: string }[] } = JSON.parse(
    readFileSync(`${path}/package.json`, 'utf8'),
  )
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.[0]?.type ?? null
}
