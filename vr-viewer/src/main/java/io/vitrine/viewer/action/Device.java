package io.vitrine.viewer.action;

/** What is in the walker's hands. */
public enum Device {
  /** A pointer with buttons and a wheel, and nothing else. */
  MOUSE,
  /** A keyboard, beside whatever points. */
  KEYS,
  /** A ray from the hand with one trigger, and nothing else. */
  RAY,
  /** The sticks, grips and buttons of two controllers, beside a ray from one of them. */
  CONTROLLER
}
