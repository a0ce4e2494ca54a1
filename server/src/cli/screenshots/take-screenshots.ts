import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@aftersale/contract'
import type { Browser } from 'playwright-core'
import { startDemo } from '../demo/start-demo.ts'
import { IS_CAUGHT_UP } from '../demo/with-retailer.ts'
import { type Context, Failure, type Report } from '../frame/index.ts'
import { readAccounts } from '../simulate/accounts.ts'
import { launchChromium } from './chromium.ts'
import { type Pictured, writeGallery } from './gallery.ts'
import { type PageForPeople, pages, type Viewer } from './pages.ts'
import { type Picture, SCREENS, takePicture } from './picture.ts'
import { enterAsConsumer, type SignedIn, signInBy, signInByLink } from './sign-in.ts'

type ScreenshotsContext = Context & {
  readonly options: { readonly only: string | undefined; readonly speed: number; readonly seed: number }
  readonly arguments: { readonly folder: string }
}

/**
 * Runs the demonstration in the data directory until its first days are behind it, and takes pictures of every page as those
 * see it who it is for. Fails where a page reports an error.
 */
export async function takeScreenshots(context: ScreenshotsContext): Promise<Report> {
  const folder = resolve(context.arguments.folder)
  await mkdir(folder, { recursive: true })
  const { only = '' } = context.options
  const wanted = pages.filter(({ name }) => name.includes(only))
  if (wanted.length === 0) {
    const names = pages.map(({ name }) => name).join(', ')
    throw new Failure('screenshots.no-page', {
      en: `No page has ${only} in its name: ${names}`,
      'zh-CN': `没有名称含 ${only} 的页面：${names}`,
    })
  }
  const demo = await startDemo(context)
  try {
    return await inChromium(context, demo, folder, wanted)
  } finally {
    await demo.stop()
  }
}

async function inChromium(
  context: ScreenshotsContext,
  demo: Awaited<ReturnType<typeof startDemo>>,
  folder: string,
  wanted: readonly PageForPeople[],
): Promise<Report> {
  const browser = await launchChromium()
  try {
    const enter = viewers(browser, demo, join(context.dataDir, 'demo', 'accounts.csv'))
    await untilCaughtUp(context, await enter('administrator'))
    const meter = context.progress({ en: 'Pages', 'zh-CN': '页面' }, wanted.length)
    const taken: Pictured[] = []
    for (const page of wanted) {
      context.signal.throwIfAborted()
      taken.push(await picturesOf(browser, demo.address, folder, page, await enter(page.as)))
      meter.add(1)
    }
    meter.end()
    return reportOf(context, await writeGallery(folder, taken), taken)
  } finally {
    await browser.close()
  }
}

/** Signs each kind of viewer in once, when they are first asked for. */
function viewers(
  browser: Browser,
  { address, signInLink }: { readonly address: string; readonly signInLink: string },
  accountsFile: string,
) {
  const known = new Map<Viewer, Promise<SignedIn | null>>()
  const enter = async (viewer: Viewer): Promise<SignedIn | null> => {
    if (viewer === 'consumer') return await enterAsConsumer(browser, address, await entered('administrator'))
    if (viewer === 'nobody') return null
    if (viewer === 'administrator') return await signInByLink(browser, address, signInLink)
    const account = (await readAccounts(accountsFile)).find(({ role }) => role === viewer)
    if (account === undefined) throw new Error(`expected somebody in the role ${viewer} in ${accountsFile}`)
    return await signInBy(browser, address, account)
  }
  const entered = (viewer: Viewer): Promise<SignedIn | null> => {
    const found = known.get(viewer) ?? enter(viewer)
    known.set(viewer, found)
    return found
  }
  return entered
}

async function untilCaughtUp(context: ScreenshotsContext, administrator: SignedIn | null): Promise<void> {
  if (administrator === null) throw new Error('expected the administrator to be signed in')
  const meter = context.progress({ en: "The retailer's first days (hours)", 'zh-CN': '零售商的最初几天（小时）' })
  let counted = 0
  let first: number | undefined
  for (;;) {
    context.signal.throwIfAborted()
    const now = await timeOf(administrator.client)
    first ??= now
    const hours = Math.floor((now - first) / 3_600_000)
    meter.add(hours - counted)
    counted = hours
    if (now >= IS_CAUGHT_UP) break
    await pause(500, undefined, { signal: context.signal })
  }
  meter.end()
}

async function timeOf(client: Client): Promise<number> {
  const told = await client.getTime()
  if (!told.ok) throw new Error(`expected the time, got ${told.refusal.code}`)
  return told.value.now
}

async function picturesOf(
  browser: Browser,
  address: string,
  folder: string,
  page: PageForPeople,
  viewer: SignedIn | null,
): Promise<Pictured> {
  const isThere = viewer !== null || page.as === 'nobody'
  const path = page.address === undefined ? isThere && page.route : viewer && (await page.address(viewer.client))
  const pictures: Picture[] = []
  if (path === null || path === false) return { name: page.name, as: page.as, pictures }
  for (const language of ['zh-CN', 'en'] as const) {
    for (const screen of SCREENS) {
      const view = { language, screen, state: viewer?.state }
      const open = async (tab: { goto(url: string): Promise<unknown> }) => void (await tab.goto(`${address}${path}`))
      pictures.push(await takePicture(browser, view, { folder, name: page.name, open }))
    }
  }
  return { name: page.name, as: page.as, pictures }
}

function reportOf(context: ScreenshotsContext, gallery: string, taken: readonly Pictured[]): Report {
  const pictures = taken.flatMap((one) => one.pictures)
  const wrong = pictures.filter((one) => one.wrong.length > 0).map(({ file, wrong: what }) => ({ file, wrong: what }))
  const without = taken.filter((one) => one.pictures.length === 0).map(({ name }) => name)
  const lines = [
    context.in({ en: `${pictures.length} pictures: ${gallery}`, 'zh-CN': `共 ${pictures.length} 张图片：${gallery}` }),
    ...without.map((name) =>
      context.in({ en: `${name}: there is no such record just now.`, 'zh-CN': `${name}：当前没有这样的记录。` }),
    ),
    ...wrong.map(({ file, wrong: what }) => `${file}: ${what.join('; ')}`),
  ]
  return { document: { gallery, pictures: pictures.length, without, wrong }, lines, failed: wrong.length > 0 }
}
