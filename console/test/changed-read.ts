import type { Page, Route } from 'playwright-core'

/** Cut off, or answered with this instead. */
type Instead = 'cut' | { readonly json: unknown }

interface Reading {
  /** The route's name in the contract, and its address. */
  readonly route: string
  readonly address: string
}

const TOGETHER = '**/api/reads'

/** Answers what a page reads by one route otherwise, whether it asks alone or together with others; answers how to stop. */
export async function changeRead(page: Page, { route: name, address }: Reading, instead: Instead) {
  const alone = (route: Route) => (instead === 'cut' ? route.abort() : route.fulfill(instead))
  const together = async (route: Route) => {
    const { reads } = route.request().postDataJSON() as { reads: { route: string }[] }
    if (!reads.some((read) => read.route === name)) return await route.fallback()
    const answer = await route.fetch()
    const lines = (await answer.text()).split('\n').filter((line) => line !== '')
    const changed = lines.flatMap((line) => {
      const { at } = JSON.parse(line) as { at: number }
      if (reads[at]?.route !== name) return [line]
      return instead === 'cut' ? [] : [JSON.stringify({ at, status: 200, body: instead.json })]
    })
    await route.fulfill({ response: answer, body: changed.map((line) => `${line}\n`).join('') })
  }
  await page.route(address, alone)
  await page.route(TOGETHER, together)
  return async () => {
    await page.unroute(address, alone)
    await page.unroute(TOGETHER, together)
  }
}
