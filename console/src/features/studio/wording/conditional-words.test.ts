import { expect, test } from 'vitest'
import { conditionalsIn, withConditional } from './conditional-words.ts'

const text = '您好 {{ case.number }}。{{ if judgement.fault = "seller" then "运费由我们承担。" else "" }}请保留原包装。'

test('conditional words are found between other placeholders, and said otherwise in their place', () => {
  const [one, ...more] = conditionalsIn(text)
  expect(more).toEqual([])
  expect(one).toMatchObject({ when: 'judgement.fault = "seller"', met: '运费由我们承担。', otherwise: '' })
  if (one === undefined) throw new Error('expected conditional words')
  expect(withConditional(text, one)).toBe(text)
  expect(withConditional(text, { ...one, otherwise: '请先垫付"运费"。' })).toBe(
    '您好 {{ case.number }}。{{ if judgement.fault = "seller" then "运费由我们承担。" else "请先垫付\\"运费\\"。" }}请保留原包装。',
  )
})

test('words that are worked out stay what they are', () => {
  expect(conditionalsIn('{{ if a then b else "" }} {{ case.title }}')).toEqual([])
})
