import { describeConnectError } from '#db/describe-connect-error'
import { type Env, parseEnv } from '~/env.server'
import type { Services } from '~/http/context.server'
import { createLog } from '~/http/log.server'
import { createApp } from '~/process/create-app.server'
import { systemClock } from '~/time/system-time'
import { backupCommand } from './backup'
import { copyDatabaseCommand } from './copy-database'
import { doctorCommand } from './doctor'
import { gotoCheckCommand } from './goto-check'
import { proveCommand } from './prove'
import { restoreCommand } from './restore'
import { refuse } from './say'
import { userCommand } from './user'

/** @returns the exit code */
type Command = (args: string[], variables: NodeJS.ProcessEnv) => Promise<number>

const COMMANDS: Record<string, Command> = {
  user: configured(withApp(userCommand)),
  doctor: doctorCommand,
  'goto:check': configured(withApp((args, services) => gotoCheckCommand(args, services))),
  prove: configured(proveCommand),
  backup: configured(backupCommand),
  restore: configured((args, env) => restoreCommand(args, env, systemClock())),
  'copy-database': configured(copyDatabaseCommand),
}

/** The operator's commands. `node build/process/commands.js NAME …` */
async function run([name = '', ...args]: string[]): Promise<number> {
  process.umask(0o077)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command) return command(args, process.env).catch(refuseUnopened)
  console.error(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}`)
  return 1
}

/** The operator can fix a database that does not answer and a file that cannot be written; every other error is unexpected. */
function refuseUnopened(error: unknown): number {
  const why = describeConnectError(error)
  if (why === null) throw error
  // The error message names the file.
  const isFile = error instanceof Error && 'path' in error
  return refuse(isFile ? `Not done: ${why}` : `Not done: the database cannot be used (${why}). Is DATABASE_URL right?`)
}

function configured(command: (args: string[], env: Env) => Promise<number>): Command {
  return async (args, variables) => {
    const configuration = parseEnv(variables)
    if (configuration.ok) return command(args, configuration.env)
    for (const problem of configuration.problems) console.error(problem)
    return 1
  }
}

function withApp(command: (args: string[], services: Services) => Promise<number>) {
  return async (args: string[], env: Env): Promise<number> => {
    const { services, close } = await createApp(env, createLog({ ...env, LOG_LEVEL: 'warn' }))
    try {
      return await command(args, services)
    } finally {
      await close()
    }
  }
}

process.exitCode = await run(process.argv.slice(2))
