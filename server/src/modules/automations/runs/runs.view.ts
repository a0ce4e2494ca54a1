import type { Answer, QueryOf, routes } from '@aftersale/contract'
import { type KnownRefusal, sentenceOf } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { type Engine, notify } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { afterId, pageOf } from '../../../platform/paging.ts'
import { type CaseSight, isSeen, type Withholding, withholdingsOf } from '../../cases/index.ts'
import { type ActionResult, type KeptRun, reopenRuns, selectRuns } from './run.store.ts'

/** What automations did, the last first; runs of cases that are not seen are left out. */
export async function listRuns(
  { database, engine }: { readonly database: Database; readonly engine: Engine },
  query: QueryOf<typeof routes.listAutomationRuns>,
  sight: CaseSight,
): Answer<typeof routes.listAutomationRuns> {
  const before = afterId(query)
  if (!before.ok) return before
  const seen = isSeen(sight)
  const rows = await selectRuns(database, query, { before: before.value, most: query.limit + 1, seen })
  const cases = { by: 'case', ids: rows.flatMap((row) => row.case_id ?? []) } as const
  const withheld = await withholdingsOf(database, engine, sight, cases)
  const runs = rows.map((row) => shown(row, withheld.get(row.case_id ?? '')))
  return accept(pageOf(runs, query, ({ id }) => id))
}

function shown(run: KeptRun, withheld: Withholding | undefined) {
  const { id, automation, version, record, chain, status } = run
  return {
    id,
    automation,
    version,
    record,
    recordId: run.record_id,
    caseId: run.case_id,
    cause: (withheld?.json(run.cause) ?? run.cause) as never,
    chain: [...chain],
    status,
    results: run.results.map((result) => resultShown(withheld?.told(result) ?? result)),
    trouble: run.trouble === null ? null : inWords(withheld?.told(run.trouble) ?? run.trouble),
    circle: chain.includes(automation),
    madeAt: run.made_at,
    endedAt: run.ended_at,
  }
}

const resultShown = ({ action, outcome, made, refusal }: ActionResult) => ({
  action,
  outcome,
  made: made as never,
  refusal: refusal === null ? null : inWords(refusal),
})

const inWords = (refusal: KnownRefusal) => ({
  code: refusal.code,
  words: { en: sentenceOf(refusal, 'en'), 'zh-CN': sentenceOf(refusal, 'zh-CN') },
})

/** Has runs done again that were refused or failed, each once under its key. */
export function retryRuns(
  tx: Transaction,
  items: readonly { readonly key: string; readonly run: string }[],
  now: Instant,
) {
  return runKeyed(tx, items, {
    scope: 'automations.retry',
    now,
    run: async (fresh): Promise<Result<{ readonly run: string }, KnownRefusal>[]> => {
      const before = await reopenRuns(
        tx,
        fresh.map(({ run }) => run),
      )
      await notify(tx, new Set(['automations']))
      return fresh.map(({ run }) => {
        const status = before.get(run)
        if (status === undefined) return refuse({ code: 'automations.run-not-found' })
        const isOpen = status === 'refused' || status === 'failed'
        return isOpen ? accept({ run }) : refuse({ code: 'automations.run-not-repairable' })
      })
    },
  })
}
