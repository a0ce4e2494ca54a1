import { onOneLine, type ReadablePlace } from './readable-place.ts'

/** The strings of a document, each with its path; what a field of a form says is at the field. */
export const placesOfJson = (document: unknown): ReadablePlace[] => stringsIn(document, '')

function stringsIn(value: unknown, path: string): ReadablePlace[] {
  if (typeof value === 'string') return [{ text: onOneLine(value), at: FIELD.exec(path)?.[0] ?? (path || null) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    if (Array.isArray(value)) return stringsIn(inner, `${path}[${key}]`)
    return stringsIn(inner, path === '' ? key : `${path}.${key}`)
  })
}

const FIELD = /^components\[\d+\](?:\.components\[\d+\])*/
