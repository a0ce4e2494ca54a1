import { type Instant, isoOf } from '@aftersale/kernel'
import type { Transaction } from '../platform/database.ts'

/** Locks the task's row: of two people who submit at once, the second one waits here and then finds it done. */
export function lockUserTask(tx: Transaction, id: string) {
  return tx
    .selectFrom('user_task')
    .select(['instance_id', 'visit', 'status', 'completed_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function closeUserTask(tx: Transaction, task: { id: string; submitted: string; by: string; now: Instant }) {
  return tx
    .updateTable('user_task')
    .set({ status: 'completed', completed_at: isoOf(task.now), completed_by: task.by, submitted: task.submitted })
    .where('id', '=', task.id)
    .execute()
}

export function lockIncident(tx: Transaction, id: string) {
  return tx
    .selectFrom('incident')
    .select(['instance_id', 'visit', 'resolved_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export function closeIncident(tx: Transaction, incident: { id: string; by: string; now: Instant }) {
  return tx
    .updateTable('incident')
    .set({ resolved_at: isoOf(incident.now), resolved_by: incident.by })
    .where('id', '=', incident.id)
    .execute()
}
