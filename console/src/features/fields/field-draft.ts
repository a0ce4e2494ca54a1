import type { CustomField } from './field-queries.ts'

type Kind = CustomField['kind']
type Option = Extract<Kind, { type: 'choice' }>['options'][number]

/** Kinds that need nothing else to be said than what they are, and choices with their options. */
export const simpleKinds = ['text', 'long-text', 'number', 'date', 'instant', 'boolean', 'choice', 'choices'] as const

/** One option a line: `value = English = 中文`; what is left out is as the value. */
export function optionsOf(text: string): Option[] {
  return text.split('\n').flatMap((line) => {
    const [value = '', en, zh] = line.split('=').map((part) => part.trim())
    return value === '' ? [] : [{ value, label: { en: en || value, 'zh-CN': zh || en || value } }]
  })
}

/** The same back as text. */
export const optionsText = (kind: Kind | null): string =>
  kind !== null && 'options' in kind
    ? kind.options.map(({ value, label }) => `${value} = ${label.en} = ${label['zh-CN']}`).join('\n')
    : ''

/** A kind of that type: that of before where it is the same, with the options as they are written. */
export function kindOf(type: Kind['type'], before: Kind | null, options: string): Kind {
  if (type === 'choice' || type === 'choices') {
    const kept = before !== null && before.type === type ? before : { type }
    return { ...kept, options: optionsOf(options) } as Kind
  }
  if (before !== null && before.type === type) return before
  return (type === 'number' ? { type, decimals: 2 } : { type }) as Kind
}
