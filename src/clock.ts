/** Where the time comes from: the system clock in `app.ts`, a clock that tests set by hand elsewhere. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
}
