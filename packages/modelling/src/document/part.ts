import type { Bilingual } from '@aftersale/kernel'

/** A text in both languages. */
export type Words = Bilingual

/** An element of a BPMN document as its parser holds it: what an edit changes, and what is written back. */
export interface Part {
  readonly $type: string
  id?: string
  $parent?: Part
  readonly $attrs?: Readonly<Record<string, unknown>>
  $instanceOf?(type: string): boolean
  get(property: string): unknown
  set(property: string, value: unknown): void
}

export const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && '$type' in value

/** The elements of a property that holds many; the list itself, so that what is taken out of it is out of the document. */
export function listOf(part: Part, property: string): Part[] {
  const value = part.get(property)
  return Array.isArray(value) ? (value as Part[]) : []
}

export const partOf = (part: Part, property: string): Part | null => {
  const value = part.get(property)
  return isPart(value) ? value : null
}

/** Text of an attribute; empty text counts as absent. */
export const textOf = (part: Part | null, property: string): string | null => {
  const value = part?.get(property)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

export const isA = (part: Part, type: string): boolean => part.$instanceOf?.(`bpmn:${type}`) === true

/** `bpmn:UserTask` as `userTask`. */
export const kindOf = ({ $type }: Part): string => {
  const name = $type.slice($type.indexOf(':') + 1)
  return name.slice(0, 1).toLowerCase() + name.slice(1)
}

/** The extension element of that type (`zeebe:TaskDefinition`), or null. */
export function extensionOf(part: Part, type: string): Part | null {
  const all = partOf(part, 'extensionElements')
  return all === null ? null : (listOf(all, 'values').find(({ $type }) => $type === type) ?? null)
}

/** The way an expression is written in an attribute: FEEL stands behind `=`. Null where it is plain text. */
export const feelOf = (written: string): string | null =>
  /^\s*=/.test(written) ? written.replace(/^\s*=\s*/, '') : null
