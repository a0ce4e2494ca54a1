import {
  compileExpression,
  createEvaluation,
  type FeelContext,
  feelFromJson,
  feelToJson,
  type Json,
} from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'

/** What expressions of an offer may use of FEEL's budget: they look at a few values. */
const STEPS = 100_000

export interface Around {
  readonly now: Instant
  readonly zone: string
}

type Read = ReturnType<typeof compileExpression>

/** Expressions of offers as they were read: the same few are asked of every line that anybody looks at. */
const read = new Map<string, Read>()
const MOST_READ = 2_000

function readOnce(source: string): Read {
  const known = read.get(source) ?? compileExpression(source.replace(/^\s*=/, ''))
  if (read.size >= MOST_READ) read.clear()
  read.set(source, known)
  return known
}

/** What FEEL comes to over JSON values; null where it cannot be read, which deployment has ruled out. */
export function valueOf(source: string, variables: Readonly<Record<string, unknown>>, { now, zone }: Around): unknown {
  const compiled = readOnce(source)
  if (!compiled.ok) return null
  const context = feelFromJson(variables as Json) as FeelContext
  return feelToJson(compiled.value.evaluate(context, createEvaluation({ now, zone, limits: { steps: STEPS } })))
}

/** Whether FEEL comes to true; where nothing is asked, it does. */
export const holds = (
  source: string | undefined,
  variables: Readonly<Record<string, unknown>>,
  around: Around,
): boolean => source === undefined || valueOf(source, variables, around) === true
