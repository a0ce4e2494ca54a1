import { unescapeText } from './cell-text.ts'
import type { XmlHandlers } from './xml-reader.ts'

/** How many bytes of text the strings of one workbook may have together: they must be at hand for any row. */
export const STRINGS_LIMIT = 268_435_456

export type SharedStrings = {
  readonly handlers: XmlHandlers
  /** The string of a number; undefined where there is none. */
  readonly get: (index: number) => string | undefined
  /** Whether there was more text than the limit; what is beyond it was not kept. */
  readonly isFull: () => boolean
}

/**
 * Reads sharedStrings.xml into one run of UTF-8 bytes: a million strings of twenty characters cost 24 MB so, about a
 * third of what as many JavaScript strings take. Phonetic readings (rPh) are no part of a text.
 */
export function sharedStrings(limit: number = STRINGS_LIMIT): SharedStrings {
  let bytes = Buffer.alloc(65_536)
  let ends = new Uint32Array(4_096)
  let count = 0
  let used = 0
  let full = false
  let text = ''
  let inText = false
  let inPhonetic = false

  const add = (string: string): void => {
    const length = Buffer.byteLength(string)
    full ||= used + length > limit
    if (full) return
    if (used + length > bytes.length) {
      const wider = Buffer.alloc(Math.min(limit, Math.max(bytes.length * 2, used + length)))
      bytes.copy(wider, 0, 0, used)
      bytes = wider
    }
    if (count === ends.length) {
      const longer = new Uint32Array(count * 2)
      longer.set(ends)
      ends = longer
    }
    used += bytes.write(string, used)
    ends[count] = used
    count += 1
  }

  return {
    handlers: {
      open: (name) => {
        if (name === 'si') text = ''
        if (name === 'rPh') inPhonetic = true
        inText = name === 't' && !inPhonetic
      },
      close: (name) => {
        if (name === 'si') add(unescapeText(text))
        if (name === 'rPh') inPhonetic = false
        inText = false
      },
      text: (run) => {
        if (inText) text += run
      },
    },
    get: (index) => {
      const end = index < count ? ends[index] : undefined
      return end === undefined ? undefined : bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], end)
    },
    isFull: () => full,
  }
}
