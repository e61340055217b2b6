package io.vitrine.gateway.datasets;

import com.google.protobuf.ByteString;
import io.vitrine.protocol.DataSetPicture;
import io.vitrine.protocol.Problem.Reason;
import io.vitrine.transport.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which of the pictures that someone gives make a data set, and in which order. */
final class Intake {
  private static final int LONGEST_LABEL = 200;
  private static final Comparator<DataSetPicture> BY_HASH =
      Comparator.comparing(
          picture -> picture.getFile().getSha256(), ByteString.unsignedLexicographicalComparator());

  private Intake() {}

  /**
   * Each picture once, by its hash: an order that has nothing to do with what is shown, and that is
   * the same whoever adds them.
   */
  static List<DataSetPicture> checked(List<DataSetPicture> given, int limit) {
    if (given.isEmpty()) {
      throw ProblemException.caller(
          Reason.INVALID,
          "the data set has no picture",
          "Give a folder, a ZIP or a CSV with some.");
    }
    if (given.size() > limit) {
      throw ProblemException.caller(
          Reason.LIMIT,
          given.size() + " pictures, more than " + limit,
          "Give fewer, or raise VITRINE_GATEWAY_PICTURES_LIMIT.");
    }
    Map<ByteString, DataSetPicture> once = new HashMap<>();
    for (DataSetPicture picture : given) {
      String path = picture.getFile().getPath();
      if (path.isBlank() || picture.getLabel().length() > LONGEST_LABEL) {
        throw ProblemException.caller(
            Reason.INVALID,
            path.isBlank()
                ? "a picture was given without its path"
                : "the label of %s has more than %d characters".formatted(path, LONGEST_LABEL),
            "Say what the picture is called and what it shows, in short.");
      }
      DataSetPicture twin = once.merge(picture.getFile().getSha256(), picture, Intake::first);
      if (!twin.getLabel().equals(picture.getLabel())) {
        throw ProblemException.caller(
            Reason.INVALID,
            "%s and %s are the same picture, labelled '%s' and '%s'"
                .formatted(twin.getFile().getPath(), path, twin.getLabel(), picture.getLabel()),
            "Leave one of them out.");
      }
    }
    return once.values().stream().sorted(BY_HASH).toList();
  }

  private static DataSetPicture first(DataSetPicture one, DataSetPicture other) {
    return one.getFile().getPath().compareTo(other.getFile().getPath()) <= 0 ? one : other;
  }

  private record Content(ByteString sha256, String label) {
    static Content of(DataSetPicture picture) {
      return new Content(picture.getFile().getSha256(), picture.getLabel());
    }
  }

  /** Those of the given that are not there yet; refused where one that is there is not given. */
  static List<DataSetPicture> beyond(
      String name, List<DataSetPicture> there, List<DataSetPicture> given) {
    Set<Content> missing = new HashSet<>();
    there.forEach(picture -> missing.add(Content.of(picture)));
    List<DataSetPicture> fresh = new ArrayList<>();
    for (DataSetPicture picture : given) {
      if (!missing.remove(Content.of(picture))) {
        fresh.add(picture);
      }
    }
    if (!missing.isEmpty()) {
      throw ProblemException.caller(
          Reason.ALREADY_EXISTS,
          "there is another data set named '%s': %d of its %d pictures are not among these"
              .formatted(name, missing.size(), there.size()),
          "Give this one another name, or remove that one first; pictures may only come to it.");
    }
    return fresh;
  }
}
