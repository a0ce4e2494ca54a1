import type { Card, Size } from '@aftersale/modelling'

/** How large cards are; their style sheet says the same. */
const CARD: Size = { width: 272, height: 84 }
const PILL: Size = { width: 200, height: 52 }
const DOT: Size = { width: 36, height: 36 }

export const sizeOf = ({ step }: Card): Size => {
  if (step.kind === 'join') return DOT
  return step.kind === 'start' || step.kind === 'end' ? PILL : CARD
}

const LINE = 18
const WIDEST = 176
const PADDING = 18

/** Characters as wide as they are high; all others are about half of that. */
const WIDE = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60“”]/u

const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (WIDE.test(one) ? 12.5 : 7), 0)

/** The room that a label of a way takes: two lines at most, the style sheet cuts the rest. */
export function labelSize(text: string): Size | null {
  if (text === '') return null
  const width = widthOf(text)
  const lines = Math.min(2, Math.ceil(width / (WIDEST - PADDING)))
  return { width: Math.ceil(Math.min(WIDEST, width + PADDING)), height: lines * LINE + 6 }
}
