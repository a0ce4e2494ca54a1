import { expect, test } from 'vitest'
import { errorBody, errorBodyOf } from '../error-body.ts'
import { isRefusalCode, type KnownRefusal, refusalCodes, refusalEntry, sentenceOf } from './catalogue.ts'

const exampleOf = (code: (typeof refusalCodes)[number]) => ({ code, ...refusalEntry(code).example }) as KnownRefusal

test('the list is read at all, and knows what is in it', () => {
  expect(refusalCodes.length).toBeGreaterThan(30)
  expect(isRefusalCode('access.sign-in-needed')).toBe(true)
  expect(isRefusalCode('toString')).toBe(false)
})

test.each(refusalCodes)('%s says a sentence in each language, with every fact in its place', (code) => {
  expect(code).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/)
  const refusal = exampleOf(code)
  const english = sentenceOf(refusal, 'en')
  const chinese = sentenceOf(refusal, 'zh-CN')
  expect(english).toMatch(/^\S.*\.$/)
  expect(english).not.toMatch(/\p{Script=Han}/u)
  expect(chinese).toMatch(/\p{Script=Han}.*。$/u)
  for (const text of [english, chinese]) expect(text).not.toMatch(/undefined|NaN|\[object|\$\{/)
})

test.each(refusalCodes)('%s makes an error body in each language', (code) => {
  for (const language of ['en', 'zh-CN'] as const) {
    const body = errorBodyOf(exampleOf(code), language)
    expect(errorBody.parse(JSON.parse(JSON.stringify(body)))).toEqual(body)
    expect(body.error).toMatchObject({ code, message: sentenceOf(exampleOf(code), language) })
  }
})

test('field problems travel as fields in the language of the caller, other facts as facts', () => {
  const fields = [{ path: 'quantity', en: 'is missing', 'zh-CN': '不能缺少' }]
  expect(errorBodyOf({ code: 'http.fields-wrong', fields }, 'zh-CN').error).toEqual({
    code: 'http.fields-wrong',
    message: '有 1 个字段不符合要求。',
    fields: [{ path: 'quantity', message: '不能缺少' }],
  })
  expect(errorBodyOf({ code: 'http.body-too-large', limitBytes: 7 }, 'en').error).toEqual({
    code: 'http.body-too-large',
    message: 'The body is larger than 7 bytes.',
    facts: { limitBytes: 7 },
  })
})

test('a refusal whose facts are not those of its code is a defect', () => {
  expect(() => errorBodyOf({ code: 'http.body-too-large' } as unknown as KnownRefusal, 'en')).toThrow()
})
