import { placesOfJson } from './json-places.ts'
import { onOneLine, type ReadablePlace } from './readable-place.ts'
import { placesOfXml } from './xml-places.ts'

/** What people read in a file, piece by piece: texts and labels of XML, strings of JSON. Broken files are read as far as they go. */
export function readablePlaces(content: string): ReadablePlace[] {
  if (content.trimStart().startsWith('<')) return placesOfXml(content)
  try {
    return placesOfJson(JSON.parse(content))
  } catch (error) {
    if (error instanceof SyntaxError) return content.split('\n').map((line) => ({ text: onOneLine(line), at: null }))
    throw error
  }
}
