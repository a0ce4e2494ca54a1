import type { Browser } from 'playwright-core'
import { launchChromium } from '../../server/src/cli/screenshots/chromium.ts'
import { buildConsole, buildPortal } from './server.ts'

let opened: Promise<Browser> | undefined

/** One Chromium for all test files that a process works through, and the pages built from these very sources. */
export async function openBrowser(): Promise<Browser> {
  opened ??= Promise.all([launchChromium(), buildConsole(), buildPortal()]).then(([browser]) => browser)
  return await opened
}
