import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@aftersale/contract'
import { addMilliseconds, type Instant } from '@aftersale/kernel'
import { companyOf, type Retailer } from '../../modules/demo/index.ts'
import { type Context, Failure, type Report } from '../frame/index.ts'
import { type Account, accountsIn } from './accounts.ts'
import { beginningIn } from './beginning.ts'
import { openCustomers } from './customers.ts'
import { DAY, HOUR, MINUTE } from './hours.ts'
import { openOperators } from './operators.ts'
import { openProcessOwner } from './process-owner.ts'
import { openRatings } from './ratings.ts'
import { reach } from './reach.ts'
import { openRequests } from './requests.ts'
import { openSales } from './sales.ts'
import { setUpCompany } from './set-up-company.ts'
import { openStaff } from './staff.ts'
import { type StaffClients, staffClients } from './staff-clients.ts'
import { openTally } from './tally.ts'
import { visitor } from './visitor.ts'
import { type World, worldOf } from './world.ts'

interface SimulateOptions {
  readonly link: string | undefined
  readonly scale: number
  readonly seed: number
  readonly history: number
}

type SimulateContext = Context & { readonly options: SimulateOptions }

/** The retailer sells for so long before and after it begins here. */
const DAYS = { before: 365, after: 3 * 365 }
const ORDERS_A_DAY = 40
/** What the generator calls a scale of 1. */
const ORDERS_AT_SCALE_1 = 2_000
/** How far back a simulation that goes on looks for orders whose customers have yet to ask for something. */
const LOOKS_BACK = 70 * DAY
const PAUSE = 50

/** Plays the retailer until it is asked to stop, and answers what was done. */
export async function runSimulate(context: SimulateContext): Promise<Report> {
  const stopping = context.signal
  const place = placeOf(context.options.link ?? (await firstLine()))
  const tally = openTally()
  try {
    const admin = await enter(place, stopping)
    const time = await reach(stopping, () => admin.getTime())
    if (!time.ok) throw linkFailure(time.refusal.message)
    const beginning = await beginningIn(join(context.dataDir, 'demo', 'begun.json'), time.value.now)
    const { seed } = context.options
    const retailer = retailerFrom(beginning.begun, context.options)
    const world = worldOf({ seed, company: companyOf(seed), retailer, admin, tally, signal: stopping })
    const accounts = await accountsIn(join(context.dataDir, 'demo', 'accounts.csv'), world.company.staff)
    await setUpCompany(world, accounts)
    const clients = staffClients(world, place.url)
    await play(world, { accounts, clients, beginning, url: place.url, now: time.value.now }, context)
  } catch (error) {
    if (!stopping.aborted) throw error
  }
  const report = tally.all()
  return { document: report, lines: linesOf(report) }
}

async function enter({ url, token }: Place, signal: AbortSignal): Promise<Client> {
  const admin = visitor(url)
  const entered = await reach(signal, () => admin.signInByLink({ body: { token } }))
  if (!entered.ok) throw linkFailure(entered.refusal.message)
  return admin
}

function retailerFrom(begun: Instant, { seed, scale }: SimulateOptions): Retailer {
  const days = DAYS.before + DAYS.after
  const orders = scale * ORDERS_A_DAY * days
  return { seed, scale: orders / ORDERS_AT_SCALE_1, now: addMilliseconds(begun, DAYS.after * DAY), days }
}

interface Playing {
  readonly accounts: readonly Account[]
  readonly clients: StaffClients
  readonly beginning: Awaited<ReturnType<typeof beginningIn>>
  readonly url: string
  readonly now: Instant
}

async function play(world: World, playing: Playing, context: SimulateContext): Promise<void> {
  const { accounts, clients, beginning, url, now } = playing
  const { begun } = beginning
  const history = addMilliseconds(begun, -context.options.history * DAY)
  const sales = openSales(world, beginning.hasSold ? addMilliseconds(now, -LOOKS_BACK) : history)
  const requests = openRequests(world, begun)
  const customers = openCustomers(world)
  const ratings = openRatings(world, url)
  const operators = openOperators(world)
  const staff = openStaff(world, clients, accounts)
  const owner = accounts.find(({ role }) => role === 'process-owner')
  const newcomers = accounts.values()
  const processOwner = openProcessOwner(world, begun, async () => (owner === undefined ? null : clients.of(owner)))
  const rounds = [
    { every: 10 * MINUTE, do: async (at: Instant) => requests.follow(await sales.round(at)) },
    { every: 10 * MINUTE, do: requests.round },
    { every: 5 * MINUTE, do: staff.round },
    { every: HOUR, do: customers.round },
    { every: 2 * HOUR, do: ratings.round },
    { every: 2 * HOUR, do: operators.round },
    { every: 20 * MINUTE, do: processOwner.round },
  ].map((round) => ({ ...round, next: 0 }))
  for (let isReady = false; ; isReady = true) {
    const at = await world.now()
    for (const round of rounds) {
      if (at < round.next) continue
      round.next = at + round.every
      await round.do(at)
    }
    if (!isReady) await beginning.sold()
    if (!isReady) context.say({ en: 'The retailer is at work.', 'zh-CN': '零售商开始营业。' })
    // Whoever looks may sign in as anybody: so each comes in once, one after the other, whether there is work for them or not.
    const newcomer = newcomers.next().value
    if (newcomer !== undefined) await clients.of(newcomer)
    process.send?.('round')
    await pause(PAUSE, undefined, { signal: world.signal })
  }
}

interface Place {
  readonly url: string
  readonly token: string
}

function placeOf(link: string): Place {
  const found = /^(https?:\/\/[^/]+)\/sign-in-link#([\w-]+)$/.exec(link.trim())
  const [, url, token] = found ?? []
  if (url === undefined || token === undefined) {
    throw new Failure('simulate.no-link', {
      en: 'This is no sign-in link: it looks like http://127.0.0.1:4280/sign-in-link#… and comes from a running server.',
      'zh-CN': '这不是登录链接。登录链接形如 http://127.0.0.1:4280/sign-in-link#…，由运行中的服务器给出。',
    })
  }
  return { url, token }
}

const linkFailure = (message: string) => new Failure('simulate.link-refused', { en: message, 'zh-CN': message })

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

function linesOf({ did, refused }: ReturnType<ReturnType<typeof openTally>['all']>): string[] {
  const rows = (of: Readonly<Record<string, number>>) => Object.entries(of).map(([name, times]) => `${times}  ${name}`)
  return [...rows(did), ...(Object.keys(refused).length > 0 ? ['', ...rows(refused)] : [])]
}
