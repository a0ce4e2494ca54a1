import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { addMilliseconds, type Instant, instant } from '@aftersale/kernel'
import { companyOf, type Retailer } from '../../modules/demo/index.ts'
import { type Context, Failure, type Report } from '../frame/index.ts'
import { accountsIn } from './accounts.ts'
import { beginningIn } from './beginning.ts'
import { openCustomers } from './customers.ts'
import { DAY, HOUR, MINUTE } from './hours.ts'
import { openOperators } from './operators.ts'
import { reach } from './reach.ts'
import { openRequests } from './requests.ts'
import { openSales } from './sales.ts'
import { setUpCompany } from './set-up-company.ts'
import { openStaff } from './staff.ts'
import { staffClients } from './staff-clients.ts'
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

/** The day from which on the made-up retailer's orders are counted: a year before the demonstration begins. */
const FIRST_DAY = instant('2025-11-01T00:00:00+08:00')
/** Two years of orders, of which one is past when a demonstration begins. */
const DAYS = 730
const ORDERS_A_DAY = 40
/** What the generator calls a scale of 1. */
const ORDERS_AT_SCALE_1 = 2_000
/** How far back a simulation that goes on looks for orders whose customers have yet to ask for something. */
const LOOKS_BACK = 70 * DAY
const PAUSE = 50

/** Plays the retailer until it is asked to stop, and answers what was done. */
export async function runSimulate(context: SimulateContext): Promise<Report> {
  const { link, seed, scale } = context.options
  const stopping = AbortSignal.any([context.signal, endOfParent()])
  const { url, token } = placeOf(link ?? (await firstLine()))
  const admin = visitor(url)
  const tally = openTally()
  const company = companyOf(seed)
  const now = addMilliseconds(FIRST_DAY, DAYS * DAY)
  const retailer: Retailer = { seed, scale: (scale * ORDERS_A_DAY * DAYS) / ORDERS_AT_SCALE_1, now, days: DAYS }
  const world = worldOf({ seed, company, retailer, admin, tally, signal: stopping })
  try {
    const entered = await reach(stopping, () => admin.signInByLink({ body: { token } }))
    if (!entered.ok) throw linkFailure(entered.refusal.message)
    const accounts = await accountsIn(join(context.dataDir, 'demo', 'accounts.csv'), company.staff)
    await setUpCompany(world, accounts)
    await play(world, staffOf(world, url, accounts), context)
  } catch (error) {
    if (!stopping.aborted) throw error
  }
  const report = tally.all()
  return { document: report, lines: linesOf(report) }
}

const staffOf = (world: World, url: string, accounts: Awaited<ReturnType<typeof accountsIn>>) =>
  openStaff(world, staffClients(world, url), accounts)

async function play(world: World, staff: ReturnType<typeof openStaff>, context: SimulateContext): Promise<void> {
  const now = await world.now()
  const beginning = await beginningIn(join(context.dataDir, 'demo', 'begun.json'), now)
  const { begun } = beginning
  const history = addMilliseconds(begun, -context.options.history * DAY)
  const sales = openSales(world, beginning.hasSold ? addMilliseconds(now, -LOOKS_BACK) : history)
  const requests = openRequests(world, begun)
  const customers = openCustomers(world)
  const operators = openOperators(world)
  const rounds = [
    { every: 10 * MINUTE, do: async (at: Instant) => requests.follow(await sales.round(at)) },
    { every: 10 * MINUTE, do: requests.round },
    { every: 5 * MINUTE, do: staff.round },
    { every: HOUR, do: customers.round },
    { every: 2 * HOUR, do: operators.round },
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
    process.send?.('round')
    await pause(PAUSE, undefined, { signal: world.signal })
  }
}

function placeOf(link: string): { readonly url: string; readonly token: string } {
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

/** Where a program has started the simulation to be told of its rounds, the end of that program is the end. */
function endOfParent(): AbortSignal {
  const ended = new AbortController()
  if (process.send !== undefined) process.once('disconnect', () => ended.abort(new Error('whoever began it is gone')))
  return ended.signal
}

function linesOf({ did, refused }: ReturnType<ReturnType<typeof openTally>['all']>): string[] {
  const rows = (of: Readonly<Record<string, number>>) => Object.entries(of).map(([name, times]) => `${times}  ${name}`)
  return [...rows(did), ...(Object.keys(refused).length > 0 ? ['', ...rows(refused)] : [])]
}
