import type { Component, FormDocument } from './form-document.ts'
import { allParts } from './form-document.ts'

/** Kinds of fields as people tell them apart; each is one of form-js' components. */
export const FIELD_KINDS = [
  'text',
  'longText',
  'number',
  'money',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'date',
  'computed',
] as const

export type FieldKindName = (typeof FIELD_KINDS)[number]

const KIND_OF_TYPE: Readonly<Record<string, FieldKindName>> = {
  textfield: 'text',
  textarea: 'longText',
  number: 'number',
  checkbox: 'checkbox',
  radio: 'radio',
  select: 'select',
  checklist: 'checklist',
  taglist: 'checklist',
  datetime: 'date',
  expression: 'computed',
}

/** Which kind a component is; null where it holds no value, or is none that the console knows. */
export function kindOf(component: Component): FieldKindName | null {
  const kind = KIND_OF_TYPE[String(component['type'])] ?? null
  return kind === 'number' && isMinor(component) ? 'money' : kind
}

const isMinor = ({ properties }: Component): boolean =>
  typeof properties === 'object' && properties !== null && 'unit' in properties && properties.unit === 'minor'

export const isChoice = (kind: FieldKindName | null): boolean =>
  kind === 'radio' || kind === 'select' || kind === 'checklist'

const OPTIONS = {
  values: [
    { label: 'Yes · 是', value: 'yes' },
    { label: 'No · 否', value: 'no' },
  ],
}

const BEGINNINGS: Readonly<Record<FieldKindName, Component>> = {
  text: { type: 'textfield', label: 'Text · 文本', validate: { maxLength: 200 } },
  longText: { type: 'textarea', label: 'Note · 说明', validate: { maxLength: 1000 } },
  number: { type: 'number', label: 'Number · 数量', decimalDigits: 0 },
  money: {
    type: 'number',
    label: 'Amount · 金额',
    decimalDigits: 0,
    properties: { unit: 'minor' },
    validate: { min: 0 },
  },
  checkbox: { type: 'checkbox', label: 'Confirmed · 已确认' },
  radio: { type: 'radio', label: 'Choice · 选择', ...OPTIONS },
  select: { type: 'select', label: 'Choice · 选择', ...OPTIONS },
  checklist: { type: 'checklist', label: 'Choices · 多选', ...OPTIONS },
  date: { type: 'datetime', label: 'Date · 日期', subtype: 'date', dateLabel: 'Date · 日期' },
  computed: { type: 'expression', label: 'Total · 合计', expression: '=null', computeOn: 'change' },
}

/** A new field of a kind, with a key that the form does not have yet. */
export function newField(form: FormDocument, kind: FieldKindName): Component {
  const key = freeKey(form, kind)
  const { type, ...more } = BEGINNINGS[kind]
  return { type, id: freeId(form, key), key, ...more }
}

/** A copy of a field, with a key and an id of its own. */
export function copyOf(form: FormDocument, component: Component): Component {
  const key = freeKey(form, String(component['key'] ?? 'field'))
  return { ...component, key, id: freeId(form, key) }
}

function freeKey(form: FormDocument, wanted: string): string {
  const taken = new Set(allParts(form).map(({ component }) => component['key']))
  return free(wanted, taken)
}

function freeId(form: FormDocument, key: string): string {
  const taken = new Set(allParts(form).map(({ component }) => component['id']))
  return free(`Field_${key.replaceAll('.', '_')}`, taken)
}

function free(wanted: string, taken: ReadonlySet<unknown>): string {
  const [, stem = wanted] = /^(.*?)\d*$/.exec(wanted) ?? []
  let name = wanted
  for (let number = 2; taken.has(name); number += 1) name = `${stem}${number}`
  return name
}
