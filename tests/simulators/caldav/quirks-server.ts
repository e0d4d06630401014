import { onTestFinished } from 'vitest'
import { type Quirks, type QuirksServer, startCaldavSimulator } from './simulator'

export type { QuirksServer } from './simulator'

/** The simulated server for one test, which stops it at its end. */
export async function startQuirksServer(quirks: Partial<Quirks> = {}): Promise<QuirksServer> {
  const server = await startCaldavSimulator(quirks)
  onTestFinished(() => server.stop())
  return server
}
