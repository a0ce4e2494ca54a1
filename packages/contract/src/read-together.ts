import { READS_MOST, type Read, type ReadAnswer } from './routes/reads.ts'

/** One question, with what has it asked alone where no other comes with it. */
export interface Question {
  readonly read: Read
  readonly alone: () => Promise<Answered>
  readonly signal?: AbortSignal
}

/** What came of a question: the status, and the body as JSON. */
export type Answered = Pick<ReadAnswer, 'status' | 'body'>

/** Asks several in one request. Refused as a whole, each is refused so. */
type AskAll = (reads: readonly Read[], signal: AbortSignal) => Promise<AsyncIterable<readonly ReadAnswer[]> | Answered>

interface Waiting extends Question {
  readonly settle: (answered: Answered) => void
  readonly fail: (reason: unknown) => void
}

/**
 * Gathers what is asked until `soon` calls back and asks it in one request, of which each gets its answer as soon as it arrives.
 * Who hangs up gets none; when all have, the request ends.
 */
export function readingTogether(
  askAll: AskAll,
  soon: (send: () => void) => void,
): (question: Question) => Promise<Answered> {
  let gathered: Waiting[] = []
  const send = () => {
    const all = gathered.filter(({ signal }) => !signal?.aborted)
    gathered = []
    for (let from = 0; from < all.length; from += READS_MOST) void ask(all.slice(from, from + READS_MOST), askAll)
  }
  return async (question) => {
    question.signal?.throwIfAborted()
    return await new Promise<Answered>((settle, fail) => {
      question.signal?.addEventListener('abort', () => fail(question.signal?.reason), { once: true })
      gathered.push({ ...question, settle, fail })
      if (gathered.length === 1) soon(send)
    })
  }
}

async function ask(questions: readonly Waiting[], askAll: AskAll): Promise<void> {
  const [only] = questions
  if (only !== undefined && questions.length === 1) return await only.alone().then(only.settle, only.fail)
  const reason = await answerEach(questions, askAll).then(
    () => new TypeError('expected an answer to every question, got fewer'),
    (error: unknown) => error,
  )
  // Those that have an answer are not reached by it any more.
  for (const { fail } of questions) fail(reason)
}

async function answerEach(questions: readonly Waiting[], askAll: AskAll): Promise<void> {
  const reads = questions.map(({ read }) => read)
  const answer = await askAll(reads, allAborted(questions))
  if ('status' in answer) {
    for (const { settle } of questions) settle(answer)
    return
  }
  for await (const group of answer) for (const { at, ...answered } of group) questions[at]?.settle(answered)
}

/** Aborted when nobody waits any more. */
function allAborted(questions: readonly Question[]): AbortSignal {
  const controller = new AbortController()
  let left = questions.length
  for (const { signal } of questions) {
    signal?.addEventListener('abort', () => {
      left -= 1
      if (left === 0) controller.abort(signal.reason)
    })
  }
  return controller.signal
}
