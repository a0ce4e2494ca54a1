import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import type { When } from '../units/index.ts'
import { type Repair, type RepairStanding, standingOf } from './repair.ts'
import { repairSession } from './repair-session.ts'

type ChangeItem = BodyOf<typeof routes.changeRepairs>['items'][number]
type Refused = KnownRefusal<'repairs.not-found' | 'repairs.stale' | 'fields.values-wrong'>

/** Changes what is said of repairs, each once under its key. */
export function changeRepairs(tx: Transaction, items: readonly ChangeItem[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.change', now: when.now, run: (fresh) => changeAll(tx, fresh, when) })
}

async function changeAll(
  tx: Transaction,
  items: readonly ChangeItem[],
  when: When,
): Promise<Result<RepairStanding, Refused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const before = items.map(({ repair }) => session.find({ repair }))
  const checked = await validateFields(
    tx,
    'repair',
    items.map(({ fields }, at) => ({ given: fields, before: fieldsOf(before[at]) })),
  )
  const results: Result<RepairStanding, Refused>[] = []
  for (const [at, item] of items.entries()) {
    const found = session.find(item)
    if (!found.ok) {
      results.push(found)
      continue
    }
    // A repair that stands here again builds on what came before.
    const isFirst = before[at]?.ok === true && before[at].value === found.value
    const [again] = isFirst
      ? [checked[at]]
      : await validateFields(tx, 'repair', [{ given: item.fields, before: found.value.fields }])
    if (again === undefined) throw new Error(`expected the fields of ${found.value.number} to be checked`)
    const fault = item.fault ?? found.value.fault
    results.push(again.ok ? accept(standingOf(session.put({ ...found.value, fault, fields: again.value }))) : again)
  }
  await session.save(when.by)
  return results
}

const fieldsOf = (found: Result<Repair, Refused> | undefined) => (found?.ok ? found.value.fields : undefined)
