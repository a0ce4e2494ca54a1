import { expect, test } from 'vitest'
import { timeZoneFrom } from './time-zone.ts'
import { Trouble } from './trouble.ts'

test('the zone is that of the setting, else Shanghai', () => {
  expect(timeZoneFrom({})).toBe('Asia/Shanghai')
  expect(timeZoneFrom({ AFTERSALE_TIME_ZONE: ' ' })).toBe('Asia/Shanghai')
  expect(timeZoneFrom({ AFTERSALE_TIME_ZONE: 'Europe/Paris' })).toBe('Europe/Paris')
})

test('a zone that is none is trouble that says what to write', () => {
  expect(() => timeZoneFrom({ AFTERSALE_TIME_ZONE: 'Shanghai' })).toThrow(Trouble)
  expect(() => timeZoneFrom({ AFTERSALE_TIME_ZONE: 'Shanghai' })).toThrow(/Asia\/Shanghai or UTC/)
})
