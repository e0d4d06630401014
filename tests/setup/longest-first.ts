import { statSync } from 'node:fs'
import type { TestSequencer, TestSpecification } from 'vitest/node'

/**
 * The order of test files, the same on every machine: proofs first, for they last longest and wait much of it; then by size. Started last,
 * one of them would leave a core idle at the end.
 */
export class LongestFirst implements TestSequencer {
  sort(files: TestSpecification[]): TestSpecification[] {
    const weigh = ({ moduleId }: TestSpecification) =>
      (moduleId.includes('/tests/proofs/') ? 1e9 : 0) + statSync(moduleId).size
    return files.toSorted((a, b) => weigh(b) - weigh(a))
  }

  /** Nothing runs the suite in shards. */
  shard(files: TestSpecification[]): TestSpecification[] {
    return files
  }
}
