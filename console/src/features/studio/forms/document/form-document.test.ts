import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressIn,
  type Component,
  type FormDocument,
  movePart,
  parseForm,
  partAt,
  settingOf,
  withSetting,
} from './form-document.ts'

test.each(['', '{', '[]', '{"components":{}}', '{"components":[1]}', '{"components":[{"components":[null]}]}'])(
  '%j is no form',
  (content) => expect(parseForm(content)).toBeNull(),
)

const leaf = (key: string): Component => ({ type: 'textfield', key })
const form: FormDocument = {
  id: 'f',
  components: [leaf('a'), { type: 'group', components: [leaf('b'), leaf('c')] }, leaf('d')],
}
const outline = (of: Component): string =>
  (of['components'] as Component[])
    .map((one) => (one['type'] === 'group' ? `(${outline(one)})` : String(one['key'])))
    .join('')

describe('a field goes where it is put', () => {
  test.each([
    [[0], [3], '(bc)da', [2]],
    [[2], [0], 'da(bc)', [0]],
    [[0], [1, 1], '(bac)d', [0, 1]],
    [[1, 0], [0], 'ba(c)d', [0]],
    [[1, 0], [1, 2], 'a(cb)d', [1, 1]],
    [[1, 1], [1, 0], 'a(cb)d', [1, 0]],
    [[1], [1, 0], 'a(bc)d', [1]],
    [[0], [0], 'a(bc)d', [0]],
    [[9], [0], 'a(bc)d', [9]],
  ])('%j before %j', (from, to, shape, address) => {
    const moved = movePart(form, from, to)
    expect([outline(moved.form), moved.address]).toEqual([shape, address])
  })

  test('whatever is moved where, nothing is lost, and the address is that of what was moved', () => {
    const place = fc.oneof(fc.tuple(fc.nat(3)), fc.tuple(fc.constant(1), fc.nat(2)))
    fc.assert(
      fc.property(place, place, (from, to) => {
        const moved = movePart(form, from, to)
        expect([...outline(moved.form)].toSorted()).toEqual([...outline(form)].toSorted())
        expect(partAt(moved.form, moved.address)).toEqual(partAt(form, from))
      }),
    )
  })
})

test.each([
  ['components[2].validate.max', [2]],
  ['components[1].components[0].key', [1, 0]],
  ['', null],
  ['components', null],
])('a problem at %j is of the component at %j', (place, address) => expect(addressIn(place)).toEqual(address))

test('a setting that is taken away leaves nothing behind', () => {
  const required = withSetting(leaf('a'), ['validate', 'required'], true)
  expect(required).toEqual({ type: 'textfield', key: 'a', validate: { required: true } })
  expect(settingOf(required, ['validate', 'required'])).toBe(true)
  expect(withSetting(required, ['validate', 'required'], undefined)).toEqual(leaf('a'))
})
