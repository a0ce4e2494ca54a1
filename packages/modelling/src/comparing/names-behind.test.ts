import { expect, test } from 'vitest'
import { edited, read } from '../../test/editing.ts'
import { flow } from '../../test/pack.ts'
import { namesBehind } from '../index.ts'

const RETURN = flow('return-refund.bpmn')
const renamed = async (name: { readonly en: string; readonly 'zh-CN': string }) =>
  namesBehind(
    await read(RETURN),
    await read(await edited(RETURN, { kind: 'change', element: 'Decide', changes: { name } })),
  )

test('a step renamed in Chinese alone is called in English what it was called before', async () => {
  expect(await renamed({ en: 'Decide', 'zh-CN': '复核' })).toEqual([
    { element: 'Decide', language: 'en', words: { en: 'Decide', 'zh-CN': '复核' } },
  ])
  expect(await renamed({ en: 'Check', 'zh-CN': '复核' })).toEqual([])
})
