import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { everyText } from './every-text.ts'

const t = ((key: string, facts?: object) =>
  facts === undefined ? key : `${key} ${JSON.stringify(facts)}`) as unknown as TFunction

test.each([
  ['0 0 9 * * *', 'automation.everyDay {"at":"09:00"}'],
  ['30 18 * * *', 'automation.everyDay {"at":"18:30"}'],
  ['0 5 7 * * 1', 'automation.everyWeek {"at":"07:05","day":"automation.weekdays.1"}'],
  ['*/5 * * * *', '*/5 * * * *'],
  ['0 0 9 1 * *', '0 0 9 1 * *'],
  ['PT1H', 'PT1H'],
])('%s is told as %s', (every, words) => {
  expect(everyText(every, t)).toBe(words)
})
