import { expect, test } from 'vitest'
import { isColour, isHalfNamed, portalBody } from './portal-draft.ts'

test('only what was changed is sent', () => {
  expect(portalBody({})).toEqual({})
  expect(portalBody({ colour: '#17594a' })).toEqual({ colour: '#17594a' })
  expect(portalBody({ sendsCodes: false })).toEqual({ sendsCodes: false })
  expect(portalBody({ returnAddress: ' 文三路 1 号 ' })).toEqual({ returnAddress: '文三路 1 号' })
})

test('what is emptied is there no more: the name is that of the company again', () => {
  expect(portalBody({ name: { en: ' ', 'zh-CN': '' }, logo: null, returnAddress: '' })).toEqual({
    name: null,
    logo: null,
    returnAddress: null,
  })
})

test('a picture is sent without what a data URL has before it', () => {
  expect(portalBody({ logo: 'data:image/png;base64,iVBORw0KGgo=' })).toEqual({ logo: 'iVBORw0KGgo=' })
})

test('a name in one language is half a name', () => {
  expect(isHalfNamed({ en: 'Yunfan', 'zh-CN': ' ' })).toBe(true)
  expect(isHalfNamed({ en: 'Yunfan', 'zh-CN': '云帆' })).toBe(false)
  expect(isHalfNamed({ en: '', 'zh-CN': '' })).toBe(false)
})

test.each([
  ['#17594a', true],
  ['#17594A', true],
  ['17594a', false],
  ['#fff', false],
  ['green', false],
])('whether %s is a colour: %s', (text, is) => {
  expect(isColour(text)).toBe(is)
})
