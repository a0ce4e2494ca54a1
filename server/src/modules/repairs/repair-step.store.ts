import type { RepairAction, RepairStage } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertMany } from '../../platform/insert-many.ts'

/** What was done with a repair; `number` counts the steps of a repair from 1. */
export interface Step {
  readonly repairId: string
  readonly number: number
  readonly action: RepairAction
  readonly stage: RepairStage
  readonly note: string | null
  /** What was found, tested or agreed. */
  readonly details: object | null
  readonly at: Instant
}

const COLUMNS = {
  repair_id: 'uuid',
  number: 'integer',
  action: 'text',
  stage: 'text',
  note: 'text',
  details: 'jsonb',
  at: 'timestamptz',
  by: 'text',
} as const

export async function insertSteps(tx: Transaction, steps: readonly Step[], by: string): Promise<void> {
  const rows = steps.map(({ repairId, number, action, stage, note, details, at }) => {
    const found = details === null ? null : JSON.stringify(details)
    return { repair_id: repairId, number, action, stage, note, details: found, at: isoOf(at), by }
  })
  await insertMany(tx, 'repair_step', COLUMNS, rows)
}
