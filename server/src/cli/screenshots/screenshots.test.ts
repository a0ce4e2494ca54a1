import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from './chromium.ts'
import { writeGallery } from './gallery.ts'
import { pages } from './pages.ts'
import { SCREENS, takePicture } from './picture.ts'

const CONSOLE = join(import.meta.dirname, '../../../../console/src/shell')

const folder = await mkdtemp(join(tmpdir(), 'aftersale-pictures-'))
const bodies = new Map([
  ['/good', '<meta name="viewport" content="width=device-width"><h1>Cases</h1><p style="height:2000px">many</p>'],
  [
    '/late',
    '<h1>Cases</h1><p aria-busy="true">…</p><script>setTimeout(() => document.querySelector("p").remove(), 400)</script>',
  ],
  ['/wrong', '<h1>Cases</h1><script>Promise.reject(new Error("nobody caught this"))</script>'],
])
const site = createServer((request, response) => {
  response.setHeader('content-type', 'text/html').end(bodies.get(request.url ?? '') ?? '')
})

let browser: Browser
let address = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  site.close()
  await rm(folder, { recursive: true, force: true })
})

const [desk, phone] = SCREENS
const take = (path: string, screen: (typeof SCREENS)[number] = desk) =>
  takePicture(
    browser,
    { language: 'en', screen, state: undefined },
    { folder, name: path.slice(1), open: async (page) => void (await page.goto(`${address}${path}`)) },
  )

/** Width and height in the header of a PNG file. */
async function sizeOf(file: string): Promise<readonly [number, number]> {
  const bytes = await readFile(join(folder, file))
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
}

test('a picture shows the whole page in its size', async () => {
  const onDesk = await take('/good')
  expect(onDesk).toMatchObject({ file: 'good-en-1440.png', wrong: [] })
  const [width, height] = await sizeOf(onDesk.file)
  expect(width).toBe(1440)
  expect(height).toBeGreaterThan(2000)
  expect((await sizeOf((await take('/good', phone)).file))[0]).toBe(780)
})

test('a page that is busy is waited for; one that reports an error is told', async () => {
  expect((await take('/late')).wrong).toEqual([])
  expect((await take('/wrong')).wrong).toEqual(['nobody caught this'])
})

test('the gallery names every picture', async () => {
  const picture = { file: 'good-en-1440.png', language: 'en', width: 1440, wrong: [] } as const
  const file = await writeGallery(folder, [{ name: 'good', as: 'agent', pictures: [picture] }])
  expect(await readFile(file, 'utf8')).toContain('src="good-en-1440.png"')
  expect(await readdir(folder)).toContain('index.html')
})

test('every route of the console has its picture', () => {
  const routes = globSync('**/*.{ts,tsx}', { cwd: CONSOLE }).flatMap((file) =>
    [...readFileSync(join(CONSOLE, file), 'utf8').matchAll(/\bpath: '(\/[^']*)'/g)].map(([, route = '']) => route),
  )
  expect(routes.length).toBeGreaterThan(10)
  // The router writes what is inside another page without the way to it.
  expect(routes.filter((path) => !pages.some(({ route }) => route.endsWith(path)))).toEqual([])
})

test('no two pages have one name', () => {
  expect(new Set(pages.map(({ name }) => name)).size).toBe(pages.length)
})
