import { join } from 'node:path'
import type { Language } from '@aftersale/contract'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** On a desk by day, on a phone at night. */
export const SCREENS = [
  { width: 1440, height: 900, colorScheme: 'light', deviceScaleFactor: 1, isMobile: false, hasTouch: false },
  { width: 390, height: 844, colorScheme: 'dark', deviceScaleFactor: 2, isMobile: true, hasTouch: true },
] as const

type Screen = (typeof SCREENS)[number]

interface View {
  readonly language: Language
  readonly screen: Screen
  readonly state: BrowserContextOptions['storageState']
}

export interface Picture {
  readonly file: string
  readonly language: Language
  readonly width: number
  /** What went wrong in the page: errors on its console, and what nobody caught. */
  readonly wrong: readonly string[]
}

/** Chromium reports every answer above 399 as an error; refusals are answers that pages deal with. */
const REFUSED = /the server responded with a status of 4\d\d/
/** On a picture of all of a page, what keeps its place on the screen would lie across its middle. */
const UNFIX = `for (const element of document.querySelectorAll('body *')) {
  if (['fixed', 'sticky'].includes(getComputedStyle(element).position)) element.style.position = 'static'
}`
/** A page that shows nothing, or has not come to rest by then, has something wrong with it. */
const REST_MILLISECONDS = 30_000

/** Opens an address as somebody sees it and takes a picture of all of it. `act` does what is to be done before. */
export async function takePicture(
  browser: Browser,
  { language, screen, state }: View,
  shot: { readonly folder: string; readonly name: string; readonly open: (page: Page) => Promise<void> },
): Promise<Picture> {
  const { width, height, ...device } = screen
  const context = await browser.newContext({
    locale: language,
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height },
    ...device,
    reducedMotion: 'reduce',
    ...(state !== undefined && { storageState: state }),
  })
  const wrong: string[] = []
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => wrong.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error' && !REFUSED.test(message.text())) wrong.push(message.text())
    })
    await shot.open(page)
    if (!(await atRest(page))) wrong.push('the page does not come to rest')
    await page.evaluate(UNFIX)
    const file = `${shot.name}-${language}-${width}.png`
    await page.screenshot({ path: join(shot.folder, file), fullPage: true })
    return { file, language, width, wrong }
  } finally {
    await context.close()
  }
}

/** Waits until something is on the page and nothing on it says that it is busy; answers whether that came. */
async function atRest(page: Page): Promise<boolean> {
  const begun = performance.now()
  const shown = page.locator('h1').first().waitFor({ timeout: REST_MILLISECONDS })
  const isShown = await shown.then(
    () => true,
    () => false,
  )
  if (!isShown) return false
  const isBusy = async () => (await page.locator('[aria-busy="true"]:visible, .ant-spin-spinning:visible').count()) > 0
  let quiet = 0
  while (quiet < 3 && performance.now() - begun < REST_MILLISECONDS) {
    quiet = (await isBusy()) ? 0 : quiet + 1
    await page.waitForTimeout(150)
  }
  return quiet === 3
}
