import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { valueOf } from '../../server/test/http-server.ts'
import { type Company, newKey, startCompany } from './company.ts'
import { administrator, goTo, openFirstCase, setUp, signOut, upload } from './errands.ts'
import { type RunningServer, startServer } from './server.ts'
import { type Visitor, visit } from './visitor.ts'

async function arrive(language: 'zh-CN' | 'en', width: number): Promise<{ server: RunningServer; visitor: Visitor }> {
  const server = await startServer()
  onTestFinished(() => server.close())
  const visitor = await visit(language, width)
  onTestFinished(() => visitor.context.close())
  return { server, visitor }
}

describe.each([
  ['zh-CN', 390, 1440],
  ['en', 1440, 390],
] as const)('in %s at %i pixels and then at %i', (language, width, otherWidth) => {
  test('from the set-up link to decided cases', async () => {
    const { server, visitor } = await arrive(language, width)
    const { page, text } = visitor
    await setUp(visitor, server.setUpLink)
    await visitor.expectGoodPage('empty home')

    await upload(visitor)
    await visitor.expectGoodPage('import')

    await goTo(visitor, 'home')
    await page.getByRole('link', { name: text('home.figure.waiting') }).waitFor()
    await visitor.expectGoodPage('home')
    await goTo(visitor, 'imports')
    await page.getByRole('link', { name: `${text('home.approved')} 1` }).waitFor()
    await page.getByRole('link', { name: text('rejects.noCustomer') }).waitFor()
    await visitor.expectGoodPage('imports')

    await openFirstCase(visitor, 'tooOld')
    await page
      .getByText(
        text(language === 'en' ? 'timeline.row_one' : 'timeline.row_other', {
          rows: 2,
          table: tableName(language),
          version: 1,
        }),
      )
      .waitFor()
    await page.getByText(language === 'en' ? 'Who decides' : '由谁决定', { exact: true }).waitFor()
    await visitor.expectGoodPage('case that waits')
    await page.getByText(language === 'en' ? 'Reject' : '拒绝', { exact: true }).click()
    await page.getByRole('button', { name: text('task.submit') }).click()
    await page.getByText(language === 'en' ? /Message to the customer is missing/ : /告知客户的理由不能为空/).waitFor()
    await visitor.expectGoodPage('form with a problem')
    await page.locator('#field-note').fill('Used, so not taken back')
    await page.getByRole('button', { name: text('task.submit') }).click()
    await page.getByText(text('outcomes.refused'), { exact: true }).first().waitFor()
    await page.getByText(administrator.name, { exact: true }).last().waitFor()
    await page.getByText('Used, so not taken back').waitFor()
    await visitor.expectGoodPage('closed case')

    await openFirstCase(visitor, 'notFound')
    await page.getByText(language === 'en' ? 'Approve refund' : '同意退款', { exact: true }).click()
    await page.locator('#field-amount').fill('10.17')
    await page.getByRole('button', { name: text('task.submit') }).click()
    await page.getByText(text('outcomes.refunded'), { exact: true }).first().waitFor()
    await page.getByText('£10.17').first().waitFor()

    await goTo(visitor, 'tasks')
    await page.getByText(text('tasks.none'), { exact: true }).waitFor()
    await goTo(visitor, 'orders')
    await page.getByText('540000').first().waitFor()
    await visitor.expectGoodPage('orders')
    await goTo(visitor, 'cases')
    await page.locator('[data-row]').first().waitFor()
    await visitor.expectGoodPage('cases')

    const colorScheme = otherWidth < 500 ? 'dark' : 'light'
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: otherWidth, height: 844 })
    await visitor.expectGoodPage('cases on the other screen')
    for (const place of ['home', 'tasks', 'orders', 'imports']) {
      await goTo(visitor, place)
      await visitor.expectGoodPage(`${place} on the other screen`)
    }
    await openFirstCase(visitor, 'tooOld')
    await visitor.expectGoodPage('closed case on the other screen')
    visitor.expectNothingWrong()
  })
})

const tableName = (language: 'zh-CN' | 'en') => (language === 'en' ? 'Return judgement' : '退货判定')

describe('once there is an administrator', () => {
  let company: Company
  beforeAll(async () => {
    company = await startCompany()
  })

  async function sitDown(name: string, language: 'zh-CN' | 'en', width: number): Promise<Visitor> {
    const visitor = await company.sitDown(name, language, width)
    onTestFinished(() => visitor.context.close())
    return visitor
  }

  test('an API key is shown once, works until it is revoked, and is no business of staff', async () => {
    const { server } = company
    const visitor = await sitDown('', 'en', 1440)
    const { page, text } = visitor
    await page.goto(`${server.address}/admin/api-keys`)
    await page.getByRole('button', { name: text('apiKeys.create') }).click()
    await page.getByLabel(text('apiKeys.name')).fill('Warehouse system')
    await page.getByRole('button', { name: text('apiKeys.submit') }).click()
    const key = await page.getByLabel(text('apiKeys.created')).last().inputValue()
    await page.getByRole('button', { name: text('apiKeys.done') }).click()
    const ask = () => fetch(`${server.address}/api/cases`, { headers: { 'x-api-key': key } })
    expect((await ask()).status).toBe(200)
    await visitor.expectGoodPage('API keys')

    await page.getByRole('button', { name: text('apiKeys.revokeTitle', { name: 'Warehouse system' }) }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: text('apiKeys.revoke'), exact: true })
      .click()
    await page.getByText(text('apiKeys.none')).waitFor()
    expect((await ask()).status).toBe(401)

    await company.hire('ann', 'agent')
    const agent = await sitDown('ann', 'en', 1440)
    await agent.page.goto(page.url())
    await agent.page.getByText(text('states.forbidden')).waitFor()
    visitor.expectNothingWrong()
  })

  test('the way in is closed to whoever comes late, and signing out ends it', async () => {
    const { server } = company
    const visitor = await sitDown('', 'en', 1440)
    const { page, text } = visitor
    await page.goto(server.address)
    await signOut(visitor)
    await page.goto(`${server.address}/cases`)
    await page.getByText(text('signIn.toContinue')).waitFor()

    await page.goto('about:blank')
    await page.goto(server.setUpLink)
    await page.getByRole('heading', { name: text('setUp.over') }).waitFor()
    await page.getByText(text('setUp.done')).waitFor()
    expect(await page.getByRole('textbox').count()).toBe(0)
    await visitor.expectGoodPage('set-up that is done')
    const link = await server.signInLink()
    await page.goto(link)
    await page.getByText(text('home.empty')).waitFor()
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByText('This link has already been used.').waitFor()
    await page.goto('about:blank')
    await page.goto(`${server.address}/sign-in-link#${'A'.repeat(43)}`)
    await page.getByText('This link is not valid.').waitFor()
    await page.goto(`${server.address}/nowhere/at/all`)
    await page.getByText(text('states.pageMissing')).waitFor()
    visitor.expectNothingWrong()
  })

  test.each([
    ['zh-CN', 390],
    ['en', 1440],
  ] as const)('whoever is invited chooses a password and is inside (%s, %i pixels)', async (language, width) => {
    const { server, admin } = company
    const visitor = await visit(language, width)
    onTestFinished(() => visitor.context.close())
    const { page, text } = visitor
    const person = { key: newKey(), name: '陈默 Chen', email: `chen-${width}@example.com` }
    const added = valueOf(await admin.addPersons({ body: { items: [person] } }))
    const { token } = valueOf(await admin.invitePerson({ params: { id: added.items[0]?.done?.id ?? '' } }))

    await page.goto(`${server.address}/invitation`)
    await page.getByText(text('invitation.noToken')).waitFor()
    await page.goto('about:blank')
    await page.goto(`${server.address}/invitation#${token}`)
    await page.getByRole('heading', { name: text('invitation.title', { name: person.name }) }).waitFor()
    await page.locator('#password').fill('too short')
    await page.getByRole('button', { name: text('invitation.submit') }).click()
    await page.getByText(text('setUp.passwordShort', { count: 12 })).waitFor()
    await visitor.expectGoodPage('invitation')
    await page.locator('#password').fill(administrator.password)
    await page.getByRole('button', { name: text('invitation.submit') }).click()
    await page.getByText(text('home.empty')).waitFor()

    await page.goto('about:blank')
    await page.goto(`${server.address}/invitation#${token}`)
    await page.getByRole('heading', { name: text('invitation.over') }).waitFor()
    expect(await page.locator('#password').count()).toBe(0)
    await visitor.expectGoodPage('invitation that was used')
    visitor.expectNothingWrong()
  })
})
