import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { hasFailed, PartFailure } from '../../../shell/states/part-failure.tsx'
import { Waiting } from '../../../shell/states/waiting.tsx'
import styles from './case-page.module.css'

type SectionProps = {
  readonly title: string
  /** What belongs beside the heading. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** A part of a page under its heading. */
export function Section({ title, beside, children }: SectionProps) {
  const id = useId()
  return (
    <section className="sheet" aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 id={id}>{title}</h2>
        {beside}
      </div>
      <div className={styles.sectionBody}>{children}</div>
    </section>
  )
}

type LoadedProps<T> = {
  readonly title: string
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>
  readonly beside?: ReactNode
  /** Null: there is nothing to show, and so no section. */
  readonly children: (data: T) => ReactNode | null
}

/** A section that loads and fails by itself; one that may not be seen is not there. */
export function LoadedSection<T>({ title, query, beside, children }: LoadedProps<T>) {
  if (query.data !== undefined) {
    const content = children(query.data)
    if (content === null) return null
    return (
      <Section title={title} beside={beside}>
        {content}
      </Section>
    )
  }
  if (query.isPending) {
    return (
      <Section title={title}>
        <Waiting rows={2} />
      </Section>
    )
  }
  if (!hasFailed(query)) return null
  return (
    <Section title={title}>
      <PartFailure query={query} />
    </Section>
  )
}
