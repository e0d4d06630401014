import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readLockedPackages } from '#tests/dependencies/locked-packages'
import { freePort } from '#tests/setup/free-port'
import { readDockerfile } from './read-dockerfile'

const [final] = readDockerfile('.container/Dockerfile').slice(-1)
const stepsOf = (name: string) => (final?.steps ?? []).filter((step) => step.name === name).map(({ args }) => args)
const USER = Number(stepsOf('USER')[0]?.split(':')[0])
/** Only root can start processes as another user; for everybody else the folder alone is closed. */
const asUser = process.getuid?.() === 0 ? { uid: USER, gid: USER } : {}

/** What the image holds: shipped packages, the build, and what the last stage copies. Nobody may write to it. */
function anImage(): { root: string; data: string } {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-image-'))
  onTestFinished(() => {
    for (const path of foldersIn(folder)) chmodSync(path, 0o755)
    rmSync(folder, { recursive: true, force: true })
  })
  const [root, data] = [join(folder, 'root'), join(folder, 'data')]
  copyShippedPackages(root)
  for (const args of stepsOf('COPY')) {
    const [source = '', target = ''] = args.replace(/^--from=\w+ \S*\/(?=[^/]+ )/, '').split(' ')
    if (source !== 'node_modules') cpSync(source, join(root, target === './' ? source : target), { recursive: true })
  }
  mkdirSync(data)
  if (asUser.uid !== undefined) chownSync(data, asUser.uid, asUser.gid)
  for (const path of foldersIn(root)) chmodSync(path, 0o555)
  chmodSync(folder, 0o755)
  return { root, data }
}

/** As hard links where that is possible: they are 160 MB. */
function copyShippedPackages(root: string): void {
  const shipped = readLockedPackages().filter(({ path, use }) => use === 'production' && existsSync(path))
  const outermost = shipped.map(({ path }) => path).filter((path) => path.lastIndexOf('node_modules/') === 0)
  for (const scope of new Set(outermost.map((path) => dirname(path)))) {
    mkdirSync(join(root, scope), { recursive: true })
    const packages = outermost.filter((path) => dirname(path) === scope)
    const linked = spawnSync('cp', ['-al', ...packages, join(root, scope)])
    if (linked.status !== 0) for (const path of packages) cpSync(path, join(root, path), { recursive: true })
  }
  const isShipped = new Set(shipped.map(({ path }) => path))
  for (const { path } of readLockedPackages())
    if (!isShipped.has(path)) rmSync(join(root, path), { recursive: true, force: true })
}

function foldersIn(folder: string): string[] {
  const inside = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isDirectory())
  return [folder, ...inside.map((entry) => join(entry.parentPath, entry.name))]
}

function inImage(root: string, variables: Record<string, string>) {
  return {
    ...asUser,
    cwd: root,
    env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, NODE_ENV: 'production' as const, ...variables },
    encoding: 'utf8' as const,
  }
}

async function untilReady(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('what the image holds serves without a writable folder but its data, and stops with exit code 0', async () => {
  const { root, data } = anImage()
  const port = await freePort()
  const options = inImage(root, {
    PORT: String(port),
    APP_URL: `http://localhost:${port}`,
    APP_SECRET: 'a secret of thirty-two characters',
    DATABASE_URL: `file:${join(data, 'foyer.db')}`,
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'bookings@example.com',
    LOG_LEVEL: 'warn',
  })
  expect(spawnSync('node', ['-e', 'require("node:fs").writeFileSync("planted", "")'], options).status).toBe(1)
  expect(existsSync(join(root, 'node_modules', 'vitest'))).toBe(false)

  const [program = '', ...args] = JSON.parse(stepsOf('CMD')[0] ?? '[]') as string[]
  const server = spawn(program, args, options)
  onTestFinished(() => void server.kill('SIGKILL'))
  let said = ''
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (said += String(text)))
  await untilReady(port, server)
  expect(said).toBe('')
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Foyer')

  const healthCheck = JSON.parse(/ CMD (\[.*\])$/.exec(stepsOf('HEALTHCHECK')[0] ?? '')?.[1] ?? '[]') as string[]
  const checkHealth = () => spawnSync(healthCheck[0] ?? '', healthCheck.slice(1), options).status
  expect(checkHealth()).toBe(0)
  // The operator's commands run beside it.
  expect(spawnSync('node', ['app/commands/launch.mjs', 'prove'], options)).toMatchObject({ status: 0 })

  server.kill('SIGTERM')
  expect(await once(server, 'exit')).toEqual([0, null])
  expect(checkHealth()).toBe(1)
  expect(readdirSync(data)).toContain('foyer.db')
})
