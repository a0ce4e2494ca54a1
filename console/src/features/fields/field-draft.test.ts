import { expect, test } from 'vitest'
import { kindOf, optionsOf, optionsText } from './field-draft.ts'

test('an option is a line, and what is left out is as the value', () => {
  expect(optionsOf('gold = Gold = 金卡\n\nsilver\nbronze = Bronze')).toEqual([
    { value: 'gold', label: { en: 'Gold', 'zh-CN': '金卡' } },
    { value: 'silver', label: { en: 'silver', 'zh-CN': 'silver' } },
    { value: 'bronze', label: { en: 'Bronze', 'zh-CN': 'Bronze' } },
  ])
})

test('what is written is read back the same, and limits of the kind stay', () => {
  const text = 'gold = Gold = 金卡\nsilver = Silver = 银卡'
  const kind = kindOf('choices', { type: 'choices', options: [], maxItems: 2 }, text)
  expect(optionsText(kind)).toBe(text)
  expect(kind).toMatchObject({ maxItems: 2 })
  expect(kindOf('text', { type: 'text', maxLength: 9 }, '')).toEqual({ type: 'text', maxLength: 9 })
})
