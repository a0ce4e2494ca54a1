import type { Client } from '@aftersale/contract'
import { beforeAll, expect, test, vi } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, startCompany } from './company.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

// A file from the first change to the way back, and two people at it at once. What editors do stands in tests of their own.

const resource = 'refund-issued.message.json'
const params = { resource }

let company: Company
let owner: Client
let other: Client
let visitor: Visitor

beforeAll(async () => {
  company = await startCompany()
  owner = await company.hire('owner', 'process-owner')
  other = await company.hire('other', 'process-owner')
  visitor = await company.sitDown('owner', 'zh-CN', 1440)
})

const draft = async () => (await model()).draft
const model = async () => valueOf(await owner.getModel({ params }))
const press = (key: string, values = {}) =>
  visitor.page.getByRole('button', { name: visitor.text(key, values), exact: true }).click()

/** The template as it is in force, saying something else. */
async function saying(words: string): Promise<string> {
  const template = JSON.parse((await model()).content ?? '')
  return JSON.stringify({ ...template, text: { ...template.text, en: words } }, null, 2)
}

const open = async (face = '') => {
  await visitor.page.goto(`${company.server.address}/studio/models/${resource}${face}`)
  await visitor.page.getByRole('button', { name: visitor.text('studio.publish') }).waitFor()
}
const write = (content: string) =>
  visitor.page.getByRole('textbox', { name: visitor.text('studio.face.text'), exact: true }).fill(content)

test('what a business is made of is found by what it is about', async () => {
  const { page, text } = visitor
  await page.goto(`${company.server.address}/studio`)
  await page.getByRole('link', { name: '退货退款判定' }).waitFor()
  await visitor.expectGoodPage('the studio')
  await page.getByRole('searchbox', { name: text('studio.search') }).fill('退货 判定')
  await page.getByRole('button', { name: '退货退款判定' }).waitFor()
  expect(await page.getByRole('button', { name: '换货判定' }).count()).toBe(0)
  // A place that was found opens where it stands.
  await page.getByRole('searchbox', { name: text('studio.search') }).fill('收到商品之日起七日内')
  await page.getByRole('link', { name: '收到商品之日起七日内退货' }).first().click()
  await page.waitForURL(/return-refund\.dmn\?at=claim-seven/)
  await page.locator('tr[data-chosen] #rule-1').waitFor()
  await page.getByRole('heading', { level: 2, name: '权利' }).waitFor()
  await page.goto(`${company.server.address}/studio/models/${resource}?at=text.en`)
  await expect.poll(() => page.locator(':focus').getAttribute('id'), SOON).toBe('template-en')
})

test('a change saves itself, is checked, compared and published with its reason, and can be taken back in one step', async () => {
  const { page, text } = visitor
  await open('?face=text')
  const before = await model()
  await write(await saying('{{ oops +'))
  await page
    .getByText(/text\.en/)
    .first()
    .waitFor()
  await page.getByText(text('studio.saved')).waitFor()
  await write(await saying('Your money is on its way.'))
  await vi.waitFor(async () => expect((await model()).draftContent).toContain('on its way'), SOON)
  await page.getByText(text('studio.saved')).waitFor()
  await press('studio.publish')
  await page.getByText(text('studio.checksPassed')).waitFor()
  await visitor.expectGoodPage('publishing')
  const send = page.getByRole('dialog').getByRole('button', { name: text('studio.publish'), exact: true })
  expect(await send.isDisabled()).toBe(true)
  await page.locator('#publish-note').fill('更清楚')
  await send.click()
  await page.getByText(text('studio.noDraft')).waitFor()
  expect(await model()).toMatchObject({ version: (before.version ?? 0) + 1, note: '更清楚', draft: null })

  await open('?face=text')
  await press('studio.more')
  await page.getByRole('menuitem', { name: text('studio.history') }).click()
  await page.getByText('更清楚').waitFor()
  await visitor.expectGoodPage('versions')
  await press('studio.rollBack')
  await page.locator('#back-note').fill('还是原来的好')
  await page
    .getByRole('dialog')
    .last()
    .getByRole('button', { name: text('studio.rollBack'), exact: true })
    .click()
  await vi.waitFor(async () => expect((await model()).content).toBe(before.content), SOON)
  visitor.expectNothingWrong()
})

test('of two who change one draft the second is told, sees both, and decides; nothing is lost', async () => {
  const { page, text } = visitor
  await open('?face=text')
  valueOf(await other.keepDraftOpen({ params }))
  await write(await saying('Mine, first.'))
  await vi.waitFor(async () => expect((await draft())?.revision).toBeGreaterThan(0), SOON)
  await page.getByText(text('studio.saved')).waitFor()
  const revision = (await draft())?.revision ?? 0
  valueOf(await other.saveModelDraft({ params, body: { content: await saying('Theirs.'), revision } }))
  await write(await saying('Mine, later.'))
  await page.getByText(text('studio.notSaved')).waitFor()
  expect((await model()).draftContent).toContain('Theirs.')
  await press('studio.conflictLook')
  await page.getByText(text('studio.conflictWords')).waitFor()
  await visitor.expectGoodPage('a conflict')
  await press('studio.conflictMine')
  await vi.waitFor(async () => expect((await model()).draftContent).toContain('Mine, later.'), SOON)
  const { items } = valueOf(await owner.listDraftRevisions({ params }))
  expect(items.map(({ savedBy }) => savedBy).slice(0, 2)).toEqual(['owner', 'other'])
  // Anew: whoever says nothing for half a minute is gone.
  valueOf(await other.keepDraftOpen({ params }))
  await page.getByText(text('studio.others', { names: 'other' })).waitFor()
  const now = (await draft())?.revision ?? 0
  valueOf(await owner.discardModelDraft({ params, query: { revision: now } }))
  visitor.expectNothingWrong()
})

test('what was changed while the network was away is kept, compared with what was saved since, and goes on', async () => {
  const away = await company.sitDown('owner', 'zh-CN', 1440)
  const { page, text } = away
  const content = () => page.getByRole('textbox', { name: text('studio.face.text'), exact: true })
  await page.goto(`${company.server.address}/studio/models/${resource}?face=text`)
  await content().waitFor()
  await away.context.setOffline(true)
  await content().fill(await saying('Written in a tunnel.'))
  await page.getByText(text('studio.saveFailed')).waitFor()
  valueOf(await other.saveModelDraft({ params, body: { content: await saying('Meanwhile.'), revision: 0 } }))
  await away.context.setOffline(false)
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await page.getByText(text('studio.kept')).waitFor()
  await page.getByRole('button', { name: text('studio.keptTake') }).click()
  await page.getByText(text('studio.keptBehind')).waitFor()
  expect((await model()).draftContent).toContain('Meanwhile.')
  await page.getByRole('button', { name: text('studio.conflictLook') }).click()
  await page.getByRole('button', { name: text('studio.conflictMine') }).click()
  await vi.waitFor(async () => expect((await model()).draftContent).toContain('tunnel'), SOON)
  const now = (await draft())?.revision ?? 0
  valueOf(await owner.discardModelDraft({ params, query: { revision: now } }))
  await away.context.close()
})

test('a file from elsewhere becomes a draft, and never takes the place of somebody’s draft', async () => {
  const { page, text } = visitor
  const form = (id: string) => JSON.stringify({ type: 'default', id, schemaVersion: 18, components: [] })
  const theirs = { resource: 'theirs.form' }
  valueOf(await other.saveModelDraft({ params: theirs, body: { content: form('theirs'), revision: 0 } }))
  await page.goto(`${company.server.address}/studio`)
  await press('studio.new.button')
  const bring = (name: string, content: string) =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
  await bring('theirs.form', form('mine'))
  await page.getByText(/^other 已修改此草稿/).waitFor()
  expect(valueOf(await owner.getModel({ params: theirs })).draftContent).toBe(form('theirs'))
  await bring('mine.form', form('mine'))
  await page.getByRole('heading', { level: 1, name: 'mine' }).waitFor()
  await page.getByText(text('studio.neverPublished')).waitFor()
  expect(valueOf(await owner.getModel({ params: { resource: 'mine.form' } })).draftContent).toBe(form('mine'))
})

test('a rule is tried in one shop first, compared, and given up', async () => {
  const { page, text } = visitor
  const rules = { resource: 'return-refund.dmn' }
  const { content } = valueOf(await owner.getModel({ params: rules }))
  const changed = (content ?? '').replaceAll('&lt;= returnDays', '&lt;= 15')
  valueOf(await owner.saveModelDraft({ params: rules, body: { content: changed, revision: 0 } }))
  await page.goto(`${company.server.address}/studio/models/${rules.resource}?face=text`)
  await press('studio.publish')
  await page.getByRole('radio', { name: text('studio.reachPilot') }).check()
  await page.locator('#publish-note').fill('先在一半工单中试')
  await visitor.expectGoodPage('a pilot begins')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('studio.publish'), exact: true })
    .click()
  await page.getByText(text('studioPilot.notice', { note: '先在一半工单中试' })).waitFor()
  await page.getByRole('link', { name: text('studioPilot.compare') }).click()
  await page.getByRole('heading', { name: '先在一半工单中试' }).waitFor()
  await visitor.expectGoodPage('pilots')
  await press('studioPilot.end')
  await page.locator('#pilot-end-note').fill('没有差别')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: text('studioPilot.end'), exact: true })
    .click()
  await page.getByText(text('studioPilot.outcomes.ended'), { exact: true }).first().waitFor()
  visitor.expectNothingWrong()
})

test('on a phone, in English and by night the studio is as good', async () => {
  const phone = await company.sitDown('owner', 'en', 390)
  const { page, text } = phone
  for (const path of [
    '/studio',
    '/studio?view=rules',
    `/studio/models/${resource}?face=text`,
    '/studio?view=published',
  ]) {
    await page.goto(`${company.server.address}${path}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.locator('.sheet, textarea').first().waitFor()
    await phone.expectGoodPage(path)
  }
  await page.getByText('还是原来的好').waitFor()
  expect(text('places.studio')).toBe('Studio')
  phone.expectNothingWrong()
})
