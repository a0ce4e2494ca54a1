import { instant } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import {
  chain,
  end,
  fieldRights,
  formOf,
  gateway,
  message,
  parallel,
  script,
  sendBack,
  service,
  start,
  taskListeners,
  throwing,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { actor, at, deploy, eachJob, instanceOf, NOON } from '../../../test/engine.ts'
import { given, outcomeOf, taskDesk } from '../../../test/task-desk.ts'

const { database } = await testDatabase()
const desk = taskDesk(database)

async function taskWith(assignment: Parameters<typeof user>[1], ...pieces: Parameters<typeof user>[2][]) {
  const id = await desk.open({}, start(), user('T', assignment, ...pieces), end(), chain('Start', 'T', 'End'))
  const [task = ''] = await desk.openOf(id)
  return { id, task }
}
const only = async (id: string) => (await desk.openOf(id))[0] ?? ''

describe('whose task it is', () => {
  test.each([
    ['in the group', { candidateGroups: 'agents' }, actor('ann', 'agents'), 'done'],
    ['named', { candidateUsers: 'ann' }, actor('ann', 'others'), 'done'],
    ['an administrator', { candidateGroups: 'agents' }, actor('ann'), 'done'],
    ['anybody, where it names nobody', {}, actor('ann', 'others'), 'done'],
    ['in another group', { candidateGroups: 'agents' }, actor('ann', 'others'), 'tasks.not-candidate'],
    ['somebody else is named', { candidateUsers: 'bob' }, actor('ann', 'others'), 'tasks.not-candidate'],
    ['somebody else has it', { assignee: 'bob' }, actor('ann', 'others'), 'tasks.taken'],
    ['somebody else has it, of an administrator', { assignee: 'bob' }, actor('ann'), 'tasks.taken'],
  ] as const)('%s: %j', async (_, assignment, who, code) => {
    const claimed = await desk.claim((await taskWith(assignment)).task, who)
    const completed = await desk.complete((await taskWith(assignment)).task, who)
    expect([outcomeOf(claimed), outcomeOf(completed)]).toEqual([code, code])
  })

  test('it is released by whoever has it, or by an administrator, and is free again', async () => {
    const { task } = await taskWith({ candidateGroups: 'agents' })
    expect(outcomeOf(await desk.release(task, 'root'))).toBe('tasks.not-claimed')
    for (const by of [actor('ann', 'agents'), actor('root')]) {
      given(await desk.claim(task, actor('ann', 'agents')))
      expect(outcomeOf(await desk.release(task, actor('bob', 'agents')))).toBe('tasks.taken')
      given(await desk.release(task, by))
      expect(await desk.rowOf(task)).toMatchObject({ assignee: null, claimed_at: null })
    }
  })
})

describe('delegation (委托)', () => {
  test('whoever does it for another gives it back with what they filled in, and the owner completes it', async () => {
    const { id, task } = await taskWith({ assignee: 'ann' })
    given(await desk.delegate(task, 'bob', actor('ann', 'g')))
    expect(await desk.rowOf(task)).toMatchObject({ assignee: 'bob', owner: 'ann' })
    given(await desk.delegate(task, 'cid', actor('bob', 'g')))
    expect(await desk.rowOf(task)).toMatchObject({ assignee: 'cid', owner: 'ann' })
    const done = given(await desk.complete(task, actor('cid', 'g'), { note: 'fine' }))
    expect(done).toMatchObject({ resolved: true, standing: 'done' })
    expect(await desk.rowOf(task)).toMatchObject({ assignee: 'ann', owner: null, draft: { note: 'fine' } })
    expect(given(await desk.complete(task, actor('ann', 'g'), { note: 'fine' })).resolved).toBe(false)
    expect((await instanceOf(database, id)).variables).toEqual({ note: 'fine' })
    expect(await desk.rowOf(task)).toMatchObject({ status: 'completed', completed_by: 'ann', draft: null })
    expect(await desk.notesOf(id)).toMatchObject([
      { delegated: 'bob', owner: 'ann', by: 'ann' },
      { delegated: 'cid', owner: 'ann', by: 'bob' },
      { resolved: true, owner: 'ann', by: 'cid' },
    ])
  })

  test('the owner takes it back by handing it over to themselves', async () => {
    const { task } = await taskWith({ assignee: 'ann' })
    given(await desk.delegate(task, 'bob', actor('ann', 'g')))
    given(await desk.assign(task, 'ann', actor('ann', 'g')))
    expect(await desk.rowOf(task)).toMatchObject({ assignee: 'ann', owner: null })
  })
})

test('a draft is kept for whoever has the task, and gone when it is done', async () => {
  const { task } = await taskWith({})
  expect(outcomeOf(await desk.draft(task, 'ann', { note: 'half' }))).toBe('tasks.not-claimed')
  given(await desk.claim(task, 'ann'))
  given(await desk.draft(task, 'ann', { note: 'half' }))
  expect((await desk.read(task, 'ann'))?.draft).toEqual({ values: { note: 'half' }, savedAt: NOON })
  expect(outcomeOf(await desk.draft(task, 'bob', {}))).toBe('tasks.taken')
  given(await desk.complete(task, 'ann', { note: 'whole' }))
  expect(await desk.rowOf(task)).toMatchObject({ draft: null, submitted: { note: 'whole' } })
})

test('dates and priority are set apart; what is left out stays, null is none', async () => {
  const { id, task } = await taskWith({ assignee: 'ann', dueDate: '2026-03-02T12:00:00Z', priority: '70' })
  const later = instant('2026-03-05T12:00:00Z')
  given(await desk.change(task, { dueAt: later }, 'ann'))
  expect(await desk.rowOf(task)).toMatchObject({ due_at: later, priority: 70, claimed_at: null })
  given(await desk.change(task, { dueAt: null, followUpAt: later, priority: 10 }, 'ann'))
  expect(await desk.rowOf(task)).toMatchObject({ due_at: null, follow_up_at: later, priority: 10 })
  expect(await desk.notesOf(id)).toMatchObject([
    { changed: { dueAt: '2026-03-05T12:00:00.000Z' }, by: 'ann' },
    { changed: { dueAt: null, priority: 10 } },
  ])
})

test('each person urges once in ten minutes; every time counts', async () => {
  const { id, task } = await taskWith({ assignee: 'ann' })
  given(await desk.urge(task, 'bob', NOON))
  const again = await desk.urge(task, 'bob', at('2026-03-01T12:09:59.999Z'))
  expect(again).toMatchObject({ refusal: { code: 'tasks.urged-recently', nextAt: at('2026-03-01T12:10:00Z') } })
  given(await desk.urge(task, 'cid', NOON))
  given(await desk.urge(task, 'bob', at('2026-03-01T12:10:00Z')))
  expect(await desk.rowOf(task)).toMatchObject({ urged_count: 3, urged_by: 'bob' })
  expect(await desk.notesOf(id)).toHaveLength(3)
})

test('a copy comes once to each, is listed newest first, and is seen by its own reader alone', async () => {
  const { task } = await taskWith({ assignee: 'ann' })
  const other = await taskWith({ assignee: 'ann' })
  given(await desk.copy(task, ['eve', 'dan', 'eve'], 'ann'))
  given(await desk.copy(task, ['eve'], 'ann'))
  given(await desk.copy(other.task, ['eve'], 'ann'))
  const page = { after: null, limit: 10 }
  const copies = await desk.engine.tasks.copiedTo(database, 'eve', page)
  expect(copies.map((copy) => copy.task.id)).toEqual([other.task, task])
  const [copy] = copies
  const see = (who: string) => desk.inTx((tx) => desk.engine.tasks.seeCopy(tx, copy?.id ?? '', actor(who), NOON))
  expect([outcomeOf(await see('dan')), outcomeOf(await see('eve'))]).toEqual(['tasks.copy-not-found', 'done'])
  expect((await desk.engine.tasks.copiedTo(database, 'eve', page)).map(({ seenAt }) => seenAt)).toEqual([NOON, null])
})

describe('sending back (退回)', () => {
  const pieces = [
    start(),
    user('Fill'),
    user('Check', {}, sendBack('Fill')),
    user('Sign', {}, sendBack('Fill', 'Check')),
    end(),
    chain('Start', 'Fill', 'Check', 'Sign', 'End'),
  ]
  test('goes to any earlier task that the flow allows, which opens anew; to others it does not', async () => {
    const id = await desk.open({}, ...pieces)
    given(await desk.complete(await only(id), 'ann'))
    given(await desk.complete(await only(id), 'bob'))
    const sign = await only(id)
    expect(await desk.sendBack(sign, 'Sign', 'cid')).toMatchObject({
      refusal: { code: 'tasks.cannot-send-back', to: 'Sign', allowed: ['Fill', 'Check'] },
    })
    given(await desk.sendBack(sign, 'Fill', 'cid'))
    expect(await desk.rowOf(await only(id))).toMatchObject({ element: 'Fill', status: 'open' })
    expect(await desk.rowOf(sign)).toMatchObject({ status: 'completed', completed_by: 'cid' })
    expect(await desk.notesOf(id)).toEqual([{ sentBackTo: 'Fill', by: 'cid' }])
  })
})

describe('withdrawing (撤回)', () => {
  const after = async (...pieces: readonly string[]) => {
    const id = await desk.open({ n: 1 }, start(), user('A'), ...pieces)
    const task = await only(id)
    given(await desk.complete(task, 'ann', { n: 2 }))
    return { id, task }
  }
  const two = () => after(user('B'), end(), chain('Start', 'A', 'B', 'End'))

  test('opens the task anew for its person, with what was submitted as a draft, and takes the next away', async () => {
    const { id, task } = await two()
    const next = await only(id)
    const back = given(await desk.withdraw(task, 'ann'))
    expect(await desk.openOf(id)).toEqual([back.taskId])
    expect(await desk.rowOf(back.taskId)).toMatchObject({ element: 'A', assignee: 'ann', draft: { n: 2 } })
    expect(await desk.rowOf(next)).toMatchObject({ status: 'canceled', cancel_why: 'withdrawn', canceled_by: 'ann' })
    given(await desk.complete(back.taskId, 'ann', { n: 3 }))
    expect((await instanceOf(database, id)).variables).toEqual({ n: 3 })
    expect(await desk.rowOf(await only(id))).toMatchObject({ element: 'B' })
  })

  test('passes over gateways, rules and formulas, and takes back every task that was opened', async () => {
    const { id, task } = await after(
      gateway('G', 'G-F'),
      script('F', '=n * 2', 'm'),
      parallel('P'),
      user('B'),
      user('C'),
      parallel('J'),
      end(),
      chain('Start', 'A', 'G', 'F', 'P', 'B', 'J', 'End'),
      chain('P', 'C', 'J'),
    )
    expect(await desk.openOf(id)).toHaveLength(2)
    given(await desk.withdraw(task, 'ann'))
    expect((await desk.openOf(id)).length).toBe(1)
  })

  test.each([
    ['claimed', (next: string) => desk.claim(next, 'bob')],
    ['handed over', (next: string) => desk.assign(next, 'bob', 'root')],
    ['done', (next: string) => desk.complete(next, 'bob')],
  ] as const)('is too late once the next task was %s', async (_, touch) => {
    const { id, task } = await two()
    given(await touch(await only(id)))
    expect(await desk.withdraw(task, 'ann')).toMatchObject({ refusal: { why: 'touched', by: 'bob', at: NOON } })
  })

  test('is too late once the next task has a draft', async () => {
    const { id, task } = await after(user('B', { assignee: 'bob' }), end(), chain('Start', 'A', 'B', 'End'))
    given(await desk.draft(await only(id), 'bob', {}))
    expect(await desk.withdraw(task, 'ann')).toMatchObject({ refusal: { why: 'touched', by: 'bob', at: NOON } })
  })

  test.each([
    ['work was done', [service('W', 'noop'), user('B'), chain('Start', 'A', 'W', 'B', 'End')]],
    ['a message was thrown', [throwing('M', message('m', '="k"')), user('B'), chain('Start', 'A', 'M', 'B', 'End')]],
    ['the flow ended', [chain('Start', 'A', 'End')]],
  ])('is impossible after %s', async (_, pieces) => {
    const working = taskDesk(database, { noop: eachJob(() => ({ variables: {} })) })
    const id = await working.open({}, start(), user('A'), end(), ...pieces)
    const [task = ''] = await working.openOf(id)
    given(await working.complete(task, 'ann'))
    expect(await working.withdraw(task, 'ann')).toMatchObject({
      refusal: { code: 'tasks.cannot-withdraw', why: 'went-on' },
    })
  })

  test('is impossible where branches have joined: what came from the other branch would be lost', async () => {
    const id = await desk.open(
      {},
      start(),
      parallel('P'),
      user('A'),
      user('O'),
      parallel('J'),
      user('B'),
      end(),
      chain('Start', 'P', 'A', 'J', 'B', 'End'),
      chain('P', 'O', 'J'),
    )
    const [a = '', o = ''] = await desk.openOf(id)
    given(await desk.complete(o, 'eve'))
    expect(outcomeOf(await desk.withdraw(o, 'eve'))).toBe('tasks.cannot-withdraw')
    given(await desk.complete(a, 'ann'))
    expect(await desk.withdraw(a, 'ann')).toMatchObject({ refusal: { why: 'went-on' } })
  })

  test('is for whoever completed it, and for what was completed', async () => {
    const { id, task } = await two()
    expect(await desk.withdraw(task, 'bob')).toMatchObject({ refusal: { code: 'tasks.completed-by-other', by: 'ann' } })
    expect(await desk.withdraw(await only(id), 'ann')).toMatchObject({ refusal: { why: 'not-completed' } })
  })
})

describe('listeners of the flow', () => {
  const listening = taskDesk(database, {
    'on-assign': eachJob(() => ({ variables: {} })),
    'say-no': eachJob(() => ({ variables: { denied: true } })),
  })
  const openWith = async (...pairs: readonly (readonly [on: string, type: string])[]) => {
    const id = await listening.open(
      {},
      start(),
      user('T', {}, taskListeners(...pairs)),
      end(),
      chain('Start', 'T', 'End'),
    )
    const [task = ''] = await listening.openOf(id)
    return { id, task }
  }

  test('one that says no leaves the task as it was, and nothing tells that it was done', async () => {
    for (const [on, operate] of [
      ['assigning', (task: string) => listening.claim(task, 'ann')],
      ['updating', (task: string) => listening.change(task, { priority: 1 }, 'ann')],
      ['completing', (task: string) => listening.complete(task, 'ann')],
    ] as const) {
      const { id, task } = await openWith([on, 'say-no'])
      expect([on, outcomeOf(await operate(task))]).toEqual([on, 'tasks.denied'])
      expect(await listening.rowOf(task)).toMatchObject({ status: 'open', assignee: null, priority: 50 })
      expect(await listening.notesOf(id)).toEqual([])
    }
  })

  test('one that agrees lets it happen', async () => {
    const { id, task } = await openWith(['assigning', 'on-assign'])
    expect(given(await listening.claim(task, 'ann')).standing).toBe('done')
    expect(await listening.notesOf(id)).toEqual([{ claimed: true, by: 'ann' }])
  })

  test('one that a worker outside answers holds the task until then; others are told that it is being checked', async () => {
    const { task } = await openWith(['assigning', 'outside'])
    expect(given(await listening.claim(task, 'ann')).standing).toBe('being-checked')
    expect(outcomeOf(await listening.claim(task, 'bob'))).toBe('tasks.being-checked')
    expect(await listening.rowOf(task)).toMatchObject({ status: 'open', assignee: null })
  })
})

test('a step demands, hides and protects fields of its form', async () => {
  const fields = ['note', 'amount', 'secret'].map((key) => ({ type: 'textfield', id: key, key, label: key }))
  const schema = JSON.stringify({ type: 'default', id: 'desk-form', schemaVersion: 18, components: fields })
  await deploy(database, desk.engine, { 'desk.form': schema })
  const rights = fieldRights({ note: 'required', amount: 'readonly', secret: 'hidden' })
  const { id, task } = await taskWith({ assignee: 'ann' }, formOf({ formId: 'desk-form' }), rights)
  const wrong = await desk.complete(task, 'ann', { amount: '7', secret: 'x' })
  expect(wrong).toMatchObject({
    refusal: {
      code: 'tasks.values-wrong',
      fields: [
        { path: 'note', en: 'is missing' },
        { path: 'amount', en: 'may not be changed here' },
        { path: 'secret', en: 'is no field of this form' },
      ],
    },
  })
  given(await desk.complete(task, 'ann', { note: 'so' }))
  expect((await instanceOf(database, id)).variables).toEqual({ note: 'so' })
})

test('rows of a table are checked as the step asks for them, and keep what it withholds', async () => {
  const columns = ['code', 'quantity', 'price'].map((key) => ({ type: 'number', id: key, key, label: key }))
  const table = { type: 'dynamiclist', id: 'parts', path: 'parts', label: 'parts', components: columns }
  const total = { type: 'expression', id: 'total', key: 'total', expression: '=sum(parts.quantity)' }
  const schema = JSON.stringify({ type: 'default', id: 'rows-form', schemaVersion: 18, components: [table, total] })
  await deploy(database, desk.engine, { 'rows.form': schema })
  const rights = fieldRights({ 'parts.quantity': 'required', 'parts.price': 'hidden' })
  const pieces = user('T', { assignee: 'ann' }, formOf({ formId: 'rows-form' }), rights)
  const parts = [
    { code: 1, quantity: 1, price: 10 },
    { code: 2, quantity: 2, price: 20 },
  ]
  const id = await desk.open({ parts }, start(), pieces, end(), chain('Start', 'T', 'End'))
  const [task = ''] = await desk.openOf(id)
  const wrong = await desk.complete(task, 'ann', { parts: [{ code: 1 }, { code: 2, quantity: 2, price: 1 }] })
  expect(wrong).toMatchObject({
    refusal: {
      fields: [
        { path: 'parts[0].quantity', en: 'is missing' },
        { path: 'parts[1].price', en: 'is no field of this form' },
      ],
    },
  })
  const values = { parts: [3, 4].map((quantity) => ({ code: 1, quantity })), total: 0 }
  given(await desk.complete(task, 'ann', values))
  expect((await instanceOf(database, id)).variables).toEqual({
    parts: [
      { code: 1, quantity: 3, price: 10 },
      { code: 1, quantity: 4, price: 20 },
    ],
    total: 7,
  })
})

test('what somebody may do is what they are offered', async () => {
  const { task } = await taskWith({ candidateGroups: 'agents' }, sendBack('T'))
  const may = async (who: ReturnType<typeof actor>) => (await desk.read(task, who))?.may
  expect(await may(actor('ann', 'others'))).toEqual(['urge', 'copy'])
  expect(await may(actor('ann', 'agents'))).toEqual([
    'complete',
    'claim',
    'assign',
    'delegate',
    'send-back',
    'change',
    'urge',
    'copy',
  ])
  given(await desk.claim(task, actor('ann', 'agents')))
  expect(await may(actor('ann', 'agents'))).toEqual([
    'complete',
    'release',
    'save-draft',
    'assign',
    'delegate',
    'send-back',
    'change',
    'copy',
  ])
  expect(await may(actor('root'))).toEqual(['release', 'assign', 'change', 'urge', 'copy'])
})

test('a task that is not there is not found, whatever its id looks like', async () => {
  for (const id of ['', 'nonsense', '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d12']) {
    expect(outcomeOf(await desk.claim(id, 'ann'))).toBe('tasks.not-found')
    expect(outcomeOf(await desk.withdraw(id, 'ann'))).toBe('tasks.not-found')
    expect(await desk.read(id, 'ann')).toBe(null)
  }
})
