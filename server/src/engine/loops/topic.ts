/** What loops wake up for. Jobs have a topic for each type: `jobs returns.print-label`. */
export const JOBS = 'jobs'
/** With what is new: `messages message <id>`, `messages waiting <instance>`, `messages freed <correlation key>`; without: anything. */
export const MESSAGES = 'messages'
export const SIGNALS = 'signals'
export const TIMERS = 'timers'
export const CALENDARS = 'calendars'

/** How often the timers are looked at (milliseconds): only one that is due sooner needs to wake anybody. */
export const TIMERS_EVERY = 500
