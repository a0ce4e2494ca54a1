import type { AnswerOf, Client, routes } from '@aftersale/contract'
import { addMilliseconds, type Instant } from '@aftersale/kernel'
import { ONLINE, type Random } from '../../modules/demo/index.ts'
import type { Account } from './accounts.ts'
import { everyPage } from './every-page.ts'
import { fillIn } from './fill-in.ts'
import { isOpen, MINUTE } from './hours.ts'
import { inLanes } from './lanes.ts'
import type { StaffClients } from './staff-clients.ts'
import { openSuppliers } from './suppliers.ts'
import { openVisits } from './visits.ts'
import { appraisals, notes } from './words.ts'
import { askMany, type World } from './world.ts'

type WorkItem = AnswerOf<typeof routes.listWork>['items'][number]

interface Staff {
  /** Whoever is on duty takes tasks and does those they took some time ago. */
  round(now: Instant): Promise<void>
}

interface InHand {
  readonly who: Account
  /** When it will be done. */
  readonly until: Instant
}

/** The roles whose people are in a group that flows name. */
const ROLE_OF: Readonly<Record<string, string>> = {
  'service-agents': 'agent',
  'store-managers': 'store-manager',
  finance: 'finance',
  warehouse: 'warehouse',
  workshop: 'engineer',
  'field-engineers': 'engineer',
  dispatchers: 'dispatcher',
}

/** Tasks that one person has at a time. */
const AT_ONCE = 4
const TRIES = 3

export function openStaff(world: World, clients: StaffClients, accounts: readonly Account[]): Staff {
  const { admin } = world
  const suppliers = openSuppliers(world, accounts)
  const visits = openVisits(world, accounts)
  const hands = new Map<string, InHand>()
  const failed = new Map<string, number>()
  const byEmail = new Map(accounts.map((account) => [account.email, account]))
  const shops = new Map<string, string>()
  const openWork = () =>
    everyPage<WorkItem>((from) =>
      world.ask('listWork', () => admin.listWork({ query: { whose: 'all', limit: 200, ...from } })),
    )
  /** The unit of the shop that a case is about. */
  const unitOf = async (businessKey: string): Promise<string> => {
    const known = shops.get(businessKey)
    if (known !== undefined) return known
    const found = await world.ask('getCase', () => admin.getCase({ params: { id: businessKey } }))
    const isImported = found?.type === 'return'
    const own = world.company.units.find(({ sources }) => sources.includes(found?.source ?? ''))
    const unit = isImported ? ONLINE : (own?.unit ?? 'company')
    shops.set(businessKey, unit)
    return unit
  }
  const take = async (item: WorkItem, now: Instant): Promise<void> => {
    const random = world.chance(`takes ${item.id} ${Math.floor(now / (30 * MINUTE))}`)
    const unit = item.assignee === null ? await unitOf(item.businessKey) : ''
    const busy = new Map<string, number>()
    for (const { who } of hands.values()) busy.set(who.email, (busy.get(who.email) ?? 0) + 1)
    const isFree = ({ email }: Account) => (busy.get(email) ?? 0) < AT_ONCE
    const fitting = item.assignee === null ? candidates(item, unit).filter(isFree) : []
    const who = item.assignee === null ? fitting[random.whole(0, fitting.length - 1)] : byEmail.get(item.assignee)
    if (who === undefined) return
    const client = await clients.of(who)
    if (client === null) return
    if (item.assignee === null && !item.isApproval) {
      const claimed = await world.ask('claimTask', () => client.claimTask({ params: { id: item.id } }))
      if (claimed === null) {
        failed.set(item.id, (failed.get(item.id) ?? 0) + 1)
        return
      }
      world.tally.did('tasks taken')
      if (await suppliers.isSentOut(item, client)) return
    }
    const isSlow = who.role === 'supplier' || random.chance(0.04)
    const minutes = isSlow ? random.whole(1, 3) * 24 * 60 : random.whole(3, 40)
    const begins = visits.isVisit(item) ? await visits.appointmentOf(item, now) : now
    hands.set(item.id, { who, until: addMilliseconds(begins < now ? now : begins, minutes * MINUTE) })
  }
  const candidates = (item: WorkItem, unit: string): Account[] => {
    if (visits.isVisit(item)) return [visits.engineerFor(item.businessKey)]
    const roles = item.candidateGroups.flatMap((group) => ROLE_OF[group] ?? [])
    const fitting = accounts.filter(({ role }) => roles.includes(role))
    const near = fitting.filter((account) => account.unit === unit || account.unit === 'company')
    return near.length > 0 ? near : fitting.filter(({ unit: of }) => of === ONLINE)
  }
  const finish = async (id: string, { who }: InHand, now: Instant): Promise<void> => {
    hands.delete(id)
    const client = await clients.of(who)
    const task = client === null ? null : await world.ask('getTask', () => client.getTask({ params: { id } }))
    if (client === null || task === null || !task.may.includes('complete')) return
    const tries = failed.get(id) ?? 0
    const random = world.chance(`fills ${id} ${tries}`)
    const values =
      task.form === null ? {} : fillIn(task.form, { random, now, engineer: visits.engineerFor(task.businessKey).name })
    if (values === null) return
    const what = `${task.process.id}.${task.element}`
    if (random.chance(0.12)) await write(world, client, task.businessKey, id, wordsBy(who, random))
    const done = await world.ask(`complete ${what}`, () => client.completeTask({ params: { id }, body: { values } }))
    if (done === null) failed.set(id, tries + 1)
    else {
      world.tally.did('tasks done')
      world.tally.did(`did ${what}`)
    }
  }
  return {
    round: async (now) => {
      const due = [...hands].filter(([, { until }]) => until <= now)
      await inLanes(due, ([id, hand]) => finish(id, hand, now))
      if (!isOpen(now)) return
      const free = (await openWork()).filter(({ id, isSuspended }) => {
        return !hands.has(id) && !isSuspended && (failed.get(id) ?? 0) < TRIES
      })
      await inLanes(free, (item) => take(item, now))
    },
  }
}

/** What somebody writes beside a task: a supplier to the company, others for each other. */
const wordsBy = ({ role }: Account, random: Random) =>
  role === 'supplier'
    ? { kind: 'partner' as const, text: random.pick(appraisals) }
    : { kind: 'note' as const, text: random.pick(notes) }

type Words = ReturnType<typeof wordsBy>

async function write(world: World, client: Client, number: string, task: string, words: Words): Promise<void> {
  const said = { key: `note ${task}`, case: number, ...words }
  const what = words.kind === 'note' ? 'notes written' : 'words of suppliers written'
  await askMany(world, what, [said], (items) => client.writeEntries({ body: { items } }))
}
