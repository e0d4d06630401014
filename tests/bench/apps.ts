import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { build } from 'vite'
import { freePort } from '#tests/setup/free-port'
import { createHostByOperator } from '~/accounts/create-host.server'
import { type Env, parseEnv } from '~/env.server'
import { createApp } from '~/process/create-app.server'
import { copyHosts, plantPast } from './seed'

export interface BenchApp {
  url: string
  /** Its database. */
  file: string
  hostIds: string[]
  /** API keys of its hosts, in order; the first host is dana. */
  keys: string[]
}

const HOSTS = 20

/** An app with its database in a folder, filled before it starts. */
export async function buildApp(
  folder: string,
  { strangers = 0, past = 0, smtpPort = 9 } = {},
): Promise<BenchApp & { variables: Record<string, string> }> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const variables = {
    PORT: String(port),
    HOST: '127.0.0.1',
    APP_URL: url,
    APP_SECRET: 'for the benchmark only which keeps no secrets at all',
    DATABASE_URL: `file:${folder}/foyer.db`,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: 'foyer@example.com',
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
  }
  const { services, close } = await createApp(envOf(variables), pino({ level: 'error' }))
  const keys: string[] = []
  const hostIds: string[] = []
  for (const handle of ['dana', ...Array.from({ length: HOSTS - 1 }, (_, index) => `other-${index}`)]) {
    const host = { email: `${handle}@example.com`, name: 'Dana Example', handle, timeZone: 'Europe/Zurich' }
    const made = await createHostByOperator(services, host, Date.now())
    if (!made.ok) throw new Error(made.reason)
    keys.push(made.apiToken)
    hostIds.push(made.id)
  }
  const file = `${folder}/foyer.db`
  await close()
  copyHosts(file, hostIds[0] ?? '', strangers)
  plantPast(file, hostIds[0] ?? '', past)
  return { url, file, keys, hostIds, variables }
}

function envOf(variables: Record<string, string>): Env {
  const configuration = parseEnv(variables)
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  return configuration.env
}

/** Serves it as `npm start` does, or with a stopped worker. Resolves when it is ready. */
export async function serve(
  { url, variables }: { url: string; variables: Record<string, string> },
  { quiet = false } = {},
): Promise<ChildProcess> {
  const options = { env: { ...process.env, ...variables }, stdio: 'inherit' } as const
  const server = spawn('node', [quiet ? await buildProgram('quiet-app') : 'build/process/start.js'], options)
  while (!(await fetch(`${url}/healthz`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error('The app did not start')
    await pause(100)
  }
  return server
}

/** Built as the app itself is: run from source, each closure would cost more than it does in production. */
export async function buildProgram(name: string): Promise<string> {
  const outDir = `.cache/${name}`
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: {
      alias: { '~': resolve('app'), '#db': resolve('db'), '#emails': resolve('emails'), '#tests': resolve('tests') },
    },
    build: { ssr: resolve(`tests/bench/${name}.ts`), target: 'node22', outDir },
  })
  return `${outDir}/${name}.js`
}

export async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}

/** Starts a program of the bench that prints its port on stdout. */
export async function startHelper(
  script: string,
  args: string[] = [],
): Promise<{ port: number; process: ChildProcess }> {
  const helper = spawn('tsx', [`tests/bench/${script}`, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(helper.stdout, 'data')) as [Buffer]
  return { port: Number(said), process: helper }
}
