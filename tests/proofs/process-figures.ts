import type { Fleet } from './fleet'

/** What a process uses, by its own metrics. */
export interface ProcessFigures {
  megabytes: number
  handles: number
}

export async function figuresOf(fleet: Fleet, index: number): Promise<ProcessFigures> {
  const text = await (await fleet.ask(index, '/metrics')).text()
  const read = (name: string) => Number(new RegExp(`^foyer_${name} (\\S+)`, 'm').exec(text)?.[1] ?? Number.NaN)
  return { megabytes: Math.round(read('process_resident_memory_bytes') / 1024 ** 2), handles: read('process_open_fds') }
}

/**
 * How much more is used in the second half than in the first. Medians, so that a moment counts little.
 *
 * @param figures in their order, without those of warming up
 * @returns zeros for fewer than two figures
 */
export function growthOf(figures: ProcessFigures[]): ProcessFigures {
  const half = Math.floor(figures.length / 2)
  if (half === 0) return { megabytes: 0, handles: 0 }
  const [first, second] = [figures.slice(0, half), figures.slice(half)]
  const more = (of: (one: ProcessFigures) => number) => median(second.map(of)) - median(first.map(of))
  return { megabytes: more(({ megabytes }) => megabytes), handles: more(({ handles }) => handles) }
}

function median(values: number[]): number {
  const inOrder = values.toSorted((a, b) => a - b)
  return inOrder[Math.floor(inOrder.length / 2)] ?? 0
}
