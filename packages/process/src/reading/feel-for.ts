import { compileExpression } from '@aftersale/feel'

/** How the signs of the Java expression language (`${…}`, `#{…}`) are written in FEEL, outside of texts. */
const SIGNS: readonly (readonly [theirs: RegExp, ours: string])[] = [
  [/===?/g, '='],
  [/\beq\b/g, '='],
  [/!==/g, '!='],
  [/\bne\b/g, '!='],
  [/&&/g, ' and '],
  [/\|\|/g, ' or '],
  [/\bnot empty ([\w.]+)/g, '$1 != null'],
  [/\bempty ([\w.]+)/g, '$1 = null'],
  [/(?:!(?!=)|\bnot )\s*([\w.]+)/g, 'not($1)'],
]

/** Longer ones are not worth a suggestion. */
const LONGEST = 100

/** What an expression of another engine probably means in FEEL; null where that is not plain. */
export function feelFor(expression: string, names: readonly string[]): string | null {
  const inner = /^\s*[$#]\{([^{}]*)\}\s*$/s.exec(expression)?.[1]
  if (inner === undefined || inner.length > LONGEST || /\w\(/.test(inner)) return null
  const parts = inner.split(/('[^']*'|"[^"]*")/)
  const written = parts.map((part, position) => (position % 2 === 1 ? `"${part.slice(1, -1)}"` : inFeel(part)))
  const feel = written.join('').replaceAll(/\s+/g, ' ').trim()
  return compileExpression(feel, { names }).ok ? feel : null
}

const inFeel = (part: string): string => SIGNS.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), part)
