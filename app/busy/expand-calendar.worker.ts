import { parentPort, workerData } from 'node:worker_threads'
import { expandCalendar } from './expand-calendar'
import type { CalendarTask } from './read-calendar.server'

// The library warns once per odd line: a hostile calendar would fill the log with them.
console.warn = () => {}

const { text, ...options } = workerData as CalendarTask
parentPort?.postMessage(expandCalendar(text, options))
