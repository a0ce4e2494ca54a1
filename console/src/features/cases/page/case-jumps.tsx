import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTabStrip } from '../../../shell/strip/use-tab-strip.ts'
import styles from './case-page.module.css'

const PARTS = [
  { id: 'step', text: 'case.next' },
  { id: 'talk', text: 'conversation.title' },
  { id: 'happened', text: 'timeline.title' },
  { id: 'around', text: 'case.around' },
] as const

/** On a phone: the parts of a case, the one that is being read marked. */
export function CaseJumps() {
  const { t } = useTranslation()
  const present = usePartInView()
  const { ref, className } = useTabStrip(present)
  return (
    <nav className={styles.jumps} aria-label={t('case.parts')}>
      <div ref={ref} className={`${className} ${styles.strip}`}>
        {PARTS.map(({ id, text }) => (
          <a key={id} href={`#${id}`} aria-current={id === present ? 'location' : undefined}>
            {t(text)}
          </a>
        ))}
      </div>
    </nav>
  )
}

/** The first part that reaches below the jumps: what one reads there. */
function usePartInView(): string {
  const [inView, setInView] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        setInView((before) => {
          const after = new Set(before)
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) after.add(target.id)
            else after.delete(target.id)
          }
          return after
        })
      },
      { rootMargin: '-80px 0px -60% 0px' },
    )
    for (const { id } of PARTS) {
      const part = document.getElementById(id)
      if (part !== null) observer.observe(part)
    }
    return () => observer.disconnect()
  }, [])
  return (PARTS.find(({ id }) => inView.has(id)) ?? PARTS[0]).id
}
