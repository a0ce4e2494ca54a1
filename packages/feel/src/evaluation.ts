import type { Instant } from '@aftersale/kernel'

/** One plain sentence in each language of the product. */
export interface Sentence {
  readonly en: string
  readonly 'zh-CN': string
}

/** Where in which source text something is: offsets in UTF-16 code units, `to` exclusive. */
export interface Site {
  readonly source: string
  readonly from: number
  readonly to: number
}

/** Why a value is null (or an argument was refused): FEEL goes on with null, and says so here. */
export interface FeelWarning extends Site {
  readonly code: string
  readonly message: Sentence
}

/** What one evaluation may use before it is stopped with a warning `feel.limit-…` and the value null. */
export interface Limits {
  /** Loop iterations, function invocations, list elements visited, regular expression steps. */
  readonly steps: number
  /** Function invocations inside one another. */
  readonly depth: number
  readonly listLength: number
  /** In UTF-16 code units. */
  readonly stringLength: number
  /** Warnings kept; further ones are only counted. */
  readonly warnings: number
}

const DEFAULT_LIMITS: Limits = {
  steps: 2_000_000,
  depth: 400,
  listLength: 1_000_000,
  stringLength: 2_000_000,
  warnings: 50,
}

/** Thrown inside evaluation when a limit is reached; `Expression.evaluate` and `UnaryTests.test` turn it into null. */
export class LimitReached extends Error {
  readonly limit: keyof Limits
  constructor(limit: keyof Limits) {
    super(`limit of ${limit} reached`)
    this.limit = limit
  }
}

const NOWHERE: Site = { source: '', from: 0, to: 0 }

/**
 * One run of one or many expressions: the time it believes, the budget it has left, the warnings it has gathered.
 * Share one over a whole decision, so that the budget bounds the whole.
 */
export class Evaluation {
  readonly now: Instant
  readonly zone: string
  readonly limits: Limits
  readonly warnings: FeelWarning[] = []
  /** How many warnings there were, kept or not. */
  warningCount = 0
  /** Where the built-in function now running was called. */
  site: Site = NOWHERE
  stepsLeft: number
  depth = 0

  constructor(now: Instant, zone: string, limits: Limits) {
    this.now = now
    this.zone = zone
    this.limits = limits
    this.stepsLeft = limits.steps
  }

  spend(steps: number): void {
    this.stepsLeft -= steps
    if (this.stepsLeft < 0) throw new LimitReached('steps')
  }

  /** To be asked before a string of that length is made; `made` of it are new work. */
  checkString(length: number, made = length): void {
    this.spend(made >> 6)
    if (length > this.limits.stringLength) throw new LimitReached('stringLength')
  }

  /** To be asked before a list of that length is made. */
  checkList(length: number): void {
    this.spend(length)
    if (length > this.limits.listLength) throw new LimitReached('listLength')
  }

  enter(): void {
    this.spend(1)
    this.depth += 1
    if (this.depth > this.limits.depth) throw new LimitReached('depth')
  }

  leave(): void {
    this.depth -= 1
  }

  /**
   * Says why the value is null; returns null, so that a built-in can `return evaluation.warn(…)`. Reaching a limit is
   * always kept.
   */
  warn(code: string, message: Sentence, site: Site = this.site): null {
    this.warningCount += 1
    if (this.warnings.length < this.limits.warnings || code.startsWith('feel.limit-')) {
      this.warnings.push({ code, source: site.source, from: site.from, to: site.to, message })
    }
    return null
  }
}

/** Starts an evaluation at `now`; `zone` (IANA, default UTC) is the zone of `now()` and `today()`. */
export function createEvaluation(options: {
  readonly now: Instant
  readonly zone?: string
  readonly limits?: Partial<Limits>
}): Evaluation {
  const limits = options.limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...options.limits }
  return new Evaluation(options.now, options.zone ?? 'UTC', limits)
}
