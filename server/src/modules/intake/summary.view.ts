import type { Database } from '../../platform/database.ts'

/** What came in and what became of it, counted from the records at this moment. */
export interface Summary {
  readonly orderLines: number
  readonly requests: number
  readonly approved: number
  readonly toPerson: { readonly tooOld: number; readonly tooMuch: number; readonly notFound: number }
  readonly refundedMinor: number
  readonly currency: string | null
  readonly rejected: Readonly<Record<string, number>>
}

/** The summary of the sources whose name is this, or of everything. `toPerson` also lists reasons that a company adds. */
export async function readSummary(database: Database, source: string | null): Promise<Summary> {
  const [lines, requests, judged, refunds, rejected] = await Promise.all([
    countRows(database, 'order_line', source),
    countRows(database, 'return_request', source),
    judgedCases(database, source),
    refundTotals(database, source),
    rejectCounts(database, source),
  ])
  const toPerson = judged.filter((row) => row.judgement === 'person' && row.reason !== null)
  return {
    orderLines: lines,
    requests,
    approved: judged.filter((row) => row.judgement === 'approve').reduce((sum, row) => sum + row.count, 0),
    toPerson: {
      tooOld: 0,
      tooMuch: 0,
      notFound: 0,
      ...Object.fromEntries(toPerson.map((row) => [row.reason, row.count])),
    },
    refundedMinor: refunds.minor,
    currency: refunds.currency,
    rejected: Object.fromEntries(rejected.map((row) => [row.reason, row.count])),
  }
}

async function countRows(database: Database, table: 'order_line' | 'return_request', source: string | null) {
  const row = await database
    .selectFrom(table)
    .select((counted) => counted.fn.countAll<number>().as('count'))
    .$if(source !== null, (query) => query.where('source', '=', source ?? ''))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Of the requests that are counted beside them: cases of other kinds are judged by other rules, for reasons of their own. */
function judgedCases(database: Database, source: string | null) {
  return database
    .selectFrom('service_case')
    .where('request_id', 'is not', null)
    .select(['judgement', 'reason'])
    .select((counted) => counted.fn.countAll<number>().as('count'))
    .$if(source !== null, (query) => query.where('source', '=', source ?? ''))
    .groupBy(['judgement', 'reason'])
    .orderBy('reason')
    .execute()
}

/** Money of several currencies is never added up: the total is that of the currency with the most refunds. */
async function refundTotals(database: Database, source: string | null) {
  const totals = await database
    .selectFrom('refund')
    .innerJoin('return_request', 'return_request.id', 'refund.request_id')
    .select('refund.currency')
    .select((sum) => sum.fn.sum<string>('refund.amount_minor').as('minor'))
    .$if(source !== null, (query) => query.where('return_request.source', '=', source ?? ''))
    .groupBy('refund.currency')
    .orderBy((sum) => sum.fn.countAll(), 'desc')
    .execute()
  return { minor: Number(totals[0]?.minor ?? 0), currency: totals[0]?.currency ?? null }
}

function rejectCounts(database: Database, source: string | null) {
  return database
    .selectFrom('import_reject')
    .innerJoin('import', 'import.id', 'import_reject.import_id')
    .select('import_reject.reason')
    .select((counted) => counted.fn.countAll<number>().as('count'))
    .$if(source !== null, (query) => query.where('import.source', '=', source ?? ''))
    .groupBy('import_reject.reason')
    .orderBy('import_reject.reason')
    .execute()
}
