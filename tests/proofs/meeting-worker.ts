import { pino } from 'pino'
import { setClock } from '#tests/setup/stepped-clock'
import { parseEnv } from '~/env.server'
import { createApp } from '~/process/create-app.server'

/** A process that runs the jobs of an app, at the instants that its parent names, until it is killed. */
const configuration = parseEnv(process.env)
if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
const { env } = configuration
const clock = setClock(Date.now())
/** Time that passed in the test while this process did nothing. */
let passed = 0
const time = { clock: () => Date.now(), elapsed: () => performance.now() + passed }

process.once('message', async ({ now }: { now: number }) => {
  clock.step(now - Date.now())
  const app = await createApp(env, pino({ level: 'silent' }), time)
  app.worker.start()
  await runDue()
  process.on('message', async (next: { now: number; passedMs: number }) => {
    clock.step(next.now - Date.now())
    passed += next.passedMs
    await runDue()
  })

  async function runDue(): Promise<void> {
    app.worker.wake()
    await app.worker.settled()
    process.send?.('settled')
  }
})
process.send?.('ready')
