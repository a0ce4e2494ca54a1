import type { Client } from '@aftersale/contract'
import { JobDesk } from '../../../server/src/engine/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import { openServer } from '../../server/open-server.ts'
import { begin, copies, deployFlow, drawnEngine, startsOf } from '../drawn-engine.ts'
import { service } from '../drawn-flow.ts'
import { type Piece, perSecond } from '../measure.ts'
import { nothingToClose, type Part } from '../part.ts'

const EACH = 2_000
const BATCH = 100
const WORKERS = 4
/** Batches that a new server is given before it is measured. */
const WARM = 8
const LOCK_SECONDS = 300

/** What a worker sends back. */
const BROUGHT = { label: 'SF1234567890' }

export const workers: Part = {
  says: {
    en: 'Resumed by external workers: start, service task, end',
    'zh-CN': '由外部程序继续：开始、服务任务、结束',
  },
  figures: {
    started: {
      says: { en: 'begun up to the job, 1000 a transaction', 'zh-CN': '启动到工作，每个事务 1000 个' },
      unit: 'per-second',
    },
    engine: {
      says: {
        en: `${WORKERS} workers, ${BATCH} jobs at a time, inside the process`,
        'zh-CN': `${WORKERS} 个程序，每次 ${BATCH} 个，进程内`,
      },
      unit: 'per-second',
    },
    http: {
      says: {
        en: `${WORKERS} workers, ${BATCH} jobs at a time, over HTTP`,
        'zh-CN': `${WORKERS} 个程序，每次 ${BATCH} 个，经 HTTP`,
      },
      unit: 'per-second',
    },
  },
  async open(bench) {
    const { database } = bench.home
    const { log } = bench.server
    const engine = drawnEngine(log)
    await deployFlow(database, engine, 'labelled', service('Print', 'print-label'))
    const desk = new JobDesk({ setup: engine.setup, database, clock: systemClock, log })

    const within: Piece = async () => {
      const request = {
        types: ['print-label'],
        worker: 'inside',
        most: BATCH,
        lockFor: LOCK_SECONDS * 1_000,
        variables: null,
      }
      const taken = await desk.activate(request, { waitFor: 0, signal: bench.signal })
      if (!taken.ok) throw new Error(`expected jobs, got ${taken.refusal.code}`)
      const answers = await desk.report(
        taken.value.map(({ id: jobId, fence }) => ({ jobId, fence, kind: 'completed', variables: BROUGHT })),
      )
      return answers.filter(({ ok }) => ok).length
    }
    const overHttp =
      (client: Client): Piece =>
      async () => {
        const body = { types: ['print-label'], worker: 'outside', maxJobs: BATCH, lockSeconds: LOCK_SECONDS }
        const taken = await client.activateJobs({ body })
        if (!taken.ok) throw new Error(`expected jobs, got ${taken.refusal.code}`)
        const jobs = taken.value.jobs.map(({ id, fence }) => ({ id, fence, variables: BROUGHT }))
        if (jobs.length === 0) return 0
        const said = await client.completeJobs({ body: { jobs } })
        if (!said.ok) throw new Error(`expected the jobs to be completed, got ${said.refusal.code}`)
        return said.value.answers.filter(({ accepted }) => accepted).length
      }
    return {
      round: async () => {
        const rounds = Math.max(1, Math.round(bench.scaled(EACH) / BATCH))
        const starts = startsOf(copies((2 * rounds + WARM) * BATCH, { order: 7, note: '礼物' }))
        const { rate: started } = await begin(database, engine, 'labelled', starts)
        const pieces = (piece: Piece, count: number) => Array.from({ length: count }, () => piece)
        const inside = await perSecond(pieces(within, rounds), WORKERS)
        // The server runs while it is measured only: what it does by itself would disturb the other parts.
        const server = await openServer({ ...bench.server, ...bench.home, root: bench.root })
        try {
          await perSecond(pieces(overHttp(server.client), WARM), WORKERS)
          const http = await perSecond(pieces(overHttp(server.client), rounds), WORKERS)
          return { started, engine: inside, http }
        } finally {
          await server.close()
        }
      },
      close: nothingToClose,
    }
  },
}
