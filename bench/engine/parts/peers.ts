import { CONNECTIONS } from '../bench-database.ts'
import { copies, drawnEngine, startAll, startsOf } from '../drawn-engine.ts'
import { deployFourSteps, stepHandlers } from '../four-steps.ts'
import { chunks, perSecond } from '../measure.ts'
import type { Part } from '../part.ts'
import { type SpawnedPeer, spawnPeer } from '../peers/spawn-peer.ts'

const BATCH = 1_000
const BATCHES = 10
const EACH = 1_000
const IN_MEMORY = 300

/** Peers by the name of their figure, and how many flows each is given. */
const PEERS = {
  dbos: { name: '@dbos-inc/dbos-sdk', most: EACH },
  bpmnEngine: { name: 'bpmn-engine', most: IN_MEMORY },
}
type PeerKey = keyof typeof PEERS

export const peers: Part = {
  says: { en: 'Beside others: four steps that only compute', 'zh-CN': '与其他引擎对比：四个仅做计算的步骤' },
  figures: {
    batches: {
      says: { en: `ours, ${BATCH} a transaction`, 'zh-CN': `本引擎，每个事务 ${BATCH} 个` },
      unit: 'per-second',
    },
    singles: {
      says: {
        en: `ours, one a transaction, ${CONNECTIONS} at once`,
        'zh-CN': `本引擎，每个事务 1 个，${CONNECTIONS} 个并发`,
      },
      unit: 'per-second',
    },
    dbos: {
      says: {
        en: `DBOS, a workflow of four steps, ${CONNECTIONS} at once, on the same PostgreSQL`,
        'zh-CN': `DBOS，四步工作流，${CONNECTIONS} 个并发，使用同一 PostgreSQL`,
      },
      unit: 'per-second',
    },
    bpmnEngine: {
      says: { en: 'bpmn-engine, in memory, nothing stored', 'zh-CN': 'bpmn-engine，内存中运行，不存储' },
      unit: 'per-second',
    },
    batchesToDbos: {
      says: { en: 'our batches : DBOS', 'zh-CN': '本引擎批量 : DBOS' },
      unit: 'times',
      aim: { atLeast: 10 },
    },
    singlesToDbos: { says: { en: 'ours singly : DBOS', 'zh-CN': '本引擎逐个 : DBOS' }, unit: 'times' },
    batchesToBpmnEngine: {
      says: { en: 'our batches : bpmn-engine', 'zh-CN': '本引擎批量 : bpmn-engine' },
      unit: 'times',
    },
    singlesToBpmnEngine: {
      says: { en: 'ours singly : bpmn-engine', 'zh-CN': '本引擎逐个 : bpmn-engine' },
      unit: 'times',
    },
  },
  async open(bench) {
    const { database } = bench.home
    const engine = drawnEngine(bench.server.log, stepHandlers)
    await deployFourSteps(database, engine)
    const opened = new Map<PeerKey, SpawnedPeer>()
    const own = await bench.server.newDatabase('dbos')
    for (const key of ['dbos', 'bpmnEngine'] as const) {
      try {
        opened.set(key, await spawnPeer(key, own))
      } catch (error) {
        // What cannot be installed or started on a platform leaves the others worth measuring.
        bench.leaveOut(PEERS[key].name, error)
      }
    }
    const give = (count: number) => startsOf(copies(count, { sum: 1 }))
    return {
      round: async () => {
        const batch = chunks(give(bench.scaled(BATCH * BATCHES)), BATCH).map(
          (some) => () => startAll(database, engine, 'four', some).then(() => some.length),
        )
        const batches = await perSecond(batch, 1)
        const single = give(bench.scaled(EACH)).map(
          (one) => () => startAll(database, engine, 'four', [one]).then(() => 1),
        )
        const singles = await perSecond(single, CONNECTIONS)
        const figures: Record<string, number> = { batches, singles }
        for (const [key, peer] of opened) {
          const theirs = await peer.measure(bench.scaled(PEERS[key].most))
          const ratioOf = `To${key.charAt(0).toUpperCase()}${key.slice(1)}`
          figures[key] = theirs
          figures[`batches${ratioOf}`] = batches / theirs
          figures[`singles${ratioOf}`] = singles / theirs
        }
        return figures
      },
      close: async () => {
        for (const peer of opened.values()) await peer.close()
      },
    }
  },
}
