/** What somebody changed in this browser and could not save: it is offered when they come back. */
const keyOf = (userId: string, resource: string) => `aftersale.studio.${userId}.${resource}`

export function readKept(userId: string, resource: string): string | null {
  return localStorage.getItem(keyOf(userId, resource))
}

/** Keeps it as long as the browser has room; a file that is too large for it is kept by the page alone. */
export function keep(userId: string, resource: string, content: string): void {
  try {
    localStorage.setItem(keyOf(userId, resource), content)
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    localStorage.removeItem(keyOf(userId, resource))
  }
}

export const dropKept = (userId: string, resource: string): void => localStorage.removeItem(keyOf(userId, resource))
