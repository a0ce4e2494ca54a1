import type { LiveNews } from '@aftersale/contract'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failure.ts'
import { answered, Refused } from '../../api/refused.ts'

export type Listening = {
  /** The case that is open, by its number; null: none is. */
  readonly openCase: string | null
  /** `isFirst`: of a connection, so that something may have been missed before it. */
  readonly onNews: (news: LiveNews, isFirst: boolean) => void
  readonly onAlive: (isAlive: boolean) => void
}

/** The server is heard of every ten seconds; after this long (milliseconds) the line is taken to be dead. */
const SILENT_FOR = 25_000
const RETRY = { first: 1_000, longest: 30_000 }

/**
 * Listens to the server as long as the page is in view: browsers allow few connections to a server, and a page that nobody sees needs
 * none. A connection that ends or breaks off is made anew, later and later. Answers what ends it.
 */
export function listen(listening: Listening): () => void {
  const stopping = new AbortController()
  void run(listening, stopping.signal)
  return () => stopping.abort()
}

async function run(listening: Listening, stopped: AbortSignal): Promise<void> {
  let { openCase } = listening
  for (let retry = RETRY.first; !stopped.aborted; ) {
    await inView(stopped)
    try {
      await hear({ ...listening, openCase }, stopped)
      retry = RETRY.first
    } catch (error) {
      if (stopped.aborted) return
      listening.onAlive(false)
      if (error instanceof Refused) {
        if (error.refusal.code !== 'cases.not-found' || openCase === null) return
        openCase = null
      }
      if (failureOf(error).kind === 'signed-out') return
      await pause(retry, stopped)
      retry = Math.min(retry * 2, RETRY.longest)
    }
  }
}

/** One connection, until the server ends it or the page is out of view. */
async function hear({ openCase, onNews, onAlive }: Listening, stopped: AbortSignal): Promise<void> {
  const silent = new AbortController()
  const hidden = new AbortController()
  const hide = () => document.visibilityState === 'hidden' && hidden.abort()
  document.addEventListener('visibilitychange', hide)
  let watch = setTimeout(() => silent.abort(), SILENT_FOR)
  try {
    const signal = AbortSignal.any([stopped, silent.signal, hidden.signal])
    const query = openCase === null ? {} : { case: openCase }
    let isFirst = true
    for await (const group of await answered(api().watchLive({ query, signal }))) {
      clearTimeout(watch)
      watch = setTimeout(() => silent.abort(), SILENT_FOR)
      onAlive(true)
      for (const news of group) {
        onNews(news, isFirst)
        isFirst = false
      }
    }
  } catch (error) {
    if (!hidden.signal.aborted) throw error
  } finally {
    clearTimeout(watch)
    document.removeEventListener('visibilitychange', hide)
  }
}

/** Resolves once the page is seen. */
async function inView(stopped: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !stopped.aborted) {
    await new Promise<void>((resolve) => {
      document.addEventListener('visibilitychange', () => resolve(), { once: true })
      stopped.addEventListener('abort', () => resolve(), { once: true })
    })
  }
}

async function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds)
    stopped.addEventListener('abort', () => resolve(), { once: true })
  })
}
