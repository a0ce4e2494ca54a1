import { at, type JsonDocument, listIn, put, putAt, textsIn, within } from '../wording/json-document.ts'

/** How the first case of a day would be numbered, as the server numbers; null while it cannot be. */
export function exampleNumber(numbering: JsonDocument, day: string): string | null {
  const { prefix, digits, period } = numbering
  if (typeof prefix !== 'string' || !/^[A-Z][A-Z0-9]{0,9}$/.test(prefix)) return null
  if (typeof digits !== 'number' || digits < 4 || digits > 12) return null
  const counted = '1'.padStart(digits, '0')
  const length = { year: 4, month: 6, day: 8 }[String(period)]
  return [prefix, ...(length === undefined ? [] : [day.replaceAll('-', '').slice(0, length)]), counted].join('-')
}

const KINDS: Readonly<Record<string, JsonDocument>> = {
  number: { type: 'number', decimals: 0 },
  money: { type: 'money', currency: 'CNY' },
  choice: { type: 'choice', options: [{ value: 'option1', label: { en: 'First', 'zh-CN': '选项一' } }] },
  choices: { type: 'choices', options: [{ value: 'option1', label: { en: 'First', 'zh-CN': '选项一' } }] },
  reference: { type: 'reference', entity: 'order' },
}

export const FIELD_TYPES = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'instant',
  'boolean',
  'choice',
  'choices',
  'reference',
] as const

/** A kind of that type: options stay between the two kinds of choice, other limits begin anew. */
export function kindOf(type: string, before: JsonDocument): JsonDocument {
  if (before['type'] === type) return before
  const fresh = KINDS[type] ?? { type }
  return 'options' in fresh && Array.isArray(before['options']) ? { type, options: before['options'] } : fresh
}

/** A new field, under a name that no other has. */
export function newField(fields: readonly JsonDocument[], type: string): JsonDocument {
  const taken = new Set(fields.map(({ name }) => name))
  let number = fields.length + 1
  while (taken.has(`field${number}`)) number += 1
  return { name: `field${number}`, label: { en: 'New field', 'zh-CN': '新字段' }, kind: kindOf(type, {}) }
}

/** The document with a field under another name, and the rights on it. */
export function renamed(document: JsonDocument, index: number, name: string): JsonDocument {
  const fields = listIn(document['fields'])
  const before = fields[index]?.['name']
  const named = put(document, 'fields', fields.with(index, { ...fields[index], name }))
  const rights = within(at(document, ['permissions', 'fields']))
  if (typeof before !== 'string' || !(before in rights)) return named
  const moved = Object.fromEntries(Object.entries(rights).map(([key, right]) => [key === before ? name : key, right]))
  return putAt(named, ['permissions', 'fields'], moved)
}

/** The document without a field, and without the rights on it. */
export function withoutField(document: JsonDocument, index: number): JsonDocument {
  const fields = listIn(document['fields'])
  const left = put(document, 'fields', fields.toSpliced(index, 1))
  const name = fields[index]?.['name']
  return typeof name === 'string' && at(left, ['permissions', 'fields', name]) !== undefined
    ? putRight(left, name, {})
    : left
}

/** Rights on a field, without what says nothing: an empty list is everybody. */
export function putRight(document: JsonDocument, name: string, right: JsonDocument): JsonDocument {
  const said = Object.fromEntries(Object.entries(right).filter(([, groups]) => textsIn(groups).length > 0))
  const permissions = { open: [], see: [], ...within(document['permissions']) }
  const next = putAt(permissions, ['fields', name], Object.keys(said).length === 0 ? undefined : said)
  return put(document, 'permissions', next)
}
