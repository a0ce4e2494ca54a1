import { expect, test } from 'vitest'
import { locateColumns } from './columns.ts'

const header = ['订单编号', ' 数量', 'SKU', '实付金额（元）', 'sku']

test('columns are found by name, whatever their case, space and width', () => {
  expect(locateColumns(header, { units: '数量 ', paid: '实付金额(元)' })).toEqual({
    ok: true,
    value: { units: 1, paid: 3 },
  })
})

test('all that are missing are named at once', () => {
  expect(locateColumns(header, { a: '下单时间', b: '数量', c: '渠道' })).toEqual({
    ok: false,
    refusal: { code: 'intake.column-missing', missing: ['下单时间', '渠道'], found: header },
  })
})

test('a needed column that stands there twice is refused', () => {
  expect(locateColumns(header, { sku: 'SKU' })).toEqual({
    ok: false,
    refusal: { code: 'intake.column-twice', column: 'SKU' },
  })
})
