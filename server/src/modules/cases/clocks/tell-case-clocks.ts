import type { BodyOf, Caller, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { tellClocks } from '../../clocks/index.ts'
import { casesNamed } from '../find-cases.store.ts'
import { type CaseSight } from '../sight/case-sight.ts'

type Item = BodyOf<typeof routes.tellClocks>['items'][number]

interface By {
  readonly caller: Caller
  readonly sight: CaseSight
  readonly now: Instant
}

type Told = Result<{ readonly case: string }, KnownRefusal>

const SCOPE = 'clocks.tell'

/** Tells the clocks of cases what happened, each item once under its key. */
export function tellCaseClocks(tx: Transaction, engine: Engine, items: readonly Item[], by: By) {
  return runKeyed(tx, items, { scope: SCOPE, now: by.now, run: (fresh) => tell(tx, engine, fresh, by) })
}

async function tell(tx: Transaction, engine: Engine, items: readonly Item[], by: By): Promise<Told[]> {
  const { caller, sight, now } = by
  const cases = await casesNamed(
    tx,
    items.map((item) => item.case),
    sight,
  )
  const known = items.flatMap((item) => {
    const found = cases.get(item.case)
    return found === undefined ? [] : [{ item, found }]
  })
  const news = known.map(({ item: { key, type, at = now }, found }) => {
    return { caseId: found.id, type, at, cause: `${SCOPE}/${key}`, by: caller.name }
  })
  const results = await tellClocks(tx, { engine }, news, now)
  const told = new Map(known.map(({ item, found }, at) => [item, { id: found.id, result: results[at] }]))
  return items.map((item): Told => {
    const one = told.get(item)
    if (one === undefined) return refuse({ code: 'cases.not-found' })
    if (one.result === undefined) throw new Error(`expected what ${item.key} tells to be counted`)
    return one.result.ok ? accept({ case: one.id }) : one.result
  })
}
