import type { Vocabulary } from '@aftersale/contract'
import { labelInBoth } from '@aftersale/kernel'
import { FACTS, type KnownValue } from '@aftersale/modelling'
import { type FieldKindName, isChoice, kindOf } from './field-kinds.ts'
import { type Address, allParts, type Component, type FormDocument, sameAddress } from './form-document.ts'

/** Something that conditions and formulas of a form can name, and where it comes from. */
export interface AskedValue extends KnownValue {
  readonly from: 'form' | 'case' | 'facts'
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

/** What a field can depend on: the other fields of the form, those of the case, and what looking the case up brought. */
export function askedValues(form: FormDocument, vocabulary: Vocabulary, own: Address | null): AskedValue[] {
  const fields = allParts(form).flatMap(({ address, component }): AskedValue[] => {
    const kind = kindOf(component)
    const key = component['key']
    if (kind === null || typeof key !== 'string' || key === '' || sameAddress(address, own)) return []
    const label = labelInBoth(String(component['label'] ?? key))
    return [{ path: key, kind: KINDS[kind], label, options: isChoice(kind) ? optionsOf(component) : [], from: 'form' }]
  })
  const facts = FACTS.map((one): AskedValue => ({ ...one, from: 'facts' }))
  return unique([...fields, ...caseFields(vocabulary).map(caseValue), ...WHETHER_FOUND, ...facts])
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
