import type { Vocabulary } from '@aftersale/contract'
import { type CaseField, caseFields } from './asked-values.ts'
import { type FieldKindName, isChoice } from './field-kinds.ts'
import type { Component } from './form-document.ts'
import { joinLabel } from './label-pair.ts'

/** Types of case fields whose values a kind of field can write. */
const FITTING: Readonly<Record<FieldKindName, readonly string[]>> = {
  text: ['text', 'reference'],
  longText: ['text', 'long-text'],
  number: ['number'],
  money: [],
  checkbox: ['boolean'],
  radio: ['choice'],
  select: ['choice'],
  checklist: ['choices'],
  date: ['date'],
  computed: ['number', 'text'],
  lookUp: ['text', 'reference'],
  table: [],
}

/** The fields of cases that a field of a form can show and write, under the key `request.NAME`. */
export const fittingFields = (vocabulary: Vocabulary, kind: FieldKindName): CaseField[] =>
  caseFields(vocabulary).filter(({ type }) => FITTING[kind].includes(type))

export const keyOfField = ({ name }: CaseField): string => `request.${name}`

/** The field of a form that shows and writes a field of the case: called as it, with its options. */
export function bound(component: Component, kind: FieldKindName, field: CaseField): Component {
  const { values: _listed, valuesKey: _key, valuesExpression: _expression, defaultValue: _default, ...rest } = component
  const options = field.options.map(({ value, label }) => ({ label: joinLabel(label), value }))
  const named = { ...rest, key: keyOfField(field), label: joinLabel(field.label) }
  return isChoice(kind) ? { ...named, values: options } : named
}
