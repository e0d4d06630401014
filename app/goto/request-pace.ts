/**
 * Spaces requests out so that no second sees more than the limit, in the order in which they came. GoTo allows 10 per second for
 * the whole client id (goto-api.md, section 8); one is left as a margin for clocks.
 */
export function createPace(perSecond = 9, clock: () => number = Date.now): () => Promise<void> {
  const sent: number[] = []
  let queue: Promise<void> = Promise.resolve()
  const take = async () => {
    const oldest = sent.length < perSecond ? undefined : sent.shift()
    const wait = oldest === undefined ? 0 : oldest + 1_000 - clock()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    sent.push(clock())
  }
  return () => {
    queue = queue.then(take)
    return queue
  }
}
