import { describe, expect, it } from 'vitest'
import { collectAllGarbage, costAtLimits, measureGrowth } from './measure-growth'
import { READERS, textsOf } from './readers'

const MAX_EXPONENT = 1.2
/** On a busy machine; on a quiet one it is a tenth. */
const MAX_MS_AT_LIMIT = 25
const LONG = { timeout: 120_000 }
/** Long enough for their growth to show; at the usual length they compute for seconds. */
const PLANTED_MOST = 16_384

describe('the cost of reading text from outside (S21)', () => {
  it.each(READERS.map((reader) => [reader.name, reader] as const))(
    'grows no faster than the text: %s',
    (_, reader) => {
      let worst = { text: '', exponent: 0, largestMs: 0 }
      for (const [text, generate] of textsOf(reader)) {
        let growth = measureGrowth(reader.read, generate, reader.most)
        // A busy machine can only make it look worse: a failure is measured again.
        for (let again = 0; again < 16 && growth.exponent > MAX_EXPONENT; again++) {
          collectAllGarbage()
          const next = measureGrowth(reader.read, generate, reader.most)
          if (next.exponent < growth.exponent) growth = next
        }
        const largestMs = Math.max(worst.largestMs, growth.largestMs)
        worst =
          growth.exponent > worst.exponent ? { text, exponent: growth.exponent, largestMs } : { ...worst, largestMs }
      }
      console.info(
        `${worst.exponent.toFixed(2)}  ${reader.name}: ${worst.text}, ${worst.largestMs.toFixed(1)} ms at most`,
      )
      expect(worst.exponent, worst.text).toBeLessThanOrEqual(MAX_EXPONENT)
    },
    LONG.timeout,
  )

  it.each(READERS.map((reader) => [reader.name, reader] as const))(
    'is a few milliseconds at most for the longest accepted text: %s',
    (_, reader) => {
      for (const [text, generate] of textsOf(reader))
        expect(costAtLimits(reader.read, generate, reader.most), text).toBeLessThan(MAX_MS_AT_LIMIT)
    },
    LONG.timeout,
  )

  it('is noticed when it grows faster: planted readers are refused', LONG, () => {
    const planted: ((text: string) => unknown)[] = [
      (text) => /<meta[^>]+http-equiv=["']?content-security-policy["']?[^>]*>/gi.test(text),
      (text) => text.replace(/\s+$/, ''),
    ]
    const texts = [
      (length: number) => '<meta http-equiv=content-security-policy'.repeat(length / 40),
      (length: number) => `${' '.repeat(length)}x`,
    ]
    for (const [n, generate] of texts.entries())
      expect(measureGrowth(planted[n]!, generate, PLANTED_MOST).exponent).toBeGreaterThan(1.6)
  })
})
