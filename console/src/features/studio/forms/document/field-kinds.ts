import { allParts, type Component, type FormDocument, isTable, keyOf, keySetting } from './form-document.ts'
import { lookUpOf } from './linked-values.ts'

/** Kinds of fields as people tell them apart; each is one of form-js' components. */
export const FIELD_KINDS = [
  'text',
  'lookUp',
  'longText',
  'number',
  'money',
  'checkbox',
  'radio',
  'select',
  'checklist',
  'date',
  'computed',
  'table',
] as const

export type FieldKindName = (typeof FIELD_KINDS)[number]

/** Kinds of columns: a table does not stand in a table. */
export const COLUMN_KINDS = FIELD_KINDS.filter((kind) => kind !== 'table')
export type ColumnKindName = Exclude<FieldKindName, 'table'>

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
  dynamiclist: 'table',
}

/** Which kind a component is; null where it holds no value, or is none that the console knows. */
export function kindOf(component: Component): FieldKindName | null {
  const kind = KIND_OF_TYPE[String(component['type'])] ?? null
  if (kind === 'text' && lookUpOf(component) !== null) return 'lookUp'
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
  lookUp: {
    type: 'textfield',
    label: 'Order number · 订单号',
    properties: { lookUp: 'order' },
    validate: { maxLength: 200 },
  },
  computed: { type: 'expression', label: 'Total · 合计', expression: '=null', computeOn: 'change' },
  table: {
    type: 'dynamiclist',
    label: 'Details · 明细',
    showOutline: true,
    isRepeating: true,
    allowAddRemove: true,
    defaultRepetitions: 1,
  },
}

/** A new field of a kind, with a key that the form does not have yet. */
export function newField(form: FormDocument, kind: FieldKindName): Component {
  const key = freeKey(form, kind)
  const { type, ...more } = BEGINNINGS[kind]
  if (kind !== 'table') return { type, id: freeId(form, key), key, ...more }
  const table = { type, id: freeId(form, key), path: key, ...more }
  return { ...table, components: [newField({ ...form, components: [...form.components, table] }, 'text')] }
}

/** A copy of a field, with a key and an id of its own. */
export function copyOf(form: FormDocument, component: Component): Component {
  const key = freeKey(form, keyOf(component) || 'field')
  const copy = { ...component, [keySetting(component)]: key, id: freeId(form, key) }
  if (!isTable(component)) return copy
  // Keys of columns are of the row; ids are of the form.
  const columns = allParts(component).map((one) => one.component)
  return {
    ...copy,
    components: columns.reduce<Component[]>((done, column) => [...done, withFreeId(form, copy, done, column)], []),
  }
}

const withFreeId = (form: FormDocument, copy: Component, done: readonly Component[], column: Component): Component => ({
  ...column,
  id: freeId({ ...form, components: [...form.components, copy, ...done] }, keyOf(column)),
})

function freeKey(form: FormDocument, wanted: string): string {
  const taken = new Set(allParts(form).map(({ component }) => keyOf(component)))
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
