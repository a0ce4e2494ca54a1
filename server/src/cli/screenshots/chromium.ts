import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Nothing of it calls out by itself: what is tested is what is here. */
const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-pings']

/**
 * A Chromium: that of CHROMIUM_PATH, or else the one that comes inside its npm package, unpacked into a folder of this run's
 * own. It brings the libraries along that a bare machine lacks, but only where it believes to be on Amazon's.
 */
export async function launchChromium(): Promise<{ browser: Browser; close(): Promise<void> }> {
  const given = process.env['CHROMIUM_PATH']
  if (given) {
    const browser = await chromium.launch({ executablePath: given, args: ARGUMENTS })
    return { browser, close: () => browser.close() }
  }
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-chromium-'))
  const before = { ...process.env }
  process.env['TMPDIR'] = folder
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  packaged.setGraphicsMode = false
  const executablePath = await packaged.executablePath()
  const env = { ...before, LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '' }
  // One by one: what the system calls the environment is behind the object and would keep what a new object does not show.
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS, env })
  const close = async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  return { browser, close }
}
