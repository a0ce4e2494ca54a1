import type { ClockName } from '@aftersale/commerce'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export interface ClockView {
  readonly name: ClockName
  readonly due: Instant
  readonly standing: 'running' | 'paused' | 'stopped'
  readonly breached: boolean
}

/** The clocks of a case, in the order in which they usually come due; none where it has none. */
export async function clocksOf(database: Database, caseId: string): Promise<ClockView[]> {
  const { rows } = await sql<{ name: ClockName; due_at: Instant; standing: ClockView['standing']; breached: boolean }>`
    select name, due_at, standing, breached from service_clock where case_id = ${caseId}
    order by due_at, name`.execute(database)
  return rows.map(({ name, due_at, standing, breached }) => ({ name, due: due_at, standing, breached }))
}
