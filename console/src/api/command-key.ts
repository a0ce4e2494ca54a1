/** A key under which a command is done once. `randomUUID` is for pages over HTTPS alone, and not all are. */
export const commandKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
