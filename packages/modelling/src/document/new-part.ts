import { moddle } from '@aftersale/process'
import { isPart, listOf, type Part, partOf } from './part.ts'

/** A new element of the document, in nothing yet. */
export function newPart(type: string, properties: Readonly<Record<string, unknown>> = {}): Part {
  const made = moddle.create(type, properties)
  if (!isPart(made)) throw new Error(`expected ${type} to be an element of BPMN or of our dialect`)
  for (const value of Object.values(properties)) {
    for (const inner of Array.isArray(value) ? value : [value])
      if (isPart(inner) && !isReference(inner)) inner.$parent = made
  }
  return made
}

/** Flow elements are referred to; everything else that a property holds is inside. */
const isReference = (part: Part): boolean => part.$parent !== undefined

/** Sets the extension element of that type, with these properties; takes it away where they are null. Others stay, in order. */
export function setExtension(part: Part, type: string, properties: Readonly<Record<string, unknown>> | null): void {
  const all = partOf(part, 'extensionElements')
  const values = all === null ? [] : listOf(all, 'values')
  const at = values.findIndex(({ $type }) => $type === type)
  const old = values[at]
  if (properties === null) {
    if (old === undefined || all === null) return
    values.splice(at, 1)
    if (values.length === 0) part.set('extensionElements', undefined)
    return
  }
  if (old !== undefined) {
    for (const [name, value] of Object.entries(properties)) {
      old.set(name, value ?? undefined)
      if (Array.isArray(value)) for (const inner of value) if (isPart(inner)) inner.$parent = old
    }
    return
  }
  const made = newPart(type, Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)))
  const holder = all ?? newPart('bpmn:ExtensionElements', { values: [] })
  holder.$parent = part
  made.$parent = holder
  listOf(holder, 'values').push(made)
  part.set('extensionElements', holder)
}
