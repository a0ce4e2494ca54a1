import { type Caller, type Permission, permissionEntry, permissionNames } from '@aftersale/contract'

const STAFF = permissionNames.filter((name) => permissionEntry(name).staff)

/** What an administrator may do, and what everybody may who works here and has no role yet. */
export const permissionsOf = (role: Caller['role']): Permission[] =>
  role === 'administrator' ? [...permissionNames] : [...STAFF]
