import { type Caller, permissionNames } from '@aftersale/contract'

/** An administrator whom flows know by this name, as a caller. */
export const administrator = (email: string): Caller => ({
  via: 'session',
  userId: '00000000-0000-7000-8000-000000000001',
  name: email,
  email,
  role: 'administrator',
  twoFactor: false,
  permissions: [...permissionNames],
})
