import { parentPort, workerData } from 'node:worker_threads'
import { expandCalendar, expandObjects } from './expand-calendar'
import type { CalendarTask, ObjectsTask } from './read-calendar.server'

// The library logs a warning per odd line: a hostile calendar would fill the log.
console.warn = () => {}

const task = workerData as CalendarTask | ObjectsTask
parentPort?.postMessage('texts' in task ? expandObjects(task.texts, task) : expandCalendar(task.text, task))
