import { resolve as resolvePath } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { queueOfProcess } from '~/limits/bounded-queue'
import { limitThread } from '~/limits/limit-thread'
import { IN_DEVELOPMENT } from '~/run-mode'
import { SECOND_MS } from '~/time/units'
import type { Expanded, ExpandedObject } from './expand-calendar'

/** Of computing. A full calendar of 5 MiB takes about a second. */
const MAX_MS = 10 * SECOND_MS
const MAX_MEMORY_MB = 256
const FROM_SOURCE = IN_DEVELOPMENT && import.meta.url.endsWith('.ts')

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

/** Calendar objects, each by itself. */
export interface ObjectsTask extends Omit<CalendarTask, 'text' | 'ourHost'> {
  texts: string[]
  horizon: { from: number; until: number }
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
  return calendarQueue.run(hostId, () => inThread<ReadCalendar>(task, longestMs))
}

/**
 * The busy times of calendar objects, in the order of their texts, read in such a thread as well.
 *
 * @returns null when the thread was stopped, or they have more busy times than a calendar
 * @throws QueueFullError when too many calendars are already waiting
 */
export async function readObjects(hostId: string, task: ObjectsTask): Promise<ExpandedObject[] | null> {
  if (task.texts.length === 0) return []
  const read = await calendarQueue.run(hostId, () => inThread<ExpandedObject[] | null>(task, MAX_MS))
  return Array.isArray(read) ? read : null
}

function inThread<Result>(
  task: CalendarTask | ObjectsTask,
  longestMs: number,
): Promise<Result | { ok: false; reason: 'too_much' | 'unreadable' }> {
  return new Promise((resolve) => {
    const [file, options] = workerFile()
    const worker = new Worker(file, {
      ...options,
      workerData: task,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, stackSizeMb: 4 },
    })
    const finish = (result: Result | { ok: false; reason: 'too_much' | 'unreadable' }) => {
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
