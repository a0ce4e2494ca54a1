import { matchesPattern } from '@aftersale/feel'
import { type FieldKind, LOOK_UPS, type LookUpKind } from './form.ts'
import type { Place } from './form-problem.ts'
import { PATTERN_LIMIT } from './pattern.ts'
import { isPlainObject, type PlainObject } from './plain-object.ts'
import { readExpression } from './read-expression.ts'
import { readOptions } from './read-options.ts'

/** Reads what a component asks for; undefined where its type is none that holds a value. */
export function readKind(component: PlainObject, place: Place): FieldKind | undefined {
  const validate = isPlainObject(component['validate']) ? component['validate'] : {}
  switch (component['type']) {
    case 'textfield':
    case 'textarea':
      return { ...readText(validate, place.inside('validate')), lookUp: readLookUp(component, place) }
    case 'number':
      return readNumber(component, validate, place)
    case 'checkbox':
      return { type: 'checkbox' }
    case 'radio':
    case 'select':
      return { type: 'one', options: readOptions(component, place) }
    case 'checklist':
    case 'taglist':
      return { type: 'many', options: readOptions(component, place) }
    case 'datetime':
      return { type: 'datetime', subtype: readSubtype(component, place.inside('subtype')) }
    case 'expression': {
      const formula = readExpression(component['expression'], place.inside('expression'))
      // A formula that cannot be read was reported: what stands here is never executed.
      return formula === undefined ? { type: 'checkbox' } : { type: 'computed', formula }
    }
    default:
      return undefined
  }
}

function readText(validate: PlainObject, place: Place): Omit<Extract<FieldKind, { type: 'text' }>, 'lookUp'> {
  const { pattern, validationType } = validate
  const [minLength, maxLength] = readBounds(validate, 'minLength', 'maxLength', place)
  if (pattern !== undefined && pattern !== '' && !isReadablePattern(pattern)) {
    place
      .inside('pattern')
      .report(
        'form.pattern-unreadable',
        'The pattern is no regular expression that can be used.',
        '无法使用此正则表达式。',
      )
  }
  return {
    type: 'text',
    minLength,
    maxLength,
    pattern: typeof pattern === 'string' && pattern !== '' ? pattern : undefined,
    format: validationType === 'email' || validationType === 'phone' ? validationType : undefined,
  }
}

/** What the text names is no setting of form-js: it stands among the properties that modelers keep as they are. */
function readLookUp({ properties }: PlainObject, place: Place): LookUpKind | undefined {
  const kind = isPlainObject(properties) ? properties['lookUp'] : undefined
  if (kind === undefined || kind === '') return undefined
  const known = LOOK_UPS.find((one) => one === kind)
  if (known === undefined) {
    const among = LOOK_UPS.join(', ')
    place
      .inside('properties.lookUp')
      .report('form.look-up-unknown', `What is looked up is one of ${among}.`, `可查询的记录只有：${among}。`)
  }
  return known
}

function isReadablePattern(pattern: unknown): boolean {
  return typeof pattern === 'string' && pattern.length <= PATTERN_LIMIT && matchesPattern('', pattern) !== null
}

function readNumber(component: PlainObject, validate: PlainObject, place: Place): FieldKind {
  const [min, max] = readBounds(validate, 'min', 'max', place.inside('validate'))
  const decimals = readLimit(component['decimalDigits'], place.inside('decimalDigits'))
  return { type: 'number', min, max, decimals, isText: component['serializeToString'] === true }
}

function readSubtype(component: PlainObject, place: Place): 'date' | 'time' | 'datetime' {
  const subtype = component['subtype'] ?? 'date'
  if (subtype === 'date' || subtype === 'time' || subtype === 'datetime') return subtype
  place.report(
    'form.type-unknown',
    'The subtype is none of date, time and datetime.',
    '子类型不是 date、time 或 datetime。',
  )
  return 'date'
}

function readBounds(
  validate: PlainObject,
  least: string,
  most: string,
  place: Place,
): [number | undefined, number | undefined] {
  const low = readLimit(validate[least], place.inside(least))
  const high = readLimit(validate[most], place.inside(most))
  if (low !== undefined && high !== undefined && low > high) {
    place.inside(most).report('form.limit-wrong', `It is less than ${least}.`, `小于 ${least}。`)
  }
  return [low, high]
}

/** A limit is a number; form-js also lets it be an expression, which we do not execute and so do not take. */
export function readLimit(value: unknown, place: Place): number | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'number' && Number.isFinite(value)) return value
  place.report('form.limit-wrong', 'A limit must be a number.', '限制值必须是数字。')
  return undefined
}
