package io.vitrine.transport;

/** What a handler says of a delivered record. */
public enum Outcome {
  /** Done; it is not delivered again. */
  ACCEPT,
  /** Not done for now; it is delivered again, here or elsewhere. */
  RELEASE,
  /** It cannot be done; it is not delivered again. */
  REJECT
}
