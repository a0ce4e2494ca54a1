import type { Vocabulary } from '@aftersale/contract'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from '../wording/wording.module.css'

type TemplateUsesProps = { readonly uses: Vocabulary['templates'][number]['usedBy'] }

/** Which steps of which flows, and which automations, send this message. */
export function TemplateUses({ uses }: TemplateUsesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const texts = uses.map(({ name, step }) =>
    step === null
      ? t('studioWording.byAutomation', { name: inLanguage(name, language) })
      : t('studioWording.byStep', { flow: inLanguage(name, language), step: inLanguage(step, language) }),
  )
  return (
    <section aria-labelledby="template-uses">
      <h3 id="template-uses">{t('studioWording.uses')}</h3>
      {texts.length === 0 ? <p className="quiet">{t('studioWording.noUses')}</p> : null}
      <ul className={styles.uses}>
        {[...new Set(texts)].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
