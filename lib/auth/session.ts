/** Longest life of a session, used or not: a deciding day (T05). */
export const SESSION_HOURS = 8
/** Minutes without a request after which a session is over (T05). */
export const IDLE_MINUTES = 30
