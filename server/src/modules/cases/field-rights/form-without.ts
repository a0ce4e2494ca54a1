import type { Json } from '@aftersale/contract'
import { type FieldRights, readForm } from '@aftersale/form'
import type { Withholding } from './withholding.ts'

/** What somebody may do with the fields of a form beyond what the step says: nothing with those that are withheld. */
export function rightsOnForm(content: string, withheld: Withholding): FieldRights {
  const read = readForm(content)
  const fields = read.ok ? read.value.fields : []
  return Object.fromEntries(
    fields.flatMap(({ path, name }): [string, 'hidden' | 'readonly'][] => {
      if (withheld.hides(path)) return [[name, 'hidden']]
      return withheld.fixes(path) ? [[name, 'readonly']] : []
    }),
  )
}

/** The schema of a form without the fields that are withheld. */
export function schemaWithout(schema: Json, withheld: Withholding, around: readonly string[] = []): Json {
  if (!isObject(schema) || !Array.isArray(schema['components'])) return schema
  const components = schema['components'].flatMap((component): Json[] => {
    if (!isObject(component)) return [component]
    if (component['type'] === 'group') {
      return [schemaWithout(component, withheld, [...around, ...stepsOf(component['path'])])]
    }
    const key = stepsOf(component['key'])
    return key.length > 0 && withheld.hides([...around, ...key]) ? [] : [component]
  })
  return { ...schema, components }
}

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const stepsOf = (key: Json | undefined): string[] => (typeof key === 'string' && key !== '' ? key.split('.') : [])
