import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['fr', 'en'],
  ['zh', 'zh-CN'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh-Hant-TW', 'zh-CN'],
  ['ZH-cn', 'zh-CN'],
  ['en-GB, zh;q=0.9', 'en'],
  ['en;q=0.4, zh;q=0.5', 'zh-CN'],
  ['fr, zh;q=0.2, en;q=0.1', 'zh-CN'],
  ['zh;q=0, en;q=0.001', 'en'],
  ['zh;q=0', 'en'],
  ['zh;q=yes', 'en'],
  ['zhongwen', 'en'],
])('Accept-Language %j is answered in %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})

test('a header of a million ranges costs no more than twenty', () => {
  expect(languageOf(`${'fr,'.repeat(1_000_000)}zh`)).toBe('en')
})
