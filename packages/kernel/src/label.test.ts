import { expect, test } from 'vitest'
import { labelInBoth } from './label.ts'

test.each([
  ['a label in both languages is parted', 'Refund · 退款金额', 'Refund', '退款金额'],
  ['each language may use the separator itself', 'Size · colour · 尺码 · 颜色', 'Size · colour', '尺码 · 颜色'],
  ['the Chinese part may hold Latin letters', 'Product code · 商品编码 SKU', 'Product code', '商品编码 SKU'],
  ['what follows the Chinese belongs to it', 'Order · 订单 · ID', 'Order', '订单 · ID'],
  ['a label in one language serves both: English', 'Size · colour', 'Size · colour', 'Size · colour'],
  ['a label in one language serves both: Chinese', '尺码 · 颜色', '尺码 · 颜色', '尺码 · 颜色'],
  ['a dot without blanks parts nothing', 'Gift·赠品', 'Gift·赠品', 'Gift·赠品'],
  ['an empty label stays empty', '', '', ''],
])('%s', (_, label, en, zh) => {
  expect(labelInBoth(label)).toEqual({ en, 'zh-CN': zh })
})
