package io.vitrine.demo.picture;

import static io.vitrine.demo.picture.Brush.arc;
import static io.vitrine.demo.picture.Brush.box;
import static io.vitrine.demo.picture.Brush.disc;
import static io.vitrine.demo.picture.Brush.ellipse;
import static io.vitrine.demo.picture.Brush.line;
import static io.vitrine.demo.picture.Brush.path;
import static io.vitrine.demo.picture.Brush.polygon;

import java.util.random.RandomGenerator;

/** Things made of parts. */
final class ComposedSubjects {
  private ComposedSubjects() {}

  static void face(Brush brush, Palette palette, RandomGenerator random) {
    double width = Palette.between(random, .72, .9);
    double eyes = Palette.between(random, .28, .36);
    brush.fill(palette.body(), ellipse(0, 0, width, .98));
    for (int side = -1; side <= 1; side += 2) {
      brush.fill(palette.detail(), ellipse(side * eyes, -.25, .13, .17));
    }
    brush.stroke(palette.part(), .13, line(0, -.08, 0, .2));
    brush.stroke(palette.detail(), .15, arc(0, .2, .4, 205, 130));
  }

  static void house(Brush brush, Palette palette, RandomGenerator random) {
    double eaves = Palette.between(random, -.2, .0);
    brush.fill(palette.body(), box(-.75, eaves, .75, .95));
    brush.fill(palette.part(), polygon(-1, eaves, 0, -.98, 1, eaves));
    brush.fill(palette.detail(), box(-.5, .35, -.1, .95));
    brush.fill(palette.detail(), box(.2, .25, .55, .6));
  }

  static void tree(Brush brush, Palette palette, RandomGenerator random) {
    brush.fill(palette.part(), box(-.14, .1, .14, 1));
    double spread = Palette.between(random, .38, .48);
    brush.fill(palette.body(), disc(0, -.55, .45));
    brush.fill(palette.body(), disc(-spread, -.1, .42));
    brush.fill(palette.body(), disc(spread, -.1, .42));
    brush.fill(palette.body(), disc(0, -.15, .42));
  }

  static void flower(Brush brush, Palette palette, RandomGenerator random) {
    int petals = 5 + random.nextInt(2);
    double turn = random.nextDouble() * Math.PI;
    brush.stroke(palette.part(), .12, line(0, -.2, 0, 1));
    brush.fill(palette.part(), ellipse(.27, .72, .25, .12));
    for (int i = 0; i < petals; i++) {
      double angle = turn + i * 2 * Math.PI / petals;
      brush.fill(
          palette.body(),
          disc(.42 * StrictMath.cos(angle), -.3 + .42 * StrictMath.sin(angle), .25));
    }
    brush.fill(palette.detail(), disc(0, -.3, .22));
  }

  static void fish(Brush brush, Palette palette, RandomGenerator random) {
    double height = Palette.between(random, .42, .56);
    brush.fill(palette.part(), polygon(.35, 0, 1, -.5, .85, 0, 1, .5));
    brush.fill(palette.part(), polygon(-.3, -height * .7, .1, -height - .28, .3, -height * .6));
    brush.fill(palette.body(), ellipse(-.2, 0, .75, height));
    brush.fill(palette.detail(), disc(-.6, -.1, .11));
    brush.stroke(palette.part(), .08, arc(-.55, 0, .4, -50, 100));
  }

  static void car(Brush brush, Palette palette, RandomGenerator random) {
    double roof = Palette.between(random, -.6, -.45);
    brush.fill(palette.body(), polygon(-.65, .0, -.4, roof, .3, roof, .6, .0));
    brush.fill(palette.body(), box(-1, -.02, 1, .42));
    brush.fill(palette.part(), polygon(-.47, -.02, -.32, roof + .13, -.06, roof + .13, -.06, -.02));
    brush.fill(palette.part(), polygon(.06, -.02, .06, roof + .13, .24, roof + .13, .43, -.02));
    for (int side = -1; side <= 1; side += 2) {
      brush.fill(palette.detail(), disc(side * .55, .42, .27));
      brush.fill(palette.part(), disc(side * .55, .42, .1));
    }
  }

  static void clock(Brush brush, Palette palette, RandomGenerator random) {
    brush.fill(palette.part(), disc(0, 0, .98));
    brush.fill(palette.body(), disc(0, 0, .8));
    for (int hour = 0; hour < 12; hour += 3) {
      double angle = hour * Math.PI / 6;
      double x = StrictMath.sin(angle);
      double y = -StrictMath.cos(angle);
      brush.stroke(palette.detail(), .1, line(.6 * x, .6 * y, .7 * x, .7 * y));
    }
    double minute = random.nextInt(12) * Math.PI / 6;
    double hour = minute + (2 + random.nextInt(8)) * Math.PI / 6;
    brush.stroke(
        palette.detail(),
        .1,
        line(0, 0, .58 * StrictMath.sin(minute), -.58 * StrictMath.cos(minute)));
    brush.stroke(
        palette.detail(), .14, line(0, 0, .38 * StrictMath.sin(hour), -.38 * StrictMath.cos(hour)));
  }

  static void cup(Brush brush, Palette palette, RandomGenerator random) {
    double base = Palette.between(random, .32, .45);
    brush.fill(palette.part(), ellipse(-.1, .85, .9, .14));
    brush.stroke(palette.body(), .16, arc(.5, .05, .36, -100, 200));
    brush.fill(palette.body(), polygon(-.75, -.5, .55, -.5, base - .1, .8, -base - .1, .8));
    brush.fill(palette.body(), ellipse(-.1, -.5, .65, .18));
    brush.fill(palette.detail(), ellipse(-.1, -.5, .52, .11));
    brush.stroke(palette.part(), .07, path(-.25, -.72, -.15, -.82, -.25, -.92));
    brush.stroke(palette.part(), .07, path(.05, -.72, .15, -.82, .05, -.92));
  }
}
