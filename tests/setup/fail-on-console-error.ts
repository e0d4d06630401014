import { afterEach, beforeEach, vi } from 'vitest'

// A stray console.error is an unnoticed defect: React warnings, unhandled rejections, forgotten debugging.
const complaints: unknown[][] = []

beforeEach(() => {
  complaints.length = 0
  vi.spyOn(console, 'error').mockImplementation((...args) => {
    complaints.push(args)
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  if (complaints.length > 0)
    throw new Error(`console.error was called: ${complaints.map((args) => args.join(' ')).join('\n')}`)
})
