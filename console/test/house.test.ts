import { beforeAll, expect, test } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, startCompany } from './company.ts'
import { find } from './errands.ts'
import { SOON } from './patience.ts'
import type { Visitor } from './visitor.ts'

let company: Company

beforeAll(async () => {
  company = await startCompany()
  for (const name of ['ann', 'bo']) await company.hire(name, 'agent')
})

const at = (path: string) => `${company.server.address}${path}`

/** A choice in a side sheet. */
const choiceOf = ({ page, text }: Visitor, label: string) =>
  page.getByRole('dialog').getByRole('combobox', { name: text(label) })

async function openTopic({ page, text }: Visitor, topic: string, path: string): Promise<void> {
  await page.goto(at(`/admin/${path}`))
  await page.getByRole('heading', { level: 1, name: text(`admin.places.${topic}`) }).waitFor()
}

test('an administrator founds a unit, a role and a field, says who is away, and is told at once what is wrong', async () => {
  const visitor = await company.sitDown('', 'zh-CN', 1440)
  const { page, text } = visitor
  const dialog = page.getByRole('dialog')

  await openTopic(visitor, 'units', 'units')
  await page.getByRole('button', { name: text('unit.add') }).click()
  await page.locator('#unit-key').fill('North 1')
  await page.locator('#unit-zh').fill('华北区')
  await page.locator('#unit-en').fill('North')
  await dialog.getByRole('button', { name: text('unit.save') }).click()
  await dialog.getByRole('alert').waitFor()
  await visitor.expectGoodPage('unit with a problem')
  await page.locator('#unit-key').fill('north')
  await dialog.getByRole('button', { name: text('unit.save') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('华北区').waitFor()

  await openTopic(visitor, 'roles', 'roles')
  await page.getByRole('button', { name: text('role.add') }).click()
  await page.locator('#role-key').fill('onlooker')
  await page.locator('#role-zh').fill('观察员')
  await page.locator('#role-en').fill('Onlooker')
  await dialog.getByRole('combobox').first().click()
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: text('role.ranges.all') })
    .first()
    .click()
  await dialog.getByRole('button', { name: text('role.save') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('观察员').waitFor()

  await openTopic(visitor, 'fields', 'fields')
  await page.getByRole('button', { name: text('field.add') }).click()
  await page.locator('#field-name').fill('tier')
  await page.locator('#field-zh').fill('会员等级')
  await page.locator('#field-en').fill('Tier')
  await find(choiceOf(visitor, 'field.kind'), text('field.kinds.choice'))
  await page.locator('#field-options').fill('gold = Gold = 金卡\nsilver = Silver = 银卡')
  await dialog.getByRole('button', { name: text('people.save') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('会员等级').waitFor()
  const [field] = valueOf(await company.admin.listFields()).items
  expect(field).toMatchObject({ name: 'tier', label: { en: 'Tier', 'zh-CN': '会员等级' } })

  await openTopic(visitor, 'absences', 'absences')
  await page.getByRole('button', { name: text('absence.add') }).click()
  await find(choiceOf(visitor, 'absence.person'), 'ann')
  await find(choiceOf(visitor, 'absence.deputy'), 'bo')
  await page.locator('#absence-from').fill('2031-05-02T09:00')
  await page.locator('#absence-to').fill('2031-05-01T09:00')
  await dialog.getByRole('button', { name: text('absence.addSubmit'), exact: true }).click()
  await dialog.getByRole('alert').waitFor()
  await page.locator('#absence-to').fill('2031-05-09T18:00')
  await dialog.getByRole('button', { name: text('absence.addSubmit'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('bo', { exact: true }).waitFor()
  await visitor.expectGoodPage('an absence')
  await page.getByRole('button', { name: text('absence.dropOf', { name: 'ann' }) }).click()
  await page.getByText(text('absence.none')).waitFor()
  visitor.expectNothingWrong()
  await visitor.context.close()
})

test.each([
  ['en', 1440],
  ['zh-CN', 390],
] as const)('in %s at %i pixels cases are watched, linked and merged', async (language, width) => {
  const complaint = (title: string) =>
    company.open('complaint', { title, customer: 'c-1', fields: { about: 'service', description: 'Rude' } })
  const [one, other] = [await complaint('First'), await complaint('Second')]
  const visitor = await company.sitDown('ann', language, width)
  const { page, text } = visitor
  const dialog = page.getByRole('dialog')
  const part = (heading: string) => page.getByRole('region', { name: text(heading), exact: true })
  await page.goto(at(`/cases/${one}`))
  await page.getByRole('heading', { level: 1, name: one }).waitFor()

  await part('watchers.title')
    .getByRole('button', { name: text('watchers.join'), exact: true })
    .click()
  await part('watchers.title')
    .getByRole('button', { name: text('watchers.leave') })
    .waitFor()

  const relations = part('relations.title')
  await relations.getByRole('button', { name: text('relations.link'), exact: true }).click()
  await dialog.getByLabel(text('relations.other')).fill('no such case')
  await dialog.getByRole('button', { name: text('relations.link'), exact: true }).click()
  await page.getByText(text('states.refused')).waitFor()
  await dialog.getByLabel(text('relations.other')).fill(other)
  await visitor.expectGoodPage('linking')
  await dialog.getByRole('button', { name: text('relations.link'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await relations.getByRole('link', { name: other }).waitFor()
  await relations.getByRole('button', { name: text('relations.unlink', { number: other }) }).click()
  await relations.getByRole('link', { name: other }).waitFor({ state: 'detached' })

  await relations
    .getByRole('button', { name: text('relations.merge'), exact: true })
    .first()
    .click()
  await dialog.getByLabel(text('relations.other')).fill(other)
  await dialog.getByLabel(text('relations.reason')).fill('Said twice')
  await dialog.getByRole('button', { name: text('relations.merge'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await expect
    .poll(async () => valueOf(await company.admin.getCase({ params: { id: one } })).state, SOON)
    .toBe('closed')
  await relations.getByRole('link', { name: other }).waitFor()
  await visitor.expectGoodPage('merged')
  visitor.expectNothingWrong()
  await visitor.context.close()
})

test.each([
  ['en', 390],
  ['zh-CN', 1440],
] as const)(
  'in %s at %i pixels a list keeps its columns and filters as a view, and leaves as a table',
  async (language, width) => {
    const visitor = await company.sitDown('bo', language, width)
    const { page, text } = visitor
    await page.goto(at('/cases?state=open'))
    await page.locator('[data-row]').first().waitFor()
    const name = `${language} view`
    await page.getByRole('button', { name: text('lists.views') }).click()
    await page.getByLabel(text('lists.viewName')).fill(name)
    await page.getByRole('button', { name: text('lists.save'), exact: true }).click()
    await page.getByText(text('lists.viewSaved')).waitFor()
    await visitor.expectGoodPage('views')
    await page.goto(at('/cases'))
    await page.locator('[data-row]').first().waitFor()
    await page.getByRole('button', { name: text('lists.views') }).click()
    await page.getByText(name, { exact: true }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('state'), SOON).toBe('open')
    if (width > 820) {
      await page.getByRole('button', { name: text('lists.columns') }).click()
      await visitor.expectGoodPage('columns')
      await page.keyboard.press('Escape')
    }
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: text('lists.export') }).click()
    await page.getByText(text('lists.exportCsv')).click()
    expect((await download).suggestedFilename()).toMatch(/\.csv$/)
    visitor.expectNothingWrong()
    await visitor.context.close()
  },
)
