import { CONNECTIONS } from '../bench-database.ts'
import { perSecond, timed } from '../measure.ts'
import { nothingToClose, type Part } from '../part.ts'
import { deployedEngine, startAll, starts } from '../straight-flow.ts'
import { takeRows, writeRows } from '../wall.ts'

const BATCH = 1_000
const BATCHES = 10
const SINGLES = 1_000

/** Cases that run straight through, beside bare inserts of the rows that they leave. */
export const straight: Part = {
  says: {
    en: 'Straight through: the retail return, six elements, judged by its table',
    'zh-CN': '直通：零售退货，六个节点，由判定表裁决',
  },
  figures: {
    wall: {
      says: { en: 'bare inserts of the same rows (the wall)', 'zh-CN': '直接插入相同数据行（上限）' },
      unit: 'per-second',
    },
    batches: { says: { en: `${BATCH} cases a transaction`, 'zh-CN': `每个事务 ${BATCH} 个工单` }, unit: 'per-second' },
    singles: {
      says: {
        en: `one case a transaction, ${CONNECTIONS} at once`,
        'zh-CN': `每个事务 1 个工单，${CONNECTIONS} 个并发`,
      },
      unit: 'per-second',
    },
    batchesToWall: { says: { en: 'batches : the wall', 'zh-CN': '批量 : 上限' }, unit: 'times', aim: { atLeast: 0.5 } },
    singlesToWall: { says: { en: 'singly : the wall', 'zh-CN': '逐个 : 上限' }, unit: 'times' },
  },
  async open({ home: { database }, server: { log }, scaled }) {
    const engine = await deployedEngine(database, log)
    return {
      round: async () => {
        // Batch and wall take turns, so that whatever else the machine does hits both.
        const size = scaled(BATCH)
        let batched = 0
        let walled = 0
        for (let batch = 0; batch < BATCHES; batch += 1) {
          const prepared = starts(size)
          batched += await timed(() => startAll(database, engine, prepared))
          const rows = await takeRows(database, size)
          walled += await timed(() => writeRows(database, rows))
        }
        const batches = (size * BATCHES * 1_000) / batched
        const wall = (size * BATCHES * 1_000) / walled
        const single = starts(scaled(SINGLES)).map((start) => () => startAll(database, engine, [start]).then(() => 1))
        const singles = await perSecond(single, CONNECTIONS)
        return { wall, batches, singles, batchesToWall: batches / wall, singlesToWall: singles / wall }
      },
      close: nothingToClose,
    }
  },
}
