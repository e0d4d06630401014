import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { startTestApp } from '#tests/setup/test-app'
import { readPromql } from './read-promql'

interface Rule {
  alert: string
  expr: string
  for?: string
  labels: { severity: string }
  annotations: { summary: string; description: string }
}

interface Panel {
  id: number
  title: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets: { expr: string; legendFormat: string }[]
}

const { groups } = parse(readFileSync('.monitoring/alerts.yml', 'utf8')) as { groups: { rules: Rule[] }[] }
const rules = groups.flatMap((group) => group.rules)
const dashboard = JSON.parse(readFileSync('.monitoring/grafana-dashboard.json', 'utf8')) as { panels: Panel[] }
const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
]

/** What Prometheus adds to each series, and what it keeps for each process that it asks. */
const OF_PROMETHEUS = { metric: 'up', labels: ['job', 'instance', 'le'] }

/** Labels of each metric that we define, as the source declares them. */
function declaredLabels(): Map<string, string[]> {
  const source = readFileSync('app/metrics/metrics.server.ts', 'utf8')
  return new Map(
    [...source.matchAll(/name: '(foyer_\w+)',([^}]*)/g)].map(([, name = '', rest = '']) => [
      name,
      [...(/labelNames: \[([^\]]*)\]/.exec(rest)?.[1] ?? '').matchAll(/'(\w+)'/g)].map(([, label = '']) => label),
    ]),
  )
}

/** Where the values of a label come from, for each label whose values a rule names. */
const VALUES: Record<string, { files: string[]; more: string[] }> = {
  'foyer_goto_call_seconds.result': { files: ['app/booking/conferencing.ts'], more: ['ok', 'threw'] },
  'foyer_calendar_accounts.state': { files: ['app/calendars/calendar-provider.ts'], more: ['ok'] },
  'foyer_mails_total.result': { files: ['app/metrics/metrics.server.ts'], more: [] },
  'foyer_bookings_total.result': { files: ['app/metrics/metrics.server.ts'], more: [] },
  'foyer_http_request_seconds.route': { files: [], more: ['/readyz'] },
  'foyer_http_request_seconds.status': { files: [], more: ['500', '503'] },
}

function valuesOf(key: string): string[] {
  const { files, more } = VALUES[key] ?? { files: [], more: [] }
  const quoted = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'([a-z_]+)'/g)])
  return [...quoted.map(([, value = '']) => value), ...more]
}

/** A histogram's three series belong to one metric. */
function metricOf(series: string, known: Set<string>): string | undefined {
  return [series, series.replace(/_(bucket|count|sum)$/, '')].find((name) => known.has(name))
}

describe('alerts and dashboard', () => {
  it.each(expressions)('are valid PromQL: %s, %s', (_name, expression) => {
    expect(readPromql(expression).errors).toEqual([])
    expect(readPromql(expression).metrics.length).toBeGreaterThan(0)
  })

  it('read metrics that /metrics has, by labels and values that these can have', async () => {
    const app = await startTestApp()
    const text = await (await fetch(`${app.url}/metrics`)).text()
    const known = new Set([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => name))
    const declared = declaredLabels()
    const faults = expressions.flatMap(([name, expression]) =>
      faultsOf(expression, known, declared).map((fault) => `${name}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  it('are refused where a name, a label or a value is wrong', () => {
    const known = new Set(['foyer_mails_total', 'foyer_http_request_seconds'])
    const declared = declaredLabels()
    const faults = (expression: string) => faultsOf(expression, known, declared)
    expect(faults('sum by (status) (rate(foyer_http_request_seconds_count[5m]))')).toEqual([])
    expect(faults('rate(foyer_mail_total[5m])')).toEqual(['no metric foyer_mail_total'])
    expect(faults('foyer_mails_total{outcome="refused"}')).toEqual(['foyer_mails_total has no label outcome'])
    expect(faults('foyer_mails_total{result="rejected"}')).toEqual(['foyer_mails_total.result is never rejected'])
    expect(faults('foyer_mails_total{result=~"refused|bounced"}')).toEqual([
      'foyer_mails_total.result is never bounced',
    ])
    expect(faults('sum by (kind) (foyer_mails_total)')).toEqual(['nothing has the label kind'])
    expect(readPromql('sum(rate(foyer_mails_total[5m])').errors).not.toEqual([])
  })
})

function faultsOf(expression: string, known: Set<string>, declared: Map<string, string[]>): string[] {
  const { metrics, grouping } = readPromql(expression)
  const labels = new Set<string>(OF_PROMETHEUS.labels)
  const faults: string[] = []
  for (const { name, matchers } of metrics) {
    const metric = name === OF_PROMETHEUS.metric ? name : metricOf(name, known)
    if (metric === undefined) {
      faults.push(`no metric ${name}`)
      continue
    }
    const own = [...(declared.get(metric) ?? []), ...OF_PROMETHEUS.labels]
    for (const label of own) labels.add(label)
    for (const { label, value } of matchers) {
      if (!own.includes(label)) faults.push(`${metric} has no label ${label}`)
      else if (!OF_PROMETHEUS.labels.includes(label)) faults.push(...unknownValues(`${metric}.${label}`, value))
    }
  }
  // An unknown metric has unknown labels.
  if (faults.length > 0) return faults
  return grouping.filter((label) => !labels.has(label)).map((label) => `nothing has the label ${label}`)
}

/** Each alternative of a matcher's value must fit a value that occurs. */
function unknownValues(key: string, value: string): string[] {
  const values = valuesOf(key)
  return value
    .split('|')
    .filter((alternative) => !values.some((one) => new RegExp(`^(${alternative})$`).test(one)))
    .map((alternative) => `${key} is never ${alternative}`)
}

describe('the alerts', () => {
  it('are six, each with a severity and a sentence on what to do', () => {
    expect(rules.map(({ alert }) => alert)).toEqual([
      'FoyerDown',
      'FoyerServerErrors',
      'FoyerJobsLate',
      'FoyerJobsFailed',
      'FoyerProvidersFail',
      'FoyerMailsNotAccepted',
    ])
    for (const { labels, annotations } of rules) {
      expect(['critical', 'warning']).toContain(labels.severity)
      expect(annotations.summary.length).toBeGreaterThan(20)
      expect(annotations.description.length).toBeGreaterThan(60)
    }
  })

  it('report late jobs when /readyz does (P3)', () => {
    const limit = /^const LATE_MS = (\d+) \* MINUTE_MS$/m.exec(readFileSync('app/http/health-routes.server.ts', 'utf8'))
    expect(rules[2]?.expr).toBe(`max by (kind) (foyer_job_oldest_due_seconds) > ${Number(limit?.[1]) * 60}`)
  })
})

describe('the dashboard', () => {
  it('shows each panel at a separate place', () => {
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
    expect(Math.max(...dashboard.panels.map(({ gridPos: { x, w } }) => x + w))).toBe(24)
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
  })

  it('shows what every alert is about', () => {
    const shown = new Set(dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr))))
    const alerted = rules.flatMap(({ expr }) => namesIn(expr))
    expect(alerted.filter((name) => !shown.has(name))).toEqual([])
  })
})

function namesIn(expression: string): string[] {
  return readPromql(expression).metrics.map(({ name }) => name)
}
