import fc from 'fast-check'
import type { Card, NewStep, PlainEdit, PlainFlow, Scope } from '../src/index.ts'

const name = { en: 'Added step', 'zh-CN': '新增步骤' }

/** A step of each kind that can be inserted. */
const steps = (scope: Scope): fc.Arbitrary<NewStep> => {
  const targets = scope.cards.map(({ id }) => id)
  const refused = fc.oneof(
    fc.constant(null),
    fc.constant({ kind: 'end' as const, name: { en: 'Refused', 'zh-CN': '已拒绝' } }),
    fc.constantFrom(...targets).map((id) => ({ kind: 'step' as const, id })),
  )
  const only = fc.constantFrom(null, {
    condition: 'facts.line.paidMinor > 100000',
    name: { en: 'above 1,000', 'zh-CN': '超过 1,000 元' },
  })
  const due = fc.constantFrom(null, { duration: 'P2D', calendar: 'office-hours' }, { duration: 'PT4H', calendar: null })
  const who = fc.constantFrom(
    { kind: 'everybody' as const },
    { kind: 'groups' as const, groups: ['store-managers', 'finance'] },
    { kind: 'persons' as const, persons: ['ann@shop.example'] },
  )
  const form = fc.constantFrom(null, 'settle-by-hand')
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('approval' as const),
        name: fc.constant(name),
        who,
        form,
        due,
        refused,
        only,
      }),
    },
    fc.constant<NewStep>({ kind: 'tell', name, template: 'request-refused' }),
    fc.constant<NewStep>({ kind: 'rule', name, decision: 'return-refund-judgement', result: 'again' }),
    fc.constant<NewStep>({ kind: 'wait', name, timing: { duration: 'P3D', calendar: 'office-hours' } }),
    fc.constant<NewStep>({
      kind: 'branch',
      name,
      condition: 'request.units > 3',
      way: { en: 'many', 'zh-CN': '多件' },
    }),
    fc.constant<NewStep>({ kind: 'parallel', name }),
  )
}

const changes = {
  name: { en: 'Another name', 'zh-CN': '另一个名称' },
  who: { kind: 'groups', groups: ['finance'] },
  form: 'settle-by-hand',
  due: { duration: 'PT8H', calendar: null },
} as const

/** Any edit of any card or way of the flow, sensible there or not. */
export function randomEdit({ scopes }: PlainFlow): fc.Arbitrary<PlainEdit> {
  const filled = scopes.filter(({ ways }) => ways.length > 0)
  return fc.constantFrom(...filled).chain((scope) => {
    const card = fc.constantFrom(...scope.cards)
    const way = fc.constantFrom(...scope.ways)
    const id = card.map((one) => one.id)
    return fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(way, steps(scope))
          .map(([{ id: flow }, step]): PlainEdit => ({ kind: 'insert', flow, step })),
      },
      { weight: 3, arbitrary: fc.tuple(card, fc.nat(3)).map(([one, which]) => removal(one, which, scope)) },
      { weight: 1, arbitrary: way.map((one): PlainEdit => ({ kind: 'remove-way', flow: one.id })) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(id, fc.constantFrom('up' as const, 'down' as const))
          .map(([element, direction]): PlainEdit => ({ kind: 'move', element, direction })),
      },
      { weight: 1, arbitrary: id.map((element): PlainEdit => ({ kind: 'change', element, changes })) },
      {
        weight: 1,
        arbitrary: id.map((element): PlainEdit => ({ kind: 'change', element, changes: { name: changes.name } })),
      },
      { weight: 1, arbitrary: fc.tuple(way, id).map(([{ id: flow }, to]): PlainEdit => ({ kind: 'lead', flow, to })) },
      { weight: 1, arbitrary: card.map((one) => sameWays(one, scope)) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(id, id)
          .map(([element, to]): PlainEdit => ({ kind: 'add-way', element, to, condition: 'request.units > 3', name })),
      },
    )
  })
}

const waysFrom = ({ id }: Card, { ways }: Scope) =>
  ways.filter(({ from, interruption }) => from === id && interruption === null)

function removal(card: Card, which: number, scope: Scope): PlainEdit {
  const ways = waysFrom(card, scope)
  return { kind: 'remove', element: card.id, keep: ways[which % Math.max(1, ways.length)]?.id ?? null }
}

/** The ways of a branch, each with a condition of its own. */
const sameWays = (card: Card, scope: Scope): PlainEdit => ({
  kind: 'ways',
  element: card.id,
  ways: waysFrom(card, scope).map((way) => ({
    flow: way.id,
    name: way.name,
    condition: way.isDefault ? null : `(${way.condition ?? 'true'}) and request.units < 9`,
  })),
})
