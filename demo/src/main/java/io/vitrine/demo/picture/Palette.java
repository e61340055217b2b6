package io.vitrine.demo.picture;

import java.util.random.RandomGenerator;

/**
 * The colours of one picture, drawn before and without regard to its class.
 *
 * @param ground the background's mean colour
 * @param body the subject's main colour, apart from the ground in lightness
 * @param part its second colour, apart from the body in lightness
 * @param detail for small things such as eyes and clock hands: near black or near white, apart from
 *     the body
 * @param reddish red with some jitter, for the classes that are about red and green
 * @param greenish green likewise
 */
record Palette(Tone ground, Tone body, Tone part, Tone detail, Tone reddish, Tone greenish) {
  private static final double APART = 0.22;
  private static final double HUE_JITTER = Math.toRadians(18);

  static Palette draw(RandomGenerator random) {
    double groundLightness = between(random, .25, .75);
    double bodyLightness = apart(random, groundLightness);
    double partLightness = apart(random, bodyLightness);
    double detailLightness = bodyLightness > .5 ? .08 : .93;
    return new Palette(
        new Tone(groundLightness, between(random, .02, .15), hue(random)),
        new Tone(bodyLightness, between(random, .08, .28), hue(random)),
        new Tone(partLightness, between(random, .08, .28), hue(random)),
        new Tone(detailLightness, between(random, 0, .05), hue(random)),
        new Tone(between(random, .35, .5), between(random, .36, .46), jittered(random, Tone.RED)),
        new Tone(
            between(random, .35, .5), between(random, .36, .46), jittered(random, Tone.GREEN)));
  }

  static double between(RandomGenerator random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static double hue(RandomGenerator random) {
    return between(random, 0, 2 * Math.PI);
  }

  private static double jittered(RandomGenerator random, double hue) {
    return hue + between(random, -HUE_JITTER, HUE_JITTER);
  }

  /** A lightness in [.2, .8] at least {@link #APART} away from another. */
  private static double apart(RandomGenerator random, double other) {
    double below = Math.max(0, other - APART - .2);
    double above = Math.max(0, .8 - other - APART);
    double spot = random.nextDouble() * (below + above);
    return spot < below ? .2 + spot : other + APART + (spot - below);
  }
}
