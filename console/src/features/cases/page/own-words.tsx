import type { CaseDetail } from '@aftersale/contract'
import { useQuery } from '@tanstack/react-query'
import { caseTypeQuery } from '../../../api/listings.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { isOwnWords } from '../type-fields/type-field.ts'
import styles from './case-page.module.css'

/** What whoever asked wrote in their own words: what everybody who opens the case looks for first. */
export function OwnWords({ of: one }: { readonly of: CaseDetail }) {
  const language = useLanguage()
  const { data: type } = useQuery({ ...caseTypeQuery(one.type, one.typeVersion), enabled: one.typeVersion !== null })
  const told = type?.document.fields.filter(
    (field) => isOwnWords(field) && type.fieldRights[field.name] !== 'hidden' && one.fields[field.name],
  )
  return told?.map(({ name, label }) => (
    <div key={name} className={styles.wide}>
      <dt>{inLanguage(label, language)}</dt>
      <dd className={styles.words}>{String(one.fields[name])}</dd>
    </div>
  ))
}
