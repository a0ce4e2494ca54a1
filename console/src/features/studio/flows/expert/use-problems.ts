import { useEffect, useState } from 'react'
import type { FlowProblem } from './flow-problems.ts'
import { allProblems, flowProblems } from './flow-problems.ts'

/** Time (ms) after the last change until the flow is judged. */
const AFTER_A_CHANGE = 300

/** Why the flow that is drawn would not execute: judged while it is drawn, with what the server knows besides. */
export function useProblems(xml: string, server: readonly FlowProblem[]): readonly FlowProblem[] | null {
  const [own, setOwn] = useState<readonly FlowProblem[] | null>(null)
  useEffect(() => {
    let isGone = false
    const judge = async (): Promise<void> => {
      const found = await flowProblems(xml)
      if (!isGone) setOwn(found)
    }
    const timer = setTimeout(() => void judge(), AFTER_A_CHANGE)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [xml])
  return own === null ? null : allProblems(own, server)
}
