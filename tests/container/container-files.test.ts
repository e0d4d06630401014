import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseEnv } from '~/env.server'
import { readDockerfile } from './read-dockerfile'

interface Service {
  image: string
  user?: string
  read_only?: boolean
  cap_drop?: string[]
  stop_grace_period?: string
  environment?: Record<string, string>
  volumes?: string[]
  tmpfs?: string[]
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
}

interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const dockerfile = readDockerfile('.container/Dockerfile')
const readCompose = (file: string) => ({
  file,
  text: readFileSync(file, 'utf8'),
  compose: parse(readFileSync(file, 'utf8'), { merge: true }) as Compose,
})
const onSqlite = readCompose('.container/compose.yaml')
const onPostgres = readCompose('.container/compose.postgres.yaml')

const KNOWN = [...readFileSync('app/env.server.ts', 'utf8').matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map(
  ([, name = '']) => name,
)

/** What compose makes of `${NAME:-otherwise}` and `${NAME:?why}`. */
function fillIn(text: string, variables: Record<string, string>): string {
  return text.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_all, name: string, kind = '-', rest = '') => {
    const value = variables[name] ?? ''
    if (value !== '') return value
    if (kind === '?') throw new Error(`${name}: ${rest}`)
    return rest
  })
}

function environmentOf(service: Service, variables: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, fillIn(String(value), variables)]),
  )
}

const GIVEN = {
  APP_URL: 'https://book.example.com',
  APP_SECRET: 'a secret of thirty-two characters',
  SMTP_URL: 'smtps://user:password@mail.example.com',
  MAIL_FROM: 'bookings@example.com',
  REPLICA_BUCKET: 'foyer',
  REPLICA_ACCESS_KEY_ID: 'key',
  REPLICA_SECRET_ACCESS_KEY: 'secret',
  POSTGRES_PASSWORD: 'secret',
}

const ofApp = (compose: Compose) => Object.entries(compose.services).filter(([name]) => /^app(-\d)?$/.test(name))

describe('the image', () => {
  it('copies only what git has and the builder is sent', () => {
    const sources = dockerfile.flatMap(({ steps }) => steps.filter(({ name }) => name === 'COPY'))
    const outside = sources.flatMap(({ args }) => (args.startsWith('--from=') ? [] : args.split(' ').slice(0, -1)))
    expect(outside.length).toBeGreaterThan(8)
    const sent = readFileSync('.container/Dockerfile.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    for (const path of outside) {
      expect(execFileSync('git', ['ls-files', path], { encoding: 'utf8' }), path).not.toBe('')
      expect(
        sent.some((one) => path === one || path.startsWith(`${one}/`)),
        path,
      ).toBe(true)
    }
    for (const path of sent) expect(existsSync(path), path).toBe(true)
  })

  it('is sent neither settings nor data, whatever the folder holds', () => {
    const [first] = readFileSync('.container/Dockerfile.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(first).toBe('*')
    expect(readFileSync('.gitignore', 'utf8')).toContain('.container/.env\n')
  })

  it('runs as another user than root, has shipped packages only, and stops on SIGTERM', () => {
    const final = dockerfile.at(-1)?.steps ?? []
    const lastOf = (name: string) => final.findLast((step) => step.name === name)?.args
    expect(lastOf('USER')).toMatch(/^[1-9]\d*:[1-9]\d*$/)
    expect(lastOf('STOPSIGNAL')).toBe('SIGTERM')
    expect(lastOf('VOLUME')).toBe('/data')
    expect(JSON.parse(lastOf('CMD') ?? '')).toEqual(['node', 'build/process/start.js'])
    // A shell as first process would not pass the signal on.
    expect(lastOf('HEALTHCHECK')).toMatch(/ CMD \["node", /)
    const packages = final.find(({ args }) => args.includes('node_modules'))?.args ?? ''
    const stage = dockerfile.find(({ as }) => as === /--from=(\w+)/.exec(packages)?.[1])
    expect(stage?.steps.map(({ args }) => args)).toContainEqual(expect.stringMatching(/^npm ci --omit=dev\b/))
  })

  it('names no platform, so that each builder makes its own', () => {
    for (const { from, steps } of dockerfile) {
      expect([undefined, '$BUILDPLATFORM']).toContain(/--platform=(\S+)/.exec(from)?.[1])
      for (const { args } of steps) expect(args).not.toMatch(/amd64|arm64|x86_64|aarch64/)
    }
  })

  it('has the Node of the project', () => {
    const arg = readFileSync('.container/Dockerfile', 'utf8').match(/^ARG NODE_IMAGE=\S+:(\d+)/m)
    expect(arg?.[1]).toBe(readFileSync('.node-version', 'utf8').trim())
  })
})

describe.each([onSqlite, onPostgres])('$file', ({ text, compose }) => {
  it('gives the app variables that it knows, and enough to start', () => {
    for (const [, service] of ofApp(compose)) {
      expect(Object.keys(service.environment ?? {}).filter((name) => !KNOWN.includes(name))).toEqual([])
      expect(parseEnv(environmentOf(service, GIVEN))).toMatchObject({ ok: true })
    }
    expect(ofApp(compose).length).toBeGreaterThan(0)
  })

  it.each(['APP_URL', 'APP_SECRET', 'SMTP_URL', 'MAIL_FROM'])('asks for %s with a sentence', (name) => {
    for (const [, service] of ofApp(compose))
      expect(() => environmentOf(service, { ...GIVEN, [name]: '' })).toThrow(/: (give|name) .*\.container\/\.env$/)
  })

  it('reads no variable that .env.example does not name, except optional ones of the app', () => {
    const example = readFileSync('.container/.env.example', 'utf8')
    const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => name)
    const read = [...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name)
    expect(read.filter((name) => !named.includes(name) && !KNOWN.includes(name))).toEqual([])
  })

  it('keeps the app on a read-only root, without rights, and gives it time to stop', () => {
    for (const [, service] of ofApp(compose)) {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '15s' })
      expect(service.user).toBeUndefined()
      expect(service.tmpfs?.[0]).toBe('/tmp')
    }
  })

  it('declares every volume, and mounts only files that are there', () => {
    for (const { volumes = [] } of Object.values(compose.services))
      for (const volume of volumes) {
        const [source = ''] = volume.split(':')
        if (source.startsWith('.')) expect(existsSync(`.container/${source}`), source).toBe(true)
        else expect(Object.keys(compose.volumes)).toContain(source)
      }
  })

  it('waits only for services that it has', () => {
    for (const { depends_on = {} } of Object.values(compose.services))
      for (const name of Object.keys(depends_on)) expect(Object.keys(compose.services)).toContain(name)
  })
})

describe('Litestream', () => {
  const { compose } = onSqlite

  it('copies the file that the app writes, as its user, and begins on a new machine with the copy', () => {
    const { app, litestream, restore } = compose.services
    const settings = parse(readFileSync('.container/litestream.yml', 'utf8')) as { dbs: { path: string }[] }
    expect(`file:${settings.dbs[0]?.path}`).toBe(app?.environment?.DATABASE_URL)
    const user = dockerfile.at(-1)?.steps.findLast(({ name }) => name === 'USER')?.args
    for (const service of [litestream, restore]) {
      expect(service?.user).toBe(user)
      expect(service?.volumes).toContain(app?.volumes?.[0])
    }
    expect(app?.depends_on?.restore?.condition).toBe('service_completed_successfully')
  })

  it('gets every variable that its settings name', () => {
    const named = [...readFileSync('.container/litestream.yml', 'utf8').matchAll(/\$\{([A-Z_]+)\}/g)]
    for (const [, name = ''] of named)
      expect(Object.keys(compose.services.litestream?.environment ?? {})).toContain(name)
  })
})

describe('Caddy', () => {
  it('sends requests to every process of the app, asks /readyz, and hides the metrics', () => {
    const { compose } = onPostgres
    const caddyfile = readFileSync('.container/Caddyfile', 'utf8')
    const upstreams = /^reverse_proxy (.*) \{$/m.exec(caddyfile)?.[1]?.split(' ')
    expect(upstreams).toEqual(ofApp(compose).map(([name, service]) => `${name}:${service.environment?.PORT}`))
    expect(upstreams).toHaveLength(2)
    expect(caddyfile).toContain('health_uri /readyz')
    expect(caddyfile).toContain('respond /metrics 404')
    for (const [, service] of ofApp(compose)) expect(service.environment?.TRUST_PROXY).toBe('1')
  })
})
