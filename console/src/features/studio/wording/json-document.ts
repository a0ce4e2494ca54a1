/** A document of JSON as its file has it: what is not edited here stays as it is. */
export type JsonDocument = { readonly [key: string]: unknown }

export const isDocument = (value: unknown): value is JsonDocument =>
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
