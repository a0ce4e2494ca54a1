import type { Evaluation } from '../evaluation.ts'
import type { CharacterTest } from './character.ts'
import { PatternFailure } from './failure.ts'
import type { Flags, Piece } from './syntax.ts'

/** One attempt to match: where groups start and end (-1 where they have not), and where the match ended. */
export interface Attempt {
  readonly input: string
  readonly evaluation: Evaluation
  readonly groups: number[]
  /** Where the current round of each loop began: a round that took nothing fails, so that another way is tried. */
  readonly rounds: number[]
  end: number
}

/** Goes on matching from an index; false makes the caller try its next alternative. */
export type Step = (attempt: Attempt, index: number) => boolean

/** Copies that `{n,m}` may make of what it repeats. */
const MAX_STEPS = 20_000

/**
 * Makes a backtracking matcher of a pattern: each piece becomes a function that knows what comes after it. Every step is
 * spent on the evaluation's budget, so that a pattern that would backtrack for years is stopped like a long loop.
 */
export class Matching {
  readonly #flags: Flags
  size = 0
  loops = 0

  constructor(flags: Flags) {
    this.#flags = flags
  }

  step(piece: Piece, next: Step): Step {
    this.size += 1
    if (this.size > MAX_STEPS) throw new PatternFailure()
    switch (piece.kind) {
      case 'character':
        return characterStep(piece.test, next)
      case 'sequence':
        return piece.parts.reduceRight((after, part) => this.step(part, after), next)
      case 'choice':
        return choiceStep(piece.branches.map((branch) => this.step(branch, next)))
      case 'group':
        return piece.index === null ? this.step(piece.inner, next) : this.#group(piece.index, piece.inner, next)
      case 'repeat':
        return this.#repeat(piece, next)
      case 'back reference':
        return backReferenceStep(piece.index, this.#flags.ignoreCase, next)
      case 'start':
        return startStep(this.#flags.multiline, next)
      default:
        return endStep(this.#flags.multiline, next)
    }
  }

  #group(index: number, inner: Piece, next: Step): Step {
    const open = index * 2
    const close: Step = (attempt, end) => {
      const { groups } = attempt
      const before = groups[open + 1] ?? -1
      const start = groups[open] ?? -1
      groups[open + 1] = end
      groups[open] = attempt.rounds[this.loops + index] ?? -1
      if (next(attempt, end)) return true
      groups[open + 1] = before
      groups[open] = start
      return false
    }
    const body = this.step(inner, close)
    return (attempt, start) => {
      const slot = this.loops + index
      const before = attempt.rounds[slot] ?? -1
      attempt.rounds[slot] = start
      if (body(attempt, start)) return true
      attempt.rounds[slot] = before
      return false
    }
  }

  #repeat(piece: Piece & { kind: 'repeat' }, next: Step): Step {
    const { inner, min, max, lazy } = piece
    if (inner.kind === 'character') return characterLoop(inner.test, min, max, lazy, next)
    let after = next
    if (max === Number.POSITIVE_INFINITY) after = this.#unbounded(inner, lazy, next)
    else for (let count = min; count < max; count += 1) after = this.#optional(inner, lazy, after, next)
    for (let count = 0; count < min; count += 1) after = this.step(inner, after)
    return after
  }

  #optional(inner: Piece, lazy: boolean, after: Step, next: Step): Step {
    const body = this.step(inner, after)
    return lazy ? choiceStep([next, body]) : choiceStep([body, next])
  }

  #unbounded(inner: Piece, lazy: boolean, next: Step): Step {
    const loop = this.loops
    this.loops += 1
    let body: Step = next
    const round: Step = (attempt, index) => {
      attempt.evaluation.spend(1)
      const before = attempt.rounds[loop] ?? -1
      if (before === index) return false
      if (lazy && next(attempt, index)) return true
      attempt.rounds[loop] = index
      if (body(attempt, index)) return true
      attempt.rounds[loop] = before
      return !lazy && next(attempt, index)
    }
    body = this.step(inner, round)
    return (attempt, index) => {
      const before = attempt.rounds[loop] ?? -1
      attempt.rounds[loop] = -1
      if (round(attempt, index)) return true
      attempt.rounds[loop] = before
      return false
    }
  }
}

function characterStep(test: CharacterTest, next: Step): Step {
  return (attempt, index) => {
    attempt.evaluation.spend(1)
    const code = attempt.input.codePointAt(index)
    return code !== undefined && test(code) && next(attempt, index + (code > 0xffff ? 2 : 1))
  }
}

function choiceStep(branches: readonly Step[]): Step {
  return (attempt, index) => {
    for (const branch of branches) if (branch(attempt, index)) return true
    return false
  }
}

/** A repeated character needs no recursion: it is counted, then given back (or taken) one by one. */
function characterLoop(test: CharacterTest, min: number, max: number, lazy: boolean, next: Step): Step {
  const advance = ({ input, evaluation }: Attempt, index: number): number => {
    evaluation.spend(1)
    const code = input.codePointAt(index)
    return code === undefined || !test(code) ? -1 : index + (code > 0xffff ? 2 : 1)
  }
  return (attempt, start) => {
    let index = start
    let count = 0
    while (count < min) {
      index = advance(attempt, index)
      if (index < 0) return false
      count += 1
    }
    if (lazy) {
      while (!next(attempt, index)) {
        index = count < max ? advance(attempt, index) : -1
        if (index < 0) return false
        count += 1
      }
      return true
    }
    const least = index
    for (let further = index; count < max && further >= 0; count += 1) {
      further = advance(attempt, index)
      if (further >= 0) index = further
    }
    for (;;) {
      if (next(attempt, index)) return true
      attempt.evaluation.spend(1)
      if (index <= least) return false
      index -= isLowSurrogate(attempt.input, index - 1) ? 2 : 1
    }
  }
}

function isLowSurrogate(input: string, index: number): boolean {
  const unit = input.charCodeAt(index)
  const before = input.charCodeAt(index - 1)
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff
}

/** A group that has not matched stands for the empty string. */
function backReferenceStep(group: number, ignoreCase: boolean, next: Step): Step {
  return (attempt, index) => {
    const { groups, input } = attempt
    const end = groups[group * 2 + 1] ?? -1
    const text = end < 0 ? '' : input.slice(groups[group * 2], end)
    attempt.evaluation.spend(1 + (text.length >> 4))
    const here = input.slice(index, index + text.length)
    const equal = here === text || (ignoreCase && here.toLowerCase() === text.toLowerCase())
    return equal && next(attempt, index + text.length)
  }
}

function startStep(multiline: boolean, next: Step): Step {
  return (attempt, index) => {
    const { input } = attempt
    const isStart = index === 0 || (multiline && input[index - 1] === '\n' && index < input.length)
    return isStart && next(attempt, index)
  }
}

function endStep(multiline: boolean, next: Step): Step {
  return (attempt, index) => {
    const { input } = attempt
    const isEnd = index === input.length || (multiline && input[index] === '\n')
    return isEnd && next(attempt, index)
  }
}
