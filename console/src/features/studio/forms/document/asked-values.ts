import type { Vocabulary } from '@aftersale/contract'
import { labelInBoth } from '@aftersale/kernel'
import { FACTS, type KnownValue } from '@aftersale/modelling'
import { type FieldKindName, isChoice, kindOf } from './field-kinds.ts'
import {
  type Address,
  allParts,
  type Component,
  type FormDocument,
  keyOf,
  sameAddress,
  tableAround,
} from './form-document.ts'
import { chosenLineValues, recordValues } from './linked-values.ts'

/** Where values come from, in the order in which they are offered. */
export const ORIGINS = ['row', 'form', 'linked', 'case', 'facts'] as const

/** Something that conditions and formulas of a form can name, and where it comes from. */
export interface AskedValue extends KnownValue {
  readonly from: (typeof ORIGINS)[number]
  /** Whether only formulas can name it: conditions take names of values. */
  readonly isFormula?: boolean
}

const KINDS: Readonly<Record<FieldKindName, KnownValue['kind']>> = {
  text: 'text',
  longText: 'text',
  number: 'number',
  money: 'money',
  checkbox: 'flag',
  radio: 'choice',
  select: 'choice',
  checklist: 'text',
  date: 'date',
  computed: 'number',
  lookUp: 'text',
  table: 'text',
}

const TYPES: Readonly<Record<string, KnownValue['kind'] | undefined>> = {
  boolean: 'flag',
  choice: 'choice',
  date: 'date',
  number: 'number',
  money: 'money',
}

const fact = (path: string, en: string, zh: string): AskedValue => ({
  path,
  kind: 'text',
  label: { en, 'zh-CN': zh },
  options: [],
  from: 'facts',
})

const WHETHER_FOUND = [
  fact('facts.order', 'The order', '订单'),
  fact('facts.line', 'The line of the order', '订单明细'),
]

/**
 * What a field can depend on: the other columns of its row, the other fields of the form, the records that they name, the fields
 * of the case, and what looking the case up brought.
 */
export function askedValues(form: FormDocument, vocabulary: Vocabulary, own: Address | null): AskedValue[] {
  const table = own === null ? null : tableAround(form, own)
  const here = partsIn(form, own, table)
  const row = here.filter(({ isInRow }) => isInRow).flatMap((part) => valuesOf(part, `this.${keyOf(part.component)}`))
  const fields = here.filter(({ isInRow }) => !isInRow).flatMap((part) => valuesOf(part, keyOf(part.component)))
  const linked = here.flatMap(({ component, isInRow }) => {
    const subject = isInRow ? `this.${keyOf(component)}` : keyOf(component)
    const chosen = chosenLineValues(component, subject).map((one) => ({ ...one, isFormula: true }))
    return [...recordValues(component), ...chosen].map((one): AskedValue => ({ ...one, from: 'linked' }))
  })
  const facts = FACTS.map((one): AskedValue => ({ ...one, from: 'facts' }))
  return unique([...row, ...fields, ...linked, ...caseFields(vocabulary).map(caseValue), ...WHETHER_FOUND, ...facts])
}

interface Part {
  readonly component: Component
  readonly isInRow: boolean
}

/** The other fields that an expression at an address sees one by one: those of the form and those of its own row. */
const partsIn = (form: FormDocument, own: Address | null, table: Address | null): Part[] =>
  allParts(form).flatMap(({ address, component }): Part[] => {
    const around = tableAround(form, address)
    const isInRow = around !== null
    const isOutside = isInRow && !sameAddress(around, table)
    return isOutside || keyOf(component) === '' || sameAddress(address, own) ? [] : [{ component, isInRow }]
  })

function valuesOf({ component }: Part, path: string): AskedValue[] {
  const kind = kindOf(component)
  if (kind === null) return []
  if (kind === 'table') return sumsOf(component, path)
  const label = labelInBoth(String(component['label'] ?? path))
  const from = path.startsWith('this.') ? 'row' : 'form'
  return [{ path, kind: KINDS[kind], label, options: isChoice(kind) ? optionsOf(component) : [], from }]
}

/** What a formula can make of a table: how many rows it has, and the sums of its numbers. */
function sumsOf(table: Component, path: string): AskedValue[] {
  const name = labelInBoth(String(table['label'] ?? path))
  const sum = (formula: string, en: string, zh: string): AskedValue => ({
    path: formula,
    kind: 'number',
    label: { en: `${name.en}: ${en}`, 'zh-CN': `${name['zh-CN']}：${zh}` },
    options: [],
    from: 'form',
    isFormula: true,
  })
  const numbers = allParts(table).flatMap(({ component }) => {
    const kind = kindOf(component)
    if (kind !== 'number' && kind !== 'money' && kind !== 'computed') return []
    const label = labelInBoth(String(component['label'] ?? keyOf(component)))
    // What is still empty counts for nothing: FEEL would say that the sum is unknown.
    const formula = `sum(${path}.${keyOf(component)}[item != null])`
    return [sum(formula, `sum of ${label.en}`, `${label['zh-CN']}合计`)]
  })
  return [sum(`count(${path})`, 'number of rows', '行数'), ...numbers]
}

export type CaseField = Vocabulary['caseTypes'][number]['fields'][number]

/** The fields of all case types, those of one name and type once. */
export function caseFields({ caseTypes }: Vocabulary): CaseField[] {
  const all = caseTypes.flatMap(({ fields }) => fields)
  return [...new Map(all.toReversed().map((field) => [`${field.name} ${field.type}`, field])).values()].toReversed()
}

const caseValue = ({ name, label, type, options }: CaseField): AskedValue => ({
  path: type === 'money' ? `request.${name}.minor` : `request.${name}`,
  kind: TYPES[type] ?? 'text',
  label,
  options,
  from: 'case',
})

interface OptionRow {
  readonly value: string
  readonly label: { readonly en: string; readonly 'zh-CN': string }
}

function optionsOf({ values }: Component): OptionRow[] {
  if (!Array.isArray(values)) return []
  return values.flatMap((option: unknown): OptionRow[] => {
    if (typeof option !== 'object' || option === null || !('value' in option)) return []
    const value = String(option.value)
    const label = 'label' in option && typeof option.label === 'string' ? option.label : value
    return [{ value, label: labelInBoth(label) }]
  })
}

const unique = (values: readonly AskedValue[]): AskedValue[] =>
  [...new Map(values.toReversed().map((one) => [one.path, one])).values()].toReversed()
