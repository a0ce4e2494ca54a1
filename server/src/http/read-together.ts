import {
  type AnswerOf,
  errorBodyOf,
  handle,
  isReadTogether,
  type KnownRefusal,
  languageOf,
  type Read,
  type ReadAnswer,
  type RouteHandler,
  refusalEntry,
  routeList,
  routes,
  successOf,
} from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { notedEditions, withEditions } from '../platform/editions.ts'
import type { Log } from '../platform/log.ts'
import type { AskedFor, AskRoute } from './ask-route.ts'

/** So many questions of one request are asked at a time, as many as a browser sends requests. */
const AT_ONCE = 6

const readable = new Map(routeList.filter(isReadTogether).map((route) => [route.id, route]))

interface Options {
  readonly ask: AskRoute
  /** What a caller is told of an error; it is logged. */
  readonly tell: (error: unknown, requestId: string, signal: AbortSignal) => Promise<KnownRefusal>
  readonly log: Pick<Log, 'info'>
}

/** Serves what a page asks at once: each question passes the doors of its own route and is answered as soon as it can be. */
export function readTogetherRoute({ ask, tell, log }: Options): RouteHandler {
  const answerOf = async (read: Read, who: AskedFor) => {
    const route = readable.get(read.route)
    if (route === undefined) return refuse({ code: 'http.path-unknown' } as const)
    const answer = await ask(route, read, who)
    const { status, schema } = successOf(route)
    return answer.ok ? accept({ status, body: schema.encode(answer.value) }) : answer
  }
  return handle(routes.readTogether, async ({ body: { reads }, caller, now, signal, requestId, requestHeaders }) => {
    const language = languageOf(requestHeaders.get('accept-language') ?? undefined)
    const who = { caller, now, signal, requestHeaders }
    const answered = async (read: Read, at: number): Promise<ReadAnswer> => {
      const answer = await answerOf(read, who).catch(async (error) => refuse(await tell(error, requestId, signal)))
      if (answer.ok) return { at, ...answer.value }
      return { at, status: refusalEntry(answer.refusal.code).status, body: errorBodyOf(answer.refusal, language) }
    }
    // One request tells of all of them together: which of them was slow is told here.
    const one = async (read: Read, at: number) => {
      const begun = performance.now()
      const answer = await answered(read, at)
      const milliseconds = Math.round(performance.now() - begun)
      log.info({ requestId, route: read.route, status: answer.status, milliseconds }, 'read')
      return answer
    }
    // A stream is read after the call, where nobody knows any more what its reading goes by.
    const noted = notedEditions(caller)
    return accept(asTheyCome(reads, (read, at) => withEditions(noted, () => one(read, at))))
  })
}

/** The answers in the order in which they are known, a few being asked at a time; none of them fails. */
async function* asTheyCome(
  reads: readonly Read[],
  ask: (read: Read, at: number) => Promise<ReadAnswer>,
): AnswerOf<typeof routes.readTogether> {
  const asked = reads.entries()
  const running = new Map<number, Promise<ReadAnswer>>()
  const more = () => {
    const { value, done } = asked.next()
    if (!done) running.set(value[0], ask(value[1], value[0]))
  }
  for (let free = AT_ONCE; free > 0; free -= 1) more()
  while (running.size > 0) {
    const answer = await Promise.race(running.values())
    running.delete(answer.at)
    more()
    yield [answer]
  }
}
