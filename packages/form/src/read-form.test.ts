import { describe, expect, test } from 'vitest'
import { defaultValues } from './default-values.ts'
import { readForm } from './read-form.ts'

const problemsOf = (source: unknown) => {
  const form = readForm(source)
  return form.ok ? [] : form.refusal.problems.map(({ code, at }) => `${code} ${at}`)
}
const componentsOf = (...components: readonly unknown[]) => ({ id: 'f', components })
const table = (more: object) => ({ type: 'dynamiclist', path: 'rows', components: [], ...more })
const choice = (more: object) => ({ type: 'select', key: 'x', ...more })

test('fields are read in order, groups opened up, decoration left out', () => {
  const form = readForm(
    JSON.stringify(
      componentsOf(
        { type: 'text', text: '# 退货' },
        { type: 'textfield', key: 'order', label: '订单编号', validate: { required: true } },
        { type: 'group', path: 'buyer', components: [{ type: 'checkbox', key: 'agrees', defaultValue: true }] },
        { type: 'button', key: 'send' },
      ),
    ),
  )
  if (!form.ok) throw new Error('expected a form')
  expect(form.value.fields.map(({ name, label, isRequired }) => [name, label, isRequired])).toEqual([
    ['order', '订单编号', true],
    ['buyer.agrees', 'buyer.agrees', false],
  ])
  expect(defaultValues(form.value)).toEqual({ order: null, buyer: { agrees: true } })
})

describe('what would not be executed is refused, with its place', () => {
  test.each([
    ['text that is not JSON', '{', 'form.not-json '],
    ['JSON that is no form', [], 'form.not-a-form '],
    ['a form without an id', { components: [] }, 'form.not-a-form '],
    ['a component that is no object', componentsOf(null), 'form.not-a-form components[0]'],
    ['an unknown type', componentsOf({ type: 'table', key: 'x' }), 'form.type-unknown components[0].type'],
    ['a field without a key', componentsOf({ type: 'number' }), 'form.key-wrong components[0].key'],
    ['a key that pollutes', componentsOf({ type: 'number', key: 'a.__proto__' }), 'form.key-wrong components[0].key'],
    [
      'a key that stands twice',
      componentsOf({ type: 'number', key: 'a' }, { type: 'group', components: [{ type: 'textfield', key: 'a.b' }] }),
      'form.key-twice components[1].components[0].key',
    ],
    [
      'groups without end',
      componentsOf(JSON.parse(`${'{"type":"group","components":['.repeat(11)}${']}'.repeat(11)}`)),
      `form.not-a-form ${Array.from({ length: 11 }, () => 'components[0]').join('.')}`,
    ],
    ['nothing to choose from', componentsOf(choice({ values: [] })), 'form.options-wrong components[0].values'],
    [
      'an option without a value',
      componentsOf(choice({ values: [{ label: 'a' }] })),
      'form.options-wrong components[0].values[0]',
    ],
    [
      'options of one value',
      componentsOf(choice({ values: [{ value: { a: 1, b: 2 } }, { value: { b: 2, a: 1 } }] })),
      'form.options-wrong components[0].values[1]',
    ],
    [
      'options that cannot be computed',
      componentsOf(choice({ valuesExpression: '=for' })),
      'form.expression-unreadable components[0].valuesExpression',
    ],
    [
      'a limit that is an expression',
      componentsOf({ type: 'number', key: 'x', validate: { max: '=total' } }),
      'form.limit-wrong components[0].validate.max',
    ],
    [
      'limits that leave nothing',
      componentsOf({ type: 'textfield', key: 'x', validate: { minLength: 5, maxLength: 2 } }),
      'form.limit-wrong components[0].validate.maxLength',
    ],
    [
      'a pattern that cannot be read',
      componentsOf({ type: 'textfield', key: 'x', validate: { pattern: '([a-z' } }),
      'form.pattern-unreadable components[0].validate.pattern',
    ],
    [
      'a condition without its equals sign',
      componentsOf({ type: 'number', key: 'x', conditional: { hide: 'a > 3' } }),
      'form.expression-unreadable components[0].conditional.hide',
    ],
    [
      'a readonly condition that cannot be read',
      componentsOf({ type: 'number', key: 'x', readonly: '=a >' }),
      'form.expression-unreadable components[0].readonly',
    ],
    [
      'a formula that cannot be read',
      componentsOf({ type: 'expression', key: 'x', expression: '=1 +' }),
      'form.expression-unreadable components[0].expression',
    ],
    [
      'a table without a name',
      componentsOf({ type: 'dynamiclist', components: [{ type: 'number', key: 'a' }] }),
      'form.key-wrong components[0].path',
    ],
    ['a table without columns', componentsOf(table({})), 'form.table-wrong components[0].components'],
    [
      'a table in a table',
      componentsOf(
        table({
          components: [
            { type: 'number', key: 'a' },
            { type: 'group', components: [table({})] },
          ],
        }),
      ),
      'form.table-wrong components[0].components[1].components[0]',
    ],
    [
      'two columns of one key',
      componentsOf(
        table({
          components: [
            { type: 'number', key: 'a' },
            { type: 'checkbox', key: 'a' },
          ],
        }),
      ),
      'form.key-twice components[0].components[1].key',
    ],
    [
      'a table of a name that is taken',
      componentsOf({ type: 'number', key: 'rows.sum' }, table({ components: [{ type: 'number', key: 'a' }] })),
      'form.key-twice components[1].path',
    ],
    [
      'more rows than any table has',
      componentsOf(table({ components: [{ type: 'number', key: 'a' }], properties: { maxRows: '201' } })),
      'form.limit-wrong components[0].properties.maxRows',
    ],
    [
      'more rows to begin with than there may be',
      componentsOf(
        table({ components: [{ type: 'number', key: 'a' }], defaultRepetitions: 3, properties: { maxRows: 2 } }),
      ),
      'form.limit-wrong components[0].defaultRepetitions',
    ],
    [
      'a look-up of nothing that is known',
      componentsOf({ type: 'textfield', key: 'a', properties: { lookUp: 'weather' } }),
      'form.look-up-unknown components[0].properties.lookUp',
    ],
    [
      'a moment of no kind',
      componentsOf({ type: 'datetime', key: 'x', subtype: 'week' }),
      'form.type-unknown components[0].subtype',
    ],
    [
      'a default the field would not take',
      componentsOf(choice({ values: [{ value: 'a' }], defaultValue: 'b' })),
      'form.default-wrong components[0].defaultValue',
    ],
  ])('%s', (_, source, problem) => {
    expect(problemsOf(source)).toEqual([problem])
  })

  test('all of it at once, in both languages', () => {
    const form = readForm(componentsOf({ type: 'iframe', key: 'a' }, { type: 'number', key: '' }))
    expect(form).toMatchObject({
      ok: false,
      refusal: {
        code: 'form.unreadable',
        problems: [
          { message: { en: 'Fields of type iframe are not supported.', 'zh-CN': '不支持类型为 iframe 的字段。' } },
          { code: 'form.key-wrong' },
        ],
      },
    })
  })
})
