import { COUNTED_MOST } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { queueCountText } from './queue-count-text.ts'

test('what is counted is said, and of what is more, that it is', () => {
  expect([0, COUNTED_MOST - 1, COUNTED_MOST].map((count) => queueCountText(count, 'en'))).toEqual(['0', '999', '999+'])
})
