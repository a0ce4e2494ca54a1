import { expect, test } from 'vitest'
import { languageBehind } from './index.ts'

const words = (en: string, zh: string) => ({ en, 'zh-CN': zh })

test.each([
  ['only the Chinese was changed', words('Decide', '审核'), words('Decide', '复核'), 'en'],
  ['only the English was changed', words('Decide', '审核'), words('Check', '审核'), 'zh-CN'],
  ['both were', words('Decide', '审核'), words('Check', '复核'), null],
  ['neither was', words('Decide', '审核'), words('Decide', '审核'), null],
  ['what served both gets a translation', words('Decide', 'Decide'), words('Decide', '审核'), null],
  ['there was no English', words('', '审核'), words('', '复核'), null],
  ['the English was taken away', words('Decide', '审核'), words('', '审核'), 'zh-CN'],
] as const)('%s', (_, before, after, behind) => {
  expect(languageBehind(before, after)).toBe(behind)
})
