import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'

/** While a person is away, new tasks of theirs are their deputy's: those of one process, or of all. */
export interface Absence {
  readonly person: string
  readonly deputy: string
  /** Null: every process. */
  readonly processKey: string | null
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** A deputy who is away has a deputy too; of more than so many in a row nobody would know whose task it is. */
const MOST_DEPUTIES = 5

type Circle = { readonly code: 'tasks.absence-circle'; readonly persons: string[] }
export type AbsenceRefusal =
  | { readonly code: 'tasks.absence-times-wrong' }
  | { readonly code: 'tasks.absence-own-deputy' }
  | { readonly code: 'tasks.absence-overlaps'; readonly startsAt: Instant; readonly endsAt: Instant }
  | { readonly code: 'tasks.absence-chain-too-long'; readonly persons: string[]; readonly most: number }
  | Circle

/**
 * Who does a new task of a person, by the absences of this moment: the deputy, or the deputy's deputy. A rule for the
 * process goes before one for all. A chain that is too long or comes back leaves the task where it was.
 */
export function deputyOf(person: string, processKey: string, absences: readonly Absence[]): string {
  const passed = [person]
  for (let at = person; ; ) {
    const rule = ruleFor(at, processKey, absences)
    if (rule === undefined) return at
    if (passed.includes(rule.deputy) || passed.length > MOST_DEPUTIES) return person
    passed.push(rule.deputy)
    at = rule.deputy
  }
}

function ruleFor(person: string, processKey: string, absences: readonly Absence[]): Absence | undefined {
  const own = absences.filter((rule) => rule.person === person)
  return own.find((rule) => rule.processKey === processKey) ?? own.find((rule) => rule.processKey === null)
}

/** Whether a rule may be added to those that are there: no second one for the same time, no circle, no long chain. */
export function checkAbsence(rule: Absence, others: readonly Absence[], now: Instant): Result<null, AbsenceRefusal> {
  if (rule.deputy === rule.person) return refuse({ code: 'tasks.absence-own-deputy' })
  if (rule.endsAt <= rule.startsAt || rule.endsAt <= now) return refuse({ code: 'tasks.absence-times-wrong' })
  const beside = others.filter((other) => other.startsAt < rule.endsAt && rule.startsAt < other.endsAt)
  const same = beside.find((other) => other.person === rule.person && other.processKey === rule.processKey)
  if (same !== undefined) {
    return refuse({ code: 'tasks.absence-overlaps', startsAt: same.startsAt, endsAt: same.endsAt })
  }
  const related = beside.filter((other) => meet(other.processKey, rule.processKey))
  const after = longest(rule.deputy, related, 'person', 'deputy', [])
  if (after.includes(rule.person)) {
    return refuse({ code: 'tasks.absence-circle', persons: [rule.person, ...after] })
  }
  const before = longest(rule.person, related, 'deputy', 'person', [])
  const persons = [...before.toReversed(), ...after]
  if (persons.length - 1 <= MOST_DEPUTIES) return accept(null)
  return refuse({ code: 'tasks.absence-chain-too-long', persons, most: MOST_DEPUTIES })
}

const meet = (one: string | null, other: string | null) => one === null || other === null || one === other

type End = 'person' | 'deputy'

/** The longest chain of persons from this one on; one that comes back to a person it has passed ends with that person. */
function longest(at: string, rules: readonly Absence[], from: End, to: End, passed: readonly string[]): string[] {
  if (passed.includes(at)) return [at]
  const way = [...passed, at]
  const chains = rules.filter((rule) => rule[from] === at).map((rule) => longest(rule[to], rules, from, to, way))
  const [first = []] = chains.toSorted((one, other) => other.length - one.length)
  return [at, ...first]
}
