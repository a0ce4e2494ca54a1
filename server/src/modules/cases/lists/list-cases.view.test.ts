import { accept } from '@aftersale/kernel'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { NOON } from '../../../../test/engine.ts'
import { returnEngine } from '../../../../test/return-engine.ts'
import { request, sell } from '../../../../test/shop.ts'
import { SEES_ALL } from '../sight/case-sight.ts'
import { type CaseFilter, countCases, listCases } from './list-cases.view.ts'

const { database } = await testDatabase()
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
})

async function listed(filter: Partial<CaseFilter> = {}): Promise<(string | null)[]> {
  const page = await listCases(database, { limit: 50, ...filter }, EVERYBODY)
  if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
  return page.value.items.map(({ externalId }) => externalId)
}

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
