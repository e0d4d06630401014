// `npm run build`: builds the pages, the process that serves them and the widget; then compresses all static files once.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

const COMPRESSIBLE = /\.(m?js|css|svg|json|txt)$/
/** Below this size compression does not make a response smaller on the wire. */
const LEAST_BYTES = 512

process.env.NODE_ENV = 'production'
rmSync('build', { recursive: true, force: true })
const [publicScript, publicCode] = await bundleScript('public-script')
const [solverScript, solverCode] = await bundleScript('solver-script')
await bundle('texts')
const textFolders = nameTextFolders('.cache/texts')
// It clears its own folder of the build first.
run('remix', ['vite:build', '--logLevel', 'warn'], {
  PUBLIC_SCRIPT: `/assets/${publicScript}`,
  SOLVER_SCRIPT: `/assets/${solverScript}`,
  TEXT_FOLDERS: JSON.stringify(textFolders),
})
writeFileSync(`build/client/assets/${publicScript}`, publicCode)
writeFileSync(`build/client/assets/${solverScript}`, solverCode)
cpSync('.cache/texts', 'build/client/assets/texts', { recursive: true })
await bundle('widget-words')
process.env.WORDS_VERSION = versionOfWords('build/widget/words')
for (const mode of ['server', 'widget', 'widget-module', 'widget-calendly', 'widget-cal']) await bundle(mode)
weighWidgets()
await packReactComponent()
compressAll('build/client')
compressAll('build/widget')
listWhatIsShipped()
mkdirSync('build', { recursive: true })
writeFileSync('build/done', `${new Date().toISOString()}\n`)

/**
 * Gives the folder of each language a name that changes with any text in it: browsers keep what is below it for ever.
 *
 * @returns the names by language
 */
function nameTextFolders(folder) {
  const contents = (name) =>
    readdirSync(join(folder, name), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => readFileSync(file))
  const shared = existsSync(join(folder, 'shared')) ? contents('shared') : []
  const locales = readdirSync(folder).filter((name) => name !== 'shared')
  return Object.fromEntries(
    locales.map((locale) => {
      const hash = createHash('sha256')
      for (const content of [...shared, ...contents(locale)]) hash.update(content)
      const name = `${locale}-${hash.digest('hex').slice(0, 8)}`
      renameSync(join(folder, locale), join(folder, name))
      return [locale, name]
    }),
  )
}

/** Of the words of all languages in one, as the loader names their files: browsers keep them for ever. */
function versionOfWords(folder) {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 6)
}

/** Size limits of what other sites load, compressed; the parts loaded on demand have separate limits. */
function weighWidgets() {
  const weigh = (name) => brotli(readFileSync(`build/widget/${name}`)).length
  const base = weigh('embed.js')
  const weights = { 'embed.js': [base, 3000], 'embed.mjs': [weigh('embed.mjs'), 3000] }
  for (const name of ['calendly', 'cal']) weights[`compat=${name}`] = [weigh(`embed.${name}.js`) - base, 2000]
  for (const [name, [bytes, most]] of Object.entries(weights)) {
    console.error(`${name}: ${bytes} of ${most} bytes`)
    if (bytes > most) throw new Error(`${name} has grown too heavy`)
  }
}

/** For sites made with React: a package that npm can install from a folder, with its types. It is not published. */
async function packReactComponent() {
  await bundle('widget-react')
  run('tsc', ['--project', 'widget/react'])
  for (const name of ['package.json', 'README.md']) copyFileSync(`widget/react/${name}`, `build/react/${name}`)
}

/**
 * The software bill of materials (CycloneDX): every package that an installation without development dependencies has. npm
 * reads the lock file alone, so this needs no network.
 */
function listWhatIsShipped() {
  const { name } = JSON.parse(readFileSync('package.json', 'utf8'))
  const asked = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only', '--offline']
  // With `--omit=dev` npm leaves out half of what is shipped: all packages that a development dependency uses as well.
  const { status, stdout, stderr, error } = spawnSync('npm', [...asked, '--include=dev'], {
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  if (error || status !== 0) throw new Error(`npm sbom failed: ${error?.message ?? stderr}`)
  const bill = JSON.parse(stdout)
  // npm takes the folder's name for that of a private package.
  bill.metadata.component.name = name
  bill.components = bill.components.filter(
    ({ properties }) => !properties.some((property) => property.name === 'cdx:npm:package:development'),
  )
  const kept = new Set([bill.metadata.component, ...bill.components].map((component) => component['bom-ref']))
  bill.dependencies = bill.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }))
  writeFileSync('build/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`)
}

/** A script of the public pages: its name with a hash, and its code. */
async function bundleScript(mode) {
  await bundle(mode)
  const [name] = readdirSync(`build/${mode}`)
  return [name, readFileSync(`build/${mode}/${name}`)]
}

/** In this process: to start Vite for each of them costs more than most of them. */
async function bundle(mode) {
  await build({ mode, logLevel: 'warn' })
}

function brotli(content) {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } })
}

function run(program, args, environment = {}) {
  const env = { ...process.env, ...environment }
  const { status } = spawnSync(program, args, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}

function compressAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue
    const content = readFileSync(file)
    if (content.length < LEAST_BYTES) continue
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    writeFileSync(`${file}.br`, brotli(content))
  }
}
