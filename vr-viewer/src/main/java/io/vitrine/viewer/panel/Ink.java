package io.vitrine.viewer.panel;

/** Colours of panels, 0xAARRGGBB in sRGB. All text stands at least 7:1 against its ground. */
final class Ink {
  static final int GROUND = 0xff0b0e14;
  static final int RIM = 0xff42536b;
  static final int TEXT = 0xffffffff;
  static final int SOFT = 0xffc3d2e6;
  static final int KEY = 0xff1f2a3a;
  static final int KEY_ON = 0xff2f4a78;
  static final int TRACK = 0xff1b2430;
  static final int BAR = 0xfff0a040;
  static final int MARK = 0xff9fe0ff;
  static final int WARNING = 0xffffb86b;

  private Ink() {}
}
