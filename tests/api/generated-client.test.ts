import { fileURLToPath } from 'node:url'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { aHost, startTestApp } from '#tests/setup/test-app'

const JOURNEY = fileURLToPath(new URL('./generated-client/journey.ts', import.meta.url))
const GENERATED = JOURNEY.replace('journey.ts', 'foyer.ts')

describe('a client generated from the description', () => {
  it('passes the type checker and runs the whole journey: hours, slots, book, move, cancel', {
    timeout: 120_000,
  }, async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const types = astToString(await openapiTS(new URL(`${app.url}/api/v1/openapi.json`)))
    expect(problemsOf(types)).toEqual([])
    // It would notice a field that the responses no longer have.
    expect(problemsOf(types.replaceAll('alternatives?:', 'others?:'))).not.toEqual([])

    const { runJourney } = await import(/* @vite-ignore */ JOURNEY)
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    const days = { from: day(2), to: day(9) }
    const { slots, booked, moved, cancelled, ...rest } = await runJourney(app.url, host.apiToken, days)
    expect(slots.length).toBeGreaterThan(20)
    expect(booked).toMatchObject({ status: 'confirmed', start: slots[0], crm: { system: 'hubspot', id: '151' } })
    expect(moved).toMatchObject({ id: booked.id, start: slots[1], previous: { start: slots[0] } })
    expect(cancelled).toMatchObject({ id: booked.id, status: 'cancelled', cancellation: { reason: 'Ada is ill.' } })
    expect(rest).toEqual({ upcoming: [], refusal: { status: 409, code: 'slot_unavailable', alternatives: 5 } })
  })
})

/** TypeScript's complaints about the journey, with the generated types in memory only. */
function problemsOf(types: string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => name === GENERATED || fileExists(name)
  host.readFile = (name) => (name === GENERATED ? types : readFile(name))
  host.getSourceFile = (name, ...more) =>
    name === GENERATED ? ts.createSourceFile(name, types, ts.ScriptTarget.ES2022) : getSourceFile(name, ...more)
  const program = ts.createProgram([JOURNEY], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}
