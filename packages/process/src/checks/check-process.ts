import type { ProcessDefinition } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { checkAdHoc } from './check-ad-hoc.ts'
import { checkBoundaries } from './check-boundaries.ts'
import { checkCatchers } from './check-catchers.ts'
import { checkCircles } from './check-circles.ts'
import { checkCompensation } from './check-compensation.ts'
import { checkConditions } from './check-conditions.ts'
import { checkDefinitions } from './check-definitions.ts'
import { checkEventGateways } from './check-event-gateways.ts'
import { checkFlows } from './check-flows.ts'
import { checkGateways } from './check-gateways.ts'
import { checkLinks } from './check-links.ts'
import { checkLoops } from './check-loops.ts'
import { checkReachable } from './check-reachable.ts'
import { checkSendBack } from './check-send-back.ts'
import { checkStarts } from './check-starts.ts'
import { checkTransactions } from './check-transactions.ts'

const CHECKS: readonly Check[] = [
  checkFlows,
  checkConditions,
  checkStarts,
  checkDefinitions,
  checkBoundaries,
  checkCatchers,
  checkGateways,
  checkEventGateways,
  checkLinks,
  checkTransactions,
  checkCompensation,
  checkLoops,
  checkAdHoc,
  checkSendBack,
  checkCircles,
]

/**
 * Checks a process whose elements were read. Where some could not be read (`isComplete` is false), what they would lead to
 * is not called unreachable on top of it.
 */
export function checkProcess(process: ProcessDefinition, isComplete: boolean, problems: Problems): void {
  for (const check of CHECKS) check(process, problems)
  if (isComplete) checkReachable(process, problems)
}
