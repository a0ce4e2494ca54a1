import type { Json } from '@aftersale/contract'
import { type Field, type FieldRights, readForm } from '@aftersale/form'
import type { Withholding } from './withholding.ts'

/** What somebody may do with the fields of a form beyond what the step says: nothing with those that are withheld. */
export function rightsOnForm(content: string, withheld: Withholding): FieldRights {
  const read = readForm(content)
  return Object.fromEntries(read.ok ? rightsOn(read.value.fields, withheld, []) : [])
}

/** The rights that are not whole, by the names of fields; of a table that is not withheld whole, those of its columns. */
const rightsOn = (
  fields: readonly Field[],
  withheld: Withholding,
  around: readonly string[],
): [string, 'hidden' | 'readonly'][] =>
  fields.flatMap(({ path, kind }): [string, 'hidden' | 'readonly'][] => {
    const whole = [...around, ...path]
    const name = whole.join('.')
    const columns = kind.type === 'rows' ? rightsOn(kind.columns, withheld, whole) : []
    const isSeen =
      kind.type === 'rows' && columns.filter(([, right]) => right === 'hidden').length < kind.columns.length
    if (isSeen && columns.length > 0) return columns
    if (withheld.hides(whole)) return [[name, 'hidden']]
    return withheld.fixes(whole) ? [[name, 'readonly']] : []
  })

/** The schema of a form without the fields that are withheld. */
export function schemaWithout(schema: Json, withheld: Withholding, around: readonly string[] = []): Json {
  if (!isObject(schema) || !Array.isArray(schema['components'])) return schema
  const components = schema['components'].flatMap((component): Json[] => {
    if (!isObject(component)) return [component]
    if (component['type'] === 'group') {
      return [schemaWithout(component, withheld, [...around, ...stepsOf(component['path'])])]
    }
    const isTable = component['type'] === 'dynamiclist'
    const key = stepsOf(component[isTable ? 'path' : 'key'])
    if (isTable && key.length > 0) {
      const inside = schemaWithout(component, withheld, [...around, ...key])
      return isObject(inside) && isFilled(inside['components']) ? [inside] : []
    }
    return key.length > 0 && withheld.hides([...around, ...key]) ? [] : [component]
  })
  return { ...schema, components }
}

const isFilled = (list: Json | undefined) => Array.isArray(list) && list.length > 0

const isObject = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const stepsOf = (key: Json | undefined): string[] => (typeof key === 'string' && key !== '' ? key.split('.') : [])
