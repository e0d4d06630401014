import { parentPort, workerData } from 'node:worker_threads'
import { expandCalendar } from './expand-calendar'
import type { CalendarTask } from './read-calendar.server'

// The library logs a warning per odd line: a hostile calendar would fill the log.
console.warn = () => {}

const { text, ...options } = workerData as CalendarTask
parentPort?.postMessage(expandCalendar(text, options))
