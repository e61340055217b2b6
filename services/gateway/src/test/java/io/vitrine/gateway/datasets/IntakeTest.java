package io.vitrine.gateway.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.FileReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static DataSetPicture picture(String path, String content, String label) {
    return DataSetPicture.newBuilder()
        .setFile(
            FileReference.newBuilder().setPath(path).setSha256(ByteString.copyFromUtf8(content)))
        .setLabel(label)
        .build();
  }

  @Test
  void theOrderIsThatOfTheHashesWhoeverAdds() {
    List<DataSetPicture> given =
        new ArrayList<>(
            List.of(picture("z", "1", ""), picture("a", "\u00e9", ""), picture("b", "2", "")));
    List<DataSetPicture> ordered = Intake.checked(given, 10);
    assertThat(ordered).extracting(one -> one.getFile().getPath()).containsExactly("z", "b", "a");
    Collections.reverse(given);
    assertThat(Intake.checked(given, 10)).isEqualTo(ordered);
  }

  @Test
  void aPictureIsInItOnce() {
    assertThat(Intake.checked(List.of(picture("b", "1", "x"), picture("a", "1", "x")), 10))
        .extracting(one -> one.getFile().getPath())
        .containsExactly("a");
    assertThatThrownBy(
            () -> Intake.checked(List.of(picture("a", "1", "x"), picture("b", "1", "y")), 10))
        .hasMessageContaining("a and b are the same picture, labelled 'x' and 'y'");
  }

  @Test
  void whatGrowsKeepsItsPlaces() {
    List<DataSetPicture> there = List.of(picture("b", "2", ""), picture("a", "1", ""));
    List<DataSetPicture> more =
        List.of(picture("a", "1", ""), picture("b", "2", ""), picture("c", "3", ""));
    assertThat(Intake.beyond("set", there, more))
        .extracting(one -> one.getFile().getPath())
        .containsExactly("c");
    assertThat(Intake.beyond("set", there, more.subList(0, 2))).isEmpty();
    assertThatThrownBy(() -> Intake.beyond("set", there, more.subList(1, 3)))
        .hasMessageContaining("1 of its 2 pictures are not among these");
    assertThatThrownBy(
            () -> Intake.beyond("set", there, List.of(picture("a", "1", "x"), more.get(1))))
        .hasMessageContaining("another data set named 'set'");
  }

  @Test
  void limitsAreKept() {
    assertThatThrownBy(() -> Intake.checked(List.of(), 1)).hasMessageContaining("no picture");
    assertThatThrownBy(
            () -> Intake.checked(List.of(picture("a", "1", ""), picture("b", "2", "")), 1))
        .hasMessageContaining("2 pictures, more than 1");
  }
}
