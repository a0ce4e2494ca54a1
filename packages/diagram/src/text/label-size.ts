import type { Name } from '../flow.ts'
import { textWidth } from './text-width.ts'
import { wrap } from './wrap.ts'

/** Font sizes and the heights of their lines, in pixels. */
export const FONT = { inside: 12, outside: 11, title: 12, note: 11 } as const
export const LINE = 14

/** How wide the name of an element or a connection becomes that stands beside it. */
export const LABEL_WIDTH = 96

export interface Size {
  readonly width: number
  readonly height: number
}

/** The room that a name needs beside what it names, in whichever language it is drawn; null where there is no name. */
export function labelSize(name: Name, width = LABEL_WIDTH, size: number = FONT.outside): Size | null {
  const sizes = [...new Set([name.text, ...Object.values(name.translations)])]
    .filter((text) => text !== '')
    .map((text) => sizeOf(wrap(text, size, width), size))
  if (sizes.length === 0) return null
  return {
    width: Math.max(...sizes.map((one) => one.width)),
    height: Math.max(...sizes.map((one) => one.height)),
  }
}

const sizeOf = (lines: readonly string[], size: number): Size => ({
  width: Math.max(...lines.map((line) => textWidth(line, size))),
  height: lines.length * LINE,
})
