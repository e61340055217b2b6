package io.vitrine.demo.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Chi-square tests at p = .001 on drawn pictures: a class must not be told by its colours or its
 * background.
 */
class IndependenceTest {
  private static final int PICTURES = 3_200;
  private static final int HUES = 8;

  /** Normal deviate of p = .001, one-sided. */
  private static final double DEVIATE = 3.09;

  private record Facts(Subject subject, int clutter, int groundHue, int wholeHue, int middleHue) {}

  private static List<Facts> facts = List.of();

  @BeforeAll
  static void draw() {
    DrawnPictures set = new DrawnPictures(11);
    facts = IntStream.range(0, PICTURES).parallel().mapToObj(i -> facts(set.at(i))).toList();
  }

  @Test
  void theKindOfBackgroundIsIndependentOfTheClass() {
    assertThat(excess(Facts::clutter, 2, subject -> true)).isNegative();
  }

  @Test
  void theBackgroundsColourIsIndependentOfTheClass() {
    assertThat(excess(Facts::groundHue, HUES, subject -> true)).isNegative();
  }

  @Test
  void thePicturesColourIsIndependentOfTheClass() {
    assertThat(excess(Facts::wholeHue, HUES, subject -> !subject.aboutColour())).isNegative();
  }

  @Test
  void aClassThatIsAboutColourIsCaught() {
    assertThat(excess(Facts::middleHue, HUES, Subject::aboutColour)).isPositive();
  }

  /**
   * The chi-square statistic of bins against classes, less what independence exceeds once in a
   * thousand times.
   */
  private static double excess(ToIntFunction<Facts> bin, int bins, Predicate<Subject> taken) {
    double[][] counts = new double[DrawnPictures.CLASSES][bins];
    double[] perBin = new double[bins];
    double total = 0;
    for (Facts fact : facts) {
      if (taken.test(fact.subject())) {
        counts[fact.subject().ordinal()][bin.applyAsInt(fact)]++;
        perBin[bin.applyAsInt(fact)]++;
        total++;
      }
    }
    double statistic = 0;
    int classes = 0;
    for (double[] row : counts) {
      double perClass = IntStream.range(0, bins).mapToDouble(i -> row[i]).sum();
      classes += perClass > 0 ? 1 : 0;
      for (int i = 0; i < bins && perClass > 0; i++) {
        double expected = perClass * perBin[i] / total;
        statistic += expected == 0 ? 0 : (row[i] - expected) * (row[i] - expected) / expected;
      }
    }
    return statistic - critical((classes - 1) * (bins - 1));
  }

  /** Wilson and Hilferty's approximation. */
  private static double critical(int degrees) {
    double part = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - part + DEVIATE * Math.sqrt(part), 3);
  }

  private static Facts facts(DrawnPicture picture) {
    BufferedImage image = picture.image();
    int side = DrawnPictures.SIDE;
    int corner = hue(image, 0, 0, 4);
    double[] middle = bodyCentre(image);
    return new Facts(
        picture.subject(),
        picture.cluttered() ? 1 : 0,
        corner,
        hue(image, 0, 0, side),
        bin(middle[0], middle[1]));
  }

  /** Bin of the mean colour of a square. */
  private static int hue(BufferedImage image, int left, int top, int size) {
    double along = 0;
    double across = 0;
    for (int y = top; y < top + size; y++) {
      for (int x = left; x < left + size; x++) {
        double[] place = opponent(image.getRGB(x, y));
        along += place[0];
        across += place[1];
      }
    }
    return bin(along, across);
  }

  /**
   * The middle of the most coloured pixels: the upper shape of the classes about colour lies around
   * it.
   */
  private static double[] bodyCentre(BufferedImage image) {
    double weight = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < DrawnPictures.SIDE; y++) {
      for (int x = 0; x < DrawnPictures.SIDE; x++) {
        double[] place = opponent(image.getRGB(x, y));
        double chroma = Math.pow(Math.hypot(place[0], place[1]), 4);
        weight += chroma;
        sumX += chroma * x;
        sumY += chroma * y;
      }
    }
    return opponent(image.getRGB((int) (sumX / weight), (int) (sumY / weight)));
  }

  private static double[] opponent(int rgb) {
    double red = rgb >> 16 & 0xff;
    double green = rgb >> 8 & 0xff;
    double blue = rgb & 0xff;
    return new double[] {red - (green + blue) / 2, (green - blue) * Math.sqrt(3) / 2};
  }

  private static int bin(double along, double across) {
    double turn = Math.atan2(across, along) / (2 * Math.PI) + 1;
    return (int) (turn * HUES) % HUES;
  }
}
