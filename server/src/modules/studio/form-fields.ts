import type { Vocabulary } from '@aftersale/contract'
import { type FieldLook, formLooks } from '@aftersale/form'
import { labelInBoth } from '@aftersale/kernel'

type FormField = Vocabulary['forms'][number]['fields'][number]

const TYPES: Readonly<Record<string, string | undefined>> = {
  radio: 'choice',
  select: 'choice',
  checkbox: 'boolean',
  number: 'number',
  textfield: 'text',
  datetime: 'date',
}

/** What a form asks that a condition can ask about afterwards, in the words of the form. `content`: its schema as text. */
export function formFieldsOf(content: string): FormField[] {
  return [...formLooks(JSON.parse(content), {})].flatMap(([name, look]): FormField[] => {
    const type = look.isMinor ? 'minor' : TYPES[look.type]
    return type === undefined ? [] : [{ name, label: labelInBoth(look.label ?? name), type, options: optionsOf(look) }]
  })
}

const optionsOf = ({ optionLabels }: FieldLook): FormField['options'] =>
  [...optionLabels].flatMap(([value, label]) =>
    typeof value === 'string' ? [{ value, label: labelInBoth(label) }] : [],
  )
