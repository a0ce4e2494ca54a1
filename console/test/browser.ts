import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../server/src/cli/screenshots/chromium.ts'
import { closeAfterFile } from '../../server/test/closing.ts'
import { PATIENCE } from './patience.ts'
import { beAsSlowAsAsked } from './slowness.ts'

let opened: Promise<Browser> | undefined

/** One Chromium for all test files that a process works through. */
const openBrowser = (): Promise<Browser> => (opened ??= launchChromium())

/** A page in a browser of its own: on a phone at night, on a desk by day. */
export async function openPage(language: string, width: number): Promise<Page> {
  const browser = await openBrowser()
  const context = await browser.newContext({
    locale: language,
    colorScheme: width < 500 ? 'dark' : 'light',
    viewport: { width, height: width < 500 ? 844 : 900 },
    reducedMotion: 'reduce',
  })
  closeAfterFile(() => context.close())
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  await beAsSlowAsAsked(page)
  return page
}
