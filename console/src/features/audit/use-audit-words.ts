import { useTranslation } from 'react-i18next'
import type { AuditEntry } from './audit-query.ts'

export const auditObjects = [
  'sign-in',
  'person',
  'role-assignment',
  'group-member',
  'role',
  'unit',
  'absence',
  'api-key',
  'case-type',
  'field',
  'message-template',
  'automation',
  'definition',
  'price-list',
  'warehouse',
  'retention',
  'export',
] as const satisfies readonly AuditEntry['object'][]

/** What entries are about and what was done, in words. */
export function useAuditWords() {
  const { t } = useTranslation()
  const object = (name: AuditEntry['object']) => t(`audit.objects.${name}`)
  return {
    object,
    deed: ({ object: kind, action }: AuditEntry) =>
      kind === 'sign-in' && (action === 'added' || action === 'removed')
        ? t(action === 'added' ? 'audit.signedIn' : 'audit.signedOut')
        : t(`audit.actions.${action}`, { object: object(kind) }),
    who: ({ person, apiKey, via }: AuditEntry) => {
      if (apiKey !== null) return t('audit.byKey', { key: apiKey })
      return person?.name ?? t(`audit.via.${via}`)
    },
  }
}
