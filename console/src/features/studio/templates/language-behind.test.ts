import { expect, test } from 'vitest'
import { languageBehind } from './language-behind.ts'

const inForce = JSON.stringify({ key: 'hello', text: { en: 'Hello', 'zh-CN': '您好' } })

test('a language is behind where the other alone was changed', () => {
  expect(languageBehind(inForce, { en: 'Hello', 'zh-CN': '你好' })).toBe('en')
  expect(languageBehind(inForce, { en: 'Hi', 'zh-CN': '您好' })).toBe('zh-CN')
  expect(languageBehind(inForce, { en: 'Hi', 'zh-CN': '你好' })).toBeNull()
  expect(languageBehind(inForce, { en: 'Hello', 'zh-CN': '您好' })).toBeNull()
  expect(languageBehind(null, { en: 'Hi', 'zh-CN': '你好' })).toBeNull()
})
