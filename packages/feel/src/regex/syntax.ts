import { type CharacterTest, escapeTest, readClass } from './character.ts'
import { PatternFailure } from './failure.ts'

/** A regular expression of XPath (XPath and XQuery Functions 3.1, 5.6.1), parsed. */
export type Piece =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly parts: readonly Piece[] }
  | { readonly kind: 'choice'; readonly branches: readonly Piece[] }
  /** `index` is null for a group that does not capture. */
  | { readonly kind: 'group'; readonly index: number | null; readonly inner: Piece }
  | {
      readonly kind: 'repeat'
      readonly inner: Piece
      readonly min: number
      readonly max: number
      readonly lazy: boolean
    }
  | { readonly kind: 'back reference'; readonly index: number }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }

export interface Flags {
  readonly dotAll: boolean
  readonly multiline: boolean
  readonly ignoreCase: boolean
}

const QUANTIFIER = /(?:([?*+])|\{(\d+)(?:(,)(\d*))?\})(\??)/y
const MAX_DEPTH = 100
const MAX_COUNT = 10_000

/** Reads the pattern by recursive descent; throws PatternFailure where it is not one. */
export class PatternReader {
  readonly #pattern: string
  readonly #flags: Flags
  #position = 0
  #depth = 0
  /** Groups opened so far, and those that are closed: only they may be referred to. */
  groups = 0
  readonly #closed = new Set<number>()

  constructor(pattern: string, flags: Flags) {
    this.#pattern = pattern
    this.#flags = flags
  }

  read(): Piece {
    const piece = this.#choice()
    if (this.#position < this.#pattern.length) throw new PatternFailure()
    return piece
  }

  #choice(): Piece {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) throw new PatternFailure()
    const branches = [this.#sequence()]
    while (this.#take('|')) branches.push(this.#sequence())
    this.#depth -= 1
    const [only] = branches
    return only !== undefined && branches.length === 1 ? only : { kind: 'choice', branches }
  }

  #take(symbol: string): boolean {
    if (!this.#pattern.startsWith(symbol, this.#position)) return false
    this.#position += symbol.length
    return true
  }

  #sequence(): Piece {
    const parts: Piece[] = []
    while (this.#position < this.#pattern.length) {
      const next = this.#pattern[this.#position]
      if (next === '|' || next === ')') break
      parts.push(this.#repeated(this.#atom()))
    }
    return { kind: 'sequence', parts }
  }

  #repeated(inner: Piece): Piece {
    QUANTIFIER.lastIndex = this.#position
    const match = QUANTIFIER.exec(this.#pattern)
    if (match === null) return inner
    this.#position = QUANTIFIER.lastIndex
    const lazy = match[5] === '?'
    if (match[1] !== undefined) {
      return {
        kind: 'repeat',
        inner,
        min: match[1] === '+' ? 1 : 0,
        max: match[1] === '?' ? 1 : Number.POSITIVE_INFINITY,
        lazy,
      }
    }
    const min = Number(match[2])
    const max = match[3] === undefined ? min : match[4] === '' ? Number.POSITIVE_INFINITY : Number(match[4])
    if (max < min || min > MAX_COUNT || (Number.isFinite(max) && max > MAX_COUNT)) throw new PatternFailure()
    return { kind: 'repeat', inner, min, max, lazy }
  }

  #atom(): Piece {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#position) ?? 0)
    this.#position += character.length
    switch (character) {
      case '(':
        return this.#group()
      case '[': {
        const { test, end } = readClass(this.#pattern, this.#position, this.#flags.ignoreCase)
        this.#position = end
        return { kind: 'character', test }
      }
      case '.':
        return { kind: 'character', test: this.#flags.dotAll ? () => true : (code) => code !== 10 && code !== 13 }
      case '^':
        return { kind: 'start' }
      case '$':
        return { kind: 'end' }
      case '\\':
        return this.#escape()
      case '?':
      case '*':
      case '+':
      case '{':
      case '}':
      case ']':
        throw new PatternFailure()
      default:
        return { kind: 'character', test: escapeTest.literal(character, this.#flags.ignoreCase) }
    }
  }

  #group(): Piece {
    const index = this.#take('?:') ? null : this.#openGroup()
    const inner = this.#choice()
    if (!this.#take(')')) throw new PatternFailure()
    if (index !== null) this.#closed.add(index)
    return { kind: 'group', index, inner }
  }

  #openGroup(): number {
    this.groups += 1
    return this.groups
  }

  #escape(): Piece {
    const reference = /[1-9]\d*/y
    reference.lastIndex = this.#position
    const match = reference.exec(this.#pattern)
    if (match !== null) return this.#backReference(match[0])
    const { test, end } = escapeTest.read(this.#pattern, this.#position, this.#flags.ignoreCase)
    this.#position = end
    return { kind: 'character', test }
  }

  /** As many digits as make the number of a group that is there. */
  #backReference(digits: string): Piece {
    let length = 1
    while (length < digits.length && Number(digits.slice(0, length + 1)) <= this.groups) length += 1
    const index = Number(digits.slice(0, length))
    if (!this.#closed.has(index)) throw new PatternFailure()
    this.#position += length
    return { kind: 'back reference', index }
  }
}
