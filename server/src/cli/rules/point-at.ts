import { displayWidth } from '../frame/index.ts'

const AROUND = 60

/**
 * The line of a text that an offset (in UTF-16 code units) is in, and under it a caret; a long line is cut to what stands
 * around the place. An offset behind the end points behind the last line.
 */
export function pointAt(text: string, offset: number): readonly [line: string, caret: string] {
  const at = Math.max(0, Math.min(offset, text.length))
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const nextBreak = text.indexOf('\n', at)
  const lineEnd = nextBreak < 0 ? text.length : nextBreak
  const start = Math.max(lineStart, at - AROUND)
  const end = Math.min(lineEnd, at + AROUND)
  const before = `${start > lineStart ? '…' : ''}${text.slice(start, at)}`
  const line = visible(`${before}${text.slice(at, end)}${end < lineEnd ? '…' : ''}`)
  return [line.trimEnd(), `${' '.repeat(displayWidth(visible(before)))}^`]
}

/** Control characters would move the cursor of a terminal, and with it the caret. */
const visible = (text: string): string => text.replace(/\p{Cc}/gu, ' ')
