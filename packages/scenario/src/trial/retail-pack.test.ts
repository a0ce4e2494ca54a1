import { describe, expect, test } from 'vitest'
import { packFiles, pastCases, versionOf } from '../../test/pack-cases.ts'
import { compareTrials, replay } from '../index.ts'

/**
 * Of a variable that work brought twice only the last value was written down: with it, the first time goes the way of the last.
 */
const TOO_LITTLE: Readonly<Record<string, readonly string[]>> = {
  exchange: ['out-of-stock-then-there'],
  reship: ['short-then-there'],
  'return-refund': ['one-of-two'],
}

describe.each(['return-refund', 'exchange', 'repair', 'complaint'])('a past case of %s', (flow) => {
  test('goes the same way again; where too little was written down for that, it is said and in no sum', async () => {
    const version = await versionOf(packFiles(flow), flow)
    const pairs = (await pastCases(flow)).map(({ recording, brings }) => {
      const trial = replay(version, recording, brings)
      return { recording, before: trial, after: trial }
    })
    const { compared, unclear, cases } = compareTrials(pairs)
    expect(unclear).toEqual(TOO_LITTLE[flow] ?? [])
    expect(compared).toBe(pairs.length - unclear.length)
    expect(cases).toEqual([])
  })
})
