import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { builtPages } from '#tests/setup/test-app'

/** The build as it was at one moment, for a proof that starts the app repeatedly: a build that runs meanwhile changes nothing. */
export interface KeptBuild {
  pages: ServerBuild
  clientFiles: string
  widgetFiles: string
  remove(): void
}

export async function keepBuild(): Promise<KeptBuild> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-build-'))
  for (const part of ['client', 'widget']) cpSync(`build/${part}`, join(folder, part), { recursive: true })
  return {
    pages: await builtPages(),
    clientFiles: join(folder, 'client'),
    widgetFiles: join(folder, 'widget'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
