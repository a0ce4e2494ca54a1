import type { ModelKind } from '@aftersale/contract'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { Model } from '../studio-queries.ts'
import { DraftMark } from './draft-mark.tsx'
import { type Matter, MODEL_KINDS } from './found-models.ts'
import styles from './models.module.css'

/** A card for each kind of case: its rules, its flow, its forms and messages, each a link. */
export function MatterCards({ matters }: { readonly matters: readonly Matter[] }) {
  const language = useLanguage()
  const sorted = matters.toSorted((one, other) =>
    inLanguage(one.name, language).localeCompare(inLanguage(other.name, language), language),
  )
  return (
    <ul className={styles.cards}>
      {sorted.map(({ key, name, models }) => (
        <li key={key} className={styles.card}>
          <h2>{inLanguage(name, language)}</h2>
          <dl>
            {MODEL_KINDS.map((kind) => (
              <KindLine key={kind} kind={kind} models={models.filter((model) => model.kind === kind)} />
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

/** Of forms and messages there are many: they fold together behind their number. */
const FOLDED = 3

function KindLine({ kind, models }: { readonly kind: ModelKind; readonly models: readonly Model[] }) {
  const { t } = useTranslation()
  if (models.length === 0) return null
  const links = models.map((model) => <ModelLink key={model.resource} model={model} />)
  return (
    <div className={styles.line}>
      <dt>{t(`studio.views.${kind}`)}</dt>
      <dd>
        {models.length < FOLDED ? (
          links
        ) : (
          <details>
            <summary>{t('studio.count', { count: models.length })}</summary>
            {links}
          </details>
        )}
      </dd>
    </div>
  )
}

function ModelLink({ model }: { readonly model: Model }) {
  const language = useLanguage()
  return (
    <span className={styles.link}>
      <Link to="/studio/models/$resource" params={{ resource: model.resource }}>
        {inLanguage(model.name, language)}
      </Link>
      <DraftMark model={model} />
    </span>
  )
}
