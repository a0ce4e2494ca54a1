import { isoOf } from '@aftersale/kernel'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { NOON } from '../../../../test/engine.ts'
import { type CaseRange, readCondition } from '../../access/index.ts'
import { countCases, listCases } from '../lists/list-cases.view.ts'
import { type CaseSight, SEES_ALL, sightWithin } from './case-sight.ts'
import { type Involved, readApart } from './seen-apart.ts'

const { database } = await testDatabase()
const ANN = 'ann@example.com'
const SHOPS = ['a', 'b', 'c', 'd']
const CASES = 60

/** Cases of four shops, of all kinds of standing, some of which Ann opened, watches, has done, has to do or may take. */
beforeAll(async () => {
  const at = isoOf(NOON)
  await sql`insert into case_type (key, version, digest, document, deployed_at) values ('plain', 1, 'd', '{}', ${at})`.execute(
    database,
  )
  await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, priority, refund_minor,
      channel, opened_by)
    select id, 'C' || n, (${SHOPS}::text[])[1 + n % 4], 'plain', 1, id, (array['waiting', 'closed', 'running'])[1 + n % 3],
      ${at}::timestamptz + n % 20 * interval '1 hour', (array['low', 'high', 'normal', 'urgent', 'normal'])[1 + n % 5],
      case when n % 2 = 0 then n % 9 end, case when n % 3 = 0 then 'vip' end,
      case when n % 11 = 0 then ${ANN} when n % 2 = 0 then 'automation:a' end
    from generate_series(1, ${CASES}::integer) as n, md5(n::text) as hash,
      uuid('00000000-0000-7000-8000-' || left(hash, 12)) as id`.execute(database)
  await sql`insert into clocked_case (case_id, calendar, edition, targets) select id, 'none', 1, '{}' from service_case
    where refund_minor > 3`.execute(database)
  await sql`insert into service_clock (case_id, name, leg_from, due_at, standing, breached)
    select case_id, name, ${at}, ${at}::timestamptz + (refund_minor - 6) * interval '1 day', 'running', false
    from clocked_case join service_case on id = case_id, unnest(array['solution', 'update']) as name`.execute(database)
  await sql`insert into case_watcher (case_id, person, added_at, added_by)
    select id, ${ANN}, ${at}, ${ANN} from service_case where substr(number, 2)::integer % 13 = 1`.execute(database)
  await sql`insert into deployment (id, deployed_at) select uuid(md5('d')), ${at}`.execute(database)
  await sql`insert into definition (id, kind, key, version, name, resource, checksum, content, deployed_at, deployment_id)
    select uuid(md5('p')), 'process', 'p', 1, 'P', 'p.bpmn', 'p', '', ${at}, uuid(md5('d'))`.execute(database)
  await sql`insert into process_instance (id, definition_id, business_key, status, started_at, last_event, variables, root_id)
    select id, uuid(md5('p')), number, 'active', ${at}, 0, '{}', id from service_case`.execute(database)
  await sql`insert into user_task (id, instance_id, visit, element, name, candidate_groups, claimable_by, assignee, status,
      created_at, completed_at, completed_by, root_id, process_key)
    select gen_random_uuid(), id, visit, 'T', 'T', '{}', case visit when 1 then '{g:desk}'::text[] else '{}' end,
      case visit when 2 then ${ANN} end, case visit when 3 then 'completed' else 'open' end, ${at},
      case visit when 3 then ${at}::timestamptz end, case visit when 3 then ${ANN} end, id, 'p'
    from service_case, substr(number, 2) as n, lateral (values (1, 5), (2, 17), (3, 7)) as task (visit, every)
    where n::integer % every = 0`.execute(database)
})

const when = readCondition('case.channel = "vip"')
const scope = fc.oneof(
  fc.constant({ kind: 'all' } as const),
  fc.record({ kind: fc.constantFrom('in' as const, 'not-in' as const), sources: fc.subarray([...SHOPS, 'none']) }),
)
const range: fc.Arbitrary<CaseRange> = fc.record({ scope, when: fc.constantFrom(null, when.ok ? when.value : null) })
const ranges = fc.array(fc.array(range, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 })
const involved: fc.Arbitrary<Involved | null> = fc.option(
  fc.record({
    actor: fc.record({ who: fc.constant(ANN), groups: fc.subarray(['desk']), isAdministrator: fc.constant(false) }),
    offers: ranges,
  }),
)
const asked = fc.record({
  sort: fc.constantFrom('opened' as const, 'due' as const, 'priority' as const, 'refund' as const),
  direction: fc.constantFrom('first' as const, 'last' as const),
  state: fc.constantFrom(undefined, 'open' as const, 'closed' as const),
  source: fc.constantFrom(undefined, undefined, 'a'),
  overdue: fc.constantFrom(undefined, undefined, 'true' as const),
})

async function walk(sight: CaseSight, query: object, limit: number): Promise<string[]> {
  const numbers: string[] = []
  let cursor: string | undefined
  do {
    const asking = { sight, customers: { kind: 'all' }, now: NOON } as const
    const page = await listCases(database, { ...query, limit, cursor }, asking)
    if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
    numbers.push(...page.value.items.map(({ number }) => number))
    cursor = page.value.next ?? undefined
  } while (cursor !== undefined)
  return numbers
}

test('found part by part or asked case by case, the same cases are seen, in any order, page by page, and counted', async () => {
  let most = 0
  await fc.assert(
    fc.asyncProperty(ranges, involved, asked, fc.integer({ min: 4, max: 20 }), async (within, own, query, limit) => {
      const sight = sightWithin(database, SEES_ALL, within, own)
      const { apart: _apart, ...caseByCase } = sight
      const expected = await walk(caseByCase, query, 200)
      expect(await walk(sight, query, limit)).toEqual(expected)
      const { sort: _sort, direction: _direction, ...conditions } = query
      const counted = await countCases(database, conditions, { sight, customers: { kind: 'all' }, now: NOON })
      expect(counted).toMatchObject({ value: { count: expected.length, more: false } })
      most = Math.max(most, expected.length)
    }),
    { numRuns: 40 },
  )
  expect(most).toBeGreaterThan(10)
}, 60_000)

test('of one’s own no more are named than are few, and none that are in the ranges anyway', async () => {
  const actor = { who: ANN, groups: ['desk'], isAdministrator: false }
  const inShops = (...sources: string[]) => [[{ scope: { kind: 'in', sources }, when: null } as const]]
  const ownBeside = async (shops: string[], most?: number) =>
    (await readApart(database, inShops(...shops), { actor, offers: inShops() }, most)).own
  const all = (await ownBeside([])) ?? []
  expect(new Set(all).size).toBe(all.length)
  expect(await ownBeside(SHOPS)).toEqual([])
  expect((await ownBeside(['a', 'b']))?.length).toBeLessThan(all.length)
  expect(await ownBeside([], all.length - 1)).toBeNull()
  expect(await ownBeside([], all.length)).toHaveLength(all.length)
})
