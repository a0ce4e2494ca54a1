import type { Language, Vocabulary } from '@aftersale/contract'
import type { Card, PlainFlow, Scope, Words } from '@aftersale/modelling'

/** Steps that another way may lead to: a start and a place that waits for side by side ways are none. */
export function targetChoices({ cards }: Scope, language: Language, unnamed: string, current: string | null = null) {
  const allowed = cards.filter(
    ({ id, step }) =>
      id === current ||
      !(
        step.kind === 'start' ||
        step.kind === 'parallel' ||
        (step.kind === 'join' && step.awaits !== 'any') ||
        (step.kind === 'branch' && step.takes === 'some') ||
        (step.kind === 'group' && step.event !== null)
      ),
  )
  return allowed.map(({ id, name }) => ({ value: id, label: name[language] || unnamed }))
}

const REFUSED = /refus|reject|declin|拒/i

/** Where refused cases go in this flow already: to the step that tells the customer, or to the end that is called so. */
export function refusalTarget({ cards }: Scope): string | null {
  const isRefusal = ({ name, step }: Card) =>
    (step.kind === 'tell' && REFUSED.test(step.template ?? '')) || REFUSED.test(`${name.en} ${name['zh-CN']}`)
  const rank = ({ step }: Card) => (step.kind === 'tell' ? 0 : step.kind === 'end' ? 1 : 2)
  const found = cards.filter((card) => isRefusal(card) && ['tell', 'end', 'work'].includes(card.step.kind))
  return found.sort((one, other) => rank(one) - rank(other))[0]?.id ?? null
}

/** The calendar that most steps of the flow count by; else the first one. */
export function usualCalendar({ scopes }: PlainFlow, { calendars }: Vocabulary): string | null {
  const counted = new Map<string, number>()
  for (const { step } of scopes.flatMap(({ cards }) => cards)) {
    const calendar = step.kind === 'person' ? step.due?.calendar : null
    if (calendar) counted.set(calendar, (counted.get(calendar) ?? 0) + 1)
  }
  const [most] = [...counted].sort(([, one], [, other]) => other - one)
  return most?.[0] ?? calendars[0]?.key ?? null
}

/** What a step of these groups is called: “Store managers approve”, “店长审批”. */
export function stepName(groups: readonly string[], { groups: known }: Vocabulary, verb: Words, nobody: Words): Words {
  const named = groups.flatMap((key) => known.find((one) => one.key === key)?.name ?? [])
  if (named.length === 0) return nobody
  const zh = named.map((one) => one['zh-CN']).join('、')
  return { en: `${named.map(({ en }) => en).join(', ')} ${verb.en}`, 'zh-CN': `${zh}${verb['zh-CN']}` }
}
