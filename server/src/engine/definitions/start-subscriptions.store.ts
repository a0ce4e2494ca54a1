import type { Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const SUBSCRIPTION = {
  definition_id: 'uuid',
  process_key: 'text',
  event: 'text',
  index: 'integer',
  kind: 'text',
  name: 'text',
} as const

const TIMER = {
  definition_id: 'uuid',
  process_key: 'text',
  event: 'text',
  index: 'integer',
  due_at: 'timestamptz',
  rule: 'text',
  counted_from: 'timestamptz',
  repetitions: 'integer',
  calendar: 'text',
  calendar_edition: 'integer',
} as const

export type StartSubscriptionRow = RowOf<typeof SUBSCRIPTION>
export type StartTimerRow = RowOf<typeof TIMER>

/** Puts what begins the newest versions of these processes in the place of what began the versions before them. */
export async function replaceStarts(
  tx: Transaction,
  processKeys: readonly string[],
  subscriptions: readonly StartSubscriptionRow[],
  timers: readonly StartTimerRow[],
): Promise<void> {
  if (processKeys.length === 0) return
  await tx
    .deleteFrom('start_subscription')
    .where('process_key', 'in', [...processKeys])
    .execute()
  await tx
    .deleteFrom('start_timer')
    .where('process_key', 'in', [...processKeys])
    .execute()
  await insertMany(tx, 'start_subscription', SUBSCRIPTION, subscriptions)
  await insertMany(tx, 'start_timer', TIMER, timers)
}

/** Newest versions of processes that a condition begins. */
export async function conditionalStarts(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('start_subscription')
    .select('definition_id')
    .distinct()
    .where('kind', '=', 'conditional')
    .orderBy('definition_id')
    .execute()
  return rows.map(({ definition_id }) => definition_id)
}
