import type { Client } from '@aftersale/contract'
import { type Account } from './accounts.ts'
import { reach } from './reach.ts'
import { visitor } from './visitor.ts'
import type { World } from './world.ts'

/** The clients by which the staff works: each signs in when there is something to do for the first time. */
export interface StaffClients {
  of(account: Account): Promise<Client | null>
}

/** People who are new are invited by the administrator and choose their password; the others sign in by it. */
export function staffClients(world: World, url: string): StaffClients {
  const clients = new Map<string, Promise<Client | null>>()
  let persons: ReadonlyMap<string, string> | null = null
  const personOf = async (email: string) => {
    if (persons === null) {
      const listed = await world.ask('listPersons', () => world.admin.listPersons())
      persons = new Map((listed?.items ?? []).map(({ email: mail, id }) => [mail, id]))
    }
    return persons.get(email)
  }
  const enter = async ({ email, password }: Account): Promise<Client | null> => {
    const client = visitor(url)
    const id = await personOf(email)
    if (id === undefined) return null
    const invitation = await reach(world.signal, () => world.admin.invitePerson({ params: { id } }))
    if (invitation.ok) {
      const { token } = invitation.value
      const accepted = await reach(world.signal, () => client.acceptInvitation({ body: { token, password } }))
      // A server killed under the call may have taken the password: then it lets in.
      if (accepted.ok) return client
    }
    const entered = await world.ask('signIn', () => client.signIn({ body: { email, password } }))
    return entered === null ? null : client
  }
  return {
    of: (account) => {
      const known = clients.get(account.email)
      if (known !== undefined) return known
      const client = enter(account)
      clients.set(account.email, client)
      return client
    },
  }
}
