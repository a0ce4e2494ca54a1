/** How a field of a form-js schema is to be drawn; what it takes is said by `readForm`. */
export type FieldLook = {
  readonly type: string
  readonly label: string | undefined
  /** What it is called among others: a moment, which has no label, by that of its date or of its time. */
  readonly title: string | undefined
  readonly description: string | undefined
  readonly optionLabels: ReadonlyMap<unknown, string>
  readonly suffix: string | undefined
  /** Its number is an amount in minor units (`properties.unit` is `minor`): people write it in whole ones. */
  readonly isMinor: boolean
}

type Plain = Readonly<Record<string, unknown>>

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : undefined)
const listOf = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.filter(isPlain) : [])

/**
 * The looks of all fields of a form-js schema by their name, groups opened up, columns of a table by the name of both (`parts.quantity`); none of what is no schema. `data` holds the
 * options of fields that take them from there.
 */
export function formLooks(schema: unknown, data: Plain): ReadonlyMap<string, FieldLook> {
  return new Map(isPlain(schema) ? looksIn(listOf(schema['components']), [], data) : [])
}

function looksIn(components: readonly Plain[], path: readonly string[], data: Plain): [string, FieldLook][] {
  return components.flatMap((component): [string, FieldLook][] => {
    const type = textOf(component['type']) ?? ''
    if (type === 'group') {
      return looksIn(listOf(component['components']), [...path, ...stepsOf(component['path'])], data)
    }
    if (type === 'dynamiclist') {
      const at = [...path, ...stepsOf(component['path'])]
      return [[at.join('.'), lookOf(component, type, data)], ...looksIn(listOf(component['components']), at, data)]
    }
    const key = textOf(component['key'])
    if (key === undefined) return []
    return [[[...path, ...stepsOf(key)].join('.'), lookOf(component, type, data)]]
  })
}

const stepsOf = (path: unknown): string[] => textOf(path)?.split('.') ?? []

function lookOf(component: Plain, type: string, data: Plain): FieldLook {
  const { values, valuesKey, appearance, properties } = component
  const options = typeof valuesKey === 'string' ? listOf(data[valuesKey]) : listOf(values)
  return {
    type,
    label: textOf(component['label']),
    title: textOf(component['label']) ?? textOf(component['dateLabel']) ?? textOf(component['timeLabel']),
    description: textOf(component['description']),
    optionLabels: new Map(
      options.map((option) => [option['value'], textOf(option['label']) ?? String(option['value'])]),
    ),
    suffix: isPlain(appearance) ? textOf(appearance['suffixAdorner']) : undefined,
    isMinor: isPlain(properties) && properties['unit'] === 'minor',
  }
}
