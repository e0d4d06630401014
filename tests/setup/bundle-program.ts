import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** Packages are found from here, as from the program's source. */
const FOLDER = 'node_modules/.cache'

/**
 * Compiles a program of the tests into one file, which Node runs without a loader: a process that compiles its sources itself takes ten
 * times as long to start.
 *
 * @returns the file, which is removed when this process ends
 */
export async function bundleProgram(source: string): Promise<string> {
  mkdirSync(FOLDER, { recursive: true })
  const folder = mkdtempSync(resolve(FOLDER, 'test-program-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
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
