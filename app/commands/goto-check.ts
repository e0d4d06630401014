import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { findHostByHandle } from '#db/queries/hosts'
import { type AnswersReport, checkGotoAnswers, NOT_TRIED } from '~/goto/check-answers.server'
import type { Services } from '~/http/context.server'
import { newId } from '~/security/tokens.server'
import { refuse, say } from './say'

const USAGE = 'Usage: npm run goto:check -- --host HANDLE [--yes]'

/** How the operator agrees; null where nobody can be asked. */
type Confirm = ((question: string) => Promise<boolean>) | null

/**
 * `npm run goto:check -- --host HANDLE`: compares GoTo's answers with what we assume, with the GoTo account of a host. It asks before it
 * does anything, unless `--yes` is given.
 *
 * @returns the exit code: 0 if nothing differs
 */
export async function gotoCheckCommand(
  args: string[],
  { db, goto, clock }: Pick<Services, 'db' | 'goto' | 'clock'>,
  confirm: Confirm = process.stdin.isTTY ? askOnTerminal : null,
): Promise<number> {
  const given = readArguments(args)
  if (!given) return refuse(USAGE)
  const host = await findHostByHandle(db, given.handle)
  if (!host) return refuse(`There is no host with the handle "${given.handle}".`)
  const { status, email } = await goto.statusOf(host.id)
  if (status === 'not_configured') return refuse('Set GOTO_CLIENT_ID and GOTO_CLIENT_SECRET first.')
  if (status !== 'connected') return refuse(`${given.handle} has to connect GoTo first: /admin/goto`)
  const account = email ?? 'this account'
  const plan = `This makes a meeting about 300 days ahead in ${account} at GoTo, moves it and deletes it. Nobody is invited.`
  if (!given.yes && !confirm) return refuse(`${plan} Add --yes to do it.`)
  if (!given.yes && confirm && !(await confirm(`${plan} Go on? (yes/no) `))) return refuse('Nothing was done.')

  const marker = newId('check').slice(-MARKER_LENGTH).toUpperCase()
  const report = await checkGotoAnswers((request) => goto.ask(host.id, request), clock(), marker)
  for (const line of reportLines(report)) say(line)
  if (report.leftOver !== null)
    refuse(
      `The meeting ${report.leftOver} could not be deleted: please delete it at GoTo. (This line is not part of the report.)`,
    )
  return report.leftOver === null && differencesIn(report) === 0 ? 0 : 1
}

const MARKER_LENGTH = 8

function reportLines(report: AnswersReport): string[] {
  const { answers } = report
  const differences = differencesIn(report)
  return [
    `Answers of GoTo: ${answers.length} compared, ${differences} ${differences === 1 ? 'difference' : 'differences'}`,
    '',
    ...answers.flatMap(({ what, request, status, shape, differences }, index) => [
      `${index + 1}. ${what}`,
      `   ${request}: ${status ?? '-'}`,
      `   ${shape}`,
      ...differences.map((difference) => `   DIFFERS: ${difference}`),
    ]),
    '',
    'Not tried:',
    ...NOT_TRIED.map((what) => `- ${what}`),
    '',
    'There are no names, keys, numbers of meetings or links in this report. You can send it to us.',
  ]
}

function differencesIn({ answers }: AnswersReport): number {
  return answers.reduce((count, { differences }) => count + differences.length, 0)
}

async function askOnTerminal(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await terminal.question(question)).trim())
  } finally {
    terminal.close()
  }
}

function readArguments(args: string[]): { handle: string; yes: boolean } | null {
  try {
    const { values } = parseArgs({ args, options: { host: { type: 'string' }, yes: { type: 'boolean' } } })
    return values.host === undefined ? null : { handle: values.host.trim().toLowerCase(), yes: values.yes ?? false }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
