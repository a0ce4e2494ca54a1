import { afterAll, beforeAll, expect, test } from 'vitest'
import { identityProvider } from '../../server/test/identity-provider.ts'
import { type Company, startCompany } from './company.ts'
import { signOut } from './errands.ts'
import { SOON } from './patience.ts'
import { visit } from './visitor.ts'

const provider = await identityProvider()
afterAll(() => provider.close())

let company: Company

beforeAll(async () => {
  company = await startCompany({ env: provider.env })
  await company.hire('ann', 'agent')
})

test.each([
  ['zh-CN', 390],
  ['en', 1440],
] as const)(
  'in %s at %i pixels the identity provider lets in whoever works here, where they wanted to go, and nobody else',
  async (language, width) => {
    const visitor = await visit(language, width)
    const { page, text } = visitor
    const way = page.getByRole('button', { name: text('sso.with', { name: provider.env.AFTERSALE_OIDC_NAME }) })
    await page.goto(`${company.server.address}/cases?state=stuck`)
    await way.waitFor()
    await visitor.expectGoodPage('sign-in with a provider')

    provider.vouchFor({ sub: 'stranger', email: 'stranger@example.com', email_verified: true })
    await way.click()
    await page.getByText(text('sso.failed')).waitFor()
    await visitor.expectGoodPage('not let in')
    await page.goto(`${company.server.address}/sso?error=access_denied`)
    await page.getByText(text('sso.refused')).waitFor()

    await page.goto(`${company.server.address}/cases?state=stuck`)
    provider.vouchFor({ sub: 'ann', email: 'ann@example.com', email_verified: true })
    await way.click()
    await page.getByRole('heading', { level: 1, name: text('places.cases') }).waitFor()
    await expect.poll(() => new URL(page.url()).searchParams.get('state'), SOON).toBe('stuck')
    // What the provider gave stands in no address that is kept.
    expect(page.url()).not.toContain('code=')
    await signOut(visitor)
    await way.waitFor()
    visitor.expectNothingWrong()
    await visitor.context.close()
  },
)
