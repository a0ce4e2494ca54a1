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
  'draft',
  'pilot',
  'price-list',
  'word',
  'portal',
  'warehouse',
  'retention',
  'export',
] as const satisfies readonly AuditEntry['object'][]

/** What entries are about and what was done, in words. */
export function useAuditWords() {
  const { t } = useTranslation()
  const object = (name: AuditEntry['object']) => t(`audit.objects.${name}`)
  const paths: Readonly<Record<string, string>> = {
    name: t('people.name'),
    email: t('signIn.email'),
    role: t('people.role'),
    unit: t('people.unit'),
    parent: t('unit.parent'),
    source: t('unit.shops'),
    group_key: t('people.group'),
    password: t('signIn.password'),
    two_factor_enabled: t('people.twoFactor'),
    left_at: t('people.leftAt'),
    address: t('audit.address'),
    device: t('account.device'),
    deputy: t('absence.deputy'),
    person: t('absence.person'),
    starts_at: t('absence.from'),
    ends_at: t('absence.to'),
    'value.colour': t('audit.portal.colour'),
    'value.logo.digest': t('audit.portal.logo'),
    'value.returnAddress': t('audit.portal.returnAddress'),
    'value.sendsCodes': t('audit.portal.sendsCodes'),
    version: t('role.version'),
    code: t('incident.why'),
  }
  return {
    object,
    path: (path: string) => paths[path] ?? path.replace(/^(document|value)\./, ''),
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
