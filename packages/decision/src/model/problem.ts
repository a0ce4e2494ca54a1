import type { ProblemFacts, ProblemPlace, Sentence } from './problem-facts.ts'
import { problemSentence } from './problem-sentences.ts'

/** One reason why a model cannot be used as it stands, to be shown to the person who edits it. */
export type DecisionProblem = ProblemFacts & ProblemPlace & { readonly sentence: Sentence }

export function problemAt(place: ProblemPlace, facts: ProblemFacts): DecisionProblem {
  return { ...facts, ...place, sentence: problemSentence(facts, place) }
}
