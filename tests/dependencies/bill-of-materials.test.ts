import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLockedPackages } from './locked-packages'

interface BillOfMaterials {
  bomFormat: string
  specVersion: string
  metadata: { component: { name: string; type: string } }
  components: {
    name: string
    version: string
    purl: string
    licenses?: { license?: { id?: string; name?: string }; expression?: string }[]
    hashes?: { alg: string; content: string }[]
  }[]
}

const bill: BillOfMaterials = JSON.parse(readFileSync('build/sbom.cdx.json', 'utf8'))
const shipped = readLockedPackages().filter(({ use }) => use === 'production')
const nameAndVersion = ({ name, version }: { name: string; version: string }) => `${name}@${version}`

it('the build lists every package that is shipped as CycloneDX, and no other', () => {
  expect(bill).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: expect.stringMatching(/^1\.\d$/),
    metadata: { component: { name: 'foyer', type: 'application' } },
  })
  expect([...new Set(bill.components.map(nameAndVersion))].sort()).toEqual([
    ...new Set(shipped.map(nameAndVersion).sort()),
  ])
  expect(bill.components.some(({ name }) => name === 'vitest')).toBe(false)
})

it('each of them has its address, licence and digest, by which other tools know it', () => {
  const byName = new Map(bill.components.map((one) => [nameAndVersion(one), one]))
  for (const one of shipped) {
    const listed = byName.get(nameAndVersion(one))
    expect(listed?.purl).toBe(`pkg:npm/${one.name.replace('@', '%40')}@${one.version}`)
    const licence = listed?.licenses?.[0]
    expect(licence?.license?.id ?? licence?.license?.name ?? licence?.expression).toBe(one.licence)
    const digest = Buffer.from(one.integrity?.replace('sha512-', '') ?? '', 'base64').toString('hex')
    expect(listed?.hashes).toContainEqual({ alg: 'SHA-512', content: digest })
  }
})
