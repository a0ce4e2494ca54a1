import { accept, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { NOON } from '../../../../test/engine.ts'
import { returnEngine } from '../../../../test/return-engine.ts'
import { request, sell } from '../../../../test/shop.ts'
import { newId } from '../../../platform/ids.ts'
import { SEES_ALL } from '../sight/case-sight.ts'
import { foundByText } from './found-by-text.ts'
import { type CaseFilter, countCases, listCases } from './list-cases.view.ts'

const { database } = await testDatabase()
const PIANO = { en: 'Grand piano', 'zh-CN': '三角钢琴' }
const EVERYBODY = { sight: SEES_ALL, customers: { kind: 'all' }, now: NOON, who: 'lin@example.com' } as const

beforeAll(async () => {
  const { takeUp } = await returnEngine(database)
  await sell(
    database,
    { product: 'kettle', quantity: 10 },
    { product: 'piano', paidMinor: 900_000, quantity: 2, orderNumber: 'N-7' },
  )
  await request(
    database,
    { requestNumber: 'small', product: 'kettle', productName: '电热水壶 Kettle' },
    { requestNumber: 'large', product: 'piano', orderNumber: 'N-7', customer: null },
    { requestNumber: 'lost', product: 'unknown', customer: 'Mr 100%' },
    { requestNumber: 'other', product: 'kettle', source: 'other' },
  )
  await takeUp()
  await takeUp('other')
  await sql`insert into product (id, code, name, serialised, lot_tracked, warranty, components, gifts, fields, search_text, terms,
      version, changed_at, changed_by)
    select ${newId(NOON)}, 'piano', ${JSON.stringify(PIANO)}, false, false, '[]', '[]', '[]', '{}', words, search_terms(words), 1,
      ${isoOf(NOON)}, 'test' from search_text('piano Grand piano 三角钢琴') as words`.execute(database)
})

async function listed(filter: Partial<CaseFilter> = {}): Promise<(string | null)[]> {
  const page = await listCases(database, { limit: 50, ...filter }, EVERYBODY)
  if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
  return page.value.items.map(({ externalId }) => externalId)
}

test.each(['KETT', '热水', '钢琴', 'n-7', 'r0000000', '100%', '%', 'mr 100%', '_', 'shop', '', 'nothing'])(
  'gathered beforehand or asked case by case, the same are found: %j',
  async (q) => {
    const found = async (gathered: number) => {
      const { holds } = await foundByText(database, q, EVERYBODY.customers, gathered)
      const { rows } = await sql`select id from service_case where ${holds} order by id`.execute(database)
      return rows
    }
    expect(await found(0)).toEqual(await found(1_000))
  },
)

test('the newest case comes first', async () => {
  expect(await listed()).toEqual(['other', 'lost', 'large', 'small'])
})

describe('a filter keeps what fits, and filters add up', () => {
  test.each<[Partial<CaseFilter>, string[]]>([
    [{ state: 'waiting' }, ['other', 'lost', 'large']],
    [{ state: 'closed' }, ['small']],
    [{ state: 'stuck' }, []],
    [{ reason: 'notFound' }, ['other', 'lost']],
    [{ judgement: 'approve' }, ['small']],
    [{ outcome: 'refunded' }, ['small']],
    [{ refunded: 'true' }, ['small']],
    [{ source: 'other' }, ['other']],
    [{ source: 'shop', reason: 'notFound' }, ['lost']],
    [{ q: 'KETT' }, ['other', 'small']],
    [{ q: '热水' }, ['small']],
    [{ q: '三角钢琴' }, ['large']],
    [{ q: 'n-7' }, ['large']],
    [{ q: 'r0000000' }, ['other', 'lost', 'large', 'small']],
    [{ q: '100%' }, ['lost']],
    [{ q: '%' }, []],
    [{ q: 'mr 100%' }, ['lost']],
    [{ state: 'open' }, ['other', 'lost', 'large']],
    [{ order: 'N-7' }, ['large']],
    [{ customer: 'Mr 100%' }, ['lost']],
    [{ unit: 'nowhere' }, []],
    [{ overdue: 'true' }, []],
    [{ group: 'nobody' }, []],
    [{ assignee: 'none' }, ['other', 'lost', 'large']],
    [{ assignee: 'me' }, []],
    [{ openedFrom: NOON }, ['other', 'lost', 'large', 'small']],
    [{ openedBefore: NOON }, []],
    [{ q: '_' }, []],
    [{ q: '\\' }, []],
    [{ q: 'lost', state: 'closed' }, []],
  ])('%j', async (filter, expected) => {
    expect(await listed(filter)).toEqual(expected)
    expect(await countCases(database, filter, EVERYBODY)).toEqual(accept({ count: expected.length, more: false }))
  })
})

test('pages follow one another without a gap and without anything twice, filtered or not', async () => {
  const walk = async (filter: Partial<CaseFilter>, limit: number) => {
    const found: (string | null)[] = []
    let cursor: string | undefined
    do {
      const page = await listCases(database, { ...filter, limit, cursor }, EVERYBODY)
      if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
      found.push(...page.value.items.map(({ externalId }) => externalId))
      cursor = page.value.next ?? undefined
    } while (cursor !== undefined)
    return found
  }
  for (const limit of [1, 2, 3, 4, 5]) expect(await walk({}, limit)).toEqual(['other', 'lost', 'large', 'small'])
  expect(await walk({ state: 'waiting' }, 2)).toEqual(['other', 'lost', 'large'])
})

test('a case opened meanwhile does not move the page after', async () => {
  const first = await listCases(database, { limit: 2, source: 'shop' }, EVERYBODY)
  const cursor = (first.ok && first.value.next) || ''
  const { takeUp } = await returnEngine(database)
  await request(database, { requestNumber: 'new', product: 'meanwhile', source: 'later' })
  await takeUp('later')
  expect(await listed({ cursor, source: 'shop' })).toEqual(['small'])
})

test.each(['nonsense', 'WyJub25zZW5zZSJd', 'WzFd'])('a made-up cursor is refused: %s', async (cursor) => {
  expect(await listCases(database, { limit: 2, cursor }, EVERYBODY)).toEqual({
    ok: false,
    refusal: { code: 'paging.cursor-wrong' },
  })
})

test('a list shows of a case what one needs to pick it', async () => {
  const page = await listCases(database, { limit: 1, q: 'piano' }, EVERYBODY)
  expect(page.ok && page.value.items[0]).toMatchObject({
    number: expect.stringMatching(/^R\d{8}$/),
    type: 'return',
    state: 'waiting',
    outcome: null,
    reason: 'tooMuch',
    source: 'shop',
    externalId: 'large',
    customer: null,
    product: 'piano',
    quantity: 1,
    orderNumber: 'N-7',
    refund: { minor: 450_000, currency: 'GBP' },
    requestedAt: NOON,
    openedAt: NOON,
    closedAt: null,
  })
})

test('what stands in more cases than are gathered is found where it is seen, and where the other conditions hold', async () => {
  const type = JSON.stringify({
    key: 'crowd',
    name: { en: 'Crowd', 'zh-CN': '大量' },
    process: 'crowd',
    fields: [],
    permissions: { open: [], see: [] },
  })
  await sql`insert into case_type (key, version, digest, document, deployed_at)
    values ('crowd', 1, 'd', ${type}, ${isoOf(NOON)})`.execute(database)
  await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, title, priority)
    select id, 'CR' || n, 'crowd', 'crowd', 1, id, 'waiting', ${isoOf(NOON)}, 'Kettle of a crowd', 'normal'
    from (select uuidv7() as id, n from generate_series(1, 5001) as n) as one`.execute(database)
  const sight = { ...SEES_ALL, within: (table: string) => sql<boolean>`${sql.ref(`${table}.source`)} = 'shop'` }
  const seen = await listCases(database, { q: 'kettle', limit: 50 }, { ...EVERYBODY, sight })
  expect(seen).toMatchObject({ value: { items: [{ externalId: 'small' }], next: null } })
  expect(await countCases(database, { q: 'kettle' }, { ...EVERYBODY, sight })).toEqual(
    accept({ count: 1, more: false }),
  )
  expect(await listed({ q: 'kettle', source: 'other' })).toEqual(['other'])
  expect(await countCases(database, { q: 'kettle' }, EVERYBODY)).toEqual(accept({ count: 5003, more: false }))
  const bounds = { mostOfEach: 1_000, gathered: 5_000 }
  expect(await countCases(database, { q: 'kettle' }, EVERYBODY, bounds)).toEqual(accept({ count: 1_000, more: true }))
})
