import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { validateFields } from '../fields/index.ts'
import { nameUnit } from './name-unit.ts'
import { type Standing, standingOf } from './standing.ts'
import { readUnits, type SerialName } from './unit.store.ts'
import type { SerialUnit, UnitEvent, When } from './unit.ts'
import { openUnits } from './unit-session.ts'

type ChangeItem = BodyOf<typeof routes.changeUnits>['items'][number]
type Refused = KnownRefusal<
  'units.unnamed' | 'units.not-found' | 'units.stale' | 'units.registered' | 'fields.values-wrong'
>

/** Corrects serial numbers and changes custom fields, each once under its key. */
export function changeUnits(tx: Transaction, items: readonly ChangeItem[], when: When) {
  return runKeyed(tx, items, { scope: 'units.change', now: when.now, run: (fresh) => changeAll(tx, fresh, when) })
}

async function changeAll(
  tx: Transaction,
  items: readonly ChangeItem[],
  when: When,
): Promise<Result<Standing, Refused>[]> {
  const names = items.map(nameUnit)
  const session = await openUnits(
    tx,
    names.flatMap((name) => (name.ok ? [name.value] : [])),
  )
  const found = names.map((name) => (name.ok ? session.find(name.value) : undefined))
  const wanted = items.flatMap(({ newSerial }, at) => {
    const unit = found[at]
    return unit === undefined || newSerial === undefined ? [] : [{ product: unit.product, serial: newSerial }]
  })
  // Also what this very call gives up is taken: its rows change in no order that would make room first.
  const taken = new Map((await readUnits(tx, [], wanted)).map((unit) => [keyOf(unit), unit.state]))
  const checked = await validateFields(
    tx,
    'serial-unit',
    items.map(({ fields }, at) => ({ given: fields, before: found[at]?.fields })),
  )
  const results: Result<Standing, Refused>[] = []
  for (const [at, item] of items.entries()) {
    const name = names[at] ?? refuse({ code: 'units.unnamed' } as const)
    const unit = session.find({ id: found[at]?.id ?? '' })
    if (!name.ok) results.push(name)
    else if (unit === undefined) results.push(refuse({ code: 'units.not-found' }))
    else {
      // A unit that stands here again builds on what came before.
      const isFirst = unit === found[at]
      const fields = isFirst ? checked[at] : (await validateFields(tx, 'serial-unit', [fieldsOf(item, unit)]))[0]
      if (fields === undefined) throw new Error(`expected the fields of ${unit.serial} to be checked`)
      const after = fields.ok ? changed(unit, { ...item, fields: fields.value }, taken) : fields
      results.push(after.ok ? accept(standingOf(after.value)) : after)
      if (after.ok) {
        const events = after.value.serial === unit.serial ? [] : [corrected(unit, when)]
        session.apply({ units: [after.value], warranties: [], events })
      }
    }
  }
  await session.save(when.by)
  return results
}

const fieldsOf = ({ fields }: ChangeItem, unit: SerialUnit) => ({ given: fields, before: unit.fields })

const keyOf = ({ product, serial }: SerialName) => JSON.stringify([product, serial])

function changed(
  unit: SerialUnit,
  {
    newSerial: serial = unit.serial,
    version,
    fields,
  }: Pick<ChangeItem, 'newSerial' | 'version'> & Pick<SerialUnit, 'fields'>,
  taken: Map<string, SerialUnit['state']>,
): Result<SerialUnit, Refused> {
  if (version !== undefined && version !== unit.version) {
    return refuse({ code: 'units.stale', serial: unit.serial, version: unit.version })
  }
  const key = keyOf({ product: unit.product, serial })
  const state = serial === unit.serial ? undefined : taken.get(key)
  if (state !== undefined) return refuse({ code: 'units.registered', serial, state })
  taken.set(key, unit.state)
  return accept({ ...unit, serial, fields, version: unit.version + 1 })
}

function corrected({ id, serial }: SerialUnit, { now }: When): UnitEvent {
  const none = { warrantyId: null, orderLineId: null, otherUnitId: null, reference: null }
  return { id: newId(now), unitId: id, kind: 'corrected', at: now, note: serial, ...none }
}
