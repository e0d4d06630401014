import { describe, it } from 'vitest'
import { CONFERENCING_CONTRACT, type ConferencingUnderTest } from './conferencing-contract'

/**
 * The contract of `Conferencing` as tests of one provider. A second provider passes by the same suite.
 *
 * @param open a provider of its own for each test, before a simulated other side
 * @example describeConferencing('GoTo', openGoto)
 */
export function describeConferencing(name: string, open: () => Promise<ConferencingUnderTest>): void {
  describe(`${name} as a provider of meetings`, () => {
    for (const { title, check } of CONFERENCING_CONTRACT) it(title, async () => check(await open()))
  })
}
