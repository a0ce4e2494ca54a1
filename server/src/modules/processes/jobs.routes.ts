import {
  type BodyOf,
  type Caller,
  handle,
  languageOf,
  type QueryOf,
  type RouteHandler,
  routes,
} from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { ActivatedJob, JobDesk, JobRefusal, JobReport } from '../../engine/index.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { answerOnTheWire } from './job-on-the-wire.ts'
import { type JobsOf, jobsShown, type NotYours, openJobsShown, reportsNotTheirs } from './jobs-withheld.ts'

interface JobRoutesOptions extends JobsOf {
  readonly desk: JobDesk
}

/** Work that programs of any language do for flows. */
export function jobRoutes({ desk, ...of }: JobRoutesOptions): RouteHandler[] {
  return [
    handle(routes.listJobs, ({ query, caller }) => listJobs(desk, of, query, caller)),
    handle(routes.activateJobs, async ({ body, signal, caller }) => {
      const jobs = await activate(desk, body, signal)
      return jobs.ok ? accept({ jobs: await jobsShown(of, caller, jobs.value) }) : jobs
    }),
    handle(routes.streamJobs, ({ query, signal, caller }) => stream(desk, of, query, { signal, caller })),
    handle(routes.completeJobs, async ({ body, caller, requestHeaders }) => {
      const language = languageOf(requestHeaders.get('accept-language') ?? undefined)
      const reports = body.jobs.map(({ id, ...job }): JobReport => ({ ...job, jobId: id, kind: 'completed' }))
      const refused = await reportsNotTheirs(of, caller, reports)
      const allowed = reports.filter((report) => !refused.has(report))
      const answers = await desk.report(allowed)
      const told = reports.flatMap((report) => {
        const notTheirs = refused.get(report)
        const answer = notTheirs === undefined ? answers[allowed.indexOf(report)] : refuse(notTheirs)
        return answer === undefined ? [] : [answerOnTheWire(report, answer, language)]
      })
      return accept({ answers: told })
    }),
    handle(routes.completeJob, (call) => {
      const { variables } = call.body
      return say(desk, of, call.caller, { ...heldBy(call), kind: 'completed', variables })
    }),
    handle(routes.failJob, async (call) => {
      const { message, code = null, retries = null, backoffSeconds, variables } = call.body
      const delay = backoffSeconds === undefined ? null : backoffSeconds * 1_000
      const sentence = { en: message, 'zh-CN': message }
      return known(
        await say(desk, of, call.caller, {
          ...heldBy(call),
          kind: 'failed',
          message: sentence,
          code,
          retries,
          delay,
          variables,
        }),
      )
    }),
    handle(routes.throwJobError, async (call) => {
      const { code, message, variables } = call.body
      return known(
        await say(desk, of, call.caller, { ...heldBy(call), kind: 'error-thrown', code, message, variables }),
      )
    }),
    handle(routes.escalateJob, async (call) => {
      const { code, variables } = call.body
      return known(await say(desk, of, call.caller, { ...heldBy(call), kind: 'escalated', code, variables }))
    }),
    handle(routes.extendJobLock, async (call) => {
      const until = await desk.extendLock(heldBy(call), call.body.lockSeconds * 1_000)
      return until.ok ? accept({ id: call.params.id, lockedUntil: until.value }) : until
    }),
    handle(routes.releaseJob, async (call) => named(call, await desk.release(heldBy(call)))),
    handle(routes.setJobRetries, async (call) => {
      const { fence = null, retries } = call.body
      return named(call, await desk.setRetries(call.params.id, fence, retries))
    }),
  ]
}

async function listJobs(desk: JobDesk, of: JobsOf, query: QueryOf<typeof routes.listJobs>, caller: Caller) {
  const after = afterId(query)
  if (!after.ok) return after
  const jobs = await desk.list(query, { after: after.value, limit: query.limit + 1 })
  const shown = await openJobsShown(of, caller, jobs)
  return accept(pageOf(shown, query, ({ id }) => id))
}

type ActivateBody = BodyOf<typeof routes.activateJobs>

async function activate(desk: JobDesk, body: ActivateBody, signal: AbortSignal) {
  const { worker, maxJobs: most, lockSeconds, waitSeconds, variables = null } = body
  const request = { types: [...new Set(body.types)], worker, most, lockFor: lockSeconds * 1_000, variables }
  return desk.activate(request, { waitFor: waitSeconds * 1_000, signal })
}

async function stream(
  desk: JobDesk,
  of: JobsOf,
  query: QueryOf<typeof routes.streamJobs>,
  { signal, caller }: { readonly signal: AbortSignal; readonly caller: Caller },
) {
  const { worker, maxActive: most, lockSeconds, variable: variables = null } = query
  const request = { types: [...new Set(query.type)], worker, most, lockFor: lockSeconds * 1_000, variables }
  const groups = desk.stream(request, signal)
  return groups.ok ? accept(onTheWire(of, caller, groups.value)) : groups
}

async function* onTheWire(of: JobsOf, caller: Caller, groups: AsyncIterable<readonly ActivatedJob[]>) {
  for await (const jobs of groups) yield await jobsShown(of, caller, jobs)
}

interface JobCall {
  readonly params: { readonly id: string }
  readonly body: { readonly fence: number }
}

const heldBy = ({ params, body }: JobCall) => ({ jobId: params.id, fence: body.fence })

/** What a single report is answered with: the job that it was about, or why it does not count. */
async function say(
  desk: JobDesk,
  of: JobsOf,
  caller: Caller,
  report: JobReport,
): Promise<Result<{ id: string }, JobRefusal | NotYours>> {
  const notTheirs = (await reportsNotTheirs(of, caller, [report])).get(report)
  if (notTheirs !== undefined) return refuse(notTheirs)
  const [answer] = await desk.report([report])
  if (answer === undefined) throw new Error(`expected an answer for job ${report.jobId}, got none`)
  return answer.ok ? accept({ id: report.jobId }) : answer
}

type OtherRefusal = Exclude<JobRefusal, { code: 'jobs.no-such-activity' }> | NotYours

/** Only what completes a job chooses activities. */
function known<T>(answer: Result<T, JobRefusal | NotYours>): Result<T, OtherRefusal> {
  if (answer.ok) return answer
  const { refusal } = answer
  if (refusal.code !== 'jobs.no-such-activity') return refuse(refusal)
  throw new Error(`expected no choice of activities, got one of ${refusal.element}`)
}

function named<R extends { readonly code: string }>(
  { params }: Pick<JobCall, 'params'>,
  answer: Result<null, R>,
): Result<{ id: string }, R> {
  return answer.ok ? accept({ id: params.id }) : answer
}
