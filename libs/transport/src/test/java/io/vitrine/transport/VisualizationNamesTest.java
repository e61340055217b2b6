package io.vitrine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.vitrine.protocol.Objective;
import io.vitrine.protocol.Preprocessing;
import io.vitrine.protocol.VisualizationRecipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisualizationNamesTest {
  private static final VisualizationRecipe RECIPE =
      VisualizationRecipe.newBuilder().setMethod("fourier").setSteps(512).build();
  private static final Objective OBJECTIVE =
      Objective.newBuilder().setValue("conv").setChannel(3).build();

  /** The message with one field changed, for each of its fields. */
  private static <M extends Message> List<M> changed(M message, Class<M> type) {
    List<M> changed = new ArrayList<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      Message.Builder builder = message.toBuilder();
      if (field.isRepeated()) {
        builder.addRepeatedField(field, 0.25f);
      } else {
        builder.setField(field, other(field));
      }
      changed.add(type.cast(builder.build()));
    }
    return changed;
  }

  private static Object other(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case INT -> 77;
      case LONG -> 77L;
      case FLOAT -> 0.77f;
      case BOOLEAN -> true;
      case STRING -> "other";
      case BYTE_STRING -> ByteString.copyFromUtf8("other");
      case ENUM -> secondOf(field.getEnumType().getValues());
      case MESSAGE -> Preprocessing.newBuilder().setWidth(7).build();
      case DOUBLE -> 0.77;
    };
  }

  private static EnumValueDescriptor secondOf(List<EnumValueDescriptor> values) {
    return values.get(1);
  }

  @Test
  void everyFieldOfRecipeAndObjectiveIsPartOfTheName() {
    List<String> names = new ArrayList<>();
    names.add(ContentNames.visualization(RECIPE, OBJECTIVE));
    changed(RECIPE, VisualizationRecipe.class)
        .forEach(recipe -> names.add(ContentNames.visualization(recipe, OBJECTIVE)));
    changed(Preprocessing.getDefaultInstance(), Preprocessing.class)
        .forEach(
            preprocessing ->
                names.add(
                    ContentNames.visualization(
                        RECIPE.toBuilder().setPreprocessing(preprocessing).build(), OBJECTIVE)));
    changed(OBJECTIVE, Objective.class)
        .forEach(objective -> names.add(ContentNames.visualization(RECIPE, objective)));
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[0-9a-f]{64}"));
  }

  @Test
  void equalQuestionsHaveEqualNames() {
    assertThat(
            ContentNames.visualization(RECIPE.toBuilder().build(), OBJECTIVE.toBuilder().build()))
        .isEqualTo(ContentNames.visualization(RECIPE, OBJECTIVE));
  }
}
