import autocannon from 'autocannon'

type Headers = Record<string, string>

/** Over eight connections. @throws when a request fails */
async function requestsPerSecond(url: string, seconds: number, headers: Headers): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, duration: seconds, connections: 8, headers })
  if (non2xx > 0 || errors > 0) throw new Error(`${url} failed ${non2xx + errors} times`)
  return requests.average
}

/**
 * Calls all of them in turn, a second each, for several rounds.
 *
 * @returns requests per second, by round
 */
export async function inTurn<Name extends string>(
  urls: Record<Name, string>,
  rounds: number,
  headers: Headers = {},
): Promise<Record<Name, number[]>> {
  const names = Object.keys(urls) as Name[]
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (const name of names) await requestsPerSecond(urls[name], 1, headers)
  for (let round = 0; round < rounds; round++)
    for (const name of names) figures[name].push(await requestsPerSecond(urls[name], 1, headers))
  return figures
}

export function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** The median of the rounds' ratios: other load on the machine mostly affects both sides of a round. */
export function ratioOf(ours: number[], theirs: number[]): number {
  return middle(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)))
}
