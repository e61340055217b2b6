package io.vitrine.viewer.xr;

/**
 * How someone wears a headset.
 *
 * @param seated heights count from the eye, which is 1.20 m high
 * @param leftHanded the left hand points at first, and the map is at the right wrist
 * @param smoothTurn the stick turns evenly instead of by steps of 30 degrees
 * @param binding "egl" or "xlib"; empty: whatever the runtime takes
 */
public record HeadsetSettings(
    boolean seated, boolean leftHanded, boolean smoothTurn, String binding) {
  public static final HeadsetSettings DEFAULT = new HeadsetSettings(false, false, false, "");
}
