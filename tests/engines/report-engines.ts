import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

interface Sum {
  version: string
  passed: number
  failed: number
  ms: number
}

/**
 * Says at the end how long each journey took in each engine, what an engine or its driver cannot do there, which versions ran, and how many
 * journeys passed in each.
 */
export default class EngineReporter implements Reporter {
  readonly #sums = new Map<string, Sum>()
  readonly #journeys = new Map<string, Map<string, string>>()
  readonly #notes = new Set<string>()

  onTestEnd(test: TestCase, { status, duration, annotations }: TestResult): void {
    const name = test.parent.project()?.name ?? ''
    const sum = this.#sums.get(name) ?? { version: `${name}, which did not start`, passed: 0, failed: 0, ms: 0 }
    sum.version = annotations.find(({ type }) => type === 'engine')?.description ?? sum.version
    sum.passed += status === 'passed' ? 1 : 0
    sum.failed += status === 'passed' || status === 'skipped' ? 0 : 1
    sum.ms += duration
    this.#sums.set(name, sum)
    const journey = this.#journeys.get(test.title) ?? new Map<string, string>()
    journey.set(name, `${inSeconds(duration)}${status === 'passed' ? '' : ` ${status}`}`)
    this.#journeys.set(test.title, journey)
    for (const { type, description } of annotations)
      if (type === 'limit') this.#notes.add(`${name}’s driver cannot ${description}`)
      else if (type === 'back') this.#notes.add(`${name}: when a visitor went back, ${description}`)
  }

  onEnd(): void {
    const engines = [...this.#sums.keys()]
    console.info(`\n${engines.map((name) => name.padEnd(16)).join('')}journey`)
    for (const [title, results] of this.#journeys)
      console.info(`${engines.map((name) => (results.get(name) ?? '–').padEnd(16)).join('')}${title}`)
    for (const note of this.#notes) console.info(note)
    for (const { version, passed, failed, ms } of this.#sums.values())
      console.info(`${version}: ${passed} passed, ${failed} failed in ${inSeconds(ms)}`)
  }

  printsToStdio(): boolean {
    return false
  }
}

const inSeconds = (ms: number) => `${Math.round(ms / 1000)} s`
