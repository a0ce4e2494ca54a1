import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { complete, readDiagram } from '../../../diagram/src/index.ts'
import { blockXml } from '../../../process/test/draw-block.ts'
import { randomBlock } from '../../../process/test/random-process.ts'
import { edited, RUNS, read } from '../../test/editing.ts'
import { flowsOf, problemsIn, settingsOf } from '../../test/meaning.ts'
import { flow, packFlows } from '../../test/pack.ts'
import { randomEdit } from '../../test/random-edit.ts'
import { editFlow, type NewStep, type PlainEdit, type PlainFlow, type Step, workOffers } from '../index.ts'

const cardOf = async (xml: string, id: string) =>
  (await read(xml)).scopes.flatMap(({ cards }) => cards).find((card) => card.id === id)
const waysOf = async (xml: string) => (await read(xml)).scopes.flatMap(({ ways }) => ways)
const waysFrom = async (xml: string, card: string) => (await waysOf(xml)).filter(({ from }) => from === card)

/** What an edit may change, by id: the element that it names; of flows, those that it wires anew. */
function touchedBy(edit: PlainEdit, { scopes }: PlainFlow): ReadonlySet<string> {
  if ('flow' in edit) return new Set([edit.flow])
  const ways = scopes.flatMap((scope) => scope.ways)
  const near = ways.filter(({ from, to }) => from === edit.element || to === edit.element)
  const neighbours = new Set(near.flatMap(({ from, to }) => [from, to]))
  const around = ways.filter(({ from, to }) => neighbours.has(from) || neighbours.has(to))
  return new Set([edit.element, ...(edit.kind === 'move' ? around : near).map(({ id }) => id)])
}

/** Elements that are there before and after, and were not named, are what they were. */
async function expectUntouched(before: string, after: string, edit: PlainEdit) {
  const touched = touchedBy(edit, await read(before))
  const [nodes, newNodes] = [await settingsOf(before), await settingsOf(after)]
  for (const [id, settings] of nodes)
    if (newNodes.has(id) && !touched.has(id)) expect(newNodes.get(id), id).toEqual(withoutGone(settings, newNodes))
  const [flows, newFlows] = [await flowsOf(before), await flowsOf(after)]
  // A gateway that neither parts nor joins any more goes: what led to it leads on, and what is left of it needs no condition.
  const gone = [...nodes.keys()].filter((id) => !newNodes.has(id))
  for (const [id, settings] of flows) {
    const { source, target } = settings as { source: string; target: string }
    const isNearGone =
      gone.includes(source) ||
      gone.includes(target) ||
      [...flows.values()].some((other) => {
        const { source: from, target: to } = other as { source: string; target: string }
        return from === source && gone.includes(to)
      })
    if (newFlows.has(id) && !touched.has(id) && !isNearGone && !isThinned(source, flows, newFlows))
      expect(newFlows.get(id), id).toEqual(settings)
  }
}

const count = (flows: ReadonlyMap<string, unknown>, source: string) =>
  [...flows.values()].filter((flow) => (flow as { source: string }).source === source).length

const isThinned = (source: string, flows: ReadonlyMap<string, unknown>, newFlows: ReadonlyMap<string, unknown>) =>
  count(newFlows, source) < count(flows, source)

/** Border events and entries that went with what they belong to. */
function withoutGone(settings: unknown, present: ReadonlyMap<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(settings), (key, value: unknown) =>
    (key === 'boundaries' || key === 'entries' || key === 'events') && Array.isArray(value)
      ? value.filter((id) => present.has(String(id)))
      : value,
  )
}

function expectDrawn(xml: string) {
  const diagram = readDiagram(xml)
  if (!diagram.ok) throw new Error(diagram.refusal.reason.en)
  const { left } = complete(diagram.value)
  expect(left.map(({ id }) => id)).toEqual([])
}

const readAll = (documents: readonly string[]) =>
  Promise.all(documents.map(async (xml) => ({ xml, plain: await read(xml) })))

async function expectSafe(xml: string, edit: PlainEdit): Promise<boolean> {
  const answer = await editFlow(xml, edit)
  if (!answer.ok) {
    expect(answer.refusal.message.en).toMatch(/\.$/)
    expect(answer.refusal.message['zh-CN']).toMatch(/。$/)
    return false
  }
  const before = new Set(await problemsIn(xml))
  expect(
    (await problemsIn(answer.value.xml)).filter((one) => !before.has(one)),
    JSON.stringify(edit),
  ).toEqual([])
  await expectUntouched(xml, answer.value.xml, edit)
  expectDrawn(answer.value.xml)
  return true
}

test('any edit at any place of the pack leaves a flow that executes, with everything else as it was', {
  timeout: 300_000,
}, async () => {
  const known = await readAll(Object.values(packFlows))
  const done = new Map<string, number>()
  const tried = fc.constantFrom(...known).chain(({ xml, plain }) => randomEdit(plain).map((edit) => ({ xml, edit })))
  await fc.assert(
    fc.asyncProperty(tried, async ({ xml, edit }) => {
      if (await expectSafe(xml, edit)) done.set(edit.kind, (done.get(edit.kind) ?? 0) + 1)
    }),
    { numRuns: RUNS },
  )
  expect([...done.values()].reduce((sum, one) => sum + one, 0)).toBeGreaterThan(RUNS / 6)
})

test('any edit of any flow at all is done or refused, and leaves nothing that does not execute', {
  timeout: 300_000,
}, async () => {
  const known = await readAll(fc.sample(randomBlock, { numRuns: 12, seed: 8 }).map(blockXml))
  const some = known.filter(({ plain }) => plain.scopes.some(({ ways }) => ways.length > 0))
  const tried = fc.constantFrom(...some).chain(({ xml, plain }) => randomEdit(plain).map((edit) => ({ xml, edit })))
  await fc.assert(
    fc.asyncProperty(tried, async ({ xml, edit }) => {
      await expectSafe(xml, edit)
    }),
    { numRuns: RUNS },
  )
})

const RETURN = flow('return-refund.bpmn')

const APPROVAL = {
  kind: 'approval',
  name: { en: 'Store manager approves', 'zh-CN': '店长审批' },
  who: { kind: 'groups', groups: ['store-managers'] },
  form: 'settle-by-hand',
  due: { duration: 'P2D', calendar: 'office-hours' },
  refused: { kind: 'step', id: 'TellRefused' },
  only: {
    condition: 'facts.line.paidMinor > 100000 or facts.line.paidMinor = null',
    name: { en: 'above ¥1,000', 'zh-CN': '超过 1,000 元' },
  },
} as const

const told = (ways: Awaited<ReturnType<typeof waysFrom>>) =>
  ways.map(({ to, condition, isDefault }) => ({ to, condition, isDefault }))

describe('an approval above an amount', () => {
  test('is asked for above it, lets everything else pass, and leads what was refused elsewhere', async () => {
    const xml = await edited(RETURN, { kind: 'insert', flow: 'ByRule', step: APPROVAL })
    expect(told(await waysFrom(xml, 'StoreManagerApprovesNeeded'))).toEqual([
      { to: 'StoreManagerApproves', condition: APPROVAL.only.condition, isDefault: false },
      { to: 'Open', condition: null, isDefault: true },
    ])
    expect(told(await waysFrom(xml, 'StoreManagerApprovesGranted'))).toEqual([
      { to: 'Open', condition: 'storeManagerApprovesGranted = true', isDefault: false },
      { to: 'TellRefused', condition: null, isDefault: true },
    ])
    expect((await cardOf(xml, 'StoreManagerApproves'))?.step).toEqual({
      kind: 'person',
      who: APPROVAL.who,
      form: 'settle-by-hand',
      due: { duration: 'P2D', calendar: 'office-hours', text: 'P2D' },
      policy: null,
      rights: {},
    })
  })

  test('leaves the condition of the way that it stands on where it was', async () => {
    const xml = await edited(RETURN, { kind: 'insert', flow: 'ByRule', step: APPROVAL })
    const way = (await waysFrom(xml, 'Outcome')).find(({ id }) => id === 'ByRule')
    expect(way).toMatchObject({ to: 'StoreManagerApprovesNeeded', condition: 'judgement.outcome = "approve"' })
  })

  test('asked of several, listens to what they decide together', async () => {
    const added = await edited(RETURN, { kind: 'insert', flow: 'ByRule', step: APPROVAL })
    const policy = { kind: 'ratio', ratio: 0.5, approvers: 'ann@shop.example, bo@shop.example' } as const
    const xml = await edited(added, { kind: 'change', element: 'StoreManagerApproves', changes: { policy } })
    expect(xml).toContain('source="=approved" target="storeManagerApprovesGranted"')
    const back = await edited(xml, { kind: 'change', element: 'StoreManagerApproves', changes: { policy: null } })
    expect(back).toContain('target="storeManagerApprovesGranted"')
    expect(back).not.toContain('source="=approved"')
  })

  test('cannot send what was refused where nothing may lead', async () => {
    const step = { ...APPROVAL, refused: { kind: 'step', id: 'Requested' } } as const
    expect(await editFlow(RETURN, { kind: 'insert', flow: 'ByRule', step })).toMatchObject({
      ok: false,
      refusal: { code: 'modelling.cannot-lead-here' },
    })
  })
})

test('a step that goes takes with it what only it led to, and a gateway that no longer parts', async () => {
  const xml = await edited(RETURN, { kind: 'remove', element: 'Appraised', keep: 'ToRefund' })
  for (const id of ['Appraised', 'GiveBack', 'TellGivenBack', 'GivenBack'])
    expect(await cardOf(xml, id)).toBeUndefined()
  expect(told(await waysFrom(xml, 'Appraise'))).toEqual([{ to: 'WriteOff', condition: null, isDefault: false }])
})

test('an approval that goes again leaves the flow as it was', async () => {
  const added = await edited(RETURN, { kind: 'insert', flow: 'ByRule', step: { ...APPROVAL, only: null } })
  const without = await edited(added, {
    kind: 'remove',
    element: 'StoreManagerApprovesGranted',
    keep: 'StoreManagerApprovesGrantedToOpen',
  })
  const xml = await edited(without, { kind: 'remove', element: 'StoreManagerApproves', keep: null })
  expect(await settingsOf(xml)).toEqual(await settingsOf(RETURN))
  expect(await flowsOf(xml)).toEqual(await flowsOf(RETURN))
})

test('the only end of a way does not go', async () => {
  expect(await editFlow(RETURN, { kind: 'remove', element: 'Refused', keep: null })).toMatchObject({
    ok: false,
    refusal: { code: 'modelling.last-step', element: 'Refused' },
  })
})

test('steps in a row change places, and what leads to them stays', async () => {
  const xml = await edited(RETURN, { kind: 'move', element: 'Open', direction: 'down' })
  expect((await waysOf(xml)).find(({ id }) => id === 'ByRule')?.to).toBe('TellSendBack')
  expect(told(await waysFrom(xml, 'TellSendBack'))).toMatchObject([{ to: 'Open' }])
  expect(told(await waysFrom(xml, 'Open'))).toMatchObject([{ to: 'GoodsBack' }])
  expect(await flowsOf(await edited(xml, { kind: 'move', element: 'Open', direction: 'up' }))).toEqual(
    await flowsOf(RETURN),
  )
})

test('what is no flow at all is refused in words', async () => {
  for (const text of ['', 'hello', '<a/>', '<a', '{"type":"form"}']) {
    expect(await editFlow(text, { kind: 'remove', element: 'x', keep: null })).toMatchObject({
      ok: false,
      refusal: { code: 'modelling.not-bpmn' },
    })
  }
})

describe('every kind of step comes in with what it was told, in both languages', () => {
  const name = { en: 'Added', 'zh-CN': '新增' }
  test.each<[NewStep, Step]>([
    [
      { kind: 'tell', name, template: 'refund-issued' },
      { kind: 'tell', template: 'refund-issued' },
    ],
    [
      { kind: 'rule', name, decision: 'd', result: 'r' },
      { kind: 'rule', decision: 'd', result: 'r' },
    ],
    [
      { kind: 'wait', name, timing: { duration: 'PT4H', calendar: 'office-hours' } },
      {
        kind: 'wait',
        event: { kind: 'timer', timing: { duration: 'PT4H', calendar: 'office-hours', text: 'PT4H' } },
      },
    ],
    [
      { kind: 'branch', name, condition: 'request.units > 3', way: name },
      { kind: 'branch', takes: 'one' },
    ],
    [{ kind: 'parallel', name }, { kind: 'parallel' }],
    [
      { kind: 'work', name, offer: 'compensate', inputs: { amount: '5000' } },
      { kind: 'work', work: 'refunds.issue' },
    ],
    [
      { kind: 'call', name, process: 'reship' },
      { kind: 'call', process: 'reship' },
    ],
  ])('$kind', async (step, shown) => {
    const xml = await edited(RETURN, { kind: 'insert', flow: 'LookUpToJudge', step })
    expect(await cardOf(xml, 'Added')).toEqual({ id: 'Added', name, step: shown, repeats: false })
    expect((await waysOf(xml)).find(({ id }) => id === 'LookUpToJudge')?.to).toBe('Added')
  })
})

describe('automatic work', () => {
  const work = (offer: string, inputs: Readonly<Record<string, string>>) =>
    editFlow(RETURN, {
      kind: 'insert',
      flow: 'LookUpToJudge',
      step: { kind: 'work', name: { en: 'Added', 'zh-CN': '新增' }, offer, inputs },
    })

  test.each(workOffers.map((offer) => [offer.key, offer] as const))(
    '%s comes in so that it executes',
    async (key, offer) => {
      const inputs = Object.fromEntries(offer.inputs.map(({ name, kind }) => [name, kind === 'flag' ? 'true' : '7']))
      const done = await work(key, inputs)
      expect(done.ok && (await problemsIn(done.value.xml))).toEqual([])
      const unless = offer.inputs.every((input) => input.unless !== null)
      expect((await work(key, {})).ok).toBe(unless)
    },
  )

  test('reads what was filled in, and otherwise what the case says', async () => {
    const given = await work('stock.reserve', { units: '3' })
    expect(given.ok && given.value.xml).toContain('units: 3}')
    const asked = await work('stock.reserve', {})
    expect(asked.ok && asked.value.xml).toContain('units: if request.units = null then 1 else request.units}')
  })
})

test('a step of a person is changed in what was named, and nothing else of it', async () => {
  const before = await cardOf(RETURN, 'Inspect')
  const changes = {
    name: { en: 'Look at it', 'zh-CN': '查看商品' },
    who: { kind: 'persons', persons: ['ann@shop.example', 'bo@shop.example'] },
    due: { duration: 'PT8H', calendar: null },
    rights: { condition: 'required', note: 'hidden' },
  } as const
  const xml = await edited(RETURN, { kind: 'change', element: 'Inspect', changes })
  expect(await cardOf(xml, 'Inspect')).toEqual({
    ...before,
    name: changes.name,
    step: {
      kind: 'person',
      who: changes.who,
      form: 'goods-inspection',
      due: { duration: 'PT8H', calendar: null, text: 'PT8H' },
      policy: null,
      rights: changes.rights,
    },
  })
})

test('a step has only the settings of its kind', async () => {
  const edit: PlainEdit = { kind: 'change', element: 'Open', changes: { form: 'settle-by-hand' } }
  expect(await editFlow(RETURN, edit)).toMatchObject({ ok: false, refusal: { code: 'modelling.wrong-kind' } })
})

test('the ways of a branch take their conditions all at once, one of them none', async () => {
  const ways = [
    { flow: 'ByRule', name: { en: 'dear', 'zh-CN': '贵重' }, condition: null },
    { flow: 'ToPerson', name: { en: 'cheap', 'zh-CN': '便宜' }, condition: 'facts.line.paidMinor < 100' },
    { flow: 'RefusedByRule', name: { en: 'refuse', 'zh-CN': '拒绝' }, condition: 'judgement.outcome = "refuse"' },
  ]
  const xml = await edited(RETURN, { kind: 'ways', element: 'Outcome', ways })
  expect(await waysFrom(xml, 'Outcome')).toMatchObject(
    ways.map(({ flow: id, name, condition }) => ({ id, name, condition, isDefault: condition === null })),
  )
  const twice = ways.map((way) => ({ ...way, condition: null }))
  expect(await editFlow(RETURN, { kind: 'ways', element: 'Outcome', ways: twice })).toMatchObject({
    ok: false,
    refusal: { code: 'modelling.condition-missing' },
  })
})

test('a way that leads elsewhere takes with it what only it led to', async () => {
  const xml = await edited(RETURN, { kind: 'lead', flow: 'WasLost', to: 'GiveUp' })
  for (const id of ['Lose', 'RefundLost', 'TellLost', 'LossRefunded']) expect(await cardOf(xml, id)).toBeUndefined()
  expect(await cardOf(xml, 'GiveUp')).toBeDefined()
})

test('a branch gets another way', async () => {
  const name = { en: 'many', 'zh-CN': '多件' }
  const xml = await edited(RETURN, {
    kind: 'add-way',
    element: 'Outcome',
    to: 'Refused',
    condition: 'request.units > 9',
    name,
  })
  expect((await waysFrom(xml, 'Outcome')).at(-1)).toMatchObject({ to: 'Refused', condition: 'request.units > 9', name })
})

test('an event on a step goes with its way', async () => {
  const xml = await edited(RETURN, { kind: 'remove-way', flow: 'WithdrawnEarlyToEarlyWithdrawn' })
  expect(xml).not.toContain('id="WithdrawnEarly"')
  expect(await cardOf(xml, 'EarlyWithdrawn')).toBeUndefined()
})
