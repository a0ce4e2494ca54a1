import type { AnswerOf, routes } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Random } from '../../modules/demo/index.ts'
import { openAgenda } from './agenda.ts'
import { everyPage } from './every-page.ts'
import { DAY, daysAfter, HOUR } from './hours.ts'
import { inLanes } from './lanes.ts'
import { followUps } from './words.ts'
import { askMany, type World } from './world.ts'

type CaseDetail = AnswerOf<typeof routes.getCase>
type Awaited = CaseDetail['awaits'][number]

interface Customers {
  /** Customers, suppliers and couriers do what cases await of them. */
  round(now: Instant): Promise<void>
}

/** How many cases are looked at in one round, those first that nobody looked at for the longest time. */
const AT_ONCE = 60
const LOOKS_AGAIN = 6 * HOUR

/** Everything follows from a case and what it awaits: a simulation that begins anew goes on where the last one ended. */
export function openCustomers(world: World): Customers {
  const { admin } = world
  const looked = new Map<string, Instant>()
  const parcels = openAgenda<ParcelStep>()
  const openCases = async () => {
    const inState = (state: 'running' | 'waiting') =>
      everyPage((from) => world.ask('listCases', () => admin.listCases({ query: { state, limit: 200, ...from } })))
    return [...(await inState('running')), ...(await inState('waiting'))].filter(({ type }) => type !== 'return')
  }
  return {
    round: async (now) => {
      await walk(world, parcels.due(now))
      const due = (await openCases())
        .filter(({ number }) => now - (looked.get(number) ?? 0) >= LOOKS_AGAIN)
        .sort((a, b) => (looked.get(a.number) ?? 0) - (looked.get(b.number) ?? 0))
      await inLanes(due.slice(0, AT_ONCE), async ({ number }) => {
        looked.set(number, now)
        const found = await world.ask('getCase', () => admin.getCase({ params: { id: number } }))
        if (found === null) return
        await speak(world, found, now)
        for (const awaited of found.awaits) await react(world, parcels, { found, awaited, now })
      })
    },
  }
}

/** What a customer does about a piece of news that is awaited: how likely, how many days later, and what is said. */
interface Habit {
  readonly percent: number
  readonly days: readonly [number, number]
  readonly fields?: (random: Random, now: Instant) => Readonly<Record<string, string>>
}

const HABITS: Readonly<Record<string, Habit>> = {
  'goods-arrived': { percent: 92, days: [2, 6] },
  'parts-arrived': { percent: 95, days: [3, 12] },
  'quote-answered': {
    percent: 85,
    days: [0.1, 3],
    fields: (random) => ({ answer: random.chance(0.75) ? 'repair' : 'decline' }),
  },
  'customer-unsatisfied': { percent: 14, days: [0.2, 5], fields: () => ({ dissatisfaction: '对处理结果不满意' }) },
  'customer-asked-again': {
    percent: 12,
    days: [0.1, 2],
    fields: () => ({ furtherQuestion: '还有一个问题：需要自己付邮费吗？' }),
  },
  'visit-moved': {
    percent: 10,
    days: [0.1, 1],
    fields: (random, now) => ({ wishedDay: isoOf(daysAfter(now, random.whole(2, 6))).slice(0, 10) }),
  },
  'visit-cancelled': { percent: 4, days: [0.1, 1] },
}

type Reaction = { readonly found: CaseDetail; readonly awaited: Awaited; readonly now: Instant }

async function react(world: World, parcels: { add(at: Instant, step: ParcelStep): void }, reaction: Reaction) {
  const { found, awaited, now } = reaction
  const name = `${awaited.news} ${found.number} ${awaited.since}`
  const random = world.chance(name)
  if (awaited.news === 'parcel-delivered') return sendBack(world, parcels, reaction, random)
  const habit = HABITS[awaited.news]
  if (habit === undefined || !random.chance(habit.percent / 100)) return
  const at = daysAfter(awaited.since, habit.days[0] + random.next() * (habit.days[1] - habit.days[0]))
  if (at > now) return
  const fields = habit.fields?.(random, now) ?? {}
  const news = [{ key: name, case: found.number, news: awaited.news, fields }]
  await askMany(world, `news ${awaited.news}`, news, (items) => world.admin.reportCaseNews({ body: { items } }))
}

type ParcelStep = { readonly trackingNumber: string; readonly at: Instant; readonly what: 'delivered' | 'lost' }

/** The customer hands a parcel in, which arrives some days later, or gets lost, or is never sent. */
async function sendBack(
  world: World,
  parcels: { add(at: Instant, step: ParcelStep): void },
  { found, awaited, now }: Reaction,
  random: Random,
): Promise<void> {
  const sentAt = daysAfter(awaited.since, 0.3 + random.next() * 4)
  const isSent = random.chance(0.88)
  if (!isSent || sentAt > now) return
  const { admin } = world
  const { source, customer } = found
  if (customer === null) return
  const listed = await world.ask('listReturns', () =>
    admin.listReturns({ query: { source, customer, awaited: 'true', limit: 20 } }),
  )
  const awaitedReturn = listed?.items.find(({ number }) => number === found.number) ?? listed?.items[0]
  if (awaitedReturn === undefined) return
  const trackingNumber = `TH${awaitedReturn.number.replaceAll('-', '')}`
  const parcel = {
    key: `back ${awaitedReturn.number}`,
    direction: 'return' as const,
    carrier: 'shunfeng',
    trackingNumber,
    return: awaitedReturn.number,
  }
  await askMany(world, 'parcels sent back', [parcel], (items) => admin.registerParcels({ body: { items } }))
  const arrivesAt = daysAfter(sentAt, 1 + random.next() * 3)
  parcels.add(arrivesAt, { trackingNumber, at: arrivesAt, what: random.chance(0.03) ? 'lost' : 'delivered' })
}

async function walk(world: World, steps: readonly ParcelStep[]): Promise<void> {
  const events = steps.map(({ trackingNumber, at, what }) => ({
    key: `${what} ${trackingNumber}`,
    carrier: 'shunfeng',
    trackingNumber,
    at: isoOf(at),
    status: what === 'lost' ? ('exception' as const) : ('delivered' as const),
  }))
  await askMany(world, 'returns on their way', events, (items) => world.admin.reportParcelEvents({ body: { items } }))
}

/** Now and then a customer writes, and the case is a little older when somebody answers. */
async function speak(world: World, found: CaseDetail, now: Instant): Promise<void> {
  const random = world.chance(`speaks ${found.number} ${Math.floor(now / DAY)}`)
  if (!random.chance(0.08)) return
  const said = {
    key: `said ${found.number} ${Math.floor(now / DAY)}`,
    case: found.number,
    kind: 'public' as const,
    direction: 'from-customer' as const,
    text: random.pick(followUps),
  }
  await askMany(world, 'customers write', [said], (items) => world.admin.writeEntries({ body: { items } }))
}
