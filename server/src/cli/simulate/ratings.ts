import type { AnswerOf, routes } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { everyPage } from './every-page.ts'
import { DAY, daysAfter } from './hours.ts'
import { visitor } from './visitor.ts'
import { praise, reproach } from './words.ts'
import type { World } from './world.ts'

interface Ratings {
  /** Customers whose case was closed say what they think of it, by the portal. */
  round(now: Instant): Promise<void>
}

type Closed = AnswerOf<typeof routes.listCases>['items'][number]

/** How many of a hundred say something, and within how many days. */
const PERCENT = 35
const WITHIN_DAYS = 3
const SLOW_DAYS = 5
const DISPLEASING: ReadonlySet<string> = new Set(['refused', 'given-up', 'unrepaired'])

/** A case that has its rating says so itself: a simulation that begins anew does not rate it again. */
export function openRatings(world: World, url: string): Ratings {
  const asked = new Set<string>()
  const isDue = (one: Closed, now: Instant) => {
    if (one.score !== null || one.closedAt === null || one.customer === null || asked.has(one.number)) return false
    const random = world.chance(`rates ${one.number}`)
    return random.chance(PERCENT / 100) && daysAfter(one.closedAt, 0.05 + random.next() * WITHIN_DAYS) <= now
  }
  return {
    round: async (now) => {
      const query = { state: 'closed', closedFrom: isoOf(daysAfter(now, -WITHIN_DAYS - 1)), limit: 200 } as const
      const closed = await everyPage((from) =>
        world.ask('listCases', () => world.admin.listCases({ query: { ...query, ...from } })),
      )
      for (const one of closed.filter((one) => isDue(one, now))) {
        asked.add(one.number)
        await rate(world, url, one)
      }
    },
  }
}

/** Enters the portal by the order and the end of the phone, as a person does, and rates the case there. */
async function rate(world: World, url: string, one: Closed): Promise<void> {
  const { source, customer, orderNumber } = one
  if (customer === null || orderNumber === null) return
  const known = await world.ask('listCustomers', () =>
    world.admin.listCustomers({ query: { source, number: customer, limit: 1 } }),
  )
  const tail = known?.items[0]?.phones[0]?.slice(-4)
  if (tail === undefined) return
  const portal = visitor(url)
  const order = await world.ask('enterPortal', () =>
    portal.enterPortal({ body: { order: orderNumber, proof: { kind: 'phone', tail } } }),
  )
  const found = order?.cases.find(({ number }) => number === one.number)
  if (found === undefined) return
  const body = opinionOf(world, one)
  const rated = await world.ask('ratePortalCase', () => portal.ratePortalCase({ params: { id: found.id }, body }))
  if (rated !== null) world.tally.did('cases rated')
  await world.ask('leavePortal', () => portal.leavePortal())
}

/** Who got what they asked for, and soon, is pleased; now and then somebody is not for all that. */
function opinionOf(world: World, { number, outcome, openedAt, closedAt }: Closed) {
  const random = world.chance(`thinks of ${number}`)
  const usual = outcome !== null && DISPLEASING.has(outcome) ? random.whole(1, 3) : random.whole(4, 5)
  const isSlow = closedAt !== null && closedAt - openedAt > SLOW_DAYS * DAY
  const luck = random.chance(0.08) ? 2 : 0
  const score = Math.max(1, usual - (isSlow ? 1 : 0) - luck)
  const comment = random.chance(0.4) ? random.pick(score >= 4 ? praise : reproach) : null
  return { score, comment }
}
