import type { Client } from '@aftersale/contract'
import { createClient } from '@aftersale/contract'
import { expect, vi } from 'vitest'
import { browserFetch, valueOf } from '../../server/test/http-server.ts'
import { administrator } from './errands.ts'
import { SOON } from './patience.ts'
import { type RunningServer, startServer } from './server.ts'
import { type Visitor, visit } from './visitor.ts'

const PASSWORD = 'correct horse battery'

export type Company = {
  readonly server: RunningServer
  readonly admin: Client
  /** A colleague in a role in a unit, or that at the top, by the first part of the e-mail address; answers a client of theirs. */
  readonly hire: (name: string, role: string, unit?: string) => Promise<Client>
  /** A browser in which that colleague, or the administrator, is signed in. */
  readonly sitDown: (name: string, language: 'zh-CN' | 'en', width: number) => Promise<Visitor>
  /** Opens a case of a type; answers its number. */
  readonly open: (type: string, more: object) => Promise<string>
  /** Takes return requests of the shop's in by a table; answers the numbers of the cases that a rule handed to a person. */
  readonly takeIn: (rows: readonly string[]) => Promise<string[]>
}

let asked = 0
export const newKey = (): string => `k${(asked += 1)}`

/** A server with an administrator and whoever is hired, everything written over the API: pages are opened to be looked at. */
export async function startCompany(settings: Parameters<typeof startServer>[0] = {}): Promise<Company> {
  const server = await startServer(settings)
  const { address } = server
  const admin = createClient(address, { fetch: browserFetch(address) })
  const [, token = ''] = server.setUpLink.split('#')
  valueOf(await admin.setUp({ body: { ...administrator, token } }))

  const hire = async (name: string, role: string, inUnit?: string): Promise<Client> => {
    const email = `${name}@example.com`
    const added = valueOf(await admin.addPersons({ body: { items: [{ key: newKey(), name, email }] } }))
    const id = added.items[0]?.done?.id ?? ''
    const { token: invitation } = valueOf(await admin.invitePerson({ params: { id } }))
    const units = valueOf(await admin.listOrganisationUnits()).items
    const unit = inUnit ?? units.find(({ parent }) => parent === null)?.unit ?? ''
    valueOf(await admin.changeAssignments({ body: { items: [{ key: newKey(), person: email, role, unit }] } }))
    const client = createClient(address, { fetch: browserFetch(address) })
    valueOf(await client.acceptInvitation({ body: { token: invitation, password: PASSWORD } }))
    return client
  }
  const sitDown = async (name: string, language: 'zh-CN' | 'en', width: number) => {
    const visitor = await visit(language, width)
    const data = name === '' ? administrator : { email: `${name}@example.com`, password: PASSWORD }
    const { email, password } = data
    await visitor.context.request.post(`${address}/api/auth/sign-in`, {
      headers: { origin: address },
      data: { email, password },
    })
    return visitor
  }
  const open = async (type: string, more: object) => {
    const items = [{ key: newKey(), type, source: 'shop', ...more }]
    const [outcome] = valueOf(await admin.openCases({ body: { items } })).items
    if (!outcome?.done) throw new Error(JSON.stringify(outcome?.refusal))
    return outcome.done.number
  }
  const takeIn = async (rows: readonly string[]) => {
    const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
    const body = new Blob([[header, ...rows].join('\n')])
    valueOf(await admin.startImport({ query: { source: 'shop', fileName: 'shop.csv' }, body }))
    const asks = rows.filter((row) => row.startsWith('C')).length
    const handedOver = async () =>
      valueOf(await admin.listTasks({ query: { limit: 200 } })).items.filter(
        ({ subject }) => subject.reason === 'tooOld',
      )
    await vi.waitFor(async () => expect(await handedOver()).toHaveLength(asks), SOON)
    return (await handedOver()).map(({ caseNumber }) => caseNumber)
  }
  return { server, admin, hire, sitDown, open, takeIn }
}
