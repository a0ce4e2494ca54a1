import { expect, test } from 'vitest'
import { partsOf } from './parts.ts'

const shares = [5, 4, 3, 2, 1].map((count) => ({ name: `${count}`, count, address: `/${count}` }))

test('the parts that are shown are the whole, and lead to their lists where they have one', () => {
  expect(partsOf(shares, 5, 'others').map(({ value }) => value)).toEqual([5, 4, 3, 2, 1])
  expect(partsOf(shares, 4, 'others')).toEqual([
    { name: '5', value: 5, address: '/5' },
    { name: '4', value: 4, address: '/4' },
    { name: '3', value: 3, address: '/3' },
    { name: 'others', value: 3, address: null },
  ])
  expect(partsOf([], 4, 'others')).toEqual([])
})
