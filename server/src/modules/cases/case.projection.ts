import type { FeelContext, FeelValue } from '@aftersale/feel'
import { isoOf } from '@aftersale/kernel'
import type { Outcome, OutcomeListener } from '../../engine/index.ts'
import { type Standing, updateStandings } from './case.store.ts'

const STATUS = { waiting: 'waiting', stopped: 'stuck', completed: 'closed', terminated: 'closed' } as const

/** Keeps each case's record in step with its process, in the transaction in which the process moves. */
export const projectCases: OutcomeListener = async (tx, outcomes, now) => {
  await updateStandings(
    tx,
    outcomes.map((outcome) => standingOf(outcome, isoOf(now))),
  )
}

function standingOf({ instanceId, status, variables }: Outcome, at: string): Standing {
  return {
    instance_id: instanceId,
    status: STATUS[status],
    judgement: textOf(member(variables['judgement'], 'outcome')),
    reason: textOf(member(variables['judgement'], 'reason')),
    outcome: textOf(variables['outcome']),
    refund_minor: numberOf(member(variables['refunded'], 'minor')) ?? numberOf(member(variables['refund'], 'minor')),
    currency: textOf(member(variables['refunded'], 'currency')) ?? textOf(member(variables['refund'], 'currency')),
    closed_at: STATUS[status] === 'closed' ? at : null,
  }
}

function member(value: FeelValue | undefined, name: string): FeelValue {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
  return (value as FeelContext)[name] ?? null
}

const textOf = (value: FeelValue | undefined) => (typeof value === 'string' ? value : null)
const numberOf = (value: FeelValue | undefined) => (typeof value === 'number' ? value : null)
