package io.vitrine.demo.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawnPicturesTest {
  private final DrawnPictures set = new DrawnPictures(7);

  @Test
  void aPictureDependsOnSeedAndIndexAlone() {
    List<int[]> forwards = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      forwards.add(pixels(set.at(i)));
    }
    IntStream.range(0, 48)
        .parallel()
        .forEach(
            i ->
                assertThat(pixels(new DrawnPictures(7).at(47 - i)))
                    .isEqualTo(forwards.get(47 - i)));
  }

  @Test
  void otherIndicesAndOtherSeedsGiveOtherPictures() {
    assertThat(pixels(set.at(0))).isNotEqualTo(pixels(set.at(16)));
    assertThat(pixels(set.at(0))).isNotEqualTo(pixels(new DrawnPictures(8).at(0)));
  }

  @Test
  void classesTakeTurns() {
    for (int i = 0; i < 32; i++) {
      assertThat(set.at(i).subject()).isEqualTo(Subject.values()[i % 16]);
    }
  }

  @Test
  void posesFillTheirRanges() {
    SplittableRandom random = new SplittableRandom(1);
    List<Pose> poses = IntStream.range(0, 4_000).mapToObj(i -> Pose.draw(random)).toList();
    double turn = Math.toRadians(20);
    assertThat(poses)
        .allMatch(pose -> pose.x() >= .25 && pose.x() <= .75 && pose.y() >= .25 && pose.y() <= .75);
    assertThat(poses)
        .allMatch(
            pose -> pose.scale() >= .6 && pose.scale() <= 1.4 && Math.abs(pose.angle()) <= turn);
    assertThat(poses).anyMatch(pose -> pose.x() < .26).anyMatch(pose -> pose.x() > .74);
    assertThat(poses).anyMatch(pose -> pose.scale() < .62).anyMatch(pose -> pose.scale() > 1.38);
    assertThat(poses)
        .anyMatch(pose -> pose.angle() < -.95 * turn)
        .anyMatch(pose -> pose.angle() > .95 * turn);
  }

  @Test
  void floatsAreChannelsFirstAndBytesChannelsLast() {
    DrawnPicture picture = set.at(3);
    float[] planar = new float[DrawnPictures.FLOATS];
    byte[] interleaved = new byte[DrawnPictures.FLOATS];
    picture.copyTo(planar, 0);
    picture.copyInterleaved(interleaved);
    int pixel = 21 * 64 + 40;
    int rgb = picture.image().getRGB(40, 21);
    for (int channel = 0; channel < 3; channel++) {
      int expected = rgb >> 16 - 8 * channel & 0xff;
      assertThat(planar[channel * 64 * 64 + pixel]).isEqualTo(expected / 255f);
      assertThat(interleaved[3 * pixel + channel] & 0xff).isEqualTo(expected);
    }
  }

  private static int[] pixels(DrawnPicture picture) {
    BufferedImage image = picture.image();
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
