import { expect, test } from 'vitest'
import { zoneText } from './zone-text.ts'

test('a zone goes by its name, one that nobody knows by its key', () => {
  expect(zoneText('Asia/Shanghai', 'en')).toBe('China Standard Time')
  expect(zoneText('Asia/Shanghai', 'zh-CN')).toBe('中国标准时间')
  expect(zoneText('Moon/Base', 'en')).toBe('Moon/Base')
})
