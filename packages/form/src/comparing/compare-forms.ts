import {
  accept,
  type Bilingual,
  comeOrGone,
  type ModelChange,
  quotedInBoth,
  type Result,
  refuse,
  settingChanged,
} from '@aftersale/kernel'
import { isPlainObject, type PlainObject } from '../plain-object.ts'
import { kindInWords, settingInWords } from './setting-words.ts'

/** One of the two is no form. */
export interface NotForms {
  readonly code: 'form.not-comparable'
}

/** A component with what it is compared by. */
interface Part {
  readonly source: PlainObject
  readonly id: string | null
  readonly name: Bilingual
  readonly place: number
}

/**
 * Compares two editions of a form: fields added and taken away, every setting of those that stay, their options by value,
 * and the order. A field is the same one where its key is, else where its id is. Refused where one is no form.
 */
export function compareForms(before: string, after: string): Result<ModelChange[], NotForms> {
  const [old, young] = [parsed(before), parsed(after)]
  if (old === null || young === null) return refuse({ code: 'form.not-comparable' })
  const form: Bilingual = { en: 'the form', 'zh-CN': '表单' }
  const changes = settingChanges(null, form, settingsOf(old), settingsOf(young))
  const [was, is] = [partsOf(old), partsOf(young)]
  for (const [key, part] of is) {
    const former = was.get(key)
    if (former === undefined) changes.push(comeOrGone('added', part.id, part.name))
    else {
      changes.push(...settingChanges(part.id, part.name, settingsOf(former.source), settingsOf(part.source)))
      changes.push(...optionChanges(former, part))
    }
  }
  for (const [key, part] of was) if (!is.has(key)) changes.push(comeOrGone('removed', part.id, part.name))
  const order = [...is.keys()].flatMap((key) => was.get(key)?.place ?? [])
  if (order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0))) {
    const words = { en: 'The fields stand in another order', 'zh-CN': '字段的顺序有变化' }
    changes.push({ element: null, kind: 'changed', words })
  }
  return accept(changes)
}

function parsed(text: string): PlainObject | null {
  try {
    const value: unknown = JSON.parse(text)
    return isPlainObject(value) && Array.isArray(value['components']) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const textOf = (source: PlainObject, key: string): string | null => {
  const value = source[key]
  return typeof value === 'string' && value !== '' ? value : null
}

function partsOf(form: PlainObject): Map<string, Part> {
  const parts = new Map<string, Part>()
  const visit = (container: PlainObject, path: string, table: Bilingual | null): void => {
    const components: unknown = container['components']
    if (!Array.isArray(components)) return
    for (const source of components) {
      if (!isPlainObject(source)) continue
      const isTable = source['type'] === 'dynamiclist'
      const own =
        textOf(source, isTable ? 'path' : 'key') ?? textOf(source, 'id') ?? `${textOf(source, 'type')} ${parts.size}`
      const key = parts.has(`${path}${own}`) ? `${path}${own} ${parts.size}` : `${path}${own}`
      const name = inTable(nameOf(source, own), table)
      parts.set(key, { source, id: textOf(source, 'id'), name, place: parts.size })
      const isPathed = isTable || source['type'] === 'group'
      visit(source, isPathed ? `${path}${textOf(source, 'path') ?? ''}/` : path, isTable ? nameOf(source, own) : table)
    }
  }
  visit(form, '', null)
  return parts
}

/** A column is told with its table: others may have one of its name. */
const inTable = (name: Bilingual, table: Bilingual | null): Bilingual =>
  table === null ? name : { en: `${name.en} in ${table.en}`, 'zh-CN': `${table['zh-CN']}中的${name['zh-CN']}` }

function nameOf(source: PlainObject, key: string): Bilingual {
  const kind = kindInWords(textOf(source, 'type') ?? '')
  const name = quotedInBoth(textOf(source, 'label') ?? textOf(source, 'text') ?? key)
  return { en: `${kind.en} ${name.en}`, 'zh-CN': `${kind['zh-CN']}${name['zh-CN']}` }
}

/** Only tells an editor which one it is, or is compared piece by piece. */
const APART = new Set([
  'id',
  'components',
  'values',
  'layout',
  'schemaVersion',
  'exporter',
  'executionPlatform',
  'executionPlatformVersion',
])

/** Settings by their path; what is there by default says nothing. */
function settingsOf(source: PlainObject): Map<string, string> {
  const settings = new Map<string, string>()
  const visit = (value: unknown, path: string): void => {
    if (value === null || value === '' || value === false || value === undefined) return
    if (isPlainObject(value)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`)
    } else settings.set(path, typeof value === 'string' ? value : JSON.stringify(value))
  }
  // Rows are added and removed unless a table says that they are not.
  const said = source['type'] === 'dynamiclist' ? { allowAddRemove: true, ...source } : source
  for (const [key, value] of Object.entries(said)) if (!APART.has(key)) visit(value, key)
  return settings
}

function settingChanges(
  element: string | null,
  name: Bilingual,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ModelChange[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((path) => {
    const [was, is] = [before.get(path), after.get(path)]
    if (was === is) return []
    const isSwitch = (was ?? 'true') === 'true' && (is ?? 'true') === 'true'
    const words = (value: string | undefined) =>
      isSwitch ? YES_OR_NO[`${value === 'true'}`] : valueInWords(path, value)
    return [settingChanged(element, name, settingInWords(path), words(was), words(is))]
  })
}

const YES_OR_NO = { true: { en: 'yes', 'zh-CN': '是' }, false: { en: 'no', 'zh-CN': '否' } } as const

function valueInWords(path: string, value: string | undefined): Bilingual | null {
  if (value === undefined) return null
  if (value === 'true') return YES_OR_NO.true
  return path === 'type' ? kindInWords(value) : quotedInBoth(value)
}

/** Options by their value. */
function optionsOf({ source }: Part): Map<string, string> {
  const values: unknown = source['values']
  if (!Array.isArray(values)) return new Map()
  return new Map(
    values.flatMap((option: unknown) => {
      if (!isPlainObject(option)) return []
      const value = String(option['value'] ?? '')
      return [[value, textOf(option, 'label') ?? value] as const]
    }),
  )
}

function optionChanges(former: Part, part: Part): ModelChange[] {
  const [before, after] = [optionsOf(former), optionsOf(part)]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((value) => {
    const [was, is] = [before.get(value), after.get(value)]
    if (was === is) return []
    const option = { en: `option “${value}”`, 'zh-CN': `选项“${value}”` }
    const words = (label: string | undefined) => (label === undefined ? null : quotedInBoth(label))
    return [settingChanged(part.id, part.name, option, words(was), words(is))]
  })
}
