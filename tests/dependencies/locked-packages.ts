import { readFileSync } from 'node:fs'

/** A package of `package-lock.json`, of any platform. */
export interface LockedPackage {
  /** Where it is installed, such as `node_modules/hono`. */
  path: string
  name: string
  version: string
  /** As its author writes it; null where only a file says it. */
  licence: string | null
  /** Whether an installation without development dependencies has it. */
  use: 'production' | 'development'
  integrity: string | null
}

interface LockEntry {
  /** The package's real name, where it is installed under another one. */
  name?: string
  version?: string
  license?: string
  dev?: boolean
  integrity?: string
}

export function readLockedPackages(file = 'package-lock.json'): LockedPackage[] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> }
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { name, version = '', license, dev, integrity }]) => ({
      path,
      name: name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license ?? null,
      use: dev ? 'development' : 'production',
      integrity: integrity ?? null,
    }))
}
