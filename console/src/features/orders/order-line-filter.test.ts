import { expect, test } from 'vitest'
import { readOrderLineFilter } from './order-line-filter.ts'

test('order, customer, product and source are read from the address, anything else is left out', () => {
  const search = { orderNumber: ' 536365 ', customer: '14527', product: '22752', source: 'shop' }
  expect(readOrderLineFilter({ ...search, page: '2' })).toEqual({ ...search, orderNumber: '536365' })
  expect(readOrderLineFilter({ customer: ' ', product: ['x'] })).toEqual({})
})
