import { afterEach } from 'vitest'
import { nameCauses } from './read-reports'

// The report of a run has the stack of an error but not its cause.
afterEach(({ task }) => {
  for (const error of task.result?.errors ?? []) error.stack = [...nameCauses(error), error.stack].join('\n')
})
