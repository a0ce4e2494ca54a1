import { BpmnModdle } from 'bpmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }

/**
 * A BPMN element as bpmn-moddle reads it. Its properties depend on its type, so they are looked at one by one
 * where they are read; nothing below `reading/` sees this shape.
 */
export interface Source {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  /** Attributes of namespaces that the parser does not know, by their name as written. */
  readonly $attrs?: Readonly<Record<string, unknown>>
  get(property: string): unknown
}

/** The parsed document and what the parser could not place. */
export interface SourceDocument {
  readonly root: Source
  readonly warnings: readonly { message: string; element?: Source | undefined }[]
}

/** Parses BPMN 2.0 XML with the `zeebe:` extensions. Throws the parser's error where it is no BPMN at all. */
export async function parseSource(xml: string): Promise<SourceDocument> {
  const moddle = new BpmnModdle({ zeebe })
  const { rootElement, warnings } = await moddle.fromXML(xml)
  return { root: rootElement as unknown as Source, warnings: warnings as SourceDocument['warnings'] }
}

/** A property that holds elements: always a list, empty where the property is absent. */
export function children(source: Source, property: string): readonly Source[] {
  const value = source.get(property)
  return Array.isArray(value) ? value : []
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

/** The extension element of that type (`zeebe:TaskDefinition`), or null. */
export function extension(source: Source, type: string): Source | null {
  const extensions = child(source, 'extensionElements')
  if (extensions === null) return null
  return children(extensions, 'values').find((value) => value.$type === type) ?? null
}

/** Types of all extension elements that the element carries. */
export function extensionTypes(source: Source): readonly string[] {
  const extensions = child(source, 'extensionElements')
  return extensions === null ? [] : children(extensions, 'values').map((value) => value.$type)
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
