import type { Client } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { DAY, isOpen } from './hours.ts'
import type { World } from './world.ts'

interface ProcessOwner {
  /** Now and then brings out a flow with a slip in it, and the day after one without, for the running cases too. */
  round(now: Instant): Promise<void>
}

const FLOW = 'inquiry'
const RIGHT = '=doing = &quot;answer&quot;'
/** Says yes and no where a condition says true and false: it can be deployed, and decides nothing. */
const WRONG = '=if doing = &quot;answer&quot; then &quot;yes&quot; else &quot;no&quot;'
/** Of so many days the last are those of the slip. */
const CYCLE = 4
const SLIP = 1
const MOST = 5_000

export function openProcessOwner(world: World, begun: Instant, client: () => Promise<Client | null>): ProcessOwner {
  return {
    round: async (now) => {
      if (!isOpen(now)) return
      const owner = await client()
      if (owner === null) return
      const versions = await world.ask('listVersions', () => owner.listVersions({ params: { key: FLOW } }))
      const version = Math.max(0, ...(versions?.items ?? []).map(({ version: one }) => one))
      if (version === 0) return
      const params = { key: FLOW, version: String(version) }
      const newest = await world.ask('getVersion', () => owner.getVersion({ params }))
      if (newest === null) return
      const isWrong = newest.xml.includes(WRONG)
      const willBeWrong = Math.floor((now - begun) / DAY) % CYCLE >= CYCLE - SLIP
      if (isWrong === willBeWrong) return
      await bringOut(world, owner, { resource: newest.resource, xml: newest.xml, isWrong })
    },
  }
}

interface Drawing {
  readonly resource: string
  readonly xml: string
  readonly isWrong: boolean
}

async function bringOut(world: World, owner: Client, { resource, xml, isWrong }: Drawing): Promise<void> {
  const content = isWrong ? xml.replace(WRONG, RIGHT) : xml.replace(RIGHT, WRONG)
  const resources = [{ name: resource, content }]
  const deployed = await world.ask('deploy', () => owner.deploy({ body: { resources } }))
  const version = deployed?.items.find(({ key }) => key === FLOW)?.version
  if (version === undefined) return
  world.tally.did(isWrong ? 'flows mended' : 'flows with a slip brought out')
  if (!isWrong) return
  const body = { toVersion: version, dryRun: false, limit: MOST }
  const moved = await world.ask('migrateInstances', () => owner.migrateInstances({ params: { key: FLOW }, body }))
  if (moved !== null) world.tally.did('running cases moved to the mended flow')
}
