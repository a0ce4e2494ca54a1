import type { BookDecision } from '@aftersale/decision'
import { instantOf } from '@aftersale/kernel'
import { useRules } from '../rules-context.ts'
import { comesOut } from './new-example.ts'

/** Keeps what is given as an example of a decision that expects what comes out now. */
export function useNewExample(decision: BookDecision): (given: Readonly<Record<string, unknown>>) => void {
  const { xml, apply } = useRules()
  return (unknownGiven) => {
    const given = JSON.parse(JSON.stringify(unknownGiven))
    const expected = comesOut(xml, decision, given, instantOf(Date.now()))
    apply({ kind: 'examples', decision: decision.id, examples: [...decision.examples, { name: '', given, expected }] })
  }
}
