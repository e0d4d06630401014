import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

interface Sum {
  version: string
  passed: number
  failed: number
  ms: number
}

/** Says at the end which versions of the engines ran, how many journeys passed in each, and how long they took. */
export default class EngineReporter implements Reporter {
  readonly #sums = new Map<string, Sum>()

  onTestEnd(test: TestCase, { status, duration, annotations }: TestResult): void {
    const name = test.parent.project()?.name ?? ''
    const sum = this.#sums.get(name) ?? { version: `${name}, which did not start`, passed: 0, failed: 0, ms: 0 }
    sum.version = annotations.find(({ type }) => type === 'engine')?.description ?? sum.version
    sum.passed += status === 'passed' ? 1 : 0
    sum.failed += status === 'passed' || status === 'skipped' ? 0 : 1
    sum.ms += duration
    this.#sums.set(name, sum)
  }

  onEnd(): void {
    for (const { version, passed, failed, ms } of this.#sums.values())
      console.info(`${version}: ${passed} passed, ${failed} failed in ${Math.round(ms / 1000)} s`)
  }

  printsToStdio(): boolean {
    return false
  }
}
