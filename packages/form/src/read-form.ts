import type { Expression } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { checkValue } from './check-value.ts'
import type { Field, FieldKind, Form } from './form.ts'
import { type FormProblem, type FormUnreadable, type Place, placeIn } from './form-problem.ts'
import { isPlainObject, type PlainObject } from './plain-object.ts'
import { readExpression } from './read-expression.ts'
import { readKind } from './read-kind.ts'
import { readRowLimits } from './read-row-limits.ts'

/** Components that show something and hold no value. */
const DECORATION: ReadonlySet<unknown> = new Set(['text', 'separator', 'spacer', 'button'])
const KEY = /^[\p{L}_][\p{L}\p{N}_]*$/u
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const GROUP_DEPTH = 10

/** What a group hands down to what is in it. */
type Around = {
  readonly path: readonly string[]
  readonly hiddenWhen: readonly Expression[]
  readonly depth: number
  /** Whether it stands in a row of a table. */
  readonly isInRow: boolean
}

const OUTSIDE: Around = { path: [], hiddenWhen: [], depth: 0, isInRow: false }

/**
 * Reads a form of bpmn.io's form-js, as JSON text or parsed: textfield, textarea, number, checkbox, radio, select,
 * checklist, taglist, datetime, expression, group and dynamiclist, besides decoration. What would not be executed as it is written is refused, all
 * of it at once, with its place: an unknown type, a key that stands twice, options that do not differ, a limit that is no
 * number, an expression or pattern that cannot be read, a default the field itself would not take.
 */
export function readForm(source: unknown): Result<Form, FormUnreadable> {
  const problems: FormProblem[] = []
  const root = placeIn(problems)
  const schema = typeof source === 'string' ? parseJson(source, root) : source
  const fields: Field[] = []
  let id = ''
  if (problems.length === 0) {
    if (isPlainObject(schema) && typeof schema['id'] === 'string' && Array.isArray(schema['components'])) {
      id = schema['id']
      readComponents(schema['components'], OUTSIDE, fields, root.inside('components'))
    } else {
      root.report(
        'form.not-a-form',
        'A form is a JSON object with an id and components.',
        '表单是带有 id 和 components 的 JSON 对象。',
      )
    }
  }
  return problems.length === 0 ? accept({ id, fields }) : refuse({ code: 'form.unreadable', problems })
}

function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    place.report('form.not-json', 'The form is not JSON.', '表单不是 JSON。')
    return undefined
  }
}

function readComponents(components: readonly unknown[], around: Around, fields: Field[], list: Place): void {
  for (const [index, component] of components.entries()) {
    const place = list.inside(`[${index}]`)
    if (!isPlainObject(component)) {
      place.report('form.not-a-form', 'A component is a JSON object.', '组件必须是 JSON 对象。')
    } else if (component['type'] === 'group') {
      readGroup(component, around, fields, place)
    } else if (component['type'] === 'dynamiclist') {
      readTable(component, around, fields, place)
    } else if (!DECORATION.has(component['type'])) {
      readField(component, around, fields, place)
    }
  }
}

function readGroup(group: PlainObject, around: Around, fields: Field[], place: Place): void {
  const path = group['path'] === undefined || group['path'] === '' ? [] : readKey(group['path'], place.inside('path'))
  const components = Array.isArray(group['components']) ? group['components'] : []
  const depth = around.depth + 1
  if (depth > GROUP_DEPTH) {
    place.report(
      'form.not-a-form',
      `Groups stand deeper than ${GROUP_DEPTH} in one another.`,
      `分组嵌套超过 ${GROUP_DEPTH} 层。`,
    )
    return
  }
  const hiddenWhen = [...around.hiddenWhen, ...readHide(group, place)]
  const inside = { ...around, path: [...around.path, ...path], hiddenWhen, depth }
  readComponents(components, inside, fields, place.inside('components'))
}

function readField(component: PlainObject, around: Around, fields: Field[], place: Place): void {
  const kind = readKind(component, place)
  if (kind === undefined) {
    const type = String(component['type'])
    place
      .inside('type')
      .report('form.type-unknown', `Fields of type ${type} are not supported.`, `不支持类型为 ${type} 的字段。`)
    return
  }
  const path = [...around.path, ...readKey(component['key'], place.inside('key'))]
  const field = fieldOf(component, kind, path, around, place)
  checkDefault(field, place.inside('defaultValue'))
  addField(field, fields, place.inside('key'))
}

function fieldOf(
  component: PlainObject,
  kind: FieldKind,
  path: readonly string[],
  around: Around,
  place: Place,
): Field {
  const { validate, label } = component
  const name = path.join('.')
  return {
    path,
    name,
    label: typeof label === 'string' ? label : name,
    kind,
    isRequired: isPlainObject(validate) && validate['required'] === true,
    hiddenWhen: [...around.hiddenWhen, ...readHide(component, place)],
    isReadonly: readReadonly(component, place),
    defaultValue: kind.type === 'computed' || kind.type === 'rows' ? null : (component['defaultValue'] ?? null),
  }
}

function addField(field: Field, fields: Field[], key: Place): void {
  const isTaken = fields.some(
    ({ name }) => `${name}.`.startsWith(`${field.name}.`) || `${field.name}.`.startsWith(`${name}.`),
  )
  if (isTaken) {
    key.report(
      'form.key-twice',
      `The key ${field.name} is taken by another field.`,
      `键 ${field.name} 已被其他字段使用。`,
    )
  }
  fields.push(field)
}

/** A table: what is in it are its columns, whose keys and conditions are of a row. */
function readTable(component: PlainObject, around: Around, fields: Field[], place: Place): void {
  if (around.isInRow) {
    place.report('form.table-wrong', 'A table does not stand in a table.', '表格中不能再放表格。')
    return
  }
  const columns: Field[] = []
  const list = place.inside('components')
  const components: readonly unknown[] = Array.isArray(component['components']) ? component['components'] : []
  readComponents(components, { ...OUTSIDE, depth: around.depth + 1, isInRow: true }, columns, list)
  if (components.length === 0) list.report('form.table-wrong', 'A table has a column.', '表格至少要有一列。')
  const path = [...around.path, ...readKey(component['path'], place.inside('path'))]
  const kind: FieldKind = { type: 'rows', columns, ...readRowLimits(component, place) }
  addField(fieldOf(component, kind, path, around, place), fields, place.inside('path'))
}

/** A default among options that only the data will tell cannot be checked here; it is when it is submitted. */
function checkDefault({ kind, defaultValue }: Field, place: Place): void {
  const options = kind.type === 'one' || kind.type === 'many' ? kind.options : undefined
  if (defaultValue === null || (options !== undefined && options.from !== 'form')) return
  const wrong = checkValue(kind, defaultValue, options?.values ?? [])
  if (wrong !== undefined) {
    place.report('form.default-wrong', `The default ${wrong.en}.`, `默认值${wrong['zh-CN']}。`)
  }
}

function readKey(key: unknown, place: Place): string[] {
  const steps = typeof key === 'string' ? key.split('.') : ['']
  if (steps.every((step) => KEY.test(step) && !UNSAFE_KEYS.has(step))) return steps
  place.report(
    'form.key-wrong',
    'A key is made of letters, digits and underscores.',
    '键只能由字母、数字和下划线组成。',
  )
  return []
}

function readHide(component: PlainObject, place: Place): Expression[] {
  const conditional = component['conditional']
  const hide = isPlainObject(conditional) ? conditional['hide'] : undefined
  if (hide === undefined || hide === null || hide === '') return []
  const expression = readExpression(hide, place.inside('conditional.hide'))
  return expression === undefined ? [] : [expression]
}

function readReadonly(component: PlainObject, place: Place): boolean | Expression {
  const isReadonly = component['readonly']
  if (component['disabled'] === true || isReadonly === true) return true
  if (typeof isReadonly !== 'string' || isReadonly === '') return false
  return readExpression(isReadonly, place.inside('readonly')) ?? false
}
