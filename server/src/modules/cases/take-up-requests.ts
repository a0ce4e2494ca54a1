import { type Instant, isoOf } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { lockWaitingRequests, type ReturnRequest, takeUpRequests } from '../returns/index.ts'
import { insertCases, lockSource, nextCaseNumbers } from './case.store.ts'

/** The process that a case of this kind follows. */
const RETURN = 'return'

/**
 * Opens a case for each of the oldest waiting requests of a source, at most so many, and lets its flow run as far as
 * it goes. Answers how many were taken up. One transaction: killed in the middle, none of them was.
 */
export async function takeUpRequestsOf(
  tx: Transaction,
  engine: Engine,
  work: { readonly source: string; readonly most: number; readonly imported: boolean; readonly now: Instant },
): Promise<number> {
  await lockSource(tx, work.source)
  const requests = await lockWaitingRequests(tx, work.source, work)
  const numbers = await nextCaseNumbers(tx, requests.length)
  const opened = requests.map((request, position) => ({
    request,
    id: newId(work.now),
    instanceId: newId(work.now),
    number: numbers[position] ?? '',
  }))
  await insertCases(
    tx,
    opened.map(({ request, id, instanceId, number }) => ({
      id,
      number,
      source: request.source,
      kind: RETURN,
      instance_id: instanceId,
      request_id: request.id,
      customer: request.customer,
      product: request.product,
      opened_at: isoOf(work.now),
      status: 'running',
      currency: request.currency,
    })),
  )
  await takeUpRequests(
    tx,
    opened.map(({ request, id }) => ({ id: request.id, caseId: id })),
  )
  const starts = opened.map(({ request, id, instanceId, number }) => ({
    id: instanceId,
    businessKey: id,
    variables: { case: { number }, request: variablesOf(request) },
    source: request.source,
  }))
  await engine.startInstances(tx, RETURN, starts, work.now)
  return requests.length
}

/** What the flow and the rules see of a request. */
function variablesOf(request: ReturnRequest): Record<string, unknown> {
  return {
    id: request.id,
    product: request.product,
    units: request.units,
    currency: request.currency,
    cause: request.cause,
    requestedAt: isoOf(request.requestedAt),
  }
}
