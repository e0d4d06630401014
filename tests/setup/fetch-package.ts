import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type FetchedPackage = { ok: true; folder: string; remove(): void } | { ok: false; reason: string }

/**
 * A package that is no dependency of ours, because it is under a commercial licence or because of its size: fetched when it is needed, into a separate folder, without running its scripts.
 *
 * @param spec `@scope/name@1.2.3`
 * @returns the folder that contains `node_modules`, or the reason why there is none (no network, no npm)
 */
export function fetchPackage(spec: string, withinMs = 60_000): FetchedPackage {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-package-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const quick = ['--fetch-retries=1', '--fetch-timeout=15000', '--no-audit', '--no-fund', '--no-update-notifier']
  const args = ['install', '--prefix', folder, '--ignore-scripts', '--omit=peer', '--no-save', ...quick, spec]
  const { status, error, stderr } = spawnSync('npm', args, { encoding: 'utf8', timeout: withinMs })
  if (status === 0) return { ok: true, folder, remove }
  remove()
  const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? `npm ended with ${status}`
  return { ok: false, reason: `${spec} cannot be fetched: ${why}` }
}
