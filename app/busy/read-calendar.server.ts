import { resolve as resolvePath } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { queueOfProcess } from '~/limits/bounded-queue'
import { limitThread } from '~/limits/limit-thread'
import { SECOND_MS } from '~/time/units'
import type { Expanded } from './expand-calendar'

/** Of computing. A full calendar of 5 MiB takes about a second. */
const MAX_MS = 10 * SECOND_MS
const MAX_MEMORY_MB = 256
const FROM_SOURCE = process.env.NODE_ENV === 'development' && import.meta.url.endsWith('.ts')

export interface CalendarTask {
  text: string
  /** The host's zone. */
  timeZone: string
  now: number
  /** The host name of our own address, with which our UIDs end. */
  ourHost: string
  /** The host's mail addresses. */
  ownAddresses?: readonly string[]
}

export type ReadCalendar = Expanded | { ok: false; reason: 'unreadable' }

/**
 * Two threads, at most one per host: a host with slow calendars leaves the other thread to everybody else, and hosts take
 * turns.
 */
export const calendarQueue = queueOfProcess({
  name: 'calendars',
  atOnce: 2,
  atOncePerKey: 1,
  waiting: 100,
  waitingPerKey: 10,
  retryAfterSeconds: 60,
})

/**
 * The busy times in a calendar's text, read in a separate thread that is stopped when it takes too long or too much memory, so
 * that a hostile calendar affects only its own feed.
 *
 * @throws QueueFullError when too many calendars are already waiting
 */
export function readCalendar(hostId: string, task: CalendarTask, longestMs = MAX_MS): Promise<ReadCalendar> {
  return calendarQueue.run(hostId, () => inThread(task, longestMs))
}

function inThread(task: CalendarTask, longestMs: number): Promise<ReadCalendar> {
  return new Promise((resolve) => {
    const [file, options] = workerFile()
    const worker = new Worker(file, {
      ...options,
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, stackSizeMb: 4 },
    })
    const finish = (result: ReadCalendar) => {
      endLimit()
      resolve(result)
      void worker.terminate()
    }
    const endLimit = limitThread(worker, longestMs, () => finish({ ok: false, reason: 'too_much' }))
    worker.on('message', finish)
    worker.on('error', (error: NodeJS.ErrnoException) =>
      finish({ ok: false, reason: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_much' : 'unreadable' }),
    )
    worker.on('exit', () => finish({ ok: false, reason: 'unreadable' }))
  })
}

/** In a build, the worker is beside the process, and starts in a third of the time. In development it is read from its source. */
function workerFile(): [URL, WorkerOptions] {
  return FROM_SOURCE
    ? [new URL('./expand-calendar.worker.ts', import.meta.url), { execArgv: ['--import', 'tsx'] }]
    : [pathToFileURL(resolvePath('build/process/expand-calendar.js')), {}]
}
