import type { Bilingual } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { caseTypesQuery, personsQuery, templatesQuery, unitsQuery, vocabularyQuery } from '../../api/listings.ts'
import { useMay } from '../../shell/use-may.ts'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import { wordText } from '../../text/words.ts'
import { rolesQuery } from '../access/roles/role-queries.ts'
import { automationsQuery } from '../automations/automation-queries.ts'
import type { AuditEntry } from './audit-query.ts'

/** What the audit writes down by its key, by the name that it has now; what has none, or may not be seen, by its key. */
export function useObjectNames() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [seesRoles, seesSettings, seesFlows] = [useMay('roles.see'), useMay('settings.see'), useMay('flows.see')]
  const persons = useQuery({ ...personsQuery, enabled: useMay('persons.see') }).data?.items
  const roles = useQuery({ ...rolesQuery, enabled: seesRoles }).data?.items
  const units = useQuery({ ...unitsQuery, enabled: seesRoles }).data?.items
  const types = useQuery({ ...caseTypesQuery, enabled: useMay('cases.see') }).data?.items
  const templates = useQuery({ ...templatesQuery, enabled: seesSettings }).data?.items
  const automations = useQuery({ ...automationsQuery, enabled: useMay('automations.see') }).data?.items
  const vocabulary = useQuery({ ...vocabularyQuery, enabled: seesFlows }).data
  const said = (name: Bilingual | undefined) => name && inLanguage(name, language)
  const personName = (email: string) => persons?.find((one) => one.email === email)?.name
  const roleName = (key: string) =>
    key === 'administrator' || key === 'staff'
      ? t(`roles.${key}`)
      : said(roles?.find((one) => one.key === key)?.document.name)
  const unitName = (key: string) => said(units?.find(({ unit }) => unit === key)?.name)
  const definitions = vocabulary && [
    ...vocabulary.processes,
    ...vocabulary.decisions,
    ...vocabulary.forms,
    ...vocabulary.calendars,
  ]
  const nameOf = (object: AuditEntry['object'], key: string): string | undefined => {
    switch (object) {
      case 'person':
      case 'sign-in':
      case 'absence':
      case 'group-member':
      case 'role-assignment':
        return personName(key)
      case 'role':
        return roleName(key)
      case 'unit':
        return unitName(key)
      case 'case-type':
        return said(types?.find((one) => one.key === key)?.name)
      case 'message-template':
        return said(templates?.find((one) => one.key === key)?.name)
      case 'automation':
        return said(automations?.find((one) => one.key === key)?.document.name)
      case 'definition':
        return said(definitions?.find((one) => one.key === key)?.name)
      default:
        return undefined
    }
  }
  const valueOf = (path: string, value: string): string | undefined => {
    switch (path) {
      case 'role':
        return roleName(value)
      case 'unit':
      case 'parent':
        return unitName(value)
      case 'group_key':
        return wordText('group', value, t)
      case 'person':
      case 'deputy':
        return personName(value)
      case 'source':
        return wordText('source', value, t)
      default:
        return undefined
    }
  }
  return {
    /** What an entry is about, by name; by its key where it has none. */
    objectName: ({ object, name }: AuditEntry) => nameOf(object, name) ?? name,
    /** A value that was written, as people read it. */
    valueText: (path: string, value: unknown) =>
      typeof value === 'string' ? (valueOf(path, value) ?? value) : JSON.stringify(value),
  }
}
