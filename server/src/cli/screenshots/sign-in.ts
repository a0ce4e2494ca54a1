import { type Client, createClient } from '@aftersale/contract'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

type State = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** Somebody who is signed in: what a browser keeps of it, and a client of theirs. */
export interface SignedIn {
  readonly state: State
  readonly client: Client
}

/** Signs somebody in by the password. */
export const signInBy = (
  browser: Browser,
  address: string,
  who: { readonly email: string; readonly password: string },
) =>
  signedIn(browser, address, async ({ request }) => {
    const { email, password } = who
    const headers = { origin: address }
    const answer = await request.post(`${address}/api/auth/sign-in`, { headers, data: { email, password } })
    if (!answer.ok()) throw new Error(`expected ${email} to be let in, got ${answer.status()}: ${await answer.text()}`)
  })

/** Signs in by a link that works once. */
export const signInByLink = (browser: Browser, address: string, link: string) =>
  signedIn(browser, address, async (page) => {
    await page.goto(link)
    await page.waitForURL((url) => url.pathname === '/')
  })

/** So many orders are looked at for one of which something can still be asked. */
const TRIED = 8

/**
 * Enters the portal as a customer whose return is under way, whom the administrator finds: of an order of which something else
 * can still be asked, where there is one. Null where nobody has a return under way.
 */
export async function enterAsConsumer(
  browser: Browser,
  address: string,
  administrator: SignedIn | null,
): Promise<SignedIn | null> {
  if (administrator === null) throw new Error('expected the administrator to be signed in')
  const { client } = administrator
  const listed = await client.listCases({ query: { type: 'return-refund', state: 'waiting', limit: 50 } })
  let entered: SignedIn | null = null
  let tried = 0
  for (const { source, orderNumber: order, customer } of listed.ok ? listed.value.items : []) {
    if (order === null || customer === null) continue
    const known = await client.listCustomers({ query: { source, number: customer } })
    const tail = known.ok ? known.value.items[0]?.phones[0]?.slice(-4) : undefined
    if (tail === undefined) continue
    entered = await signedIn(browser, address, async ({ request }) => {
      const data = { order, proof: { kind: 'phone', tail } }
      const answer = await request.post(`${address}/api/portal/session`, { headers: { origin: address }, data })
      if (!answer.ok()) throw new Error(`expected ${order} to be shown, got ${answer.status()}: ${await answer.text()}`)
    })
    const shown = await entered.client.getPortalOrder()
    tried += 1
    if (tried === TRIED || (shown.ok && shown.value.lines.some(({ offers }) => offers.length > 0))) break
  }
  return entered
}

async function signedIn(browser: Browser, address: string, enter: (page: Page) => Promise<void>): Promise<SignedIn> {
  const context = await browser.newContext()
  try {
    await enter(await context.newPage())
    const state = await context.storageState()
    const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    const own: typeof fetch = (input, init) => {
      const headers = new Headers(init?.headers)
      headers.set('origin', address)
      headers.set('cookie', cookie)
      return fetch(input, { ...init, headers })
    }
    return { state, client: createClient(address, { fetch: own }) }
  } finally {
    await context.close()
  }
}
