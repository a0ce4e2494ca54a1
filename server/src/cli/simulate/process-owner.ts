import type { AnswerOf, Client, routes } from '@aftersale/contract'
import { addMilliseconds, type Instant } from '@aftersale/kernel'
import { DAY, isOpen } from './hours.ts'
import type { World } from './world.ts'

interface ProcessOwner {
  /**
   * Now and then brings out a flow with a slip in it. Once that has stopped a case, brings out one without and has those who
   * wait go by it; what has stopped goes on the day after.
   */
  round(now: Instant): Promise<void>
}

const FLOW = 'inquiry'
/** The step that cases wait at, and the gateway after it whose condition the slip is in. */
const WAITS = 'Answer'
const DECIDES = 'Then'
const RIGHT = '=doing = &quot;answer&quot;'
/** Says yes and no where a condition says true and false: it can be deployed, and decides nothing. */
const WRONG = '=if doing = &quot;answer&quot; then &quot;yes&quot; else &quot;no&quot;'
/** Of so many days the last are those of the slip. */
const CYCLE = 4
const SLIP = 1
const MOST = 5_000

type Version = AnswerOf<typeof routes.getVersion>

export function openProcessOwner(world: World, begun: Instant, client: () => Promise<Client | null>): ProcessOwner {
  return {
    round: async (now) => {
      if (!isOpen(now)) return
      const owner = await client()
      if (owner === null) return
      const versions = await world.ask('listVersions', () => owner.listVersions({ params: { key: FLOW } }))
      const [newest, before] = versions?.items ?? []
      if (newest === undefined) return
      const params = { key: FLOW, version: String(newest.version) }
      const drawing = await world.ask('getVersion', () => owner.getVersion({ params }))
      if (drawing === null) return
      const query = { process: FLOW, element: DECIDES, limit: 200 }
      const incidents = await world.ask('listIncidents', () => owner.listIncidents({ query }))
      const stopped = incidents?.items ?? []
      const days = Math.floor((now - begun) / DAY)
      const isDayOfSlip = days % CYCLE >= CYCLE - SLIP
      if (drawing.xml.includes(WRONG)) {
        if (stopped.length > 0 || !isDayOfSlip) await mend(world, owner, drawing)
        return
      }
      const today = addMilliseconds(begun, days * DAY)
      const hadItsSlip = before !== undefined && before.deployedAt >= today
      if (isDayOfSlip && !hadItsSlip) await bringOut(world, owner, drawing, drawing.xml.replace(RIGHT, WRONG))
      const sinceYesterday = stopped.filter(({ openedAt }) => openedAt < today)
      if (sinceYesterday.length > 0) await goOn(world, owner, newest.version, sinceYesterday)
    },
  }
}

async function bringOut(world: World, owner: Client, { resource }: Version, xml: string): Promise<number | undefined> {
  const resources = [{ name: resource, content: xml }]
  const deployed = await world.ask('deploy', () => owner.deploy({ body: { resources } }))
  const version = deployed?.items.find(({ key }) => key === FLOW)?.version
  if (version !== undefined) world.tally.did(xml.includes(WRONG) ? 'flows with a slip brought out' : 'flows mended')
  return version
}

async function mend(world: World, owner: Client, drawing: Version): Promise<void> {
  const toVersion = await bringOut(world, owner, drawing, drawing.xml.replace(WRONG, RIGHT))
  if (toVersion === undefined) return
  await move(world, owner, { toVersion, elements: [WAITS] })
}

type Incidents = AnswerOf<typeof routes.listIncidents>['items']

async function goOn(world: World, owner: Client, toVersion: number, stopped: Incidents): Promise<void> {
  const instanceIds = stopped.map(({ instanceId }) => instanceId)
  if (!(await move(world, owner, { toVersion, instanceIds }))) return
  for (const { id } of stopped) {
    const retried = await world.ask('retryIncident', () => owner.retryIncident({ params: { id }, body: {} }))
    if (retried !== null) world.tally.did('stopped cases that went on')
  }
}

interface Move {
  readonly toVersion: number
  readonly elements?: string[]
  readonly instanceIds?: string[]
}

async function move(world: World, owner: Client, which: Move): Promise<boolean> {
  const body = { ...which, dryRun: false, limit: MOST }
  const moved = await world.ask('migrateInstances', () => owner.migrateInstances({ params: { key: FLOW }, body }))
  if (moved !== null) world.tally.did('running cases moved to the mended flow', moved.moves)
  return moved !== null
}
