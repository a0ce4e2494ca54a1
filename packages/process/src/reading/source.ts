import { moddle } from './moddle.ts'

/**
 * A BPMN element as bpmn-moddle reads it. Its properties depend on its type, so they are looked at one by one
 * where they are read; nothing below `reading/` sees this shape.
 */
export interface Source {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  readonly $parent?: Source
  /** Attributes of namespaces that the parser does not know, by their name as written. */
  readonly $attrs?: Readonly<Record<string, unknown>>
  /** Of an element whose namespace the parser does not know: which one it is. */
  readonly $descriptor?: { readonly ns?: { readonly uri?: string } }
  $instanceOf?(type: string): boolean
  get(property: string): unknown
  set(property: string, value: unknown): void
}

/** What the parser could not place: content, an attribute, or a reference to what is not there. */
export interface SourceWarning {
  readonly message: string
  readonly element?: Source | undefined
  readonly property?: string | undefined
  readonly value?: unknown
}

/** The parsed document and what the parser could not place. */
export interface SourceDocument {
  readonly root: Source
  readonly warnings: readonly SourceWarning[]
}

/** Parses BPMN 2.0 XML with the `zeebe:` and `aftersale:` extensions. Throws the parser's error where it is no BPMN at all. */
export async function parseSource(xml: string): Promise<SourceDocument> {
  const { rootElement, warnings } = await moddle.fromXML(xml)
  return { root: rootElement as unknown as Source, warnings: warnings as SourceDocument['warnings'] }
}

/** A property that holds elements: always a list, empty where the property is absent. */
export function children(source: Source, property: string): readonly Source[] {
  const value = source.get(property)
  return Array.isArray(value) ? value.filter(isSource) : []
}

/** A property that holds one element. */
export function child(source: Source, property: string): Source | null {
  const value = source.get(property)
  return isSource(value) ? value : null
}

/** A property that holds text; empty text counts as absent. */
export function text(source: Source, property: string): string | null {
  const value = source.get(property)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** A property that is true, by itself or by its default. */
export const flag = (source: Source, property: string): boolean => source.get(property) === true

/** A name as drawn, on one line; null where there is none. */
export function nameOf(source: Source): string | null {
  return text(source, 'name')?.replaceAll(/\s+/g, ' ').trim() ?? null
}

/** All extension elements that the element carries. */
export function extensions(source: Source): readonly Source[] {
  const all = child(source, 'extensionElements')
  return all === null ? [] : children(all, 'values')
}

/** The extension element of that type (`zeebe:TaskDefinition`), or null. */
export function extension(source: Source, type: string): Source | null {
  return extensions(source).find((value) => value.$type === type) ?? null
}

/** The element's names in other languages: its `zeebe:property` entries `name:<language>`. */
export function translations(source: Source): Readonly<Record<string, string>> {
  const properties = extension(source, 'zeebe:Properties')
  if (properties === null) return {}
  const names = children(properties, 'properties').flatMap((property) => {
    const key = text(property, 'name')
    const value = text(property, 'value')
    return key?.startsWith('name:') && value !== null ? [[key.slice('name:'.length), value] as const] : []
  })
  return Object.fromEntries(names)
}

function isSource(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && '$type' in value
}
