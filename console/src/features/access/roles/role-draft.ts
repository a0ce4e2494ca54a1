import {
  type ConditionalRange,
  type DataRange,
  type Permission,
  permissionEntry,
  permissionNames,
  type RoleDocument,
} from '@aftersale/contract'

export type RoleDraft = Pick<RoleDocument, 'key' | 'name' | 'groups' | 'grants'>

export const emptyRole: RoleDraft = { key: '', name: { en: '', 'zh-CN': '' }, groups: [], grants: {} }

/** What may be chosen for a permission: nothing, and the ranges that make sense for what it is about. */
export function rangesFor(permission: Permission): readonly DataRange[] {
  const { reach } = permissionEntry(permission)
  if (reach === 'company') return ['all']
  return reach === 'records' ? ['unit', 'unit-and-below', 'all'] : ['own', 'unit', 'unit-and-below', 'all']
}

/** The draft with a permission granted on a range, or not any more. A condition is written in the studio and stays as it is. */
export function granted(draft: RoleDraft, permission: Permission, range: DataRange | null): RoleDraft {
  const { [permission]: _before, ...others } = draft.grants
  return { ...draft, grants: range === null ? others : { ...others, [permission]: range } }
}

export const isConditional = (range: DataRange | ConditionalRange | undefined): range is ConditionalRange =>
  typeof range === 'object'

/** Permissions by what stands before the dot, in the order of the contract. */
export const permissionGroups = [...Map.groupBy(permissionNames, (name) => name.split('.')[0] ?? '')]
