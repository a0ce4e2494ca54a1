import { BLOCKS } from './blocks.ts'
import { PatternFailure } from './failure.ts'

/** Whether a code point is one of a class. */
export type CharacterTest = (code: number) => boolean

interface ReadTest {
  readonly test: CharacterTest
  /** The index after what was read. */
  readonly end: number
}

const NAME_START =
  /[:A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]/u
const NAME_PART =
  /[-.0-9:A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F-\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]/u

function byPattern(pattern: RegExp): CharacterTest {
  return (code) => pattern.test(String.fromCodePoint(code))
}

function not(test: CharacterTest): CharacterTest {
  return (code) => !test(code)
}

const space: CharacterTest = (code) => code === 32 || code === 9 || code === 10 || code === 13
const CLASSES: Readonly<Record<string, CharacterTest>> = {
  s: space,
  S: not(space),
  d: byPattern(/\p{Nd}/u),
  D: byPattern(/\P{Nd}/u),
  w: byPattern(/[^\p{P}\p{Z}\p{C}]/u),
  W: byPattern(/[\p{P}\p{Z}\p{C}]/u),
  i: byPattern(NAME_START),
  I: not(byPattern(NAME_START)),
  c: byPattern(NAME_PART),
  C: not(byPattern(NAME_PART)),
}
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9 }
const ESCAPED = /[\\|.\-^?*+{}$()[\]]/
const CATEGORY = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/

/** The characters that differ from this one in case only, itself among them. */
function variants(code: number): readonly number[] {
  const character = String.fromCodePoint(code)
  const lower = character.toLowerCase()
  const upper = character.toUpperCase()
  const all = [character, lower, upper, lower.toUpperCase(), upper.toLowerCase()]
  return all
    .filter((text) => text.length === character.length || text.length === 1)
    .map((text) => text.codePointAt(0) ?? 0)
}

function ranged(from: number, to: number, ignoreCase: boolean): CharacterTest {
  const exact: CharacterTest = (code) => code >= from && code <= to
  return ignoreCase ? (code) => exact(code) || variants(code).some(exact) : exact
}

function literal(character: string, ignoreCase: boolean): CharacterTest {
  const code = character.codePointAt(0) ?? 0
  return ranged(code, code, ignoreCase)
}

/** `p{Lu}`, `P{IsGreek}`: a category or a block of Unicode. */
function readProperty(pattern: string, position: number): ReadTest {
  const match = /[pP]\{([A-Za-z0-9-]+)\}/y
  match.lastIndex = position
  const found = match.exec(pattern)
  const name = found?.[1]
  if (found === null || name === undefined) throw new PatternFailure()
  const test = name.startsWith('Is') ? blockTest(name.slice(2)) : categoryTest(name)
  return { test: found[0].startsWith('P') ? not(test) : test, end: match.lastIndex }
}

function categoryTest(name: string): CharacterTest {
  if (!CATEGORY.test(name)) throw new PatternFailure()
  return byPattern(new RegExp(`\\p{${name}}`, 'u'))
}

function blockTest(name: string): CharacterTest {
  const block = BLOCKS.get(name)
  if (block === undefined) throw new PatternFailure()
  const [from, to] = block
  return (code) => code >= from && code <= to
}

/** What follows a backslash, outside or inside of brackets. */
function readEscape(pattern: string, position: number, ignoreCase: boolean): ReadTest {
  const character = pattern[position] ?? ''
  if (character === 'p' || character === 'P') return readProperty(pattern, position)
  const named = Object.hasOwn(CLASSES, character) ? CLASSES[character] : undefined
  if (named !== undefined) return { test: named, end: position + 1 }
  const single = singleEscape(character)
  if (single === null) throw new PatternFailure()
  return { test: ranged(single, single, ignoreCase), end: position + 1 }
}

function singleEscape(character: string): number | null {
  const control = Object.hasOwn(CONTROLS, character) ? CONTROLS[character] : undefined
  if (control !== undefined) return control
  return ESCAPED.test(character) ? character.charCodeAt(0) : null
}

export const escapeTest = { read: readEscape, literal }

/** What stands between brackets, from after the `[`: ranges, escapes, and a subtracted class at the end. */
export function readClass(pattern: string, start: number, ignoreCase: boolean, depth = 0): ReadTest {
  if (depth > 20) throw new PatternFailure()
  let position = start
  const negated = pattern[position] === '^'
  if (negated) position += 1
  const tests: CharacterTest[] = []
  let subtracted: CharacterTest | null = null
  for (;;) {
    const next = pattern[position]
    if (next === undefined) throw new PatternFailure()
    if (next === ']' && tests.length > 0) break
    if (next === '-' && pattern[position + 1] === '[' && tests.length > 0) {
      const inner = readClass(pattern, position + 2, ignoreCase, depth + 1)
      subtracted = inner.test
      position = inner.end
      if (pattern[position] !== ']') throw new PatternFailure()
      break
    }
    const member = readMember(pattern, position, ignoreCase)
    tests.push(member.test)
    position = member.end
  }
  const [only] = tests
  const any: CharacterTest =
    only !== undefined && tests.length === 1 ? only : (code) => tests.some((test) => test(code))
  const positive = negated ? not(any) : any
  const excluded = subtracted
  const test: CharacterTest = excluded === null ? positive : (code) => positive(code) && !excluded(code)
  return { test, end: position + 1 }
}

/** A class escape, a character or a range of characters. */
function readMember(pattern: string, position: number, ignoreCase: boolean): ReadTest {
  const from = readSingle(pattern, position)
  if (from === null) return readEscape(pattern, position + 1, ignoreCase)
  const isRange = pattern[from.end] === '-' && pattern[from.end + 1] !== ']' && pattern[from.end + 1] !== '['
  if (!isRange) return { test: ranged(from.code, from.code, ignoreCase), end: from.end }
  const to = readSingle(pattern, from.end + 1)
  if (to === null || to.code < from.code) throw new PatternFailure()
  return { test: ranged(from.code, to.code, ignoreCase), end: to.end }
}

/** One character, escaped or not; null where an escape of many characters starts here. */
function readSingle(pattern: string, position: number): { code: number; end: number } | null {
  const code = pattern.codePointAt(position)
  if (code === undefined || code === 91 || code === 93) throw new PatternFailure()
  if (code !== 92) return { code, end: position + (code > 0xffff ? 2 : 1) }
  const escaped = singleEscape(pattern[position + 1] ?? '')
  return escaped === null ? null : { code: escaped, end: position + 2 }
}
