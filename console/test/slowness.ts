import { createHash } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'

/** The longest that a question to the server, and its answer, is held back, in milliseconds. */
const LONGEST = 400

/**
 * Makes a page as slow as that of a busy machine, so that what only holds where everything is quick is seen here:
 * `AFTERSALE_WALKS_SLOWER=6` divides the speed of its processor, `AFTERSALE_WALKS_LATER=7` holds questions and answers back,
 * each for a time that the number, the address and how often it was asked for draw.
 */
export async function beAsSlowAsAsked(page: Page): Promise<void> {
  const { AFTERSALE_WALKS_SLOWER: slower, AFTERSALE_WALKS_LATER: seed } = process.env
  if (slower === undefined && seed === undefined) return
  const session = await page.context().newCDPSession(page)
  if (slower !== undefined) await session.send('Emulation.setCPUThrottlingRate', { rate: Number(slower) })
  if (seed !== undefined) await holdBack(session, seed)
}

/**
 * Below the routes of a walk, and of the server's answers too: what arrives late at the server and what arrives late at the page
 * are different faults. The live news is held back only as it begins.
 */
async function holdBack(session: CDPSession, seed: string): Promise<void> {
  const asked = new Map<string, number>()
  const drawn = (name: string) => {
    const often = (asked.get(name) ?? 0) + 1
    asked.set(name, often)
    return createHash('sha256').update(`${seed} ${name} ${often}`).digest().readUInt16BE() % LONGEST
  }
  session.on('Fetch.requestPaused', ({ requestId, request, responseStatusCode, responseErrorReason }) => {
    const isAnswer = responseStatusCode !== undefined || responseErrorReason !== undefined
    const name = `${isAnswer ? 'answer' : 'question'} ${request.method} ${new URL(request.url).pathname}`
    // Whoever asked may have gone since.
    setTimeout(() => void session.send('Fetch.continueRequest', { requestId }).catch(() => undefined), drawn(name))
  })
  const patterns = (['Request', 'Response'] as const).map((requestStage) => ({ urlPattern: '*/api/*', requestStage }))
  await session.send('Fetch.enable', { patterns })
}
