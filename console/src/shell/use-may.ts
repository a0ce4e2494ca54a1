import type { Permission } from '@aftersale/contract'
import { useMe } from './use-me.ts'

/** Whether one has a permission at all; on which records, the server says. For pages inside the staff's frame only. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission)
