import type { Evaluation } from '../evaluation.ts'
import { badValue } from '../messages.ts'
import { PatternFailure } from './failure.ts'
import { type Attempt, Matching, type Step } from './matcher.ts'
import { PatternReader } from './syntax.ts'

/** A regular expression ready to match. */
export interface Pattern {
  readonly step: Step
  readonly groups: number
  /** How many steps it was made of. */
  readonly size: number
}

const MAX_PATTERN = 10_000
/** Patterns come from data: neither their number nor their size may fill the memory. */
const MAX_CACHED = 500
const MAX_CACHED_SIZE = 1_000
const cache = new Map<string, Pattern | null>()

/**
 * The pattern with its flags: `s` dot matches line ends, `m` anchors match at lines, `i` ignores case, `x` ignores white
 * space (XQuery 1.0 and XPath 2.0 Functions, 7.6.1.1). null with a warning where it is not a pattern.
 */
export function readPattern(source: string, flags: string, evaluation: Evaluation): Pattern | null {
  const key = `${flags}/${source}`
  let pattern = cache.get(key)
  if (pattern === undefined) {
    if (cache.size >= MAX_CACHED) cache.clear()
    pattern = createPattern(source, flags)
    if (pattern === null || pattern.size <= MAX_CACHED_SIZE) cache.set(key, pattern)
  }
  return pattern ?? evaluation.warn('feel.bad-pattern', badValue(`${JSON.stringify(source)} "${flags}"`))
}

function createPattern(source: string, flags: string): Pattern | null {
  if (!/^[smix]*$/.test(flags) || source.length > MAX_PATTERN) return null
  const matching = { dotAll: flags.includes('s'), multiline: flags.includes('m'), ignoreCase: flags.includes('i') }
  try {
    const reader = new PatternReader(flags.includes('x') ? withoutBlanks(source) : source, matching)
    const machine = new Matching(matching)
    const step = machine.step(reader.read(), finish)
    return { step, groups: reader.groups, size: machine.size }
  } catch (failure) {
    if (failure instanceof PatternFailure) return null
    throw failure
  }
}

const finish: Step = (attempt, index) => {
  attempt.end = index
  return true
}

/** Flag `x`: white space outside of brackets is not there. */
function withoutBlanks(source: string): string {
  let depth = 0
  let text = ''
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index)
    if (depth === 0 && /[\t\n\r ]/.test(character)) continue
    text += character
    if (character === '\\' && (depth > 0 || /\S/.test(source.charAt(index + 1)))) {
      index += 1
      text += source.charAt(index)
    } else if (character === '[') {
      depth += 1
    } else if (character === ']' && depth > 0) {
      depth -= 1
    }
  }
  return text
}

/** The first match at or after an index; null where there is none. */
function find(
  pattern: Pattern,
  input: string,
  from: number,
  evaluation: Evaluation,
): { start: number; attempt: Attempt } | null {
  for (let start = from; start <= input.length; start += 1) {
    if (start > 0 && isInsidePair(input, start)) continue
    evaluation.spend(1)
    const attempt: Attempt = { input, evaluation, groups: [], rounds: [], end: start }
    if (pattern.step(attempt, start)) return { start, attempt }
  }
  return null
}

function isInsidePair(input: string, index: number): boolean {
  return (input.codePointAt(index - 1) ?? 0) > 0xffff
}

export function isMatch(pattern: Pattern, input: string, evaluation: Evaluation): boolean {
  return find(pattern, input, 0, evaluation) !== null
}

/** XPath refuses to replace or split at the matches of a pattern that the empty string matches (FORX0003). */
function cuts(pattern: Pattern, evaluation: Evaluation): boolean {
  if (find(pattern, '', 0, evaluation) === null) return true
  evaluation.warn('feel.bad-pattern', badValue('A pattern that matches the empty string'))
  return false
}

/** Every match replaced; `$1` is the text of group 1, `$0` of the match; `\$` and `\\` are themselves. */
export function replaceMatches(
  pattern: Pattern,
  input: string,
  replacement: string,
  evaluation: Evaluation,
): string | null {
  const parts = readReplacement(replacement, pattern.groups)
  if (parts === null) return evaluation.warn('feel.bad-value', badValue(JSON.stringify(replacement)))
  if (!cuts(pattern, evaluation)) return null
  let result = ''
  let position = 0
  for (let match = find(pattern, input, 0, evaluation); match !== null; ) {
    const { start, attempt } = match
    const { length } = result
    result += input.slice(position, start)
    for (const part of parts) result += typeof part === 'string' ? part : groupText(attempt, part, start)
    evaluation.checkString(result.length, result.length - length)
    position = attempt.end
    match = find(pattern, input, Math.max(position, start + 1), evaluation)
  }
  return result + input.slice(position)
}

function groupText(attempt: Attempt, group: number, start: number): string {
  if (group === 0) return attempt.input.slice(start, attempt.end)
  const end = attempt.groups[group * 2 + 1] ?? -1
  return end < 0 ? '' : attempt.input.slice(attempt.groups[group * 2], end)
}

/** Texts and numbers of groups; null where a `$` or `\` stands alone. */
function readReplacement(replacement: string, groups: number): readonly (string | number)[] | null {
  const parts: (string | number)[] = []
  const token = /\\([\\$])|\$(\d+)|([^\\$]+)/y
  while (token.lastIndex < replacement.length) {
    const match = token.exec(replacement)
    if (match === null) return null
    const digits = match[2]
    if (digits === undefined) {
      parts.push(match[1] ?? match[3] ?? '')
    } else {
      let length = 1
      while (length < digits.length && Number(digits.slice(0, length + 1)) <= groups) length += 1
      const group = Number(digits.slice(0, length))
      parts.push(group <= groups ? group : '', digits.slice(length))
    }
  }
  return parts
}

/** The texts between matches. */
export function splitAtMatches(pattern: Pattern, input: string, evaluation: Evaluation): readonly string[] | null {
  if (!cuts(pattern, evaluation)) return null
  const parts: string[] = []
  let position = 0
  for (let match = find(pattern, input, 0, evaluation); match !== null; ) {
    parts.push(input.slice(position, match.start))
    position = match.attempt.end
    evaluation.checkList(1)
    match = find(pattern, input, Math.max(position, match.start + 1), evaluation)
  }
  return [...parts, input.slice(position)]
}
