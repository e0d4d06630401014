import { array, boolean, constantFrom, nat, record } from 'fast-check'
import { type Change, changes } from './changes'
import { askMeanwhile, type Compared, comparePages } from './compare-pages'
import { endPageHost, makeChange, startPageHost } from './make-change'
import { type AskedPage, type Look, looks } from './page-requests'
import type { PageWorld } from './page-world'

interface Step {
  change: Change
  /** The process that makes the change. */
  by: number
  /** Whether visitors come while it is made. */
  meanwhile: boolean
  looks: Look[]
}

export const stepsUpTo = (maxLength: number) =>
  array(record({ change: changes, by: nat(1), meanwhile: boolean(), looks }), { minLength: 1, maxLength })

export const hostsOfPages = record({
  timeZone: constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'),
  connected: constantFrom(false, false, true),
  ownSchedule: boolean(),
})

interface Sequence {
  /** Differs for each sequence on one database. */
  number: number
  host: { timeZone: string; connected: boolean; ownSchedule: boolean }
  pages: AskedPage[]
  steps: Step[]
  tally: Compared['tally']
}

/** One host's life: after every change, what both processes send is what is rendered anew. */
export async function runSequence(
  world: PageWorld,
  { number, host: given, pages, steps, tally }: Sequence,
): Promise<void> {
  const handles = [`dana-${number}`, `other-${number}`, `third-${number}`]
  const host = await startPageHost(world, { handles, ...given })
  const sent: Compared['sent'] = new Map()
  const compared = (handle: string): Compared => ({ world, handle, pages, sent, tally })
  // A handle that was given up leads to the new one.
  const compare = async (asked: Look[]) => {
    for (const handle of new Set([host.handle, handles[0] ?? ''])) await comparePages(compared(handle), asked)
  }
  try {
    // Pages are in memory before the first change.
    await compare(steps.flatMap((step) => step.looks).slice(0, 3))
    for (const { change, by, meanwhile, looks: asked } of steps) {
      const making = makeChange({ world, host, process: world.keeping[by === 0 ? 0 : 1], tally }, change)
      await Promise.all([making, meanwhile && askMeanwhile(compared(host.handle), asked)])
      await compare(asked)
    }
  } finally {
    await endPageHost(world, host)
  }
}
