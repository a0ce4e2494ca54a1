import type { FieldValues } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import type { When } from '../units/index.ts'
import { insertRepairs, openRepairsOf } from './repair.store.ts'
import { type Repair, type RepairStanding, standingOf } from './repair.ts'
import { type RepairItem, type RepairSubject, repairSubjects, type SubjectRefused } from './repair-subject.ts'

export type OpenRefused =
  | SubjectRefused
  | KnownRefusal<'repairs.unit-has-repair' | 'repairs.in-future' | 'fields.values-wrong'>

type Opened = RepairStanding & Pick<Repair, 'unitId' | 'orderId'>

/** Opens repairs, each once under its key. A registered unit has one that has not ended at most. */
export function openRepairs(tx: Transaction, items: readonly (RepairItem & { readonly key: string })[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.open', now: when.now, run: (fresh) => openAll(tx, fresh, when) })
}

async function openAll(
  tx: Transaction,
  items: readonly RepairItem[],
  when: When,
): Promise<Result<Opened, OpenRefused>[]> {
  // The units are locked: nobody opens another repair of them meanwhile.
  const subjects = await repairSubjects(tx, items)
  const unitIds = subjects.flatMap((subject) => (subject.ok ? (subject.value.unitId ?? []) : []))
  const open = await openRepairsOf(tx, unitIds)
  const fields = await validateFields(
    tx,
    'repair',
    items.map((item) => ({ given: item.fields })),
  )
  const repairs: Repair[] = []
  const results = items.map((item, at): Result<Repair, OpenRefused> => {
    const [subject, valid] = [subjects[at], fields[at]]
    if (subject === undefined || valid === undefined) throw new Error('expected the facts of each repair, found none')
    if (!subject.ok) return subject
    if (!valid.ok) return valid
    const { unitId, serial } = subject.value
    const other = open.get(unitId ?? '')
    if (other !== undefined) return refuse({ code: 'repairs.unit-has-repair', serial: serial ?? '', repair: other })
    if (item.requestedAt !== undefined && item.requestedAt > when.now) return refuse({ code: 'repairs.in-future' })
    const repair = requested(subject.value, item, valid.value, when)
    if (unitId !== null) open.set(unitId, '')
    repairs.push(repair)
    return accept(repair)
  })
  const numbers = await insertRepairs(tx, repairs)
  return results.map((result) => {
    if (!result.ok) return result
    const { id, unitId, orderId } = result.value
    const repair = { ...result.value, number: numbers.get(id) ?? '' }
    return accept({ ...standingOf(repair), unitId, orderId })
  })
}

const requested = (subject: RepairSubject, item: RepairItem, fields: FieldValues, { now }: When): Repair => {
  const requestedAt = item.requestedAt ?? now
  return {
    ...subject,
    id: newId(now),
    number: '',
    replacedUnitId: null,
    fault: item.fault,
    quoted: item.quoted,
    stage: 'requested',
    goodsHere: false,
    cause: null,
    diagnosis: null,
    requestedAt,
    receivedAt: null,
    waitingSince: null,
    closedAt: null,
    lastAt: requestedAt,
    steps: 0,
    quoteId: null,
    quotes: 0,
    currency: null,
    agreed: null,
    charged: null,
    warrantyCost: null,
    received: 0,
    paidBack: 0,
    fields,
    version: 1,
  }
}
