import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { bundleProgram } from '#tests/setup/bundle-program'
import type { TestApp } from '#tests/setup/test-app'

/**
 * Runs what is due at the test's time. `passedMs`: how much time has passed since the last run; the rest of the difference is a change of
 * the clock alone.
 */
export interface DueWork {
  pass(passedMs: number): Promise<void>
  /** Begins with what is due, and is ended in the middle of it; another one goes on. */
  passAndReplace(passedMs: number): Promise<void>
}

/**
 * The worker of an app in a process of its own, which is killed without warning (SIGKILL): at a request to GoTo, when a mail has just been
 * received, or at rest.
 *
 * @returns also how often each happened
 */
export async function aKilledWorker(app: TestApp, random: () => number) {
  await app.worker.stop(5_000)
  const program = await bundleProgram('tests/proofs/meeting-worker.ts')
  const kills = { atRequest: 0, afterMail: 0, atRest: 0 }
  const waiting = new Set<() => void>()
  let child = await startChild()
  onTestFinished(() => end(child))

  async function startChild(): Promise<ChildProcess> {
    const started = fork(program, { env: { ...process.env, ...app.variables }, execArgv: [] })
    await once(started, 'message')
    return started
  }

  const work: DueWork = {
    async pass(passedMs) {
      const settled = once(child, 'message')
      child.send({ now: Date.now(), passedMs })
      await settled
    },
    async passAndReplace(passedMs) {
      const settled = once(child, 'message').then(() => 'atRest' as const)
      const moment = random() < 0.5 ? nthRequest(1 + Math.floor(random() * 4)) : nextMail()
      child.send({ now: Date.now(), passedMs })
      const reached = await Promise.race([settled, moment.reached])
      await end(child)
      moment.forget()
      kills[reached] += 1
      child = await startChild()
    },
  }
  return {
    ...work,
    kills,
    /** To be called at each request to GoTo. */
    noteRequest() {
      for (const tell of waiting) tell()
    },
  }

  function nthRequest(n: number) {
    let left = n
    let tell = () => {}
    const reached = new Promise<'atRequest'>((resolve) => {
      tell = () => {
        left -= 1
        if (left === 0) resolve('atRequest')
      }
    })
    waiting.add(tell)
    return { reached, forget: () => waiting.delete(tell) }
  }

  function nextMail() {
    const last = app.mail.messages.at(-1)?.id ?? 0
    const came = app.mail.waitFor(({ id }) => id > last, 60_000).then(() => 'afterMail' as const)
    // At rest no mail comes: the race is over by then.
    const reached = came.catch(() => new Promise<never>(() => {}))
    return { reached, forget: () => {} }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
