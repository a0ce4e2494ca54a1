import type { Answer, CaseSummary, routes } from '@aftersale/contract'
import { accept, type Instant, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { findCase } from './case.view.ts'
import type { CaseSight } from './sight/case-sight.ts'

/** Tries every stopped step of a case again; what stops it once more is an incident once more, with its reason. */
export function retryCase(
  database: Database,
  engine: Engine,
  ask: { readonly idOrNumber: string; readonly by: string; readonly now: Instant; readonly sight?: CaseSight },
): Answer<typeof routes.retryCase> {
  return inTransaction(database, async (tx): Answer<typeof routes.retryCase> => {
    const found = await findCase(tx, ask.idOrNumber, ask.sight)
    if (found === undefined) return refuse({ code: 'cases.not-found' })
    const history = await engine.history(tx, found.instance_id)
    let retried = 0
    for (const { id } of history?.incidents ?? []) {
      const result = await engine.retryIncident(tx, id, ask.by, ask.now)
      if (result.ok) retried += 1
    }
    if (retried === 0) return refuse({ code: 'cases.not-stuck' })
    const after = await findCase(tx, found.id)
    return accept({ caseId: found.id, caseState: (after?.status ?? 'stuck') as CaseSummary['state'] })
  })
}
