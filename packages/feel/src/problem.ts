import type { FeelProblem } from './expression.ts'

/** Thrown inside the parser; the compile functions turn it into a refusal. */
export class Unreadable extends Error {
  readonly problem: FeelProblem
  constructor(problem: FeelProblem) {
    super(problem.message.en)
    this.problem = problem
  }
}
