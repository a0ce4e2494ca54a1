import type { ModelProblem } from '@aftersale/contract'
import { readProcesses } from '@aftersale/process'

/** A reason why a flow would not execute, whoever says so. */
export type FlowProblem = Pick<ModelProblem, 'code' | 'element' | 'message'>

/** Why a flow would not execute, as the engine itself says; empty where it would. */
export async function flowProblems(xml: string): Promise<readonly FlowProblem[]> {
  const read = await readProcesses(xml)
  return read.ok ? [] : read.refusal.problems
}

/** What the engine says of what is drawn now, then what the server knows besides; each reason once. */
export function allProblems(own: readonly FlowProblem[], server: readonly FlowProblem[]): readonly FlowProblem[] {
  const isProcess = ({ code }: FlowProblem) => code.startsWith('process.')
  const others = server.filter(
    (problem) =>
      // The server's reasons of the engine are those of what was saved before: they are read anew here.
      !isProcess(problem) || own.some(({ code, element }) => code === problem.code && element === problem.element),
  )
  const said = new Set<string>()
  return [...own, ...others].filter(({ code, element, message }) => {
    const key = `${code} ${element} ${message.en}`
    return said.has(key) ? false : said.add(key)
  })
}
