import { readFileSync } from 'node:fs'
import { satisfies, validRange } from 'semver'
import { expect, it } from 'vitest'
import { type LockedPackage, readLockedPackages } from './locked-packages'

interface Advisories {
  reviewed: string
  advisories: { id: string; package: string; affected: string; summary: string }[]
  accepted: { id: string; package: string; version: string; in: LockedPackage['use']; reason: string }[]
}

const { reviewed, advisories, accepted }: Advisories = JSON.parse(readFileSync('.dependencies/advisories.json', 'utf8'))
const locked = readLockedPackages()

type Installed = Pick<LockedPackage, 'name' | 'version' | 'use'>

function affected(packages: Installed[]): string[] {
  const found = packages.flatMap(({ name, version, use }) =>
    advisories
      .filter((one) => one.package === name && satisfies(version, one.affected, { includePrerelease: true }))
      .map(({ id }) => `${id} ${name}@${version} (${use})`),
  )
  return [...new Set(found)]
}

const asFound = accepted.map(({ id, package: name, version, in: use }) => `${id} ${name}@${version} (${use})`)

it('no version that is locked is in a published advisory, except the accepted ones', () => {
  expect(affected(locked).filter((one) => !asFound.includes(one))).toEqual([])
})

it('every accepted advisory still concerns us', () => {
  const found = affected(locked)
  expect(asFound.filter((one) => !found.includes(one))).toEqual([])
})

it('an affected version is found, also where an accepted one is used elsewhere', () => {
  const planted: Installed[] = [
    { name: 'lodash', version: '4.17.20', use: 'production' },
    { name: 'esbuild', version: '0.17.6', use: 'production' },
    { name: 'esbuild', version: '0.18.0', use: 'development' },
    { name: 'hono', version: '4.6.5-rc.1', use: 'production' },
    { name: 'hono', version: '4.6.5', use: 'production' },
  ]
  expect(affected(planted).filter((one) => !asFound.includes(one))).toEqual([
    'CVE-2021-23337 lodash@4.17.20 (production)',
    'CVE-2025-13465 lodash@4.17.20 (production)',
    'GHSA-67mh-4wv8-2f99 esbuild@0.17.6 (production)',
    'GHSA-67mh-4wv8-2f99 esbuild@0.18.0 (development)',
    'CVE-2024-48913 hono@4.6.5-rc.1 (production)',
  ])
})

it('the list can be read: ids, ranges, and the day of the last review', () => {
  expect(reviewed).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  const wrong = advisories.filter(
    ({ id, affected: range }) => !/^(CVE-\d{4}-\d{4,}|GHSA(-[0-9a-z]{4}){3})$/.test(id) || validRange(range) === null,
  )
  expect(wrong).toEqual([])
  const keys = advisories.map((one) => `${one.id} ${one.package}`)
  expect(keys.length).toBe(new Set(keys).size)
  expect(accepted.filter(({ reason }) => reason.length < 20)).toEqual([])
})
