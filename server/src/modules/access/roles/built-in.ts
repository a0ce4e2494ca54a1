import {
  type DataRange,
  type Permission,
  permissionEntry,
  permissionNames,
  type RoleDocument,
} from '@aftersale/contract'

/** The role that may do everything. It is part of the program: no pack can take it away. */
export const ADMINISTRATOR = 'administrator'

/** The role of whoever has none. Where no pack brings it, it is this one. */
export const STAFF = 'staff'

const allowed = permissionNames.filter((name) => permissionEntry(name).staff)

export const builtInStaff: RoleDocument = {
  key: STAFF,
  name: { en: 'Staff', 'zh-CN': '员工' },
  groups: [],
  grants: Object.fromEntries(allowed.map((name): [Permission, DataRange] => [name, 'all'])),
}
