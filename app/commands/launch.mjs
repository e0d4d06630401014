// The first script that runs, perhaps on an old Node and before anything is installed: it imports only Node's own modules.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const BIN = join(ROOT, 'node_modules', '.bin')
/** Below this Node-API version better-sqlite3 ends the process without a message. */
const LEAST_NODE_API = 10
const BUILT = join(ROOT, 'build', 'done')
const SOURCES = [
  'app',
  'db',
  'emails',
  'widget',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
]

// npm removes the `--` that separates its own options; an operator who starts this file by hand may not know that.
const [command = '', ...args] = process.argv.slice(2).filter((arg, index) => index !== 1 || arg !== '--')

/** How often to check that the parent process still exists. */
const LOOK_FOR_PARENT_MS = 500

const COMMANDS = {
  build: () => run('node', ['app/commands/build.mjs']),
  start() {
    buildIfNeeded()
    hand('node', ['build/process/start.js'], { NODE_ENV: 'production' })
  },
  ...Object.fromEntries(
    ['user', 'doctor', 'goto:check', 'prove', 'backup', 'restore', 'copy-database'].map((name) => [
      name,
      () => operate(name),
    ]),
  ),
  demo() {
    buildIfNeeded()
    hand('tsx', ['tests/demo/demo.ts'], { NODE_ENV: 'production' })
  },
  dev: () => hand('tsx', ['tests/demo/demo.ts', '--hot'], { NODE_ENV: 'development' }),
  bench() {
    buildIfNeeded()
    run('tsx', ['tests/bench/bench.ts', ...args], { NODE_ENV: 'production' }, 'inherit')
    hand('vitest', ['run'], { BENCH: '1' })
  },
  lighthouse() {
    buildIfNeeded()
    hand('tsx', ['tests/bench/lighthouse.ts', ...args], { NODE_ENV: 'production' })
  },
  'prove:faults'() {
    buildIfNeeded()
    hand('vitest', ['run', 'tests/proofs', ...args], { PROOF: 'full' })
  },
  'prove:soak'() {
    const [minutes = '120', ...more] = args
    if (!(Number(minutes) > 0) || more.length > 0) stop('Say for how many minutes: npm run prove:soak -- 120')
    buildIfNeeded()
    hand('vitest', ['run', 'tests/proofs/soak.test.ts'], { PROOF: 'full', SOAK_MINUTES: minutes })
  },
  test: () => hand('tsx', ['tests/setup/check-all.ts', ...args]),
  'test:clocks'() {
    buildIfNeeded()
    hand('tsx', ['tests/setup/check-clocks.ts', ...args])
  },
  'test:planted-bugs'() {
    buildIfNeeded()
    hand('tsx', ['tests/planted-bugs/plant-bugs.ts', ...args])
  },
  'test:engines'() {
    buildIfNeeded()
    hand('tsx', ['tests/setup/test-engines.ts', ...args])
  },
}

if (!Object.hasOwn(COMMANDS, command)) stop(`There is no command "${command}". See README.md for what there is.`)
process.chdir(ROOT)
if (!existsSync(join(ROOT, 'node_modules', 'hono'))) run('npm', ['ci', '--no-audit', '--no-fund'])
// First in the path: the development dependencies include a Node that is new enough.
process.env.PATH = `${BIN}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH}`
checkNode()
COMMANDS[command]()

function operate(name) {
  buildIfNeeded()
  hand('node', ['build/process/commands.js', name, ...args], { NODE_ENV: 'production' })
}

function checkNode() {
  const { stdout } = spawnSync('node', ['-p', 'process.versions.napi + " " + process.version'], { encoding: 'utf8' })
  const [api = '0', version = 'none'] = (stdout ?? '').trim().split(' ')
  if (Number(api) < LEAST_NODE_API)
    stop(
      `Foyer needs Node 22.12 or newer; this is ${version}. Install a newer one, or run "npm ci", which brings one along.`,
    )
}

function buildIfNeeded() {
  // An installation without development dependencies serves the build that it was given.
  if (!existsSync(join(BIN, 'vite'))) {
    if (!existsSync(BUILT)) stop('There is no build here. Run "npm ci && npm run build" first.')
    return
  }
  if (!existsSync(BUILT) || newest(SOURCES) > statSync(BUILT).mtimeMs) run('node', ['app/commands/build.mjs'])
}

function newest(paths) {
  return Math.max(
    0,
    ...paths
      .filter((path) => existsSync(path))
      .map((path) => {
        const stats = statSync(path)
        return stats.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stats.mtimeMs
      }),
  )
}

/** Waits for it, and stops with its exit code if it fails. Its output goes to stderr: stdout belongs to the command itself. */
function run(program, programArgs, env = {}, stdout = process.stderr) {
  const { status, error } = spawnSync(program, programArgs, {
    stdio: ['inherit', stdout, 'inherit'],
    cwd: ROOT,
    env: { ...process.env, ...env },
  })
  if (error) stop(`Could not run ${program}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

/** Runs the program in place of this one: with its signals, output and exit code. */
function hand(program, programArgs, env = {}) {
  const child = spawn(program, programArgs, { stdio: 'inherit', env: { ...process.env, ...env } })
  // From a terminal the child gets Ctrl+C itself; a supervisor signals only us.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  // npm passes SIGTERM to the shell between us, which exits without passing it on. (`npm start` has no shell between: npm
  // waits.)
  const parent = process.ppid
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), LOOK_FOR_PARENT_MS).unref()
  child.on('error', (error) => stop(`Could not run ${program}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
