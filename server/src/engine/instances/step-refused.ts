import { type Refusal, type Result, refuse } from '@aftersale/kernel'
import type { StepRefusal } from '@aftersale/process'

export type PlaceRefusal =
  | { readonly code: 'engine.visit-not-active'; readonly visit: number }
  | { readonly code: 'engine.cannot-begin-there'; readonly element: string }
  | { readonly code: 'engine.scope-unclear'; readonly element: string; readonly scopes: readonly number[] }

/** What a modification that does not apply tells: the place that it cannot have. */
export function placeRefused(refusal: StepRefusal): PlaceRefusal {
  switch (refusal.code) {
    case 'process.not-waiting':
    case 'process.no-such-scope':
      return { code: 'engine.visit-not-active', visit: refusal.key }
    case 'process.no-such-element':
    case 'process.cannot-begin-there':
      return { code: 'engine.cannot-begin-there', element: refusal.element }
    case 'process.scope-not-clear':
      return { code: 'engine.scope-unclear', element: refusal.element, scopes: refusal.scopes }
    default:
      throw new Error(`expected a change of places to apply or to be refused for one, got ${refusal.code}`)
  }
}

const isStep = (refusal: Refusal): refusal is StepRefusal => refusal.code.startsWith('process.')

/** The answer with what the step refused said in other words. */
export function inWords<Value, Refused extends Refusal, Told extends Refusal>(
  answer: Result<Value, Refused | StepRefusal>,
  tell: (refusal: StepRefusal) => Told,
): Result<Value, Exclude<Refused, StepRefusal> | Told> {
  if (answer.ok) return answer
  const { refusal } = answer
  return refuse(isStep(refusal) ? tell(refusal) : (refusal as Exclude<Refused, StepRefusal>))
}

/** For commands that were checked against the locked instance: the step has nothing to refuse. */
export function neverRefused(refusal: StepRefusal): never {
  throw new Error(`expected a checked command to apply, got ${refusal.code}`)
}
