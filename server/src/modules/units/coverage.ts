import {
  type DefectAnswer,
  threeGuarantees,
  type UnitLife,
  type WarrantyAnswer,
  type WarrantyEventType,
  type WarrantyTerm,
  type WarrantyUnit,
  warrantyOf,
} from '@aftersale/commerce'
import { type Instant, isoOf, type LocalDate } from '@aftersale/kernel'
import type { UnitEventKind, Warranty } from './unit.ts'

interface LifeEvent {
  readonly kind: UnitEventKind
  readonly at: Instant
}

const COUNTED: ReadonlySet<UnitEventKind> = new Set(['repairStarted', 'repairEnded', 'exchanged'])

/**
 * What a warranty is reckoned with. Goods that went back unrepaired were in no repair: their days count towards the term,
 * and they are no repair that did not help.
 */
export function warrantyUnitOf(warranty: Warranty, events: readonly LifeEvent[], zone: string): WarrantyUnit {
  const { soldOn, deliveredOn, terms, repairedGoodsDays } = warranty
  return {
    sold: soldOn,
    delivered: deliveredOn ?? undefined,
    events: countedEvents(events),
    zone,
    terms,
    repairedGoodsDays,
  }
}

function countedEvents(events: readonly LifeEvent[]): UnitLife['events'] {
  const counted: { at: string; type: WarrantyEventType }[] = []
  for (const { kind, at } of events) {
    if (kind === 'repairAbandoned' && counted.at(-1)?.type === 'repairStarted') counted.pop()
    if (COUNTED.has(kind)) counted.push({ at: isoOf(at), type: kind as WarrantyEventType })
  }
  return counted
}

/** What the warranty of a stored unit says. Its life was checked event by event when it was recorded. */
export function coverageOn(
  unit: WarrantyUnit,
  components: readonly string[],
  on: LocalDate,
): readonly WarrantyAnswer[] {
  const answers = warrantyOf(unit, components, on)
  if (!answers.ok) throw new Error(`expected a life that a unit can have, got ${answers.refusal.code}`)
  return answers.value
}

/** What a defect of each component opens to a consumer. */
export function remediesOn(
  unit: WarrantyUnit,
  { on, waitingForParts }: { readonly on: LocalDate; readonly waitingForParts: boolean },
): (DefectAnswer & Pick<WarrantyTerm, 'component'>)[] {
  return unit.terms.map(({ component, months }) => {
    const answer = threeGuarantees({ ...unit, months, waitingForParts, at: on })
    if (!answer.ok) throw new Error(`expected a life that a unit can have, got ${answer.refusal.code}`)
    return { component, ...answer.value }
  })
}

/** The components that terms name, in their order. */
export const componentsOf = (terms: readonly WarrantyTerm[]) => terms.map(({ component }) => component)
