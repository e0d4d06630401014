import { mkdtempSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { inject } from 'vitest'

/**
 * Compiles a program of the tests into one file, which Node runs without a loader: a process that compiles its sources itself takes ten
 * times as long to start.
 *
 * @returns the file
 */
export async function bundleProgram(source: string): Promise<string> {
  const folder = mkdtempSync(join(inject('runFolder'), 'program-'))
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: aliases() },
    build: {
      ssr: resolve(source),
      outDir: folder,
      target: 'node22',
      rollupOptions: { output: { entryFileNames: 'program.mjs' } },
    },
  })
  return join(folder, 'program.mjs')
}

/** As the compiler knows them: `~/*` for `./app/*`. */
function aliases(): Record<string, string> {
  const { compilerOptions } = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as {
    compilerOptions: { paths: Record<string, [string]> }
  }
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [path]]) => [
      name.replace('/*', ''),
      resolve(path.replace('/*', '')),
    ]),
  )
}
