import type { ResourceProblem } from './deploying/resource.ts'
import type { Sentence } from './sentence.ts'

/** Why a step did not go as the scenario wants. */
export type StepFailure =
  /** It does not apply: nothing is open there, the file does not execute, there is no such process. */
  | {
      readonly code: 'scenario.step-refused'
      readonly message: Sentence
      readonly problems: readonly ResourceProblem[]
    }
  /** An expectation does not hold; values are JSON. */
  | {
      readonly code: 'scenario.not-as-expected'
      readonly what: 'waitingAt' | 'ended' | 'completed' | 'variables' | 'incidents'
      readonly expected: unknown
      readonly actual: unknown
      readonly message: Sentence
    }
  | { readonly code: 'scenario.endless'; readonly message: Sentence }

export const refusedStep = (message: Sentence, problems: readonly ResourceProblem[] = []): StepFailure => ({
  code: 'scenario.step-refused',
  message,
  problems,
})
