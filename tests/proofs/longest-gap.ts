import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { FULL } from './fleet'

/** A small part of the least gap that is refused; requests without a pause would cost more than what they watch. */
const PAUSE_MS = 25

/**
 * Requests /healthz repeatedly from a separate thread, as another client would.
 *
 * @returns the longest time between two responses, in ms
 */
export async function longestGapWhile(appUrl: string, work: () => Promise<void>): Promise<number> {
  const asker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
     let going = true
     parentPort.on('message', () => { going = false })
     ;(async () => {
       let [longest, last] = [0, performance.now()]
       while (going) {
         const answer = await fetch(workerData.appUrl + '/healthz')
         await answer.text()
         const now = performance.now()
         if (answer.ok) { longest = Math.max(longest, now - last); last = now }
         await new Promise((resolve) => setTimeout(resolve, workerData.pauseMs))
       }
       parentPort.postMessage(Math.round(longest))
       parentPort.close()
     })()`,
    { eval: true, workerData: { appUrl, pauseMs: PAUSE_MS } },
  )
  onTestFinished(() => void asker.terminate())
  await work()
  const longest = new Promise<number>((resolve) => asker.once('message', resolve))
  asker.postMessage('enough')
  return longest
}

/**
 * The gap that hostile input may cause. On a busy machine others wait for their turn, too, so it is compared with the same gap among
 * honest requests. Among the few of a quick run the longest one is a matter of chance: that run finds what the inputs of the past did, which
 * blocked everybody for seconds, and the full one, on a quiet machine, finds less.
 */
export function allowedGap(honest: number): number {
  return Math.max(FULL ? 300 : 3_000, 5 * honest)
}
