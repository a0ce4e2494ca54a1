import { readResult, writeValue } from './cell-shape.ts'
import type { NamedFigure } from './named-figures.ts'

/** A text with figures of the company in it, piece by piece; a piece that is an object is a figure by its name. */
export type TextPieces = readonly (string | { readonly figure: string })[]

const PIECE = /^\s*(?:("(?:[^"\\]|\\.)*")|string\(\s*([A-Za-z_]\w*)\s*\))\s*(?:\+|$)/

/** The pieces of `"after " + string(days) + " days"`; undefined where the expression is anything else. */
export function piecesOf(expression: string, figures: readonly NamedFigure[]): TextPieces | undefined {
  const pieces: (string | { readonly figure: string })[] = []
  let rest = expression.trim()
  if (/\+\s*$/.test(rest)) return undefined
  while (rest !== '') {
    const [whole = '', literal, name] = PIECE.exec(rest) ?? []
    if (whole === '') return undefined
    if (name !== undefined) {
      if (!figures.some((figure) => figure.name === name)) return undefined
      pieces.push({ figure: name })
    } else {
      const said = readResult(literal ?? '')
      if (said.kind !== 'value') return undefined
      pieces.push(String(said.value))
    }
    rest = rest.slice(whole.length)
  }
  return pieces.some((piece) => typeof piece === 'object') ? pieces : undefined
}

/** The text as people read it, with the numbers of today. */
export const spokenPieces = (pieces: TextPieces, figures: readonly NamedFigure[]): string =>
  pieces
    .map((piece) =>
      typeof piece === 'string' ? piece : String(figures.find(({ name }) => name === piece.figure)?.value ?? ''),
    )
    .join('')

/** The text as people write it: figures by their labels in braces. */
export const typedPieces = (pieces: TextPieces, figures: readonly NamedFigure[]): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      return `{${figures.find(({ name }) => name === piece.figure)?.label ?? piece.figure}}`
    })
    .join('')

/** FEEL for a text that somebody typed: labels of figures in braces stand for their numbers, anything else for itself. */
export function writeTyped(typed: string, figures: readonly NamedFigure[]): string {
  const written: string[] = []
  let plain = ''
  const end = () => {
    if (plain !== '') written.push(writeValue(plain))
    plain = ''
  }
  for (const part of typed.split(/(\{[^{}]+\})/)) {
    const figure = figures.find(({ label }) => part === `{${label}}`)
    if (figure === undefined) plain += part
    else {
      end()
      written.push(`string(${figure.name})`)
    }
  }
  end()
  return written.length === 0 ? 'null' : written.join(' + ')
}
