import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { approval, chain, end, start, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { testDatabase } from '../../../test/database.ts'
import { actor, at, NOON } from '../../../test/engine.ts'
import { given, taskDesk } from '../../../test/task-desk.ts'
import { type WorklistPosition, type WorklistQuery, worklistIds } from './worklist.view.ts'

const { database } = await testDatabase()
const desk = taskDesk(database)
const { tasks } = desk.engine
const LATER = at('2026-03-05T00:00:00Z')

const ask = (given: Partial<WorklistQuery>, who = actor('ann', 'agents'), now = NOON) =>
  tasks.worklist(database, { whose: 'all', order: 'oldest', after: null, limit: 50, ...given }, who, now)

const opened: Record<string, string> = {}
const open = async (name: string, assignment: Parameters<typeof user>[1]) => {
  const id = await desk.open({}, start(), user(name, assignment), end(), chain('Start', name, 'End'))
  opened[name] = (await desk.openOf(id))[0] ?? ''
}

describe('lists', () => {
  beforeAll(async () => {
    await open('Free', { priority: '10' })
    await open('Mine', { assignee: 'ann', dueDate: '2026-03-04T00:00:00Z' })
    await open('Group', { candidateGroups: 'agents', dueDate: '2026-03-03T00:00:00Z', priority: '90' })
    await open('Named', { candidateUsers: 'ann, bob', dueDate: '2026-03-04T00:00:00Z', priority: '90' })
    await open('Others', { candidateGroups: 'finance' })
    await open('Bobs', { assignee: 'bob', priority: '90' })
    given(await desk.delegate(opened['Bobs'] ?? '', 'eve', actor('bob', 'g')))
  })
  const names = async (given: Partial<WorklistQuery>, who = actor('ann', 'agents'), now = NOON) =>
    (await ask(given, who, now)).map(({ element }) => element)

  test.each([
    [{ whose: 'mine' }, ['Mine']],
    [{ whose: 'claimable' }, ['Free', 'Group', 'Named']],
    [{ whose: 'team' }, ['Free', 'Mine', 'Group', 'Named']],
    [{ whose: 'team', order: 'due' }, ['Group', 'Mine', 'Named', 'Free']],
    [{ whose: 'all' }, ['Free', 'Mine', 'Group', 'Named', 'Others', 'Bobs']],
    [{ whose: 'all', order: 'due' }, ['Group', 'Mine', 'Named', 'Free', 'Others', 'Bobs']],
    [{ whose: 'all', order: 'priority' }, ['Group', 'Named', 'Bobs', 'Mine', 'Others', 'Free']],
    [{ priorityFrom: 50, order: 'priority' }, ['Group', 'Named', 'Bobs', 'Mine', 'Others']],
    [{ dueBefore: at('2026-03-04T00:00:00Z') }, ['Group']],
    [{ element: 'Free' }, ['Free']],
    [{ group: 'finance' }, ['Others']],
    [{ process: 'nothing' }, []],
  ] as const)('%j are %j', async (query, found) => {
    expect(await names(query)).toEqual(found)
  })

  test.each(['team', 'all'] as const)(
    'of %s, those not seen are not there, and pages are full without them',
    async (whose) => {
      const seen = sql<boolean>`user_task.id <> ${opened['Mine'] ?? ''}::uuid`
      expect(await names({ whose, order: 'due', seen, limit: 2 })).toEqual(['Group', 'Named'])
    },
  )

  test('what is overdue is so at that moment, and what one has delegated is one’s own list', async () => {
    expect([await names({ isOverdue: true }), await names({ isOverdue: true }, actor('x'), LATER)]).toEqual([
      [],
      ['Mine', 'Group', 'Named'],
    ])
    expect(await names({ whose: 'delegated' }, actor('bob', 'g'))).toEqual(['Bobs'])
  })

  test.each(['oldest', 'due', 'priority'] as const)('by %s, pages of two are the whole list', async (order) => {
    const whole = await ask({ order })
    const pages: string[] = []
    let after: WorklistPosition | null = null
    for (;;) {
      const page: Awaited<ReturnType<typeof ask>> = await ask({ order, after, limit: 2 })
      pages.push(...page.map(({ id }) => id))
      const last = page.at(-1)
      if (last === undefined) break
      after = { key: order === 'due' ? last.dueAt : last.priority, id: last.id }
    }
    expect(pages).toEqual(whole.map(({ id }) => id))
  })
})

test('everything of somebody who leaves goes to another in one action: tasks, approvals, candidacies, what they delegated', async () => {
  const one = (assignment: Parameters<typeof user>[1], ...pieces: readonly string[]) =>
    desk.open(
      { approvers: ['leaver', 'stays'] },
      start(),
      user('T', assignment, ...pieces),
      end(),
      chain('Start', 'T', 'End'),
    )
  const own = await one({ assignee: 'leaver' })
  const part = await one({}, approval({ policy: 'all', approvers: '=approvers' }))
  const named = await one({ candidateUsers: 'leaver, stays' })
  const delegated = await one({ assignee: 'leaver' })
  given(await desk.delegate((await desk.openOf(delegated))[0] ?? '', 'helper', actor('leaver', 'g')))
  const twice = await desk.open(
    { approvers: ['leaver', 'heir'] },
    start(),
    user('T', {}, approval({ policy: 'all', approvers: '=approvers' })),
    end(),
    chain('Start', 'T', 'End'),
  )
  const handed = await tasks.handOverWork(
    database,
    { from: 'leaver', to: 'heir', comment: null },
    actor('root'),
    () => NOON,
  )
  const rows = async (id: string) => Promise.all((await desk.openOf(id)).map((task) => desk.rowOf(task)))
  expect((await rows(own))[0]?.assignee).toBe('heir')
  expect((await rows(part)).map(({ signer }) => signer).toSorted()).toEqual(['heir', 'stays'])
  expect((await rows(named))[0]?.candidate_users).toEqual(['heir', 'stays'])
  expect((await rows(delegated))[0]).toMatchObject({ assignee: 'helper', owner: 'heir' })
  expect(handed.moved).toBe(4)
  const [left] = (await rows(twice)).filter(({ signer }) => signer === 'leaver')
  expect(handed.stayed).toEqual([{ taskId: left?.id, refusal: { code: 'tasks.already-approver', who: 'heir' } }])
})

test('with 100,000 open tasks a page of any list looks at few of them', async () => {
  const instance = await desk.open({}, start(), user('T'), end(), chain('Start', 'T', 'End'))
  await sql`
    insert into user_task (id, instance_id, root_id, process_key, visit, element, name, assignee, candidate_groups,
      claimable_by, priority, due_at, status, created_at)
    select gen_random_uuid(), ${instance}, ${instance}, 'many', n, 'T' || n % 20, 'T',
      case when n % 5 = 0 then 'p' || n % 500 end, array['g' || n % 50], array['g:g' || n % 50], n % 101,
      case when n % 3 > 0 then ${isoOf(NOON)}::timestamptz + n * interval '1 minute' end, 'open', ${isoOf(NOON)}
    from generate_series(1000, 101000) n`.execute(database)
  await sql`analyze user_task`.execute(database)
  const after = { key: 50, id: instance }
  const dueAfter = { key: at('2026-03-20T00:00:00Z'), id: instance }
  const lists: [groups: string[], query: Partial<WorklistQuery>][] = [
    [['g2'], { whose: 'claimable' }],
    [['g1'], { whose: 'claimable', order: 'due' }],
    [['g1', 'g2'], { whose: 'claimable', order: 'priority', after }],
    [['nothing'], { whose: 'claimable', order: 'priority' }],
    [['g1'], { whose: 'claimable', order: 'due', isOverdue: true }],
    [[], { whose: 'mine', order: 'due' }],
    [[], { whose: 'all', order: 'due', after: dueAfter }],
    [[], { whose: 'all', order: 'priority', after }],
    [[], { whose: 'all', isOverdue: true, order: 'due' }],
    [[], { process: 'many', element: 'T7' }],
    [[], { group: 'g7', order: 'due' }],
  ]
  for (const [groups, query] of lists) {
    const full: WorklistQuery = { whose: 'all', order: 'oldest', after: null, limit: 50, ...query }
    const chosen = worklistIds(database, full, actor('p0', 'x', ...groups), at('2026-03-10T00:00:00Z'))
    const [explained] = await chosen.explain<{ 'QUERY PLAN': { Plan: Plan }[] }>('json', sql`analyze, timing off`)
    const read = explained?.['QUERY PLAN'].reduce((sum, { Plan }) => sum + rowsRead(Plan), 0)
    expect({ query, read, isFew: (read ?? Number.NaN) < 10_000 }).toMatchObject({ query, isFew: true })
  }
})

interface Plan {
  readonly 'Actual Rows': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Plan[]
}

/** Rows that the scans of a plan looked at. */
function rowsRead(plan: Plan): number {
  if (plan.Plans !== undefined) return plan.Plans.reduce((sum, inner) => sum + rowsRead(inner), 0)
  return plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
}
