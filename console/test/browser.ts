import type { Browser } from 'playwright-core'
import { launchChromium } from '../../server/src/cli/screenshots/chromium.ts'

let opened: Promise<Browser> | undefined

/** One Chromium for all test files that a process works through. */
export const openBrowser = (): Promise<Browser> => (opened ??= launchChromium())
