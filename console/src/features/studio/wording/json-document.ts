/** A document of JSON as its file has it: what is not edited here stays as it is. */
export type JsonDocument = { readonly [key: string]: unknown }

const isDocument = (value: unknown): value is JsonDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The document of a file; null where it is no JSON object. */
export function parseDocument(content: string): JsonDocument | null {
  try {
    const value: unknown = JSON.parse(content)
    return isDocument(value) ? value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

export const writeDocument = (document: JsonDocument): string => `${JSON.stringify(document, null, 2)}\n`

export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Both languages of a name or text; what is no text is empty. */
export function bothIn(value: unknown): { readonly en: string; readonly 'zh-CN': string } {
  const both = isDocument(value) ? value : {}
  return { en: textIn(both['en']), 'zh-CN': textIn(both['zh-CN']) }
}

/** Documents in a list of a document; what is none is left out of sight and kept where it stands. */
export const listIn = (value: unknown): readonly JsonDocument[] =>
  Array.isArray(value) ? value.map((one: unknown) => (isDocument(one) ? one : {})) : []

export const within = (value: unknown): JsonDocument => (isDocument(value) ? value : {})

export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

/** The document with one key set, in its place; undefined takes it away. */
export function put(document: JsonDocument, key: string, value: unknown): JsonDocument {
  const { [key]: _before, ...others } = document
  if (value === undefined) return others
  return key in document ? { ...document, [key]: value } : { ...others, [key]: value }
}

/** The document with a value set along keys, what is left empty on the way taken away with it. */
export function putAt(document: JsonDocument, path: readonly string[], value: unknown): JsonDocument {
  const [key = '', ...rest] = path
  if (rest.length === 0) return put(document, key, value)
  const inner = putAt(within(document[key]), rest, value)
  return put(document, key, Object.keys(inner).length === 0 ? undefined : inner)
}

export const at = (document: JsonDocument, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isDocument(value) ? value[key] : undefined), document)
