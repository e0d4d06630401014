import { parseEnv } from '~/env.server'
import type { Diagnosis } from '~/operator/checks/diagnosis'
import { findEveryDiagnosis } from '~/operator/checks/every-check'
import { systemClock } from '~/time/system-time'
import { say } from './say'

/**
 * `npm run doctor`: checks everything the app depends on, one line each. Changes nothing. @returns the exit code: 1 if anything
 * fails
 */
export async function doctorCommand(_args: string[], variables: Record<string, string | undefined>): Promise<number> {
  const configuration = parseEnv(variables)
  if (!configuration.ok) {
    for (const problem of configuration.problems) report({ ok: false, subject: 'configuration', text: problem })
    return 1
  }
  report({ ok: true, subject: 'configuration', text: 'complete' })
  let failed = false
  for await (const diagnosis of findEveryDiagnosis(configuration.env, systemClock)) {
    report(diagnosis)
    failed ||= !diagnosis.ok
  }
  return failed ? 1 : 0
}

function report({ ok, subject, text }: Diagnosis): void {
  say(`${ok ? 'ok   ' : 'FAIL '} ${subject.padEnd(14)} ${text}`)
}
