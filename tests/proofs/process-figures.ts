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
 * How much more is used in the last third than in the second one: the first is for warming up. Medians, so that a moment counts little.
 *
 * @returns zeros for fewer than three figures
 */
export function growthOf(figures: ProcessFigures[]): ProcessFigures {
  const third = Math.floor(figures.length / 3)
  if (third === 0) return { megabytes: 0, handles: 0 }
  const [second, last] = [figures.slice(third, 2 * third), figures.slice(2 * third)]
  const more = (of: (one: ProcessFigures) => number) => median(last.map(of)) - median(second.map(of))
  return { megabytes: more(({ megabytes }) => megabytes), handles: more(({ handles }) => handles) }
}

function median(values: number[]): number {
  const inOrder = values.toSorted((a, b) => a - b)
  return inOrder[Math.floor(inOrder.length / 2)] ?? 0
}
