import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** For what all tests of a run may share. Programs in it find the packages as the sources do. */
    runFolder: string
  }
}

/** Removed here: a worker that Vitest ends may have no time for it. */
export default function setup(project: TestProject): () => void {
  const parent = resolve('node_modules/.cache')
  mkdirSync(parent, { recursive: true })
  const folder = mkdtempSync(`${parent}/test-run-`)
  project.provide('runFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
