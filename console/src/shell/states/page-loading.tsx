import { StatePage } from './state-page.tsx'
import { Waiting } from './waiting.tsx'

/** A page whose script is on its way. */
export function PageLoading() {
  return (
    <StatePage>
      <Waiting rows={6} />
    </StatePage>
  )
}
