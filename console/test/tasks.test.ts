import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '../../server/src/cli/screenshots/chromium.ts'
import { openFirstCase, setUp, upload } from './errands.ts'
import { buildConsole, startServer } from './server.ts'
import { visit } from './visitor.ts'

let browser: Browser
let closeBrowser: () => Promise<void>
beforeAll(async () => {
  const [chromium] = await Promise.all([launchChromium(), buildConsole()])
  browser = chromium.browser
  closeBrowser = chromium.close
})
afterAll(() => closeBrowser())

/** A case that waits for a decision, before an administrator; a colleague is there to whom work can go. */
async function atTask(language: 'zh-CN' | 'en', width: number) {
  const server = await startServer()
  onTestFinished(() => server.close())
  const visitor = await visit(browser, language, width)
  onTestFinished(() => visitor.context.close())
  await setUp(visitor, server.setUpLink)
  const at = '2026-03-01T00:00:00Z'
  const colleague = { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d77', name: '陈静', email: 'chen@example.com' }
  const row = { ...colleague, role: 'staff' as const, created_at: at, updated_at: at }
  await server.database.insertInto('access_user').values(row).execute()
  await upload(visitor)
  await openFirstCase(visitor, 'tooOld')
  return visitor
}

test.each([
  ['zh-CN', 390],
  ['en', 1440],
] as const)(
  'in %s at %i pixels a task is handed over, given back, claimed, and keeps a draft',
  async (language, width) => {
    const visitor = await atTask(language, width)
    const { page, text } = visitor
    const press = (key: string) => page.getByRole('button', { name: text(key), exact: true }).click()
    await press('taskDo.assign')
    await page.getByText('陈静 · chen@example.com').click()
    await page.getByLabel(text('taskDo.comment')).fill('请今天处理')
    await visitor.expectGoodPage('hand-over dialog')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('taskDo.assign'), exact: true })
      .click()
    await page.getByText(text('taskDo.with', { who: '陈静' })).waitFor()
    await page.getByText(text('taskDo.notYours')).waitFor()
    await page.getByText('请今天处理').waitFor()
    await visitor.expectGoodPage("somebody else's task")

    await press('taskDo.release')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('taskDo.release'), exact: true })
      .click()
    await press('taskDo.claim')
    await page.getByText(language === 'en' ? 'Refuse it' : '拒绝', { exact: true }).click()
    await page.locator('#field-note').fill('Used, so not taken back')
    await press('taskDo.saveDraft')
    await page.getByText(text('taskDo.draftSaved')).waitFor()
    await page.evaluate('sessionStorage.clear()')
    await page.reload()
    await expect
      .poll(() => page.locator('#field-note').inputValue(), { timeout: 20_000 })
      .toBe('Used, so not taken back')
    visitor.expectNothingWrong()
  },
)

test('who claims what has gone to somebody else meanwhile is told who has it, and sees it', async () => {
  const visitor = await atTask('en', 1440)
  const { page, text } = visitor
  const slower = await visitor.context.newPage()
  slower.setDefaultTimeout(20_000)
  await slower.goto(page.url())
  const claim = slower.getByRole('button', { name: text('taskDo.claim'), exact: true })
  await claim.waitFor()
  await page.getByRole('button', { name: text('taskDo.assign'), exact: true }).click()
  await page.getByText('陈静 · chen@example.com').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('taskDo.assign'), exact: true })
    .click()
  await page.getByText(text('taskDo.with', { who: '陈静' })).waitFor()

  await claim.click()
  await slower.getByText(text('taskDo.tooLate')).waitFor()
  await slower.getByText(/chen@example\.com has this task since/).waitFor()
  await slower.getByText(text('taskDo.notYours')).waitFor()
  visitor.expectNothingWrong()
})

test.each([
  ['zh-CN', 390],
  ['en', 1440],
] as const)(
  'in %s at %i pixels a complaint shows its task, and no order lines that it never asked for',
  async (language, width) => {
    const visitor = await atTask(language, width)
    const { page, text } = visitor
    const { origin } = new URL(page.url())
    const fields = { about: 'service', description: '态度差' }
    const items = [{ key: 'c1', type: 'complaint', source: 'shop', customer: 'c1', fields }]
    const answer = await page.request.post(`${origin}/api/cases`, { headers: { origin }, data: { items } })
    const { number } = (await answer.json()).items[0].done
    await page.goto(`${origin}/cases/${number}`)
    await page.getByRole('heading', { name: number }).waitFor()
    await page.getByRole('heading', { name: language === 'en' ? 'Look into it' : '核实处理' }).waitFor()
    await visitor.expectGoodPage('complaint')
    expect(await page.getByText(text('case.lines'), { exact: true }).count()).toBe(0)
    visitor.expectNothingWrong()
  },
)
