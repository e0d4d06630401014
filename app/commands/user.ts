import { parseArgs } from 'node:util'
import { createHostByOperator, NewHostSchema } from '~/accounts/create-host.server'
import { type AccountProblem, accountMessages } from '~/accounts/messages'
import type { Services } from '~/http/context.server'

const USAGE = 'Usage: npm run user -- create --email E --name N --handle H --time-zone Z'

/**
 * `npm run user -- create …`: a verified host without the web form. Prints JSON on success, otherwise one line that says what
 * to change.
 *
 * @returns the exit code
 */
export async function userCommand(args: string[], services: Pick<Services, 'db' | 'env' | 'clock'>): Promise<number> {
  const given = readArguments(args)
  if (!given) return refuse(USAGE)
  const host = NewHostSchema.safeParse(given)
  if (!host.success)
    return refuse(
      host.error.issues.map(({ path, message }) => `${OPTIONS[String(path[0])]}: ${inWords(message)}`).join(' '),
    )

  const result = await createHostByOperator(services, host.data, services.clock())
  if (!result.ok) {
    if (result.reason === 'email_taken') return refuse(`--email: ${texts.problems.email_taken}`)
    return refuse(`--handle: ${texts.handleTaken(host.data.handle, result.suggestion)}`)
  }
  const { id, handle, setPasswordUrl, apiToken } = result
  process.stdout.write(`${JSON.stringify({ id, handle, setPasswordUrl, apiToken }, null, 2)}\n`)
  return 0
}

const texts = accountMessages.en
const OPTIONS: Record<string, string> = {
  email: '--email',
  name: '--name',
  handle: '--handle',
  timeZone: '--time-zone',
}

function readArguments(args: string[]) {
  try {
    const option = { type: 'string' } as const
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { email: option, name: option, handle: option, 'time-zone': option },
    })
    const { 'time-zone': timeZone, ...rest } = values
    return positionals.length === 1 && positionals[0] === 'create' ? { ...rest, timeZone } : null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function inWords(problem: string): string {
  return texts.problems[problem as AccountProblem] ?? problem
}

function refuse(line: string): number {
  process.stderr.write(`${line}\n`)
  return 1
}
