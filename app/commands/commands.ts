import { parseEnv } from '../env.server'
import { createLog } from '../http/log.server'
import { openHouse } from '../http/services.server'
import { userCommand } from './user'

const COMMANDS = { user: userCommand }

/** The operator's commands that work on the house's own database. `node build/process/commands.js NAME …` */
async function run([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as keyof typeof COMMANDS] : undefined
  if (!command) {
    console.error(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}`)
    return 1
  }
  const configuration = parseEnv(process.env)
  if (!configuration.ok) {
    for (const problem of configuration.problems) console.error(problem)
    return 1
  }
  const { env } = configuration
  const { services, close } = await openHouse(env, createLog({ ...env, LOG_LEVEL: 'warn' }))
  try {
    return await command(args, services)
  } finally {
    await close()
  }
}

process.exitCode = await run(process.argv.slice(2))
