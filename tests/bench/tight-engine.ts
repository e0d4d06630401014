/**
 * The floor for slots: the same loops over integers that stand ready, without zones, checks or objects. What `findSlots` costs
 * beyond it is what its rules cost.
 *
 * @param windows open times, ascending, as flat pairs of epoch ms
 * @param busy ascending, as flat pairs
 */
export function tightSlots(
  windows: Float64Array,
  busy: Float64Array,
  { durationMs, stepMs, notBefore }: { durationMs: number; stepMs: number; notBefore: number },
): number[] {
  const slots: number[] = []
  let b = 0
  for (let w = 0; w < windows.length; w += 2) {
    const end = windows[w + 1] as number
    for (let start = windows[w] as number; start + durationMs <= end; start += stepMs) {
      if (start < notBefore) continue
      while (b < busy.length && (busy[b + 1] as number) <= start) b += 2
      if (b < busy.length && (busy[b] as number) < start + durationMs) continue
      slots.push(start)
    }
  }
  return slots
}
